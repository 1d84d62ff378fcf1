#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>

#include "core/trace/run.h"

namespace headlight {

/// Computes traces on a thread of its own. The newest request wins: an older one that waits is forgotten, one that runs is
/// asked to stop, and its answer, should it still come, is dropped.
class Worker {
 public:
  using Compute = std::function<TracePtr(const Input&, std::stop_token)>;
  struct Answer {
    TracePtr trace;
    std::string error;  // a sentence for people, when there is no trace
  };
  /// Called on the worker's thread with the answer; not at all when a newer request came.
  using Post = std::function<void(Answer)>;

  explicit Worker(Compute compute);
  ~Worker();

  void request(Input input, Post post);

 private:
  struct Request {
    Input input;
    Post post;
  };
  void loop(const std::stop_token& quit);
  void answer(const Request& request, const std::stop_token& stop);

  Compute compute_;
  std::mutex mutex_;
  std::condition_variable_any wake_;
  std::optional<Request> next_;
  std::stop_source running_;
  std::jthread thread_;  // last: it ends before what it uses
};

}  // namespace headlight
