#include "core/format/contrast_json.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "core/base/error.h"
#include "core/format/config_json.h"

namespace headlight {
namespace {

constexpr std::string_view kinds[] = {"headlight-gru", "headlight-gru-attention", "headlight-cnn"};

ContrastKind read_kind(const ConfigJson& json) {
  const std::string type = json.text("model_type");
  for (int kind = 0; kind < 3; ++kind)
    if (type == kinds[kind]) return static_cast<ContrastKind>(kind);
  throw Error(json.name() + ": \"model_type\" should be headlight-gru, headlight-gru-attention or headlight-cnn, not \"" +
              type + "\"");
}

/// A size that the model shares with the one whose embeddings it uses.
int shared_size(const ConfigJson& json, const char* key, Index owned, const std::string& owner) {
  const int size = json.size(key, INT32_MAX);
  if (size != owned)
    throw Error(json.name() + ": \"" + key + "\" should be " + std::to_string(owned) + ", as in " + owner + ", not " +
                std::to_string(size));
  return size;
}

void read_shared(const ConfigJson& json, const Embeddings& embeddings, ContrastConfig& config) {
  config.embeddings_of = json.text("embeddings_of");
  if (config.embeddings_of != embeddings.owner)
    throw Error(json.name() + ": \"embeddings_of\" should be " + embeddings.owner + ", which is at hand, not " +
                describe(config.embeddings_of));
  config.d_model = shared_size(json, "d_model", embeddings.source->cols(), embeddings.owner);
  shared_size(json, "source_vocabulary", embeddings.source->rows(), embeddings.owner);
  shared_size(json, "target_vocabulary", embeddings.target->rows(), embeddings.owner);
  const int trained_with = json.whole("embeddings_checksum", 0, INT32_MAX), found = checksum(embeddings);
  if (trained_with != found)
    throw Error(json.name() + " was trained with other embeddings than " + embeddings.owner +
                " has now: their checksum should be " + std::to_string(trained_with) + ", not " + std::to_string(found));
}

void read_widths(const ConfigJson& json, ContrastConfig& config) {
  config.encoder_layers = json.size("encoder_layers", deepest);
  config.state_width = json.size("state_width");
  config.pointer_width = json.size("pointer_width");
  if (config.kind != ContrastKind::gru) config.attention_width = json.size("attention_width");
  if (config.kind != ContrastKind::cnn && config.state_width % 2 != 0)
    throw Error(json.name() + ": \"state_width\" should be even, half for each direction, not " +
                std::to_string(config.state_width));
  if (config.d_model % 2 != 0 && config.kind == ContrastKind::cnn)  // sinusoidal positions come in pairs
    throw Error(json.name() + ": \"d_model\" should be even, not " + std::to_string(config.d_model));
}

int token(const ConfigJson& json, const char* key, const Tokenizer& tokenizer) {
  const std::string piece = json.text(key);
  const int id = tokenizer.id(piece);
  if (id < 0)
    throw Error(json.name() + ": \"" + key + "\" should be a piece of the target's tokenizer, not " + describe(piece));
  return id;
}

HeadRole read_pointer(const ConfigJson& json) {
  HeadRole role;
  role.role = "coreference";
  role.trained = true;
  role.what = "points from a pronoun to what it stands for";
  if (!json.has("pointer")) return role;
  const ConfigJson pointer = json.part("pointer");
  role.score = pointer.number("score", 0, 1);
  role.score_name = pointer.text("score_name");
  for (const ConfigJson& baseline : pointer.parts("baselines"))
    role.baselines.push_back({baseline.text("name"), baseline.number("score", 0, 1)});
  return role;
}

}  // namespace

bool describes_contrast(std::string_view config, const std::string& name) {
  const Json json = parse_json(config, name);
  const auto type = json.is_object() ? json.find("model_type") : json.end();
  return type != json.end() && type->is_string() && std::ranges::find(kinds, type->get<std::string>()) != std::end(kinds);
}

ContrastConfig read_contrast_config(std::string_view text, const std::string& name, const Embeddings& embeddings) {
  const ConfigJson json(text, name);
  ContrastConfig config;
  config.kind = read_kind(json);
  config.name = json.text("name");
  config.languages = json.text("languages", "");
  config.trained_on = json.text("trained_on", "");
  read_shared(json, embeddings, config);
  read_widths(json, config);
  config.layer_norm_epsilon = static_cast<float>(json.number("layer_norm_epsilon", 1e-20, 1));
  config.embedding_scale = static_cast<float>(json.number("embedding_scale", 1e-6, 1e6));
  config.begin_token = token(json, "target_begin_token", embeddings.target_tokenizer);
  config.end_token = token(json, "end_token", embeddings.target_tokenizer);
  config.pointer = read_pointer(json);
  return config;
}

}  // namespace headlight
