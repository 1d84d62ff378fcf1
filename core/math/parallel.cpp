#include "core/math/parallel.h"

#include <algorithm>

namespace headlight {
namespace {

thread_local int team = 1;

}  // namespace

void set_threads(int threads) { team = std::max(1, threads); }
int threads() { return team; }

void detail::in_parallel(Index count, const std::function<void(Index)>& f) {
  if (team == 1 || count < 2) {
    for (Index i = 0; i < count; ++i) f(i);
    return;
  }
#pragma omp parallel for schedule(dynamic) num_threads(team)
  for (Index i = 0; i < count; ++i) f(i);
}

}  // namespace headlight
