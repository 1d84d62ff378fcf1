#include "app/panels/frame_layout.h"

#include <algorithm>

namespace headlight {
namespace {

constexpr float navigation_width = 92, side_width = 288, message_height = 36;

float controls_width(const State& state) { return state.presenter ? 118.F : 482.F; }

Rect sentence_box(float width, const State& state, float height) {
  const float left = state.presenter ? 56.F : 126.F;
  return {left, 11, std::max(120.F, width - left - controls_width(state)), height};
}

float box_height(int lines, int most) { return 18 + line_height * static_cast<float>(std::clamp(lines, 1, most)); }

bool shows_twin(const State& state) { return state.screen == Screen::compare && state.comparison == Comparison::sentences; }

bool shows_side(float width, const State& state) {
  const bool wanted = state.screen == Screen::explore ? !state.solo : state.comparison == Comparison::heads;
  return wanted && !state.presenter && width >= 900;
}

}  // namespace

FrameLayout frame_layout(float width, float height, const State& state, int lines, int twin_lines) {
  FrameLayout layout;
  const int most = shows_twin(state) ? 2 : 4;  // two boxes leave room for the pictures
  layout.sentence = sentence_box(width, state, box_height(lines, most));
  if (shows_twin(state)) {
    layout.twin = layout.sentence;
    layout.twin.y = layout.sentence.bottom() + 8;
    layout.twin.height = box_height(twin_lines, most);
  }
  layout.top = {0, 0, width, std::max(layout.sentence.bottom(), layout.twin.bottom()) + 11};
  const float below = layout.top.bottom(), rest = height - below;
  if (!state.presenter) layout.navigation = {0, below, navigation_width, rest};
  if (shows_side(width, state)) layout.side = {width - side_width, below, side_width, rest};
  const float left = layout.navigation.width, right = width - layout.side.width;
  layout.message = {left, below, right - left, message_height};
  layout.content = {left, below + message_height, right - left, rest - message_height};
  return layout;
}

}  // namespace headlight
