#include "app/state/reducer.h"

#include <algorithm>
#include <utility>

#include "app/state/head_choice.h"
#include "app/state/role_choice.h"
#include "app/state/twins.h"
#include "core/text/utf8.h"

namespace headlight {
namespace {

Sentence& side(State& state, int which) { return state.sentences.at(static_cast<std::size_t>(which)); }

void forget_hover(State& state) {
  state.hovered.reset();
  state.hovered_key.reset();
  state.previewed.reset();
}

/// The texts changed behind the sentence boxes' backs.
void texts_replaced(State& state) {
  ++state.text_epoch;
  state.zoom = {};
  state.scroll = 0;
  forget_hover(state);
}

void on(State& state, const SetText& command) {
  Sentence& sentence = side(state, command.side);
  if (command.text.size() > text_limit) {
    sentence.error = "That text has " + std::to_string(command.text.size()) + " bytes, and the box takes at most " +
                     std::to_string(text_limit) + "; nothing was changed.";
    return;
  }
  sentence.text = command.text;
  sentence.error.clear();
  state.model_error.clear();
}

void on(State& state, const LoadExample& command) {
  const Example& example = state.example = command.example;
  state.sentences[0].text = example.text;
  state.sentences[1].text = example.twin;
  for (Sentence& sentence : state.sentences) sentence.error.clear();
  state.pinned.reset();
  if (!example.word.empty()) state.pinned = WordChoice{example.word, example.occurrence};
  if (const auto head = head_of_role(state.sentence().trace, example.role)) state.head = head, state.chose_head = true;
  state.menu = Menu::none;
  state.solo = false;
  if (example.twin.empty()) state.screen = Screen::explore;
  texts_replaced(state);
}

void on(State& state, const SwapTwins&) {
  std::swap(state.sentences[0], state.sentences[1]);
  texts_replaced(state);
}

/// The least share of common words that makes a twin: "The bird sat on the branch …" is none of "The cat sat on the mat …".
constexpr double least_likeness = .75;

/// Compare needs two sentences to compare: without a twin that resembles the sentence, the twin starts as its copy.
void on(State& state, const ShowScreen& command) {
  state.screen = command.screen;
  state.solo = false;
  state.menu = Menu::none;
  forget_hover(state);
  if (command.screen != Screen::compare) return;
  if (state.compared.empty() && state.head) state.compared = first_compared(state.sentence().trace, *state.head);
  if (!state.twin().text.empty() && likeness(state.sentence().text, state.twin().text) >= least_likeness) return;
  state.sentences[1] = state.sentences[0];
  ++state.text_epoch;
}

void on(State& state, const ShowComparison& command) {
  state.comparison = command.comparison;
  forget_hover(state);
}

void on(State& state, const LockHead& command) {
  (command.beside ? state.beside_head : state.head) = command.head;
  (command.beside ? state.chose_beside_head : state.chose_head) = true;
  state.previewed.reset();
}

void on(State& state, const PreviewHead& command) { state.previewed = command.head; }

void on(State& state, const ToggleBelow& command) {
  if (state.below == command.head)
    state.below.reset();
  else
    state.below = command.head;
}

void on(State& state, const ToggleCompared& command) {
  auto& heads = state.compared;
  const auto found = std::ranges::find(heads, command.head);
  if (found == heads.end() && heads.size() < most_compared)
    heads.push_back(command.head);
  else if (found != heads.end() && heads.size() > fewest_compared)
    heads.erase(found);
}

void on(State& state, const ToggleHeadCompared&) {
  if (state.head) on(state, ToggleCompared{*state.head});
}

void on(State& state, const ToggleComparison&) {
  const int next = (static_cast<int>(state.comparison) + 1) % 3;
  on(state, ShowComparison{static_cast<Comparison>(next)});
}

/// Walks from the locked head to the next ones and, having come round, to none.
void on(State& state, const StepBelow&) {
  if (!state.head || !state.sentence().trace) return;
  const HeadId next = stepped(*state.sentence().trace, state.below.value_or(*state.head), 0, 1);
  if (next == *state.head)
    state.below.reset();
  else
    state.below = next;
}

void on(State& state, const StepHead& command) {
  if (!state.head || !state.sentence().trace) return;
  state.head = stepped(*state.sentence().trace, *state.head, command.layers, command.heads);
  state.chose_head = true;
  state.previewed.reset();
}

void on(State& state, const PinWord& command) {
  if (state.pinned == command.word)
    state.pinned.reset();
  else
    state.pinned = command.word;
}

void on(State& state, const StepWord& command) {
  if (!state.sentence().trace) return;
  const auto words = labels(state.sentence().trace->tokens, state.sentence().trace->text, state.options.join_words);
  if (words.empty()) return;
  const int count = static_cast<int>(words.size()), now = find(words, state.pinned);
  const int next = now < 0 ? (command.by > 0 ? 0 : count - 1) : (now + command.by + count) % count;
  state.pinned = choose(words, next);
}

void on(State& state, const Hover& command) {
  state.hovered = command.reader;
  state.hovered_key = command.key;
}

void on(State& state, const Release&) {
  if (state.menu != Menu::none)
    state.menu = Menu::none;
  else if (!state.model_error.empty())
    state.model_error.clear();
  else if (state.solo)
    state.solo = false;
  else if (state.pinned)
    state.pinned.reset();
  else if (state.below)
    state.below.reset();
  else
    state.zoom = {};
}

void on(State& state, const SetMass& command) { state.options.mass = std::clamp(command.mass, 0.F, 1.F); }

void on(State& state, const StepMass& command) { on(state, SetMass{state.options.mass + command.by}); }

bool& flag(State& state, Switch what) {
  switch (what) {
    case Switch::join_words:
      return state.options.join_words;
    case Switch::dim_special:
      return state.options.dim_special;
    case Switch::transpose:
      return state.options.transpose;
    case Switch::by_role:
      return state.options.by_role;
    case Switch::dark:
      return state.dark;
    case Switch::presenter:
      return state.presenter;
    case Switch::motion:
      return state.motion;
    default:
      return state.solo;
  }
}

void on(State& state, const Toggle& command) {
  bool& value = flag(state, command.what);
  value = !value;
  if (command.what == Switch::join_words) forget_hover(state);
}

void on(State& state, const OpenMenu& command) {
  state.menu = state.menu == command.menu ? Menu::none : command.menu;
  state.menu_row = 0;
  state.role_query.clear();
}

void on(State& state, const StepMenu& command) { state.menu_row += command.by; }

/// The middle of the picture stays where it is; the layout keeps the window inside the matrix.
void on(State& state, const ZoomBy& command) {
  const float zoom = std::max(1.F, state.zoom.zoom * command.factor);
  const Index size = state.sentence().trace ? static_cast<Index>(state.sentence().trace->tokens.size()) : 1;
  const float shift = static_cast<float>(size) * (.5F / state.zoom.zoom - .5F / zoom);
  state.zoom = {std::max(0.F, state.zoom.column + shift), std::max(0.F, state.zoom.row + shift), zoom};
}

void on(State& state, const ChooseMenuRow&) {
  if (state.menu != Menu::roles || !state.sentence().trace) return;
  const auto roles = found_roles(*state.sentence().trace, state.role_query);
  if (roles.empty()) return;
  on(state, LockHead{at_row(roles, state.menu_row)->head});
  state.menu = Menu::none;
}

void on(State& state, const TypeRole& command) {
  constexpr std::size_t longest_query = 40;
  if (state.role_query.size() + command.text.size() <= longest_query) state.role_query += command.text;
  state.menu_row = 0;
}

void on(State& state, const EraseRole&) {
  std::string& query = state.role_query;
  if (!query.empty()) query.resize(begin_of_character(query, query.size() - 1));
  state.menu_row = 0;
}

void on(State& state, const SetScroll& command) { state.scroll = command.scroll; }

void on(State& state, const SetZoom& command) { state.zoom = command.zoom; }

void on(State& state, const FocusText&) { ++state.focus_epoch; }

void on(State& state, const Quit&) { state.quit = true; }

/// The same picture once the heads were measured.
bool tells_more(const Trace& trace, const Sentence& sentence) {
  return trace.scores && trace.text == sentence.text && trace.scores != sentence.trace->scores;
}

/// An answer for a text that is no longer there is shown until the right one comes, and ignored when that is here already;
/// one of a model that is no longer open is ignored.
void on(State& state, const TraceReady& command) {
  Sentence& sentence = side(state, command.side);
  const bool is_beside = command.side == 2;
  const std::optional<ModelInfo>& model = is_beside ? state.beside : state.model;
  const bool other_model = model && command.trace->model != model->name;
  if ((sentence.settled() && !tells_more(*command.trace, sentence)) || other_model) return;
  sentence.trace = command.trace;
  sentence.error.clear();
  if (is_beside) {
    state.beside_head = chosen_or_first(state.chosen_beside_head(), *command.trace);
    return;
  }
  state.head = chosen_or_first(state.chosen_head(), *command.trace);
  if (state.previewed && !has_head(*command.trace, *state.previewed)) state.previewed.reset();
  if (state.below && !has_head(*command.trace, *state.below)) state.below.reset();
}

void on(State& state, const Failed& command) {
  if (side(state, command.side).text == command.text) side(state, command.side).error = command.sentence;
}

void on(State& state, const OpenModel& command) {
  state.opening = command.place;
  state.opens_beside = command.beside;
  state.model_error.clear();
  state.menu = Menu::none;
}

/// The row that the arrow keys stand on stays on its model.
void on(State& state, const OfferModels& command) {
  if (lists_models(state.menu) && !state.offers.empty()) {
    const std::string& place = at_row(state.offers, state.menu_row).place;
    const auto same = std::ranges::find(command.offers, place, &ModelOffer::place);
    state.menu_row = same == command.offers.end() ? 0 : static_cast<int>(same - command.offers.begin());
  }
  state.offers = command.offers;
}

void let_go(Sentence& sentence) { sentence.trace.reset(), sentence.error.clear(); }

void stand_beside(State& state, const ModelInfo& model) {
  state.beside = model;
  state.beside_head.reset();
  state.chose_beside_head = false;
  let_go(state.sentences[2]);
  if (state.opens_beside) state.opening.clear();
  on(state, ShowScreen{Screen::compare});
  on(state, ShowComparison{Comparison::models});
}

/// Pictures of the model that was open before are let go: its heads are not this one's. The model of the start may come
/// late: it does not answer for one that was asked for meanwhile.
void on(State& state, const ModelReady& command) {
  if (command.beside) return stand_beside(state, command.model);
  if (command.at_start) {
    if (!state.model) state.model = command.model;
    return;
  }
  state.model = command.model;
  if (!state.opens_beside) state.opening.clear();
  let_go(state.sentences[0]), let_go(state.sentences[1]);
  state.head.reset(), state.below.reset();
  state.chose_head = false;
  state.compared.clear();
  if (!state.compares(Comparison::models)) state.screen = Screen::explore;
  state.solo = false;
  forget_hover(state);
}

void on(State& state, const ModelFailed& command) {
  if (command.place != state.opening) return;
  state.opening.clear();
  state.model_error = command.sentence;
}

void on(State& state, const RolesReady& command) {
  std::optional<ModelInfo>& model = command.beside ? state.beside : state.model;
  if (!model || model->fingerprint != command.fingerprint || model->measured) return;
  model->measured_percent = command.percent;
  if (command.percent < 100) return;
  model->measured = true;
  model->unmeasured = command.error;
  if (command.error.empty()) ++state.roles_epoch;
}

}  // namespace

void apply(State& state, const Command& command) {
  std::visit([&](const auto& alternative) { on(state, alternative); }, command);
  state.sentences[2].text = state.sentences[0].text;
}

State first_state(const Example& example) {
  State state;
  apply(state, LoadExample{example});
  return state;
}

}  // namespace headlight
