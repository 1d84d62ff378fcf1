#include "app/platform/worker.h"

#include <exception>
#include <utility>

#include "core/base/error.h"

namespace headlight {

Worker::Worker(Compute compute)
    : compute_(std::move(compute)), thread_([this](const std::stop_token& quit) { loop(quit); }) {}

Worker::~Worker() {
  thread_.request_stop();
  const std::lock_guard lock(mutex_);
  running_.request_stop();
}

void Worker::request(Input input, Post post) {
  const std::lock_guard lock(mutex_);
  next_ = Request{std::move(input), std::move(post)};
  running_.request_stop();
  wake_.notify_one();
}

void Worker::loop(const std::stop_token& quit) {
  while (true) {
    std::unique_lock lock(mutex_);
    if (!wake_.wait(lock, quit, [&] { return next_.has_value(); })) return;
    const Request request = *std::exchange(next_, std::nullopt);
    running_ = {};
    const std::stop_token stop = running_.get_token();
    lock.unlock();
    answer(request, stop);
  }
}

void Worker::answer(const Request& request, const std::stop_token& stop) {
  Answer answer;
  try {
    answer.trace = compute_(request.input, stop);
  } catch (const Cancelled&) {
    return;
  } catch (const std::bad_alloc&) {
    answer.error = "There is not enough memory for a text of " + std::to_string(request.input.text.size()) + " bytes.";
  } catch (const std::exception& error) {
    answer.error = error.what();
  }
  if (!stop.stop_requested()) request.post(std::move(answer));
}

}  // namespace headlight
