#include "app/platform/key_queue.h"

#include <algorithm>

namespace headlight {
namespace {

/// Modifiers are never `down` here, so that Ctrl going down and A reach the same frame, and Ctrl going up waits for the
/// next.
bool ends_batch(const std::vector<KeyEvent>& batch, const KeyEvent& next) {
  const auto pressed = [](const KeyEvent& event) { return event.key != 0 && event.down; };
  const auto typed = [](const KeyEvent& event) { return event.key == 0; };
  return std::ranges::any_of(batch, pressed) || (pressed(next) && std::ranges::any_of(batch, typed));
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
