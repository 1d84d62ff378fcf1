// Opens models in the whole window, by the names of its widgets.
#include <doctest/doctest.h>
#include <imgui.h>

#include "app/panels/model_loader.h"
#include "app/panels/stage.h"
#include "app/platform/embedded_model.h"
#include "tests/app/cli/cli_fixture.h"

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
  Stage stage{services(), textures};

  Window() {
    loader.listen([this](Command command) { stage.bench().post(std::move(command)); }, look_back);
    stage.settle();
  }
  ~Window() { loader.finish(); }
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  Services services() {
    Services services;
    services.compute = loader.compute();
    services.examples = {{"", "A B", "", "", "", 0, ""}};
    services.offers = [this] {
      return std::vector<ModelOffer>{{"translator", "embedded", "translator"}, {"a/tiny", "tiny", tiny.name()}};
    };
    services.open_model = [this](const std::string& place) { loader.open(place); };
    return services;
  }
  void wait() {
    loader.finish();
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
  window.stage.click("Models/a/tiny");
  window.wait();
  CHECK(window.state().model->name == "tiny");
  CHECK(window.state().sentence().trace->model == "tiny");
  CHECK(window.state().sentence().trace->weights.size() == 2 * 4);
}

TEST_CASE("the model menu works from the keyboard: a row, or a path that is typed") {
  Window window;
  window.stage.key(control_i);
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
