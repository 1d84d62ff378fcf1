#pragma once

#include <functional>

#include "core/math/matrix.h"

namespace headlight {

/// How many threads the calling thread's work may use; at first one. A second one halves the time on an idle machine, but on
/// a busy one all wait for the scheduler.
void set_threads(int threads);
int threads();

namespace detail {
void in_parallel(Index count, const std::function<void(Index)>& f);
}

/// Calls f(0) to f(count - 1), in any order and at the same time. f may not throw.
template <class F>
void in_parallel(Index count, const F& f) {
  detail::in_parallel(count, std::cref(f));
}

}  // namespace headlight
