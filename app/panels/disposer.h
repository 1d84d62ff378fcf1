#pragma once

#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <thread>

#include "app/panels/memo.h"

namespace headlight {

/// Destroys what it is given on a thread of its own, and never lets the giver wait for what was given before.
class Disposer {
 public:
  Disposer();

  void take(Trash trash);

 private:
  void loop(const std::stop_token& quit);

  std::mutex mutex_;
  std::condition_variable_any wake_;
  Trash trash_;
  std::jthread thread_;  // last: it ends before what it uses
};

}  // namespace headlight
