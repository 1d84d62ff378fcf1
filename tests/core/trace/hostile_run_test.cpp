#include <doctest/doctest.h>

#include "core/trace/run.h"
#include "tests/core/format/damaged_checkpoint.h"

using namespace headlight;

// Checkpoints of others may have pieces that were added to the tokenizer and never trained.

TEST_CASE("a text with a piece that the model has no row for is refused, and no other text is") {
  const DamagedCheckpoint folder("bert-cased-mlm-vocab-txt");
  folder.write("added_tokens.json", R"({"untrained": 700})");
  const ModelPtr model = load_model(folder.path(""));
  CHECK(run(*model, {"a text", ""})->weights.size() == 2 * 2);
  CHECK_THROWS_WITH_AS(run(*model, {"an untrained text", ""}),
                       doctest::Contains(": token 700 is outside the model's vocabulary of 700"), Error);
}

TEST_CASE("so is every text when the piece stands around all of them") {
  const DamagedCheckpoint folder("bert");
  folder.edit("tokenizer.json", [](auto& file) { file["post_processor"]["special_tokens"]["[CLS]"]["ids"] = {900}; });
  const ModelPtr model = load_model(folder.path(""));
  for (const char* text : {"", "a text"})
    CHECK_THROWS_WITH_AS(run(*model, {text, ""}), doctest::Contains(": token 900 is outside the model's vocabulary of 900"),
                         Error);
}
