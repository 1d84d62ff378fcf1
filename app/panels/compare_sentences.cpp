#include <algorithm>
#include <array>
#include <cmath>

#include "app/draw/arcs.h"
#include "app/draw/text.h"
#include "app/panels/arcs_panel.h"
#include "app/panels/compare.h"
#include "app/panels/controls.h"
#include "app/panels/heatmap_panel.h"
#include "app/panels/linked.h"
#include "app/panels/moves.h"
#include "app/panels/numbers.h"
#include "app/state/twins.h"
#include "app/viewmodel/number.h"

namespace headlight {
namespace {

constexpr float gap = 40, arcs_height = 130, table_height = 104, fewest_map_pixels = 180;
constexpr int twin_hue = 1;

/// The words in which the sentences differ, or "first" and "second".
TwinDifference names_of(Ui& ui) {
  const auto& change = ui.texts.twin_difference(ui.state.sentence().text, ui.state.twin().text);
  return change.value_or(TwinDifference{"first", "second"});
}

Rect third(Rect row, int index) {
  const float width = (row.width - 2 * gap) / 3;
  return {row.x + static_cast<float>(index) * (width + gap), row.y, width, row.height};
}

void caption(Ui& ui, Rect rect, std::string_view text) {
  text_in(ui, {rect.x, rect.y, rect.width, 18}, fitted(ui.fonts, text, caption_style, rect.width), caption_style,
          ui.theme.mute);
}

void draw_both_arcs(Ui& ui, Rect row) {
  const State& state = ui.state;
  const float width = (row.width - gap) / 2;
  draw_arcs_panel(ui, {"Words", state.sentence().trace, state.shown_head(), {}}, {row.x, row.y, width, row.height});
  draw_arcs_panel(ui, {"TwinWords", state.twin().trace, state.shown_head(), {}, twin_hue},
                  {row.x + width + gap, row.y, width, row.height});
}

/// One of the three maps side by side, and what stands below it.
struct Map {
  HeatmapPanel panel;
  std::string below;
};

Rect picture_of(Rect part) { return {part.x, part.y, part.width, part.height - 26}; }

void draw_matrix(Ui& ui, const Map& matrix, Rect rect) {
  const std::string exact = draw_heatmap_panel(ui, matrix.panel, picture_of(rect));
  caption(ui, {rect.x, rect.bottom() - 20, rect.width, 18}, exact.empty() ? matrix.below : exact);
}

/// Both sentences and their difference; a cell has the same place in all three.
void draw_matrices(Ui& ui, Rect row) {
  const State& state = ui.state;
  const HeadId head = state.shown_head();
  const TracePtr &first = state.sentence().trace, &second = state.twin().trace;
  const TwinDifference names = names_of(ui);
  std::array<Map, 3> all{{{{"Heatmap", &ui.pictures.heatmap(first, head, state.options)}, names.word},
                          {{"TwinHeatmap", &ui.pictures.heatmap(second, head, state.options)}, names.other},
                          {{"Difference", &ui.pictures.difference(first, second, head, state.options)},
                           "difference: " + names.other + " − " + names.word}}};
  LabelRoom room;
  for (int i = 0; i < 3; ++i) {
    const HeatmapPicture& picture = *all[static_cast<std::size_t>(i)].panel.picture;
    room = widest(room, heatmap_layout(picture.model, picture_of(third(row, i)), picture.widths).room);
  }
  for (int i = 0; i < 3; ++i) {
    all[static_cast<std::size_t>(i)].panel.least = room;
    draw_matrix(ui, all[static_cast<std::size_t>(i)], third(row, i));
  }
}

void draw_move(Ui& ui, Rect row, const Move& move) {
  const TextStyle number{14, Weight::medium, Face::mono}, word{15};
  const float x = row.x;
  text_in(ui, row, fitted(ui.fonts, move.reader + " → " + move.read, word, 150), word, ui.theme.ink);
  text_in(ui, {x + 160, row.y, 50, row.height}, fixed(static_cast<double>(move.before)), number, ui.theme.ink);
  draw_icon(ui.canvas, Icon::arrow, {x + 222, row.center().y}, ui.theme.mute, ui.theme.background);
  text_in(ui, {x + 244, row.y, 50, row.height}, fixed(static_cast<double>(move.after)), number, ui.theme.ink);
  const Color color = move.change() < 0 ? ui.theme.accent : ui.theme.head_hues[twin_hue];
  text_in(ui, {x + 304, row.y, 60, row.height}, signed_number(move.change()), number, color);
}

void draw_moves(Ui& ui, Rect rect) {
  const State& state = ui.state;
  const TracePtr &before = state.sentence().trace, &after = state.twin().trace;
  const int reader = find(ui.pictures.table(after, state.shown_head(), state.options).queries, state.reader());
  caption(ui, rect, "What moved most");
  Rect row{rect.x, rect.y + 24, rect.width, 26};
  for (const Move& move : ui.pictures.moves(before, after, state.shown_head(), state.options, reader)) {
    if (std::abs(move.change()) < .005F) break;
    ui.report("Moves/" + move.reader + "/" + move.read, row);
    draw_move(ui, row, move);
    row.y += row.height;
  }
}

std::string twin_label(const Example& example) {
  const auto change = twin_difference(example.text, example.twin);
  return change ? change->word + " / " + change->other : example.title;
}

void draw_twins(Ui& ui, const std::vector<Example>& examples, Rect rect) {
  caption(ui, rect, "Other twins, or edit either sentence above");
  float x = rect.x, y = rect.y + 42;
  for (const Example& example : examples) {
    if (example.twin.empty()) continue;
    const std::string label = twin_label(example);
    const float width = ui.fonts.text_width(label, {14});
    if (x + width > rect.right()) x = rect.x, y += 26;
    if (y > rect.bottom()) return;
    if (link(ui, "Twins/" + label, {x, y}, label, {14})) ui.emit(LoadExample{example});
    x += width + 24;
  }
}

}  // namespace

void draw_compare_sentences(Ui& ui, const std::vector<Example>& examples, Rect content) {
  if (!ui.state.twin().trace || heads_of(*ui.state.twin().trace).empty()) return;
  const HeadRole* role = role_of(*ui.state.sentence().trace, ui.state.shown_head());
  caption(ui, content, "What moved? " + name(ui.state.shown_head()) + (role ? " · " + role->role : ""));
  const float bottom = content.bottom() - table_height, space = bottom - content.y - 20;
  const bool maps = space - arcs_height >= fewest_map_pixels;  // else the arcs have all the room
  const float arcs = maps ? arcs_height : space - 16, top = content.y + 20 + arcs + 16;
  draw_both_arcs(ui, {content.x, content.y + 20, content.width, arcs});
  if (maps) draw_matrices(ui, {content.x, top, content.width, bottom - top - 12});
  draw_moves(ui, {content.x, bottom, content.width * .45F, table_height});
  draw_twins(ui, examples, {content.x + content.width * .5F, bottom, content.width * .5F, table_height});
}

}  // namespace headlight
