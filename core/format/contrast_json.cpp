#include "core/format/contrast_json.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "core/base/error.h"
#include "core/base/json.h"

namespace headlight {
namespace {

constexpr int widest = 1 << 16, deepest = 256;
constexpr std::string_view kinds[] = {"headlight-gru", "headlight-gru-attention", "headlight-cnn"};

ContrastKind read_kind(const Json& json, const std::string& name) {
  const std::string type = string_member(json, "model_type", name);
  for (int kind = 0; kind < 3; ++kind)
    if (type == kinds[kind]) return static_cast<ContrastKind>(kind);
  throw Error(name + ": \"model_type\" should be headlight-gru, headlight-gru-attention or headlight-cnn, not \"" + type +
              "\"");
}

double number_within(const Json& json, const char* key, double least, double most, const std::string& name) {
  const double value = number_member(json, key, name);
  if (!(value >= least && value <= most))
    throw Error(name + ": \"" + key + "\" should be a number from " + Json(least).dump() + " to " + Json(most).dump() +
                ", not " + Json(value).dump());
  return value;
}

/// A size that the model shares with the one whose embeddings it uses.
int shared_size(const Json& json, const char* key, Index owned, const std::string& owner, const std::string& name) {
  const int size = integer_member(json, key, 1, INT32_MAX, name);
  if (size != owned)
    throw Error(name + ": \"" + key + "\" should be " + std::to_string(owned) + ", as in " + owner + ", not " +
                std::to_string(size));
  return size;
}

void read_shared(const Json& json, const std::string& name, const Embeddings& embeddings, ContrastConfig& config) {
  config.embeddings_of = string_member(json, "embeddings_of", name);
  if (config.embeddings_of != embeddings.owner)
    throw Error(name + ": \"embeddings_of\" should be " + embeddings.owner + ", which is at hand, not " +
                describe(config.embeddings_of));
  config.d_model = shared_size(json, "d_model", embeddings.source->cols(), embeddings.owner, name);
  shared_size(json, "source_vocabulary", embeddings.source->rows(), embeddings.owner, name);
  shared_size(json, "target_vocabulary", embeddings.target->rows(), embeddings.owner, name);
  const int trained_with = integer_member(json, "embeddings_checksum", 0, INT32_MAX, name), found = checksum(embeddings);
  if (trained_with != found)
    throw Error(name + " was trained with other embeddings than " + embeddings.owner +
                " has now: their checksum should be " + std::to_string(trained_with) + ", not " + std::to_string(found));
}

void read_widths(const Json& json, const std::string& name, ContrastConfig& config) {
  config.encoder_layers = integer_member(json, "encoder_layers", 1, deepest, name);
  config.state_width = integer_member(json, "state_width", 1, widest, name);
  config.pointer_width = integer_member(json, "pointer_width", 1, widest, name);
  if (config.kind != ContrastKind::gru) config.attention_width = integer_member(json, "attention_width", 1, widest, name);
  if (config.kind != ContrastKind::cnn && config.state_width % 2 != 0)
    throw Error(name + ": \"state_width\" should be even, half for each direction, not " +
                std::to_string(config.state_width));
  if (config.d_model % 2 != 0 && config.kind == ContrastKind::cnn)  // sinusoidal positions come in pairs
    throw Error(name + ": \"d_model\" should be even, not " + std::to_string(config.d_model));
}

int token(const Json& json, const char* key, const Tokenizer& tokenizer, const std::string& name) {
  const std::string piece = string_member(json, key, name);
  const int id = tokenizer.id(piece);
  if (id < 0) throw Error(name + ": \"" + key + "\" should be a piece of the target's tokenizer, not " + describe(piece));
  return id;
}

HeadRole read_pointer(const Json& json, const std::string& name) {
  HeadRole role;
  role.role = "coreference";
  role.trained = true;
  role.what = "points from a pronoun to what it stands for";
  if (!json.contains("pointer")) return role;
  const Json& pointer = member(json, "pointer", name);
  role.score = number_within(pointer, "score", 0, 1, name);
  role.score_name = string_member(pointer, "score_name", name);
  const Json& baselines = member(pointer, "baselines", name);
  if (!baselines.is_array()) throw Error(name + ": \"baselines\" should be a list, not " + describe(baselines));
  for (const Json& baseline : baselines)
    role.baselines.push_back({string_member(baseline, "name", name), number_within(baseline, "score", 0, 1, name)});
  return role;
}

std::string optional_string(const Json& json, const char* key, const std::string& name) {
  return json.contains(key) ? string_member(json, key, name) : "";
}

}  // namespace

bool describes_contrast(std::string_view config, const std::string& name) {
  const Json json = parse_json(config, name);
  const auto type = json.is_object() ? json.find("model_type") : json.end();
  return type != json.end() && type->is_string() && std::ranges::find(kinds, type->get<std::string>()) != std::end(kinds);
}

ContrastConfig read_contrast_config(std::string_view text, const std::string& name, const Embeddings& embeddings) {
  const Json json = parse_json(text, name);
  ContrastConfig config;
  config.kind = read_kind(json, name);
  config.name = string_member(json, "name", name);
  config.languages = optional_string(json, "languages", name);
  config.trained_on = optional_string(json, "trained_on", name);
  read_shared(json, name, embeddings, config);
  read_widths(json, name, config);
  config.layer_norm_epsilon = static_cast<float>(number_within(json, "layer_norm_epsilon", 1e-20, 1, name));
  config.embedding_scale = static_cast<float>(number_within(json, "embedding_scale", 1e-6, 1e6, name));
  config.begin_token = token(json, "target_begin_token", embeddings.target_tokenizer, name);
  config.end_token = token(json, "end_token", embeddings.target_tokenizer, name);
  config.pointer = read_pointer(json, name);
  return config;
}

}  // namespace headlight
