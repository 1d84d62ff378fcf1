#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/draw/imgui_canvas.h"
#include "app/draw/theme.h"
#include "app/panels/motion.h"
#include "app/panels/pictures.h"
#include "app/panels/text_facts.h"
#include "app/panels/widget_map.h"
#include "app/state/command.h"
#include "app/state/state.h"

namespace headlight {

/// What the mouse points at in this frame, whichever picture it is in: linked views show it everywhere.
struct Pointed {
  std::optional<WordChoice> reader, key;
  std::optional<HeadId> head;
};

/// What a panel gets: the state to read, a canvas to draw on, and a list for the commands it wants.
/// One a frame; all rectangles are in canvas pixels (scale 1).
struct Ui {
  const State& state;
  const Theme& theme;
  ImGuiCanvas& canvas;
  FontSet& fonts;
  TextureCache& textures;
  WidgetMap& widgets;
  Pictures& pictures;
  TextFacts& texts;
  Trail& trail;
  std::vector<Command>& commands;
  Pointed pointed = {};
  float emphasis = 1;    // 0..1: how far what was selected last has grown (motion)
  bool reveals = false;  // what is pinned must be brought into sight

  void emit(Command command) { commands.push_back(std::move(command)); }
  /// Reports a rectangle to whoever drives the window by name.
  void report(std::string name, Rect rect);
};

/// What the mouse does with a rectangle.
struct Touch {
  bool hovered = false, clicked = false, double_clicked = false, held = false;
  bool shift = false, dragged = false;  // dragged: the button has moved since it was pressed
  Point mouse;                          // canvas pixels
  Point moved;                          // since the last frame
  float wheel = 0;
};

/// An invisible button with a name. Of two that overlap, the one that asks first has the mouse.
Touch touch(Ui& ui, const std::string& name, Rect rect);

/// Text with its left edge, center or right edge in a rectangle, vertically in the middle.
void text_in(Ui& ui, Rect rect, std::string_view text, TextStyle style, Color color, Anchor anchor = Anchor::left);

/// "Words/it", or "Words/it#1" for the second one.
std::string numbered(std::string_view prefix, const WordChoice& word);

}  // namespace headlight
