#include "app/panels/workbench.h"

#include <imgui.h>

#include <algorithm>
#include <exception>
#include <utility>

#include "app/panels/compare.h"
#include "app/panels/explore.h"
#include "app/panels/menus.h"
#include "app/panels/message_line.h"
#include "app/panels/model_menu.h"
#include "app/panels/navigation.h"
#include "app/panels/shortcuts.h"
#include "app/panels/side_panel.h"
#include "app/panels/top_bar.h"
#include "app/state/head_choice.h"
#include "app/state/role_choice.h"
#include "core/text/utf8.h"

namespace headlight {
namespace {

constexpr ImGuiWindowFlags root_flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                        ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground |
                                        ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse |
                                        ImGuiWindowFlags_NoNav;

State state_for(const std::vector<Example>& examples) { return examples.empty() ? State{} : first_state(examples.front()); }

/// What was on screen of a side when its trace was asked for.
struct Shown {
  std::optional<HeadId> chosen, below;
  ViewOptions options;
  bool pictures, overview;
};

/// Pictures in which a head is previewed while the mouse is over its thumbnail.
bool previews(const State& state) { return state.screen == Screen::explore || state.compares(Comparison::models); }

Shown shown_of(const State& state, int side) {
  const bool explored = state.screen == Screen::explore;
  return {side == 2 ? state.chosen_beside_head() : state.chosen_head(), explored ? state.below : std::nullopt, state.options,
          side == 0 || !explored, previews(state)};
}

/// What is going to be drawn of a trace, built on the thread that made it.
std::shared_ptr<Pictures> prepared(const TracePtr& trace, const Shown& shown, const TextMeasure& measure) {
  auto pictures = std::make_shared<Pictures>(measure);
  const std::optional<HeadId> head = chosen_or_first(shown.chosen, *trace);
  if (!head) return pictures;
  const bool below = shown.below && has_head(*trace, *shown.below);
  pictures->arcs(trace, *head, below ? shown.below : std::nullopt, shown.options);
  pictures->heatmap(trace, *head, shown.options);
  if (shown.overview) pictures->overview(trace, head->stack, shown.options);
  return pictures;
}

void set_look() {
  ImGuiStyle& style = ImGui::GetStyle();
  style.WindowPadding = {0, 0};
  style.WindowBorderSize = 0;
  style.ChildBorderSize = 0;
  style.FrameBorderSize = 0;
  style.WindowMinSize = {1, 1};
  ImGui::GetIO().ConfigInputTextCursorBlink = false;  // an idle window draws nothing
  ImGui::GetIO().IniFilename = nullptr;
}

}  // namespace

Workbench::Workbench(FontSet& fonts, TextureCache& textures, Services services)
    : state_(state_for(services.examples)),
      fonts_(fonts),
      textures_(textures),
      services_(std::move(services)),
      mail_(services_.wake),
      worker_(services_.compute),
      twin_worker_(services_.compute),
      beside_worker_(services_.compute_beside) {
  pictures_.postpone_long();
  set_look();
  connect_clipboard();
  request_traces();
}

const Theme& Workbench::theme() const { return state_.dark ? dark_theme() : light_theme(); }

bool Workbench::moving() const { return motion_.moving(ImGui::GetTime()); }

bool Workbench::settled() const {
  const bool beside = !state_.beside || !state_.compares(Comparison::models) || state_.read_beside().settled();
  return !painting_ && !wanting_ && !listing_ && state_.sentence().settled() &&
         (state_.twin().text.empty() || state_.twin().settled()) && beside;
}

void Workbench::apply(const Command& command) {
  if (std::holds_alternative<ChooseMenuRow>(command) && state_.menu != Menu::roles) return choose_menu_row();
  const bool opens_menu = std::holds_alternative<OpenMenu>(command);
  const auto* ready = std::get_if<ModelReady>(&command);
  const bool replaces = ready && !ready->beside && !ready->at_start;
  const bool typed_elsewhere = lists_models(state_.menu);
  headlight::apply(state_, command);
  if (typed_elsewhere && state_.menu == Menu::none) headlight::apply(state_, FocusText{});  // the path's field is gone
  if (opens_menu && lists_models(state_.menu)) list_models(), path_.begin();
  if (const auto* open = std::get_if<OpenModel>(&command))
    (open->beside ? services_.open_beside : services_.open_model)(open->place);
  if (replaces) requested_[0] = requested_[1] = {};  // another model reads them now
  if (ready && ready->beside) requested_[2] = {};
  request_traces();
}

/// In the background, for the cache may be large and its disk slow; what was listed before stands until then.
void Workbench::list_models() {
  if (listing_) return;
  listing_ = true;
  lister_ = std::jthread([this, offers = state_.offers]() mutable {
    try {
      offers = services_.offers();
    } catch (const std::exception&) {  // what was known stays
    }
    post(OfferModels{std::move(offers)});
  });
}

/// In the model menu a path that was typed comes before the row.
void Workbench::choose_menu_row() {
  if (lists_models(state_.menu)) {
    const bool beside = state_.menu == Menu::beside;
    if (const std::string typed = path_.text(); !typed.empty())
      apply(OpenModel{typed, beside});
    else if (!state_.offers.empty())
      apply(OpenModel{at_row(state_.offers, state_.menu_row).place, beside});
  } else if (!services_.examples.empty()) {
    apply(LoadExample{at_row(services_.examples, state_.menu_row)});
  }
}

bool Workbench::key(KeyPress press) {
  const auto command = command_for(state_, press);
  if (command) apply(*command);
  return command.has_value() || sentence_.key(press) || twin_.key(press);
}

void Workbench::character(unsigned character) {
  if (state_.menu == Menu::roles) {
    std::string text;
    append_utf8(text, static_cast<char32_t>(character));
    return apply(TypeRole{text});
  }
  ImGui::GetIO().AddInputCharacter(static_cast<unsigned>(stand_ins_.to_screen(static_cast<char32_t>(character))));
}

void Workbench::request_traces() {
  request(0, worker_);
  if (state_.sentence().settled() || state_.screen == Screen::compare) request(1, twin_worker_);
  if (state_.beside && state_.compares(Comparison::models)) request(2, beside_worker_);
}

/// A text is asked for once, and again when more is known of the heads: not when its trace is here, nor when it was the last
/// to be asked for.
void Workbench::request(int side, Worker& worker) {
  const Sentence& sentence = state_.sentences[static_cast<std::size_t>(side)];
  Request& requested = requested_[side];
  const bool known = requested.roles_epoch == state_.roles_epoch && (sentence.settled() || requested.text == sentence.text);
  requested = {sentence.text, state_.roles_epoch};
  if (known || sentence.text.empty()) return;
  fonts_.needs(sentence.text);
  worker.request({sentence.text, {}}, poster(side, sentence.text));
}

Worker::Post Workbench::poster(int side, const std::string& text) {
  return [this, side, text, shown = shown_of(state_, side), &measure = fonts_.metrics()](Worker::Answer answer) {
    if (!answer.trace) return post(Failed{side, text, std::move(answer.error)});
    auto pictures = shown.pictures ? prepared(answer.trace, shown, measure) : nullptr;
    mail_.post({TraceReady{side, std::move(answer.trace)}, std::move(pictures), false});
  };
}

/// What the mail replaces, and what came too late to be of use, is destroyed elsewhere.
void Workbench::read_mail() {
  const auto mails = std::make_shared<std::vector<Mail>>(mail_.take());
  if (mails->empty()) return;
  Trash trash = {mails};
  for (const Sentence& sentence : state_.sentences) trash.push_back(sentence.trace);
  for (Mail& mail : *mails) {
    if (mail.pictures) pictures_.adopt(std::move(*mail.pictures));
    if (mail.painted) painting_ = false;
    if (!mail.command) continue;
    if (std::holds_alternative<OfferModels>(*mail.command)) listing_ = false;
    apply(*mail.command);
  }
  disposer_.take(std::move(trash));
}

void Workbench::frame() {
  read_mail();
  const double now = ImGui::GetTime();
  motion_.update(state_, now);
  widgets_.clear();
  const ImVec2 size = ImGui::GetIO().DisplaySize;
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(size);
  ImGui::Begin("Headlight", nullptr, root_flags);
  std::vector<Command> commands;
  ImGuiCanvas canvas(*ImGui::GetWindowDrawList(), fonts_, textures_, {0, 0}, fonts_.scale());
  Ui ui{state_,           theme(), canvas,          fonts_,   textures_, widgets_,
        pictures_,        texts_,  motion_.trail(), commands, {},        motion_.emphasis(now),
        motion_.reveals()};
  draw(ui);
  ImGui::End();
  point(ui.pointed);
  make_wanted_pictures();
  disposer_.take(pictures_.end_frame());
  texts_.end_frame();
  for (const Command& command : commands) apply(command);
}

void Workbench::draw(Ui& ui) {
  const ImVec2 size = ImGui::GetIO().DisplaySize;
  const float scale = fonts_.scale();
  const FrameLayout layout = frame_layout(size.x / scale, size.y / scale, state_, sentence_.lines(), twin_.lines());
  draw_bar(ui, layout);
  draw_navigation(ui, layout.navigation);
  draw_message_line(ui, layout.message);
  if (state_.screen == Screen::explore)
    draw_explore(ui, layout.content);
  else
    draw_compare(ui, services_.examples, layout.content);
  draw_side_panel(ui, layout.side);
  draw_menus(ui, services_.examples, path_, layout);
}

void Workbench::draw_bar(Ui& ui, const FrameLayout& layout) {
  draw_top_bar(ui, layout);
  sentence_.draw(ui, stand_ins_, layout.sentence, true);
  if (layout.twin.height > 0) twin_.draw(ui, stand_ins_, layout.twin, false);
}

/// What the mouse points at is told only when it changed.
void Workbench::point(const Pointed& pointed) {
  if (pointed.reader != state_.hovered || pointed.key != state_.hovered_key) apply(Hover{pointed.reader, pointed.key});
  if (pointed.head == state_.previewed) return;
  const bool previewed = pointed.head && previews(state_);  // elsewhere no picture follows
  if (!previewed || pictures_.ready(state_.sentence().trace, *pointed.head, state_.below, state_.options))
    apply(PreviewHead{pointed.head});
}

/// What this frame had to do without is made on another thread, one batch after the other; the next frames show it.
void Workbench::make_wanted_pictures() {
  wanting_ = pictures_.wanting();
  if (!wanting_ || painting_) return;
  painting_ = true;
  painter_ = std::jthread([this, pictures = pictures_.take_wanted(), text = state_.sentence().text] {
    Mail mail{std::nullopt, pictures, true};
    try {
      pictures->make_wanted();
    } catch (const std::exception& error) {
      mail.command = Failed{0, text, error.what()};
    }
    mail_.post(std::move(mail));
  });
}

std::string Workbench::paste() {
  const std::string text = services_.clipboard();
  const std::size_t room = text_limit - std::min(text_limit, state_.sentence().text.size());
  if (text.size() <= room) return stand_ins_.to_screen(text);
  apply(Failed{0, state_.sentence().text,
               "The clipboard holds " + std::to_string(text.size()) + " bytes, and the sentence box takes " +
                   std::to_string(room) + " more: nothing was pasted."});
  return {};
}

void Workbench::connect_clipboard() {
  ImGuiIO& io = ImGui::GetIO();
  io.ClipboardUserData = this;
  io.GetClipboardTextFn = [](void* self) {
    auto& bench = *static_cast<Workbench*>(self);
    bench.clip_ = bench.paste();
    return bench.clip_.c_str();
  };
  io.SetClipboardTextFn = [](void* self, const char* text) {
    auto& bench = *static_cast<Workbench*>(self);
    const SentenceBox& box = bench.twin_.focused() ? bench.twin_ : bench.sentence_;
    bench.services_.set_clipboard(bench.stand_ins_.to_model(box.copied(text)));
  };
}

}  // namespace headlight
