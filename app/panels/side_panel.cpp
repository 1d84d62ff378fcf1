#include "app/panels/side_panel.h"

#include <algorithm>

#include "app/draw/reader.h"
#include "app/draw/text.h"
#include "app/panels/controls.h"
#include "app/panels/linked.h"
#include "app/panels/overview_panel.h"
#include "app/state/twins.h"
#include "app/viewmodel/head_roles.h"
#include "app/viewmodel/number.h"

namespace headlight {
namespace {

constexpr float margin = 18, number_column = 58;
constexpr float below_roles = 348;   // what stands below the roles is so high
constexpr float small_height = 840;  // a panel that is lower has no room for every number twice

void heading(Ui& ui, Rect& rest, std::string_view text) {
  text_in(ui, {rest.x, rest.y, rest.width, 18}, text, heading_style, ui.theme.mute);
  rest.y += 24;
}

void draw_threshold(Ui& ui, Rect& rest) {
  heading(ui, rest, "Show links down to");
  if (const auto mass = slider(ui, "Threshold", {rest.x, rest.y, rest.width, 20}, ui.state.options.mass))
    ui.emit(SetMass{*mass});
  rest.y += 22;
  text_in(ui, {rest.x, rest.y, rest.width, 18},
          percent(static_cast<double>(ui.state.options.mass)) + " of each reader’s attention", caption_style, ui.theme.mute);
  rest.y += 34;
}

void option(Ui& ui, Rect& rest, const char* name, const char* label, Switch what, bool value) {
  if (checkbox(ui, name, {rest.x, rest.y, rest.width, 26}, label, value)) ui.emit(Toggle{what});
  rest.y += 26;
}

void small_print(Ui& ui, Rect& rest, std::string_view text, float indent) {
  for (const std::string& line : wrapped(ui.fonts, text, {12}, rest.width - indent)) {
    text_in(ui, {rest.x + indent, rest.y, rest.width - indent, 16}, line, {12}, ui.theme.mute);
    rest.y += 16;
  }
}

void draw_options(Ui& ui, Rect& rest) {
  const ViewOptions& options = ui.state.options;
  heading(ui, rest, "Show");
  option(ui, rest, "JoinWords", "join word pieces", Switch::join_words, options.join_words);
  option(ui, rest, "DimSpecial", "dim special tokens", Switch::dim_special, options.dim_special);
  small_print(ui, rest, "often a sink: where heads leave attention that they have no use for", 22);
  rest.y += 4;
  option(ui, rest, "Transpose", "transpose", Switch::transpose, options.transpose);
  rest.y += 16;
}

std::string comparison_label(Ui& ui) {
  const auto& change = ui.texts.twin_difference(ui.state.sentence().text, ui.state.twin().text);
  return change ? "Compare with “" + change->other + "”" : "Compare with a changed word";
}

void draw_next(Ui& ui, Rect& rest) {
  heading(ui, rest, "Next");
  if (button(ui, "CompareTwin", {rest.x, rest.y, rest.width, 34}, comparison_label(ui), Icon::arrow)) {
    ui.emit(ShowComparison{Comparison::sentences});
    ui.emit(ShowScreen{Screen::compare});
  }
  rest.y += 42;
  if (button(ui, "CompareHeads", {rest.x, rest.y, rest.width, 34}, "Compare with other heads", Icon::arrow)) {
    ui.emit(ShowComparison{Comparison::heads});
    ui.emit(ShowScreen{Screen::compare});
  }
}

void draw_ground(Ui& ui, Rect rect) {
  ui.canvas.fill_rect(rect, ui.theme.pane);
  ui.canvas.line({rect.x + .5F, rect.y}, {rect.x + .5F, rect.bottom()}, ui.theme.line);
}

void draw_head_choice(Ui& ui, Rect& rest) {
  heading(ui, rest, "Click to add heads or take them away");
  const float height = 250;  // its last 40 are air
  draw_overview_panel(ui, ui.state.sentence().trace, OverviewUse::choose, {rest.x, rest.y, rest.width, height});
  rest.y += height - 40;
}

/// What the reader panel says about the selection, of a key only when there is no reader.
ReaderModel shown_reader(Ui& ui, const AttentionTable& table) {
  Selection selection = selection_in(ui.state, table);
  if (selection.query >= 0) selection.key = -1;
  return reader_model(table, role_of(*ui.state.sentence().trace, ui.state.shown_head()), selection);
}

/// What was measured stands in a table below; the sentence says no more than what it means, and of a head that was trained
/// how well that went, where there is room.
ReaderModel reader_above_table(Ui& ui, const AttentionTable& table, float height) {
  ReaderModel model = shown_reader(ui, table);
  const HeadRole* role = role_of(*ui.state.sentence().trace, ui.state.shown_head());
  const bool repeats = role && (!role->trained || height < small_height);
  if (repeats && ui.state.sentence().trace->scores) model.about = purpose(*role);
  return model;
}

void draw_numbers(Ui& ui, Rect line, const RoleRow& row, TextStyle style) {
  const Color ink = row.label ? ui.theme.ink : ui.theme.mute;
  text_in(ui, line, fitted(ui.fonts, row.role, caption_style, line.width - 3 * number_column), caption_style, ink);
  const auto number = [&](int place, const std::string& text, Color color) {
    const Rect column{line.right() - number_column * static_cast<float>(3 - place), line.y, number_column, line.height};
    text_in(ui, column, text, style, color, Anchor::right);
  };
  number(0, row.score, ink), number(1, row.baseline, ui.theme.mute), number(2, row.untrained, ui.theme.mute);
}

/// The roles of the head in numbers, as many as fit above `bottom`.
void draw_roles(Ui& ui, Rect& rest, float bottom, bool small) {
  constexpr float row_height = 18;
  const HeadRolesModel model = head_roles_model(*ui.state.sentence().trace, ui.state.shown_head());
  if (model.rows.empty()) return;
  text_in(ui, {rest.x, rest.y, rest.width, 16}, small ? "Measured" : model.heading, heading_style, ui.theme.mute);
  rest.y += small ? 0 : 20;
  draw_numbers(ui, {rest.x, rest.y, rest.width, 16}, {"", "score", "baseline", "untrained", false}, {11});
  rest.y += 18;
  const auto fitting = static_cast<std::size_t>(std::max(1.F, (bottom - rest.y) / row_height));
  for (std::size_t i = 0; i < std::min(fitting, model.rows.size()); ++i, rest.y += row_height)
    draw_numbers(ui, {rest.x, rest.y, rest.width, row_height}, model.rows[i], {12, Weight::regular, Face::mono});
  rest.y += 14;
}

const AttentionTable& shown_table(Ui& ui) {
  return ui.pictures.table(ui.state.sentence().trace, ui.state.shown_head(), ui.state.options);
}

/// Draws it; pointing at a row of the ranking points at that word everywhere.
float draw_reader_model(Ui& ui, const char* name, const ReaderModel& model, Rect rect) {
  const ReaderLayout layout = reader_layout(model, rect, ui.fonts);
  for (std::size_t i = 0; i < layout.readings.size(); ++i)
    ui.report("Readings/" + model.readings[i].word, layout.readings[i]);
  const Touch mouse = touch(ui, name, {rect.x, rect.y, rect.width, layout.bottom - rect.y});
  const int row = mouse.hovered ? layout.reading_at(mouse.mouse) : -1;
  const AttentionTable& table = shown_table(ui);
  if (row >= 0)
    point_at(ui, table, {find(table.queries, ui.state.reader()), model.readings[static_cast<std::size_t>(row)].key});
  draw_reader(ui.canvas, model, layout, ui.theme);
  return layout.bottom;
}

}  // namespace

void draw_reader_columns(Ui& ui, Rect rect) {
  const ReaderModel model = shown_reader(ui, shown_table(ui));
  ReaderModel who = model, ranking = model;
  who.readings.clear();
  who.heading = who.rest = who.sink = "";
  ranking.word = ranking.where = ranking.role = ranking.about = "";
  ranking.trained = false;
  const float half = rect.width / 2;
  draw_reader_model(ui, "Reader", who, {rect.x, rect.y, half - 28, rect.height});
  Rect right{rect.x + half, rect.y, half, rect.height};
  right.y -= reader_layout(ranking, right, ui.fonts).heading_top - right.y;  // no room for the word that stands on the left
  draw_reader_model(ui, "Ranking", ranking, right);
}

void draw_side_panel(Ui& ui, Rect rect) {
  if (rect.width <= 0) return;
  draw_ground(ui, rect);
  if (!ui.state.sentence().trace || !ui.state.head) return;
  Rect rest{rect.x + margin, rect.y + 16, rect.width - 2 * margin, rect.height - 32};
  if (ui.state.screen == Screen::compare) draw_head_choice(ui, rest);
  rest.y = draw_reader_model(ui, "Reader", reader_above_table(ui, shown_table(ui), rect.height), rest) + 12;
  if (ui.state.screen == Screen::explore) draw_roles(ui, rest, rect.bottom() - 16 - below_roles, rect.height < small_height);
  if (ui.state.screen == Screen::explore) draw_threshold(ui, rest);
  draw_options(ui, rest);
  if (ui.state.screen == Screen::explore) draw_next(ui, rest);
}

}  // namespace headlight
