#pragma once

#include <string>
#include <vector>

#include "app/viewmodel/options.h"
#include "app/viewmodel/shapes.h"
#include "core/trace/heads.h"

namespace headlight {

struct Thumbnail {
  HeadId head;
  std::string role;      // empty when nothing is known
  std::string score;     // "0.77"; empty where there is nothing to compare it with
  bool trained = false;  // an auxiliary loss pushed it there: drawn with a badge
  bool present = false;  // the trace holds this head
};

/// Layers x heads of one stack in one bitmap, thumbnail (l, h) at pixels (h thumb_width, l thumb_height) in whichever order
/// they are shown.
struct OverviewModel {
  Stack stack = Stack::encoder;
  int layers = 0, heads = 0;
  std::vector<Thumbnail> thumbnails;      // (layers, heads)
  std::vector<int> order;                 // the thumbnails by role; empty: layer by layer
  int thumb_width = 0, thumb_height = 0;  // pixels: one a cell, or the maximum of a block of cells for long texts
  BitmapPtr bitmap;
  std::string title;    // "All encoder heads"
  std::string caption;  // "hover to preview, click to lock"

  const Thumbnail& at(HeadId head) const;
  Rect source(HeadId head) const;  // its pixels in the bitmap
};

/// No thumbnail has more pixels than this a side.
inline constexpr int most_thumbnail_pixels = 64;

OverviewModel overview_model(const Trace& trace, Stack stack, const ViewOptions& options);

/// The stacks a trace has, in the order in which they are read.
std::vector<Stack> stacks(const Trace& trace);

}  // namespace headlight
