// Opens models in the whole window, by the names of its widgets.
#include <doctest/doctest.h>
#include <imgui.h>

#include <future>

#include "app/panels/model_loader.h"
#include "app/panels/stage.h"
#include "app/platform/embedded_model.h"
#include "core/base/error.h"
#include "tests/app/cli/cli_fixture.h"
#include "tests/app/state/traces.h"

using namespace headlight;

namespace {

constexpr KeyPress control_i{Key::character, 'I', true}, enter{Key::enter}, down{Key::down};

/// What a measurement might say: the first head looks back.
HeadScoresPtr look_back(const Model& model, const std::stop_token&, const Progress&) {
  const Blocks& blocks = model.config.reader();
  RoleScores previous;
  previous.role = "previous", previous.stack = model.config.reader_stack(), previous.what = "looks at the token before";
  previous.baseline = {"uniform attention", .1}, previous.label_from = .5;
  previous.layers = blocks.layers, previous.heads = blocks.heads;
  previous.scores.assign(static_cast<std::size_t>(blocks.layers * blocks.heads), .1);
  previous.scores[0] = .9;
  return std::make_shared<const HeadScores>(HeadScores{1, {previous}});
}

/// A window with the embedded model open, and a folder to open.
struct Window {
  cli::TinyModel tiny;
  NoTextures textures;
  ModelLoader loader{[] { return embedded_model(default_model); }};
  ModelLoader beside{[]() -> ModelPtr { throw Error("none"); }};
  Stage stage{services(), textures};

  Window() {
    loader.listen([this](Command command) { stage.bench().post(std::move(command)); }, look_back);
    beside.listen(
        [this](const Command& command) {
          if (const auto* ready = std::get_if<ModelReady>(&command)) stage.bench().post(ModelReady{ready->model, true});
        },
        look_back);
    stage.settle();
  }
  ~Window() { loader.finish(), beside.finish(); }
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  Services services() {
    Services services;
    services.compute = loader.compute();
    services.examples = {{"", "A B", "", "", "", 0, ""}};
    services.offers = [this] {
      return std::vector<ModelOffer>{{"translator", "embedded", "translator"}, {"a/tiny", "tiny", tiny.name()}};
    };
    services.compute_beside = beside.compute();
    services.open_beside = [this](const std::string& place) { beside.open(place); };
    services.open_model = [this](const std::string& place) { loader.open(place); };
    return services;
  }
  void wait() {
    loader.finish(), beside.finish();
    stage.frame();
    stage.settle();
  }
  /// Frames until the open model's pictures say what its heads do.
  void wait_for_roles(const std::string& model) {
    while (!state().model || state().model->name != model || !state().sentence().trace || !state().sentence().trace->scores)
      stage.await(), stage.frame();
  }
  const State& state() const { return stage.state(); }
};

}  // namespace

TEST_CASE("a row of the model menu opens that model, and the sentence is read by it") {
  Window window;
  CHECK(window.state().sentence().trace->model == "translator");
  window.stage.click("Model");
  window.stage.settle();
  window.stage.click("Models/a/tiny");
  window.wait();
  CHECK(window.state().model->name == "tiny");
  CHECK(window.state().sentence().trace->model == "tiny");
  CHECK(window.state().sentence().trace->weights.size() == 2 * 4);
}

TEST_CASE("the model menu works from the keyboard: a row, or a path that is typed") {
  Window window;
  window.stage.key(control_i);
  window.stage.settle();
  window.stage.key(down);
  window.stage.key(enter);
  window.wait();
  CHECK(window.state().model->name == "tiny");
  window.stage.key(control_i);
  window.stage.frame();
  window.stage.type("/nowhere");
  window.stage.key(enter);
  window.wait();
  CHECK(window.state().model_error.starts_with("\"/nowhere\" is neither a folder nor an embedded model"));
  CHECK(window.state().model->name == "tiny");
  CHECK(window.state().sentence().trace->model == "tiny");
}

TEST_CASE("when the model menu closes the caret is in the sentence again") {
  Window window;
  window.stage.key(control_i);
  window.stage.frame(), window.stage.frame();
  window.stage.key({Key::escape});
  window.stage.frame(), window.stage.frame();
  window.stage.type("C");
  CHECK(window.state().sentence().text == "A BC");
}

TEST_CASE("the model menu opens while the models are still being listed, and shows them when they are there") {
  std::promise<void> disk;
  Services services;
  services.compute = [](const Input& input, std::stop_token) { return word_trace(input.text); };
  services.examples = {{"", "A B", "", "", "", 0, ""}};
  services.offers = [answer = disk.get_future().share()] {
    answer.wait();
    return std::vector<ModelOffer>{{"a/tiny", "tiny", "/tiny"}};
  };
  NoTextures textures;
  Stage stage(services, textures);
  stage.settle();
  stage.click("Model");
  CHECK(stage.state().menu == Menu::model);
  CHECK(stage.state().offers.empty());
  disk.set_value();
  stage.settle();
  REQUIRE(stage.state().offers.size() == 1);
  stage.click("Models/a/tiny");
  CHECK(stage.state().opening == "/tiny");
}

TEST_CASE("a broken folder says what is wrong and leaves the open model with its pictures") {
  Window window;
  window.tiny.write("config.json", R"({"model_type": "xlnet"})");
  window.stage.bench().apply(OpenModel{window.tiny.name()});
  window.wait();
  CHECK(window.state().model_error.find("\"model_type\" is \"xlnet\"") != std::string::npos);
  CHECK(window.state().sentence().trace->model == "translator");
}

TEST_CASE("the heads of a model that is opened are measured in the background, and then its pictures say what they do") {
  Window window;
  window.stage.bench().apply(OpenModel{window.tiny.name()});
  window.wait_for_roles("tiny");
  CHECK(window.state().model->measured);
  const std::vector<HeadRole>& roles = window.state().sentence().trace->roles;
  REQUIRE(roles.size() == 2);
  CHECK(roles[0].role == "coreference");
  CHECK(roles[0].trained);
  CHECK(roles[1].role == "previous");
  CHECK(roles[1].head == HeadId{Stack::encoder, 0, 0});
}

TEST_CASE("two models read the same sentence side by side, each with a head of its own") {
  Window window;
  window.stage.click("Nav/Compare");
  window.stage.click("Compare/models");
  window.stage.click("OpenBeside");
  window.stage.settle();
  window.stage.click("Models/a/tiny");
  window.wait();
  const State& state = window.state();
  CHECK(state.model->name == "translator");
  CHECK(state.beside->name == "tiny");
  CHECK(state.sentence().trace->model == "translator");
  CHECK(state.read_beside().trace->model == "tiny");
  CHECK(state.read_beside().trace->text == state.sentence().trace->text);
  const HeadId before = *state.head;
  window.stage.click("HeadsBeside/L0H3");
  CHECK(*state.beside_head == HeadId{Stack::encoder, 0, 3});
  CHECK(*state.head == before);
  window.stage.hover("BesideWords/B");
  CHECK(state.hovered == WordChoice{"B", 0});
  window.stage.bench().apply(SetText{0, "C B"});
  window.stage.settle();
  CHECK(state.sentence().trace->text == "C B");
  CHECK(state.read_beside().trace->text == "C B");
}
