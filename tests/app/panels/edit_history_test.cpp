#include "app/panels/edit_history.h"

#include <doctest/doctest.h>

using namespace headlight;

TEST_CASE("what was done is undone from the newest step on, and done again in the other order") {
  EditHistory history;
  history.add({0, "", "a"});
  history.add({1, "xy", "b"});
  CHECK(history.undo() == TextEdit{1, "b", "xy"});
  CHECK(history.undo() == TextEdit{0, "a", ""});
  CHECK_FALSE(history.undo().has_value());
  CHECK(history.redo() == TextEdit{0, "", "a"});
  CHECK(history.redo() == TextEdit{1, "xy", "b"});
  CHECK_FALSE(history.redo().has_value());
}

TEST_CASE("whoever goes on after undoing cannot do again what was undone") {
  EditHistory history;
  history.add({0, "", "a"});
  history.undo();
  history.add({0, "", "b"});
  CHECK_FALSE(history.redo().has_value());
  CHECK(history.undo() == TextEdit{0, "b", ""});
}

TEST_CASE("the oldest steps are forgotten") {
  EditHistory history;
  for (std::size_t i = 0; i < EditHistory::most_steps + 10; ++i) history.add({i, "", "a"});
  std::size_t count = 0;
  while (history.undo()) ++count;
  CHECK(count == EditHistory::most_steps);
}
