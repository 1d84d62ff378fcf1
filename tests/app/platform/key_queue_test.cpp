#include "app/platform/key_queue.h"

#include <doctest/doctest.h>

using namespace headlight;

namespace {

constexpr int backspace = 259, control = 341, letter_a = 65;

KeyEvent down(int key) { return {key, true}; }
KeyEvent modifier(int key) { return {key, false}; }  // down or up
KeyEvent up(int key) { return {key, false}; }
KeyEvent typed(unsigned character) { return {0, false, character}; }

std::vector<std::size_t> batches(std::initializer_list<KeyEvent> events) {
  KeyQueue queue;
  for (const KeyEvent& event : events) queue.add(event);
  std::vector<std::size_t> sizes;
  while (!queue.empty()) sizes.push_back(queue.next_batch().size());
  return sizes;
}

}  // namespace

TEST_CASE("a key that went down and up between two frames is down for one frame") {
  CHECK(batches({down(backspace), up(backspace), down(backspace), up(backspace)}) == std::vector<std::size_t>{1, 2, 1});
}

TEST_CASE("Ctrl is down in the frame that sees the letter, whichever is released first") {
  CHECK(batches({modifier(control), down(letter_a), up(letter_a), modifier(control)}) == std::vector<std::size_t>{2, 2});
  CHECK(batches({modifier(control), down(letter_a), modifier(control), up(letter_a)}) == std::vector<std::size_t>{2, 2});
}

TEST_CASE("characters come together, and keys between them keep their place") {
  CHECK(batches({typed('a'), typed('b'), down(backspace), up(backspace), typed('c')}) == std::vector<std::size_t>{2, 1, 2});
}

TEST_CASE("an empty queue has an empty batch") {
  KeyQueue queue;
  CHECK(queue.next_batch().empty());
}
