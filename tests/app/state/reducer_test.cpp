#include "app/state/reducer.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/app/state/traces.h"

using namespace headlight;

namespace {

const Example cat{"The cat",
                  "The cat sat on the mat because it was soft.",
                  "The cat sat on the mat because it was tired.",
                  "What does “it” stand for?",
                  "it",
                  0,
                  "coreference"};

State with_trace() {
  State state = first_state(cat);
  apply(state, TraceReady{0, word_trace(cat.text)});
  return state;
}

}  // namespace

TEST_CASE("the first state holds the first example, its twin, and its word") {
  const State state = first_state(cat);
  CHECK(state.sentence().text == cat.text);
  CHECK(state.twin().text == cat.twin);
  CHECK(state.pinned == WordChoice{"it", 0});
  CHECK_FALSE(state.head.has_value());
}

TEST_CASE("the first trace locks the coreference head, or the first head when there is none") {
  CHECK(with_trace().head == HeadId{Stack::encoder, 2, 0});
  State state;
  state.sentences[0].text = "a b";
  apply(state, TraceReady{0, word_trace("a b", false)});
  CHECK(state.head == HeadId{Stack::encoder, 0, 0});
}

TEST_CASE("once its heads are measured a model shows the one with the clearest role, unless a head was chosen meanwhile") {
  const HeadId clear{Stack::encoder, 1, 1}, chosen{Stack::encoder, 0, 1};
  Trace told = *word_trace("a b", false);
  told.roles.resize(2);
  told.roles[0].head = clear, told.roles[0].role = "obj";
  told.roles[1].head = {Stack::encoder, 2, 1}, told.roles[1].role = "previous";
  told.scores = std::make_shared<const HeadScores>();
  const auto measured = std::make_shared<const Trace>(told);

  State state;
  state.sentences[0].text = "a b";
  apply(state, TraceReady{0, word_trace("a b", false)});
  State other = state;
  apply(state, TraceReady{0, measured});
  CHECK(state.head == clear);
  apply(other, LockHead{chosen});
  apply(other, TraceReady{0, measured});
  CHECK(other.head == chosen);
  apply(other, ModelReady{{.name = "words"}});  // opened again: the choice was another model's
  apply(other, TraceReady{0, measured});
  CHECK(other.head == clear);
}

TEST_CASE("a text over the limit is refused in a sentence with both numbers, and nothing is lost") {
  State state = with_trace();
  apply(state, SetText{0, std::string(1'048'576, 'x')});
  CHECK(state.sentence().text == cat.text);
  CHECK(state.sentence().trace != nullptr);
  CHECK(state.sentence().error == "That text has 1048576 bytes, and the box takes at most 65536; nothing was changed.");
}

TEST_CASE("an error keeps the picture, and typing on clears it") {
  State state = with_trace();
  apply(state, SetText{0, "new"});
  apply(state, Failed{0, "new", "the text has 9 tokens too many"});
  CHECK(state.sentence().error == "the text has 9 tokens too many");
  CHECK(state.sentence().trace->text == cat.text);
  apply(state, SetText{0, "newer"});
  CHECK(state.sentence().error.empty());
}

TEST_CASE("what failed for a text that is no longer there is not said") {
  State state = with_trace();
  apply(state, Failed{0, "something else", "no"});
  CHECK(state.sentence().error.empty());
}

TEST_CASE("an answer for an older text is shown until the right one is here, then ignored") {
  State state = with_trace();
  apply(state, SetText{0, "The dog"});
  apply(state, TraceReady{0, word_trace("The d")});
  CHECK(state.sentence().trace->text == "The d");
  apply(state, TraceReady{0, word_trace("The dog")});
  apply(state, TraceReady{0, word_trace("The do")});
  CHECK(state.sentence().trace->text == "The dog");
}

