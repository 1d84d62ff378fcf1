#include "app/panels/shortcuts.h"

#include <doctest/doctest.h>

#include <variant>

using namespace headlight;

TEST_CASE("no two shortcuts share a key, and every line of the list says what it does") {
  const auto all = shortcuts();
  for (std::size_t i = 0; i < all.size(); ++i) {
    CHECK(all[i].keys.empty() == all[i].does.empty());
    for (std::size_t j = 0; j < i; ++j) CHECK_FALSE(all[i].press == all[j].press);
  }
}

TEST_CASE("letters without Ctrl belong to the sentence") {
  const State state;
  for (char letter = 'A'; letter <= 'Z'; ++letter) CHECK_FALSE(command_for(state, {Key::character, letter}).has_value());
  CHECK_FALSE(command_for(state, {Key::enter}).has_value());
  CHECK_FALSE(command_for(state, {Key::left}).has_value());
}

TEST_CASE("plus is also shift and equals") {
  const State state;
  CHECK(std::holds_alternative<ZoomBy>(command_for(state, {Key::character, '=', true, true}).value()));
  CHECK(std::holds_alternative<ZoomBy>(command_for(state, {Key::character, '+', true}).value()));
}

TEST_CASE("in the menu of roles Backspace belongs to what is typed there, elsewhere to the sentence") {
  State state;
  CHECK_FALSE(command_for(state, {Key::backspace}).has_value());
  state.menu = Menu::roles;
  CHECK(std::holds_alternative<EraseRole>(command_for(state, {Key::backspace}).value()));
  CHECK(std::holds_alternative<StepMenu>(command_for(state, {Key::down}).value()));
}

TEST_CASE("arrows and Enter choose only while the examples are open") {
  State state;
  state.menu = Menu::examples;
  CHECK(std::holds_alternative<StepMenu>(command_for(state, {Key::down}).value()));
  CHECK(std::holds_alternative<ChooseMenuRow>(command_for(state, {Key::enter}).value()));
}
