#include "app/draw/reader.h"

#include <algorithm>

#include "app/draw/text.h"
#include "app/viewmodel/number.h"

namespace headlight {
namespace {

constexpr TextStyle word_style{22, Weight::bold}, where_style{16}, about_style{13}, reading_style{14},
    value_style{13, Weight::regular, Face::mono};
constexpr float line_height = 19, row_height = 26, badge_height = 22;

float word_column(const ReaderModel& model, const TextMeasure& measure, float width) {
  float widest = 54;
  for (const Reading& reading : model.readings) widest = std::max(widest, measure.text_width(reading.word, reading_style));
  return std::min(widest, width * .4F) + 8;
}

void draw_lines(Canvas& canvas, const std::vector<std::string>& lines, Point top_left, Color color) {
  for (std::size_t i = 0; i < lines.size(); ++i)
    canvas.text({top_left.x, top_left.y + 14 + static_cast<float>(i) * line_height}, lines[i], about_style, color);
}

void draw_title(Canvas& canvas, const ReaderModel& model, const ReaderLayout& layout, const Theme& theme) {
  const float baseline = layout.area.y + 23, x = layout.area.x;
  const std::string word = fitted(canvas, model.word, word_style, layout.area.width - 80);
  canvas.text({x, baseline}, word, word_style, theme.ink);
  const float after = word.empty() ? 0 : canvas.text_width(word, word_style) + 8;
  canvas.text({x + after, baseline}, model.where, where_style, theme.mute);
  if (model.role.empty()) return;
  const Rect role = draw_badge(canvas, {x, layout.badges_top}, model.role, theme.soft, theme.ink);
  if (model.trained)
    draw_badge(canvas, {role.right() + 4, layout.badges_top}, "trained towards this role", theme.badge, theme.badge_ink);
  else
    draw_badge(canvas, {role.right() + 4, layout.badges_top}, "measured", theme.soft, theme.mute);
}

/// Two, or four where even the strongest weight would look like nothing.
int digits_of(const ReaderModel& model) { return !model.readings.empty() && model.readings.front().weight < .01F ? 4 : 2; }

void draw_reading(Canvas& canvas, const Reading& reading, Rect row, float column, int digits, const Theme& theme) {
  const float full = row.width - column - 44, bar = std::max(full * reading.weight, 2.F), middle = row.center().y;
  canvas.text({row.x, middle + 5}, fitted(canvas, reading.word, reading_style, column - 8), reading_style, theme.ink);
  canvas.fill_rect({row.x + column, middle - 6, bar, 12}, theme.accent, std::min(bar / 2, 3.F));
  canvas.text({row.x + column + bar + 8, middle + 4.5F}, fixed(reading.weight, digits), value_style, theme.mute);
}

}  // namespace

ReaderLayout reader_layout(const ReaderModel& model, Rect area, const TextMeasure& measure) {
  ReaderLayout layout;
  layout.area = area;
  layout.about_lines = wrapped(measure, model.about, about_style, area.width);
  layout.sink_lines = wrapped(measure, model.sink, about_style, area.width);
  layout.column = word_column(model, measure, area.width);
  const auto height = [](const std::vector<std::string>& lines) { return static_cast<float>(lines.size()) * line_height; };
  layout.badges_top = area.y + 34;
  layout.about_top = layout.badges_top + (model.role.empty() ? 0 : badge_height + 8);
  layout.heading_top = layout.about_top + height(layout.about_lines) + (layout.about_lines.empty() ? 0 : 16);
  float y = layout.heading_top + (model.heading.empty() ? 0 : 24);
  for (std::size_t i = 0; i < model.readings.size(); ++i, y += row_height)
    layout.readings.push_back({area.x, y, area.width, row_height});
  layout.rest_top = y;
  layout.sink_top = y + (model.rest.empty() ? 0 : line_height + 4);
  layout.bottom = layout.sink_top + height(layout.sink_lines);
  return layout;
}

int ReaderLayout::reading_at(Point point) const {
  const auto found = std::ranges::find_if(readings, [&](const Rect& rect) { return rect.contains(point); });
  return found == readings.end() ? -1 : static_cast<int>(found - readings.begin());
}

void draw_reader(Canvas& canvas, const ReaderModel& model, const ReaderLayout& layout, const Theme& theme) {
  const float x = layout.area.x;
  draw_title(canvas, model, layout, theme);
  draw_lines(canvas, layout.about_lines, {x, layout.about_top}, theme.mute);
  canvas.text({x, layout.heading_top + 14}, model.heading, heading_style, theme.mute);
  for (std::size_t i = 0; i < model.readings.size(); ++i)
    draw_reading(canvas, model.readings[i], layout.readings[i], layout.column, digits_of(model), theme);
  canvas.text({x, layout.rest_top + 14}, model.rest, about_style, theme.mute);
  draw_lines(canvas, layout.sink_lines, {x, layout.sink_top}, theme.mute);
}

}  // namespace headlight
