#pragma once

#include <optional>
#include <vector>

#include "app/draw/canvas.h"
#include "app/draw/theme.h"
#include "app/viewmodel/overview.h"

namespace headlight {

struct OverviewLayout {
  Rect area;
  Stack stack = Stack::encoder;
  int layers = 0, heads = 0;
  std::vector<int> order;        // which head stands at a place; empty: layer by layer
  std::vector<int> places;       // where a head stands
  float thumb = 40;              // pixels a side
  float step_x = 0, step_y = 0;  // from one thumbnail to the next
  bool captioned = false;        // there is room for roles below them …
  bool staggered = false;        // … in two lines in turn, because words are wider than thumbnails
  Point origin;                  // of thumbnail (0, 0)

  Rect rect_of(HeadId head) const;
  /// The head whose thumbnail or caption is under the point.
  std::optional<HeadId> head_at(Point point) const;
};

OverviewLayout overview_layout(const OverviewModel& model, Rect area);

/// By role each thumbnail is named, with its score; layer by layer the rows and columns are.
/// `locked` is framed in the accent, `hovered` in mute. Guided heads carry a badge dot; a legend says what it means.
void draw_overview(Canvas& canvas, const OverviewModel& model, const OverviewLayout& layout, std::optional<HeadId> locked,
                   std::optional<HeadId> hovered, const Theme& theme);

}  // namespace headlight
