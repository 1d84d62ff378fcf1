#include "app/panels/message_line.h"

#include <algorithm>

#include "app/draw/text.h"
#include "app/panels/controls.h"
#include "app/panels/numbers.h"
#include "app/state/twins.h"
#include "app/viewmodel/number.h"

namespace headlight {
namespace {

constexpr float side_margin = 28;
constexpr TextStyle style{14};

const std::string& error_of(const State& state) {
  if (!state.model_error.empty()) return state.model_error;
  if (state.compares(Comparison::models) && state.sentence().error.empty()) return state.read_beside().error;
  if (!state.sentence().error.empty() || state.screen == Screen::explore) return state.sentence().error;
  return state.twin().error;
}

std::string missing_sentence(const std::vector<std::string>& missing) {
  constexpr std::size_t most = 8;
  std::string list;
  for (std::size_t i = 0; i < std::min(most, missing.size()); ++i) list += (i ? ", " : "") + code_point(missing[i]);
  if (missing.size() > most) list += " and " + std::to_string(missing.size() - most) + " more";
  return "The font has no picture for " + list + ": drawn as a box, read by the model all the same.";
}

std::string cut_sentence(const Trace& trace) {
  return trace.model + " reads at most " + thousands(static_cast<long long>(trace.tokens.size())) + " tokens: the last " +
         thousands(static_cast<long long>(trace.left_out)) + " of this text were left out.";
}

/// What is to be known of the text: that it is still being read, where that takes long; that it was cut; what cannot be
/// drawn.
std::string notice_of(Ui& ui) {
  constexpr std::size_t long_text = 2000;  // bytes
  const Sentence& sentence = ui.state.sentence();
  if (!sentence.settled() && sentence.text.size() > long_text) return "The model is reading …";
  if (sentence.trace && sentence.trace->left_out > 0) return cut_sentence(*sentence.trace);
  const auto& missing = ui.texts.missing_characters(sentence.text);
  return missing.empty() ? std::string() : missing_sentence(missing);
}

bool about_this_text(const State& state) {
  const std::string& text = state.sentence().text;
  return text == state.example.text || (!text.empty() && text == state.example.twin);
}

void draw_invitation(Ui& ui, Rect rect) {
  const float y = rect.center().y + 5;
  float x = rect.x;
  if (about_this_text(ui.state)) {
    ui.canvas.text({x, y}, ui.state.example.look, style, ui.theme.ink);
    x += ui.fonts.text_width(ui.state.example.look, style) + 14;
  }
  const auto& change = ui.texts.twin_difference(ui.state.sentence().text, ui.state.twin().text);
  if (!change || ui.state.screen != Screen::explore) return;
  if (link(ui, "Invitation", {x, y}, "Change “" + change->word + "” to “" + change->other + "”", {14, Weight::medium}))
    ui.emit(SwapTwins{});
}

}  // namespace

void draw_message_line(Ui& ui, Rect rect) {
  const Rect line{rect.x + side_margin, rect.y + 6, rect.width - 2 * side_margin, rect.height - 6};
  const std::string &error = error_of(ui.state), notice = notice_of(ui);
  ui.report("Message", line);
  if (!ui.state.opening.empty())
    return text_in(ui, line, fitted(ui.fonts, "Opening " + ui.state.opening + " …", style, line.width), style,
                   ui.theme.mute);
  if (error.empty() && notice.empty()) return draw_invitation(ui, line);
  const std::string text = fitted(ui.fonts, error.empty() ? notice : error, style, line.width);
  text_in(ui, line, text, style, error.empty() ? ui.theme.mute : ui.theme.error);
}

}  // namespace headlight
