#include "app/panels/shortcuts.h"

#include <algorithm>
#include <vector>

namespace headlight {
namespace {

KeyPress control(char letter) { return {Key::character, letter, true}; }
KeyPress alt(Key key) { return {key, 0, false, false, true}; }
KeyPress plain(Key key) { return {key}; }

std::vector<Shortcut> make_shortcuts() {
  return {
      {plain(Key::f1), "F1", "this list", OpenMenu{Menu::keys}},
      {plain(Key::escape), "Esc", "release what is open, pinned, zoomed", Release{}},
      {control('1'), "Ctrl 1", "Explore", ShowScreen{Screen::explore}},
      {control('2'), "Ctrl 2", "Compare", ShowScreen{Screen::compare}},
      {control('3'), "Ctrl 3", "two sentences, heads, models", ToggleComparison{}},
      {control('L'), "Ctrl L", "type in the sentence box", FocusText{}},
      {control('E'), "Ctrl E", "examples (then ↑ ↓ Enter)", OpenMenu{Menu::examples}},
      {control('F'), "Ctrl F", "find a head by its role", OpenMenu{Menu::roles}},
      {control('U'), "Ctrl U", "heads by layer, by role", Toggle{Switch::by_role}},
      {control('I'), "Ctrl I", "models (then ↑ ↓ Enter)", OpenMenu{Menu::model}},
      {control('O'), "Ctrl O", "a model beside it, to compare", OpenMenu{Menu::beside}},
      {control('T'), "Ctrl T", "to the twin sentence and back", SwapTwins{}},
      {alt(Key::left), "Alt ← →", "previous, next word", StepWord{-1}},
      {alt(Key::right), "", "", StepWord{1}},
      {alt(Key::up), "Alt ↑ ↓", "layer above, below", StepHead{-1, 0}},
      {alt(Key::down), "", "", StepHead{1, 0}},
      {plain(Key::page_up), "PgUp PgDn", "previous, next head", StepHead{0, -1}},
      {plain(Key::page_down), "", "", StepHead{0, 1}},
      {control('B'), "Ctrl B", "draw the next head below the line", StepBelow{}},
      {control('G'), "Ctrl G", "this head in Compare, or out of it", ToggleHeadCompared{}},
      {control('H'), "Ctrl H", "the heatmap alone", Toggle{Switch::solo}},
      {control('='), "Ctrl + −", "zoom the heatmap", ZoomBy{1.25F}},
      {control('-'), "", "", ZoomBy{.8F}},
      {control(','), "Ctrl , .", "show fewer, more links", StepMass{-.05F}},
      {control('.'), "", "", StepMass{.05F}},
      {control('J'), "Ctrl J", "join word pieces", Toggle{Switch::join_words}},
      {control('K'), "Ctrl K", "dim special tokens", Toggle{Switch::dim_special}},
      {control('R'), "Ctrl R", "transpose", Toggle{Switch::transpose}},
      {control('P'), "Ctrl P", "presenter mode", Toggle{Switch::presenter}},
      {control('D'), "Ctrl D", "light, dark", Toggle{Switch::dark}},
      {control('M'), "Ctrl M", "motion on, off", Toggle{Switch::motion}},
      {control('Q'), "Ctrl Q", "quit", Quit{}},
  };
}

std::optional<Command> menu_command(const State& state, KeyPress press) {
  if (state.menu == Menu::roles && press == plain(Key::backspace)) return EraseRole{};
  if (state.menu == Menu::none || state.menu == Menu::keys) return {};
  if (press == plain(Key::up)) return StepMenu{-1};
  if (press == plain(Key::down)) return StepMenu{1};
  if (press == plain(Key::enter)) return ChooseMenuRow{};
  return {};
}

}  // namespace

std::vector<Shortcut> shortcuts() { return make_shortcuts(); }

std::optional<Command> command_for(const State& state, KeyPress press) {
  if (auto command = menu_command(state, press)) return command;
  if (press.character == '+') press.character = '=';
  if (press.character == '=') press.shift = false;  // on many keyboards plus is shift and equals
  for (const Shortcut& shortcut : make_shortcuts())
    if (shortcut.press == press) return shortcut.command;
  return {};
}

}  // namespace headlight
