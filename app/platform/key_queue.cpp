#include "app/platform/key_queue.h"

#include <algorithm>

namespace headlight {
namespace {

bool ends_batch(const std::vector<KeyEvent>& batch, const KeyEvent& next) {
  const auto pressed = [&](const KeyEvent& event) {
    return event.key != 0 && event.down && (next.key == 0 || event.key == next.key);
  };
  const auto typed = [](const KeyEvent& event) { return event.key == 0; };
  if (next.key == 0 || !next.down) return std::ranges::any_of(batch, pressed);
  return std::ranges::any_of(batch, typed) || std::ranges::any_of(batch, pressed);
}

}  // namespace

std::vector<KeyEvent> KeyQueue::next_batch() {
  std::vector<KeyEvent> batch;
  while (!events_.empty() && !ends_batch(batch, events_.front())) {
    batch.push_back(events_.front());
    events_.pop_front();
  }
  return batch;
}

}  // namespace headlight
