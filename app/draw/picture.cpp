#include "app/draw/picture.h"

#include <algorithm>

#include "app/draw/arcs.h"
#include "app/draw/heatmap.h"
#include "app/draw/overview.h"
#include "app/draw/text.h"
#include "app/viewmodel/number.h"
#include "app/viewmodel/reader.h"
#include "core/base/error.h"

namespace headlight {
namespace {

constexpr float margin = 28, header_height = 118, footer_height = 36;
constexpr TextStyle title_style{22, Weight::bold}, sentence_style{16};

/// What all views say: whose head it is, what it does, and the text it read.
struct Header {
  std::string title;    // "L2H0 · coreference", "All encoder heads"
  const HeadRole* role = nullptr;
  std::string sentence;
  std::string model;
};

Header header(const PictureRequest& request) {
  const Trace& trace = *request.trace;
  Header result{.title = {}, .role = nullptr, .sentence = trace.text, .model = trace.model};
  if (!trace.target.empty()) result.sentence += "  →  " + trace.target;
  if (request.view == View::grid) {
    result.title = "All " + std::string(name(request.stack)) + " heads";
    return result;
  }
  const HeadId head = shown_head(request);
  result.role = role_of(trace, head);
  result.title = std::string(name(head.stack)) + " head " + name(head);
  return result;
}

void draw_header(Canvas& canvas, const Header& header, float width, const Theme& theme) {
  const float right = width - margin;
  canvas.text({margin, 46}, header.title, title_style, theme.ink);
  canvas.text({right, 46}, header.model, caption_style, theme.mute, Anchor::right);
  float x = margin + canvas.text_width(header.title, title_style) + 12;
  if (header.role) {
    x = draw_badge(canvas, {x, 30}, header.role->role, theme.soft, theme.ink).right() + 4;
    const bool trained = header.role->trained;
    draw_badge(canvas, {x, 30}, trained ? "trained towards this role" : "measured", trained ? theme.badge : theme.soft,
               trained ? theme.badge_ink : theme.mute);
    canvas.text({margin, 72}, fitted(canvas, about(*header.role), caption_style, right - margin), caption_style, theme.mute);
  }
  canvas.text({margin, header.role ? 98.F : 76.F}, fitted(canvas, "“" + header.sentence + "”", sentence_style, right - margin), sentence_style, theme.ink);
}

std::string threshold_sentence(const PictureRequest& request) {
  return "Links are shown, strongest first, until " + percent(request.options.mass) + " of each reader's attention is shown; width is weight.";
}

void draw_arcs_picture(Canvas& canvas, const PictureRequest& request, Rect body, const Theme& theme) {
  const AttentionTable table = attention_table(*request.trace, shown_head(request), request.options.join_words);
  const ArcsModel model = arcs_model(table, request.options);
  ArcsStyle style{.selection = request.selection, .only_selected = false};
  if (style.selection.empty()) style.selection.query = strongest_reader(table);
  canvas.text({body.x, body.y + 14}, model.caption, caption_style, theme.mute);
  const Rect area{body.x, body.y + 22, body.width, body.height - 22};
  draw_arcs(canvas, model, arcs_layout(model, area, canvas), style, theme);
  const std::string note = threshold_sentence(request) + (model.left_out.empty() ? "" : " " + model.left_out + ".");
  canvas.text({body.x, body.bottom() + 24}, note, {12}, theme.mute);
}

void draw_heatmap_picture(Canvas& canvas, const PictureRequest& request, Rect body, const Theme& theme) {
  const AttentionTable table = attention_table(*request.trace, shown_head(request), request.options.join_words);
  const HeatmapModel model = heatmap_model(table, request.options);
  canvas.text({body.x, body.y + 14}, "Heatmap: " + model.caption, caption_style, theme.mute);
  const Rect area{body.x, body.y + 26, body.width, body.height - 26};
  draw_heatmap(canvas, model, heatmap_layout(model, area, canvas), request.selection, std::nullopt, theme);
  draw_scale(canvas, {body.right() - 160, body.y + 4, 160, 8}, false, theme);
}

void draw_grid_picture(Canvas& canvas, const PictureRequest& request, Rect body, const Theme& theme) {
  const OverviewModel model = overview_model(*request.trace, request.stack, request.options);
  const std::string caption = request.options.transpose ? "In each picture columns are readers" : "In each picture rows are readers";
  canvas.text({body.x, body.y + 14}, caption + ", weights from 0 to 1", caption_style, theme.mute);
  draw_overview(canvas, model, overview_layout(model, {body.x, body.y + 30, body.width, body.height - 30}), request.head, std::nullopt, theme);
  draw_scale(canvas, {body.right() - 160, body.y + 4, 160, 8}, false, theme);
}

float body_height(const PictureRequest& request) {
  if (request.view == View::arcs) return 260;
  return request.view == View::heatmap ? 560 : 540;
}

}  // namespace

View parse_view(std::string_view text) {
  for (const View view : {View::arcs, View::heatmap, View::grid})
    if (text == name(view)) return view;
  throw Error("a view is arcs, heatmap or grid, not \"" + std::string(text) + "\"");
}

std::string_view name(View view) {
  switch (view) {
    case View::heatmap: return "heatmap";
    case View::grid: return "grid";
    default: return "arcs";
  }
}

HeadId shown_head(const PictureRequest& request) {
  const Trace& trace = *request.trace;
  if (request.head) {
    if (!trace.weights.contains(*request.head))
      throw Error("the " + std::string(name(request.head->stack)) + " head " + name(*request.head) + " was asked for, but " + trace.model + " has no such head for this input");
    return *request.head;
  }
  const auto guided = std::ranges::find_if(trace.roles, [&](const HeadRole& role) { return role.trained && trace.weights.contains(role.head); });
  if (guided != trace.roles.end()) return guided->head;
  if (trace.weights.empty()) throw Error("there is no attention to draw: the text has no tokens");
  return trace.weights.begin()->first;
}

Rect picture_rect(const PictureRequest& request) {
  return {0, 0, request.width, request.height > 0 ? request.height : header_height + body_height(request) + footer_height};
}

void draw_picture(Canvas& canvas, const PictureRequest& request) {
  const Theme& theme = request.dark ? dark_theme() : light_theme();
  const Rect page = picture_rect(request);
  canvas.fill_rect(page, theme.background);
  draw_header(canvas, header(request), page.width, theme);
  const Rect body{margin, header_height, page.width - 2 * margin, page.height - header_height - footer_height};
  if (request.view == View::arcs) draw_arcs_picture(canvas, request, body, theme);
  else if (request.view == View::heatmap) draw_heatmap_picture(canvas, request, body, theme);
  else draw_grid_picture(canvas, request, body, theme);
}

}  // namespace headlight
