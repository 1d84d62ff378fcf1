#include "core/format/tokenizer_files.h"

#include "core/base/error.h"
#include "core/format/byte_level_files.h"
#include "core/format/mapped_file.h"
#include "core/format/marian_files.h"
#include "core/format/word_piece_files.h"

namespace headlight {

Tokenizers read_tokenizers(const std::filesystem::path& folder, const std::string& model_type) {
  const auto has = [&](const char* file) { return std::filesystem::exists(folder / file); };
  if (has("source.spm") && has("target.spm")) return read_marian_files(folder);
  if (has("tokenizer.json")) {
    const std::filesystem::path path = folder / "tokenizer.json";
    return {Tokenizer::from_json(MappedFile(path).text(), path.string())};
  }
  if (has("vocab.txt")) return {Tokenizer(read_word_piece_files(folder))};
  if (has("vocab.json") && has("merges.txt")) {
    const auto family = model_type == "roberta" ? ByteLevelFamily::roberta : ByteLevelFamily::gpt2;
    return {Tokenizer(read_byte_level_files(folder, family))};
  }
  throw Error(folder.string() +
              " has no tokenizer: it should have tokenizer.json, vocab.txt, vocab.json with merges.txt, or " +
              "source.spm with target.spm and vocab.json");
}

}  // namespace headlight
