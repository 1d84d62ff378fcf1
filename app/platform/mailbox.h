#pragma once

#include <functional>
#include <mutex>
#include <utility>
#include <vector>

namespace headlight {

/// Messages from other threads, taken by one thread when it likes. The lock is held for a swap only.
template <typename Message>
class Mailbox {
 public:
  /// `wake` is called on the posting thread after each post.
  explicit Mailbox(std::function<void()> wake = {}) : wake_(std::move(wake)) {}

  void post(Message message) {
    {
      const std::lock_guard lock(mutex_);
      messages_.push_back(std::move(message));
    }
    if (wake_) wake_();
  }

  std::vector<Message> take() {
    const std::lock_guard lock(mutex_);
    return std::exchange(messages_, {});
  }

 private:
  std::mutex mutex_;
  std::vector<Message> messages_;
  std::function<void()> wake_;
};

}  // namespace headlight
