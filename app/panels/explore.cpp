#include "app/panels/explore.h"

#include <algorithm>
#include <optional>

#include "app/draw/text.h"
#include "app/panels/arcs_panel.h"
#include "app/panels/heatmap_panel.h"
#include "app/panels/overview_controls.h"
#include "app/panels/overview_panel.h"
#include "app/panels/side_panel.h"
#include "app/viewmodel/head_roles.h"

namespace headlight {
namespace {

constexpr float margin = 28, gap = 20, caption_height = 24;

struct Parts {
  Rect arcs, heatmap, right;  // each with its caption on top; no size: not shown
};

Parts whole(Rect content) {
  Parts parts;
  parts.heatmap = content;
  return parts;
}

/// Arcs over the whole width, below them the heatmap and, to its right, the overview. Presenting, the ranking takes their
/// place: one thing at a time.
Parts split(Rect content, const State& state) {
  Parts parts;
  const float share = state.presenter ? .52F : state.below ? .42F : .3F;
  const float upper = std::clamp(content.height * share, 140.F, state.presenter ? 420.F : state.below ? 380.F : 300.F);
  parts.arcs = {content.x, content.y, content.width, upper};
  const float top = content.y + upper + 12, height = content.bottom() - top;
  const float left = state.presenter ? -gap : (content.width - gap) * .52F;
  if (!state.presenter) parts.heatmap = {content.x, top, left, height};
  parts.right = {content.x + left + gap, top, content.width - left - gap, height};
  return parts;
}

Rect below_caption(Rect rect) { return {rect.x, rect.y + caption_height, rect.width, rect.height - caption_height}; }

void caption(Ui& ui, Rect rect, std::string_view text) {
  text_in(ui, {rect.x, rect.y, rect.width, 18}, fitted(ui.fonts, text, caption_style, rect.width), caption_style,
          ui.theme.mute);
}

void draw_arcs_part(Ui& ui, Rect rect) {
  const State& state = ui.state;
  const ArcsPicture& picture = ui.pictures.arcs(state.sentence().trace, state.shown_head(), state.below, state.options);
  const std::string share = shown_share(picture.model, arcs_selection(state, *picture.table));
  const bool waits = picture.model.queries.empty();
  const std::string text = waits ? "computing " + name(state.shown_head()) + " …" : picture.model.caption;
  caption(ui, rect, share.empty() ? text : text + " · " + share);
  draw_arcs_panel(ui, {"Words", state.sentence().trace, state.shown_head(), state.below}, below_caption(rect));
}

void draw_heatmap_part(Ui& ui, Rect rect) {
  const State& state = ui.state;
  const HeatmapPanel panel{"Heatmap", &ui.pictures.heatmap(state.sentence().trace, state.shown_head(), state.options)};
  const std::string exact = draw_heatmap_panel(ui, panel, below_caption(rect));
  caption(ui, rect, exact.empty() ? "Heatmap: " + panel.picture->model.caption : exact);
}

/// Said until the heads are known.
std::optional<std::string> news_of_roles(const State& state) {
  if (!state.model || (state.model->measured && state.model->unmeasured.empty())) return std::nullopt;
  if (!state.model->measured)
    return "what these heads do is being measured: " + std::to_string(state.model->measured_percent) + " %";
  return "what these heads do could not be measured: " + state.model->unmeasured;
}

void draw_right_part(Ui& ui, Rect rect) {
  if (ui.state.presenter) return draw_reader_columns(ui, rect);
  const TracePtr& trace = ui.state.sentence().trace;
  const OverviewModel& model = ui.pictures.overview(trace, ui.state.head.value_or(HeadId{}).stack, ui.state.options);
  caption(ui, draw_overview_controls(ui, rect), model.title);
  Rect second = below_caption(rect);
  caption(ui, second,
          ui.state.previewed ? role_line(*trace, *ui.state.previewed) : news_of_roles(ui.state).value_or(model.caption));
  second.y -= 4, second.height += 4;
  draw_overview_panel(ui, trace, OverviewUse::lock, below_caption(second));
}

}  // namespace

void draw_explore(Ui& ui, Rect content) {
  if (!ui.state.sentence().trace || !ui.state.head) return;
  const Rect inner{content.x + margin, content.y, content.width - 2 * margin, content.height - margin};
  const Parts parts = ui.state.solo ? whole(inner) : split(inner, ui.state);
  if (parts.arcs.height > 0) draw_arcs_part(ui, parts.arcs);
  if (parts.heatmap.height > 0) draw_heatmap_part(ui, parts.heatmap);
  if (parts.right.width > 0) draw_right_part(ui, parts.right);
}

}  // namespace headlight
