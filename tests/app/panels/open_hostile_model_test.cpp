#include <doctest/doctest.h>

#include "app/panels/model_loader.h"
#include "app/panels/stage.h"
#include "app/platform/embedded_model.h"
#include "tests/core/format/damaged_checkpoint.h"

using namespace headlight;

namespace {

const Damage damages[] = {
    {"bert", [](auto& folder) { folder.cut("model.safetensors", 100'000); }, "bytes of data"},
    {"bert", [](auto& folder) { folder.write("model.safetensors", "<html>not found</html>"); }, "says that its header"},
    {"bert", [](auto& folder) { folder.write("tokenizer.json", std::string(100'000, '[')); }, "nests 100000 levels deep"},
    {"bert",
     [](auto& folder) {
       folder.set("config.json", {{"num_attention_heads", 0}});
     },
     "\"num_attention_heads\""},
    {"bert",
     [](auto& folder) {
       folder.set("config.json", {{"model_type", std::string(100'000, '\n')}});
     },
     "\"model_type\""},
    {"gpt2-vocab-merges", [](auto& folder) { folder.write("merges.txt", "a"); }, "two pieces with a space between"},
    {"marian", [](auto& folder) { folder.cut("target.spm", 1000); }, "is cut short"},
    {"llama-sharded-bf16", [](auto& folder) { folder.remove("model-00002-of-00003.safetensors"); }, "No such file"},
};

/// Waits for the loading threads, which post to the stage.
struct Finish {
  ModelLoader& loader;
  ~Finish() { loader.finish(); }
};

}  // namespace

TEST_CASE("whatever is wrong with a folder, the open model and its picture stay, and one sentence says why") {
  NoTextures textures;
  ModelLoader loader([] { return embedded_model(default_model); });
  Services services;
  services.compute = loader.compute();
  services.examples = {{"", "A B", "", "", "", 0, ""}};
  services.open_model = [&](const std::string& place) { loader.open(place); };
  Stage stage(services, textures);
  const Finish before_the_stage{loader};
  loader.listen([&](Command command) { stage.bench().post(std::move(command)); });
  stage.settle();
  const auto trace = stage.state().sentence().trace;
  REQUIRE(trace != nullptr);
  for (const Damage& damage : damages) {
    CAPTURE(damage.sentence);
    const DamagedCheckpoint folder(damage.checkpoint);
    damage.inflict(folder);
    stage.bench().apply(OpenModel{folder.path("").string()});
    loader.finish();
    stage.frame();
    stage.settle();
    const std::string& error = stage.state().model_error;
    CHECK(error.find(damage.sentence) != std::string::npos);
    CHECK(error.find('\n') == std::string::npos);
    CHECK(error.size() < 1000);
    CHECK(stage.state().sentence().trace == trace);
    CHECK(stage.state().model->name == "translator");
  }
}