TEST_CASE("a click pins a word, a second click on it releases it") {
  State state = with_trace();
  apply(state, PinWord{{"cat", 0}});
  CHECK(state.pinned == WordChoice{"cat", 0});
  apply(state, PinWord{{"cat", 0}});
  CHECK_FALSE(state.pinned.has_value());
}

TEST_CASE("hovering goes before pinning") {
  State state = with_trace();
  apply(state, Hover{WordChoice{"mat", 0}, {}});
  CHECK(state.reader() == WordChoice{"mat", 0});
  apply(state, Hover{});
  CHECK(state.reader() == WordChoice{"it", 0});
}

TEST_CASE("Esc releases one thing at a time: menu, lone heatmap, pin, second head, zoom") {
  State state = with_trace();
  state.below = HeadId{Stack::encoder, 1, 1};
  state.zoom = {2, 2, 3};
  apply(state, Toggle{Switch::solo});
  apply(state, OpenMenu{Menu::examples});
  apply(state, Release{});
  CHECK(state.menu == Menu::none);
  CHECK(state.solo);
  apply(state, Release{});
  CHECK_FALSE(state.solo);
  CHECK(state.pinned.has_value());
  apply(state, Release{});
  CHECK_FALSE(state.pinned.has_value());
  CHECK(state.below.has_value());
  apply(state, Release{});
  CHECK_FALSE(state.below.has_value());
  apply(state, Release{});
  CHECK(state.zoom == Zoom{});
}

TEST_CASE("swapping twins swaps texts and pictures and keeps the pinned word") {
  State state = with_trace();
  apply(state, SwapTwins{});
  CHECK(state.sentence().text == cat.twin);
  CHECK(state.twin().trace->text == cat.text);
  CHECK(state.pinned == WordChoice{"it", 0});
  CHECK(state.text_epoch == 2);
}

TEST_CASE("Compare keeps a twin that resembles the sentence and copies the sentence otherwise") {
  State state = with_trace();
  apply(state, ShowScreen{Screen::compare});
  CHECK(state.twin().text == cat.twin);
  apply(state, SetText{0, "Something else entirely."});
  apply(state, ShowScreen{Screen::compare});
  CHECK(state.twin().text == "Something else entirely.");
}

TEST_CASE("two to six heads stand side by side") {
  State state = with_trace();
  apply(state, ShowScreen{Screen::compare});
  CHECK(state.compared.size() == 4);
  CHECK(state.compared.front() == HeadId{Stack::encoder, 2, 0});
  for (int layer = 0; layer < 3; ++layer)
    for (int head = 0; head < 2; ++head) {
      const HeadId id{Stack::encoder, layer, head};
      if (std::ranges::find(state.compared, id) == state.compared.end()) apply(state, ToggleCompared{id});
    }
  CHECK(state.compared.size() == 6);
  for (const HeadId head : std::vector(state.compared)) apply(state, ToggleCompared{head});
  CHECK(state.compared.size() == 2);
}

TEST_CASE("stepping walks around the edges of layers, heads and words") {
  State state = with_trace();
  apply(state, StepHead{1, 0});
  CHECK(state.head == HeadId{Stack::encoder, 0, 0});
  apply(state, StepHead{0, -1});
  CHECK(state.head == HeadId{Stack::encoder, 0, 1});
  apply(state, StepWord{1});
  CHECK(state.pinned == WordChoice{"was", 0});
  state.pinned.reset();
  apply(state, StepWord{-1});
  CHECK(state.pinned == WordChoice{"</s>", 0});
}

TEST_CASE("the second head below the line walks on from the locked one and goes away after the last") {
  State state = with_trace();
  apply(state, StepBelow{});
  CHECK(state.below == HeadId{Stack::encoder, 2, 1});
  apply(state, StepBelow{});
  CHECK_FALSE(state.below.has_value());
}

