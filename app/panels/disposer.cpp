#include "app/panels/disposer.h"

#include <iterator>
#include <utility>

namespace headlight {

Disposer::Disposer() : thread_([this](const std::stop_token& quit) { loop(quit); }) {}

void Disposer::take(Trash trash) {
  if (trash.empty()) return;
  const std::lock_guard lock(mutex_);
  trash_.insert(trash_.end(), std::move_iterator(trash.begin()), std::move_iterator(trash.end()));
  wake_.notify_one();
}

void Disposer::loop(const std::stop_token& quit) {
  while (true) {
    std::unique_lock lock(mutex_);
    if (!wake_.wait(lock, quit, [&] { return !trash_.empty(); })) return;
    const Trash trash = std::exchange(trash_, {});
    lock.unlock();
  }
}

}  // namespace headlight
