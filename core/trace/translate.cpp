#include "core/trace/translate.h"

#include <utility>

#include "core/base/error.h"
#include "core/nn/encoder.h"
#include "core/trace/run.h"

namespace headlight {

Translation translate(const Model& model, const std::string& text, const std::stop_token& stop, int beams, Index longest) {
  const ModelConfig& config = model.config;
  if (!config.translates()) throw Error(config.name + " has no decoder that reads a source, so it cannot translate");
  const Matrix states = encode(model, ids(tokenize(model, {text, ""}).tokens), {stop});
  const SearchOptions options{config.writing, longest > 0 ? longest : 3 * states.rows() + 20, beams};
  return written(model.target_tokenizer, search(model, states, options, stop));
}

Translation written(const Tokenizer& tokenizer, std::vector<Choice> tokens) {
  Translation translation{{}, std::move(tokens), 0};
  std::vector<int> ids;
  for (const Choice& choice : translation.tokens) {
    ids.push_back(choice.id);
    translation.log_probability += choice.log_probability;
  }
  translation.text = tokenizer.decode(ids);
  return translation;
}

}  // namespace headlight
