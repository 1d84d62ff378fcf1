#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/draw/canvas.h"
#include "app/draw/theme.h"
#include "app/viewmodel/options.h"
#include "app/viewmodel/selection.h"
#include "core/trace/trace.h"

namespace headlight {

enum class View { arcs, heatmap, grid };

View parse_view(std::string_view name);  // throws Error naming the three
std::string_view name(View view);

/// One picture that explains itself: title (head, role, model), sentence, axis captions, values.
struct PictureRequest {
  TracePtr trace;
  View view = View::arcs;
  std::optional<HeadId> head;    // arcs, heatmap; none: the first guided head, else the first head
  Stack stack = Stack::encoder;  // grid
  ViewOptions options;
  Selection selection;  // empty: arcs show the reader of the strongest link
  bool dark = false;
  float width = 0, height = 0;  // pixels at scale 1; 0: what the view needs
  float scale = 1;              // 2 draws twice as many pixels
};

/// The head that a request shows. Throws Error when the trace does not have it.
HeadId shown_head(const PictureRequest& request);

/// The page at scale 1, a width or height of 0 filled in. Throws Error like shown_head.
Rect picture_rect(const PictureRequest& request, const TextMeasure& measure);

void draw_picture(Canvas& canvas, const PictureRequest& request);

}  // namespace headlight