TEST_CASE("a head that the new trace does not have is left") {
  State state = with_trace();
  state.head = HeadId{Stack::encoder, 7, 7};
  state.below = HeadId{Stack::encoder, 7, 6};
  apply(state, SetText{0, "x y"});
  apply(state, TraceReady{0, word_trace("x y")});
  CHECK(state.head == HeadId{Stack::encoder, 2, 0});
  CHECK_FALSE(state.below.has_value());
}

TEST_CASE("the share of attention stays between nothing and everything") {
  State state;
  apply(state, SetMass{7});
  CHECK(state.options.mass == 1);
  apply(state, StepMass{-3});
  CHECK(state.options.mass == 0);
}

TEST_CASE("an example without a twin leaves Compare") {
  State state = with_trace();
  apply(state, ShowScreen{Screen::compare});
  apply(state, LoadExample{{"Alone", "One two three.", "", "Look.", "two", 0, ""}});
  CHECK(state.screen == Screen::explore);
  CHECK(state.pinned == WordChoice{"two", 0});
}

TEST_CASE("when the models are listed anew the row that was chosen stays on its model") {
  State state = with_trace();
  apply(state, OfferModels{{{"a", "bert", "/a"}, {"c", "bert", "/c"}}});
  apply(state, OpenMenu{Menu::model});
  apply(state, StepMenu{1});
  apply(state, OfferModels{{{"a", "bert", "/a"}, {"b", "bert", "/b"}, {"c", "bert", "/c"}}});
  CHECK(state.offers[static_cast<std::size_t>(state.menu_row)].place == "/c");
  apply(state, OfferModels{{{"a", "bert", "/a"}, {"b", "bert", "/b"}}});
  CHECK(state.menu_row == 0);
}

TEST_CASE("the model of the start, when it comes late, does not answer for one that was asked for meanwhile") {
  State state = with_trace();
  apply(state, OpenModel{"/models/other"});
  apply(state, ModelReady{.model = {.name = "words"}, .at_start = true});
  CHECK(state.model->name == "words");
  CHECK(state.opening == "/models/other");
  CHECK(state.sentence().trace != nullptr);
  apply(state, ModelFailed{"/models/other", "It is none."});
  CHECK(state.model_error == "It is none.");
  apply(state, ModelReady{{.name = "other"}});
  apply(state, ModelReady{.model = {.name = "words"}, .at_start = true});
  CHECK(state.model->name == "other");
}

TEST_CASE("another model takes the place of the open one when it is there, and its pictures replace the old ones'") {
  State state = with_trace();
  apply(state, ModelReady{.model = {.name = "words"}, .at_start = true});
  CHECK(state.sentence().trace != nullptr);
  apply(state, ShowScreen{Screen::compare});
  apply(state, OpenModel{"/models/other"});
  CHECK(state.opening == "/models/other");
  CHECK(state.sentence().trace != nullptr);
  apply(state, ModelReady{{.name = "other"}});
  CHECK(state.opening.empty());
  CHECK(state.sentence().trace == nullptr);
  CHECK_FALSE(state.head.has_value());
  CHECK(state.screen == Screen::explore);
  apply(state, TraceReady{0, word_trace(state.sentence().text)});  // late, of the model that was open before
  CHECK(state.sentence().trace == nullptr);
}

TEST_CASE("once its heads are measured, a model's texts are read again; news of other models is not heard") {
  State state = with_trace();
  ModelInfo info{.name = "words"};
  info.fingerprint = 7, info.measured = false;
  apply(state, ModelReady{.model = info, .at_start = true});
  apply(state, RolesReady{8, ""});
  CHECK_FALSE(state.model->measured);
  CHECK(state.roles_epoch == 0);
  apply(state, RolesReady{7, "", 35});
  CHECK(state.model->measured_percent == 35);
  CHECK_FALSE(state.model->measured);
  apply(state, RolesReady{7, ""});
  CHECK(state.model->measured);
  CHECK(state.roles_epoch == 1);
  apply(state, RolesReady{7, ""});
  CHECK(state.roles_epoch == 1);
}

