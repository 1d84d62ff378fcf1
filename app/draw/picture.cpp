#include "app/draw/picture.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <vector>

#include "app/draw/arcs.h"
#include "app/draw/heatmap.h"
#include "app/draw/overview.h"
#include "app/draw/text.h"
#include "app/viewmodel/number.h"
#include "app/viewmodel/reader.h"
#include "core/base/error.h"
#include "core/trace/heads.h"

namespace headlight {
namespace {

constexpr float margin = 28, footer_height = 40;
constexpr float least_width = 640, largest_width = 8000;
constexpr TextStyle title_style{22, Weight::bold}, sentence_style{16}, note_style{12};

/// What all views say: whose head it is, what it does, and the text it read; broken to the width of the page.
struct Header {
  std::string title;  // "Encoder head L2H0", "All encoder heads"
  const HeadRole* role = nullptr;
  std::vector<std::string> about, sentence;
  std::string model;
  float height = 0;
};

std::string title(const PictureRequest& request) {
  if (request.view == View::grid) return "All " + std::string(name(request.stack)) + " heads";
  const HeadId head = shown_head(request);
  std::string text = std::string(name(head.stack)) + " head " + name(head);
  text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  return text;
}

/// At most three lines; the last one says "…" where there is more.
std::vector<std::string> few_lines(std::vector<std::string> lines) {
  if (lines.size() <= 3) return lines;
  lines.resize(3);
  lines.back() += " …";
  return lines;
}

Header header(const PictureRequest& request, float width, const TextMeasure& measure) {
  const Trace& trace = *request.trace;
  Header result;
  result.title = title(request);
  result.model = trace.model;
  const float room = width - 2 * margin;
  if (request.view != View::grid) result.role = role_of(trace, shown_head(request));
  if (result.role) result.about = wrapped(measure, about(*result.role), caption_style, room);
  const std::string sentence = "“" + trace.text + "”" + (trace.target.empty() ? "" : " → “" + trace.target + "”");
  result.sentence = few_lines(wrapped(measure, sentence, sentence_style, room - 20));
  result.height = 60 + 18 * static_cast<float>(result.about.size()) + 24 * static_cast<float>(result.sentence.size()) + 12;
  return result;
}

void draw_header(Canvas& canvas, const Header& header, float width, const Theme& theme) {
  canvas.text({margin, 46}, header.title, title_style, theme.ink);
  const float x = margin + canvas.text_width(header.title, title_style) + 12;
  if (header.role) {
    const bool trained = header.role->trained;
    const Rect role = draw_badge(canvas, {x, 28}, header.role->role, theme.soft, theme.ink);
    draw_badge(canvas, {role.right() + 4, 28}, trained ? "trained towards this role" : "measured",
               trained ? theme.badge : theme.soft, trained ? theme.badge_ink : theme.mute);
  }
  canvas.text({width - margin, 46}, header.model, caption_style, theme.mute, Anchor::right);
  float y = 56;
  for (const std::string& line : header.about) canvas.text({margin, y += 18}, line, caption_style, theme.mute);
  for (const std::string& line : header.sentence) canvas.text({margin, y += 24}, line, sentence_style, theme.ink);
}

void draw_note(Canvas& canvas, Rect body, const std::string& note, const Theme& theme) {
  canvas.text({body.x, body.bottom() + 22}, fitted(canvas, note, note_style, body.width), note_style, theme.mute);
}

void draw_arcs_picture(Canvas& canvas, const PictureRequest& request, Rect body, const Theme& theme) {
  const AttentionTable table = attention_table(*request.trace, shown_head(request), request.options.join_words);
  const ArcsModel model = arcs_model(table, request.options);
  ArcsStyle style;
  style.selection = request.selection;
  style.only_selected = false;
  if (style.selection.empty()) style.selection.query = strongest_reader(table);
  canvas.text({body.x, body.y + 14}, model.caption, caption_style, theme.mute);
  const ArcsLayout layout = arcs_layout(model, {body.x, body.y + 22, body.width, body.height - 22}, canvas);
  draw_arcs(canvas, model, layout, style, theme);
  std::string note =
      "Strongest links down to " + percent(request.options.mass) + " of each reader's attention; width is weight.";
  if (const std::string share = shown_share(model, {}); !share.empty()) note += " Of these " + share + ".";
  if (const std::string share = shown_share(model, style.selection); !share.empty()) note += " Here " + share + ".";
  if (layout.scroll_range > 0) note += " The text goes on beyond the right edge.";
  draw_note(canvas, body, note, theme);
}

void draw_heatmap_picture(Canvas& canvas, const PictureRequest& request, Rect body, const Theme& theme) {
  const AttentionTable table = attention_table(*request.trace, shown_head(request), request.options.join_words);
  const HeatmapModel model = heatmap_model(table, request.options);
  canvas.text({body.x, body.y + 14}, "Heatmap: " + model.caption, caption_style, theme.mute);
  const Rect area{body.x, body.y + 30, body.width, body.height - 30};
  draw_heatmap(canvas, model, heatmap_layout(model, area, canvas), request.selection, std::nullopt, theme);
  if (model.brightest == 1) draw_scale(canvas, {body.right() - 140, body.y + 4, 140, 8}, false, theme);
}

void draw_grid_picture(Canvas& canvas, const PictureRequest& request, Rect body, const Theme& theme) {
  const OverviewModel model = overview_model(*request.trace, request.stack, request.options);
  canvas.text({body.x, body.y + 14},
              request.options.transpose ? "In each picture columns are readers" : "In each picture rows are readers",
              caption_style, theme.mute);
  const Rect area{body.x, body.y + 34, body.width, body.height - 34};
  draw_overview(canvas, model, overview_layout(model, area), request.head, std::nullopt, theme);
  draw_scale(canvas, {body.right() - 140, body.y + 4, 140, 8}, false, theme);
}

/// How much room the view would like below the header: words across, cells, or thumbnails.
struct Size {
  float width, height;
};

Size body_size(const PictureRequest& request) {
  const Trace& trace = *request.trace;
  const Stack stack = request.view == View::grid ? request.stack : shown_head(request).stack;
  const auto queries = static_cast<float>(trace.queries(stack).size()), keys = static_cast<float>(trace.keys(stack).size());
  if (request.view == View::arcs) return {std::max(queries, keys) * 82, 260};
  if (request.view == View::heatmap) return {std::min(keys * 40, 1100.F) + 180, std::min(queries * 40, 1100.F) + 130};
  return {900, 540};
}

}  // namespace

View parse_view(std::string_view text) {
  for (const View view : {View::arcs, View::heatmap, View::grid})
    if (text == name(view)) return view;
  throw Error("a view is arcs, heatmap or grid, not \"" + std::string(text) + "\"");
}

std::string_view name(View view) {
  switch (view) {
    case View::heatmap:
      return "heatmap";
    case View::grid:
      return "grid";
    default:
      return "arcs";
  }
}

HeadId shown_head(const PictureRequest& request) {
  const Trace& trace = *request.trace;
  const auto present = [&](HeadId head) { return has_head(trace, head); };
  if (request.head && !present(*request.head))
    throw Error("the " + std::string(name(request.head->stack)) + " head " + name(*request.head) + " was asked for, but " +
                trace.model + " has no such head for this input");
  if (request.head) return *request.head;
  const auto guided =
      std::ranges::find_if(trace.roles, [&](const HeadRole& role) { return role.trained && present(role.head); });
  if (guided != trace.roles.end()) return guided->head;
  const std::vector<HeadId> heads = heads_of(trace);
  if (heads.empty()) throw Error("there is no attention to draw: the model read no tokens");
  return heads.front();
}

Rect picture_rect(const PictureRequest& request, const TextMeasure& measure) {
  const Size body = body_size(request);
  const float width = request.width > 0 ? request.width : std::clamp(body.width + 2 * margin, least_width, largest_width);
  const float height =
      request.height > 0 ? request.height : header(request, width, measure).height + body.height + footer_height;
  return {0, 0, std::round(width), std::round(height)};
}

void draw_picture(Canvas& canvas, const PictureRequest& request) {
  const Theme& theme = request.dark ? dark_theme() : light_theme();
  const Rect page = picture_rect(request, canvas);
  canvas.fill_rect(page, theme.background);
  const Header top = header(request, page.width, canvas);
  draw_header(canvas, top, page.width, theme);
  const Rect body{margin, top.height, page.width - 2 * margin, page.height - top.height - footer_height};
  if (request.view == View::arcs)
    draw_arcs_picture(canvas, request, body, theme);
  else if (request.view == View::heatmap)
    draw_heatmap_picture(canvas, request, body, theme);
  else
    draw_grid_picture(canvas, request, body, theme);
}

}  // namespace headlight
