#pragma once

#include <string>
#include <vector>

#include "app/draw/canvas.h"
#include "app/draw/theme.h"
#include "app/viewmodel/reader.h"

namespace headlight {

/// Rows of the ranking can be hovered and clicked: each is the word that was read.
struct ReaderLayout {
  Rect area;
  std::vector<std::string> about_lines;  // `about`, broken to the width
  std::vector<std::string> sink_lines;
  float badges_top = 0, about_top = 0, heading_top = 0, rest_top = 0, sink_top = 0;
  float column = 0;            // from the left edge to the bars
  float bottom = 0;            // where the panel ends and other widgets may start
  std::vector<Rect> readings;  // one a row

  int reading_at(Point point) const;  // -1 when none
};

ReaderLayout reader_layout(const ReaderModel& model, Rect area, const TextMeasure& measure);
void draw_reader(Canvas& canvas, const ReaderModel& model, const ReaderLayout& layout, const Theme& theme);

}  // namespace headlight
