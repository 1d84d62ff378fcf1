#include "core/format/tokenizer_files.h"

#include "core/base/error.h"
#include "core/format/byte_level_files.h"
#include "core/format/mapped_file.h"
#include "core/format/marian_files.h"
#include "core/format/word_piece_files.h"

namespace headlight {
namespace {

ByteLevelFamily family_of(const std::string& model_type) {
  if (model_type == "roberta") return ByteLevelFamily::roberta;
  return model_type.starts_with("qwen") ? ByteLevelFamily::qwen : ByteLevelFamily::gpt2;
}

}  // namespace

Tokenizers read_tokenizers(const std::filesystem::path& folder, const std::string& model_type) {
  const auto has = [&](const char* file) {
    std::error_code ignored;
    return std::filesystem::exists(folder / file, ignored);
  };
  if (has("source.spm") && has("target.spm")) return read_marian_files(folder);
  const auto read = [&](const char* file) {
    return Tokenizer::from_json(MappedFile(folder / file).text(), (folder / file).string());
  };
  if (has("tokenizer.json")) {
    Tokenizers tokenizers{read("tokenizer.json")};
    if (has("target_tokenizer.json")) tokenizers.target = read("target_tokenizer.json");
    return tokenizers;
  }
  if (has("vocab.txt")) return {Tokenizer(read_word_piece_files(folder))};
  if (has("vocab.json") && has("merges.txt")) return {Tokenizer(read_byte_level_files(folder, family_of(model_type)))};
  throw Error(folder.string() +
              " has no tokenizer: it should have tokenizer.json, vocab.txt, vocab.json with merges.txt, or " +
              "source.spm with target.spm and vocab.json");
}

}  // namespace headlight