TEST_CASE("when measuring fails the reason is kept, and no text is read again") {
  State state = with_trace();
  ModelInfo info{.name = "words"};
  info.fingerprint = 7, info.measured = false;
  apply(state, ModelReady{.model = info, .at_start = true});
  apply(state, RolesReady{7, "a sentence is too long"});
  CHECK(state.model->unmeasured == "a sentence is too long");
  CHECK(state.roles_epoch == 0);
}

TEST_CASE("the same picture is taken again when it tells what the heads do, and not when it tells less") {
  State state = with_trace();
  Trace told = *word_trace(state.sentence().text);
  told.scores = std::make_shared<const HeadScores>();
  const auto measured = std::make_shared<const Trace>(told);
  apply(state, TraceReady{0, measured});
  CHECK(state.sentence().trace == measured);
  apply(state, TraceReady{0, word_trace(state.sentence().text)});
  CHECK(state.sentence().trace == measured);
}

TEST_CASE("in the menu of roles letters narrow the choice and Enter locks the head") {
  State state = with_trace();
  apply(state, StepHead{-1, 0});
  apply(state, OpenMenu{Menu::roles});
  apply(state, TypeRole{"x"});
  apply(state, ChooseMenuRow{});  // no role has an x in it
  CHECK(state.menu == Menu::roles);
  apply(state, EraseRole{});
  CHECK(state.role_query.empty());
  apply(state, TypeRole{"cor"});
  apply(state, ChooseMenuRow{});
  CHECK(state.head == HeadId{Stack::encoder, 2, 0});
  CHECK(state.menu == Menu::none);
}

TEST_CASE("erasing takes a whole character, and nothing from nothing") {
  State state = with_trace();
  apply(state, OpenMenu{Menu::roles});
  apply(state, TypeRole{"né"});
  apply(state, EraseRole{});
  CHECK(state.role_query == "n");
  apply(state, EraseRole{});
  apply(state, EraseRole{});
  CHECK(state.role_query.empty());
}

TEST_CASE("a model that cannot be opened leaves everything but a sentence, until one types on or lets go of it") {
  State state = with_trace();
  apply(state, ModelReady{.model = {.name = "words"}, .at_start = true});
  apply(state, OpenModel{"/nowhere"});
  apply(state, ModelFailed{"/elsewhere", "An older wish."});
  CHECK(state.opening == "/nowhere");
  apply(state, ModelFailed{"/nowhere", "There is no such folder."});
  CHECK(state.model_error == "There is no such folder.");
  CHECK(state.opening.empty());
  CHECK(state.model->name == "words");
  CHECK(state.sentence().trace != nullptr);
  apply(state, Release{});
  CHECK(state.model_error.empty());
}

TEST_CASE("a model beside the open one changes nothing of the open one's, and its own pictures come from it alone") {
  State state = with_trace();
  apply(state, ModelReady{.model = {.name = "words"}, .at_start = true});
  const TracePtr read = state.sentence().trace;
  const auto head = state.head;
  apply(state, OpenModel{"/models/other", true});
  apply(state, ModelReady{{.name = "other"}, true});
  CHECK(state.opening.empty());
  CHECK(state.model->name == "words");
  CHECK(state.beside->name == "other");
  CHECK(state.sentence().trace == read);
  CHECK(state.head == head);
  CHECK(state.compares(Comparison::models));
  CHECK(state.read_beside().text == state.sentence().text);
  apply(state, TraceReady{2, word_trace(state.sentence().text)});  // of the open model
  CHECK(state.read_beside().trace == nullptr);
  apply(state, SetText{0, "other words"});
  CHECK(state.read_beside().text == "other words");
  apply(state, LockHead{{Stack::encoder, 1, 1}, true});
  CHECK(state.head == head);
  CHECK(state.beside_head == HeadId{Stack::encoder, 1, 1});
}
