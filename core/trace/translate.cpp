#include "core/trace/translate.h"

#include "core/base/error.h"
#include "core/nn/encoder.h"
#include "core/trace/run.h"

namespace headlight {

Translation translate(const Model& model, const std::string& text, const std::stop_token& stop, int beams, Index longest) {
  const ModelConfig& config = model.config;
  if (!config.translates()) throw Error(config.name + " has no decoder that reads a source, so it cannot translate");
  const Matrix states = encode(model, ids(tokenize(model, {text, ""}).tokens), {stop});
  Translation translation;
  translation.tokens = search(model, states, {config.writing, longest > 0 ? longest : 3 * states.rows() + 20, beams}, stop);
  std::vector<int> written;
  for (const Choice& choice : translation.tokens) {
    written.push_back(choice.id);
    translation.log_probability += choice.log_probability;
  }
  translation.text = model.target_tokenizer.decode(written);
  return translation;
}

}  // namespace headlight
