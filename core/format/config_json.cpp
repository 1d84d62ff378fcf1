#include "core/format/config_json.h"

#include <cmath>

#include "core/base/error.h"
#include "core/base/json.h"

namespace headlight {
namespace {

constexpr int widest = 1 << 16, deepest = 256, most_pieces = 1 << 24;

/// A string out of a short list; returns its place in the list.
int choice(const Json& object, const char* key, std::initializer_list<const char*> choices, const std::string& name) {
  const std::string value = string_member(object, key, name);
  std::string list;
  int place = 0;
  for (const char* one : choices) {
    if (value == one) return place;
    list += (place++ == 0 ? "" : " or ") + std::string(one);
  }
  throw Error(name + ": \"" + key + "\" should be " + list + ", not \"" + value + "\"");
}

double number_within(const Json& object, const char* key, double least, double most, const std::string& name) {
  const double value = number_member(object, key, name);
  if (!(value >= least && value <= most))
    throw Error(name + ": \"" + key + "\" should be a number from " + Json(least).dump() + " to " + Json(most).dump() +
                ", not " + Json(value).dump());
  return value;
}

std::string optional_string(const Json& object, const char* key, const std::string& name) {
  return object.contains(key) ? string_member(object, key, name) : "";
}

const Json& optional_list(const Json& object, const char* key, const std::string& name) {
  static const Json empty = Json::array();
  const auto found = object.find(key);
  if (found != object.end() && !found->is_array())
    throw Error(name + ": \"" + key + "\" should be a list, not " + describe(*found));
  return found == object.end() ? empty : *found;
}

void read_shape(const Json& json, const std::string& name, ModelConfig& config) {
  config.d_model = integer_member(json, "d_model", 1, widest, name);
  config.heads = integer_member(json, "heads", 1, config.d_model, name);
  config.d_ff = integer_member(json, "d_ff", 1, 16 * widest, name);
  config.encoder_layers = integer_member(json, "encoder_layers", 1, deepest, name);
  config.decoder_layers = integer_member(json, "decoder_layers", 0, deepest, name);
  config.source_vocabulary = integer_member(json, "source_vocabulary", 1, most_pieces, name);
  const int least_target = config.decoder_layers > 0 ? 1 : 0;
  config.target_vocabulary = integer_member(json, "target_vocabulary", least_target, most_pieces, name);
  if (config.d_model % config.heads != 0 || config.d_model % 2 != 0)  // sinusoidal positions come in pairs
    throw Error(name + ": \"d_model\" should be even and a multiple of the " + std::to_string(config.heads) +
                " heads, not " + std::to_string(config.d_model));
}

HeadId read_head(const Json& json, const std::string& name, const ModelConfig& config) {
  const auto stack = static_cast<Stack>(choice(json, "stack", {"encoder", "decoder", "cross"}, name));
  const int layers = stack == Stack::encoder ? config.encoder_layers : config.decoder_layers;
  if (layers == 0)
    throw Error(name + ": \"guided_heads\" has a " + string_member(json, "stack", name) +
                " head, but the model has no decoder");
  return {stack, integer_member(json, "layer", 0, layers - 1, name),
          integer_member(json, "head", 0, config.heads - 1, name)};
}

HeadRole read_role(const Json& json, const std::string& name, const ModelConfig& config) {
  HeadRole role;
  role.head = read_head(json, name, config);
  role.role = string_member(json, "role", name);
  const Json& trained = member(json, "trained", name);
  if (!trained.is_boolean()) throw Error(name + ": \"trained\" should be true or false, not " + describe(trained));
  role.trained = trained.get<bool>();
  role.what = optional_string(json, "what", name);
  role.score_name = optional_string(json, "score_name", name);
  if (json.contains("score")) role.score = number_within(json, "score", 0, 1, name);
  for (const Json& baseline : optional_list(json, "baselines", name))
    role.baselines.push_back({string_member(baseline, "name", name), number_within(baseline, "score", 0, 1, name)});
  return role;
}

}  // namespace

ModelConfig read_config(std::string_view text, const std::string& name) {
  const Json json = parse_json(text, name);
  choice(json, "model_type", {"headlight-encoder-decoder"}, name);
  choice(json, "positions", {"sinusoidal"}, name);
  ModelConfig config;
  config.name = string_member(json, "name", name);
  config.languages = optional_string(json, "languages", name);
  config.trained_on = optional_string(json, "trained_on", name);
  read_shape(json, name, config);
  config.norm = choice(json, "norm", {"pre", "post"}, name) == 0 ? NormOrder::pre : NormOrder::post;
  config.activation = choice(json, "activation", {"relu", "gelu"}, name) == 0 ? Activation::relu : Activation::gelu;
  config.layer_norm_epsilon = static_cast<float>(number_within(json, "layer_norm_epsilon", 1e-20, 1, name));
  config.embedding_scale = static_cast<float>(number_within(json, "embedding_scale", 1e-6, 1e6, name));
  config.target_begin_token = string_member(json, "target_begin_token", name);
  config.end_token = string_member(json, "end_token", name);
  config.unknown_token = string_member(json, "unknown_token", name);
  for (const Json& head : optional_list(json, "guided_heads", name)) config.roles.push_back(read_role(head, name, config));
  return config;
}

}  // namespace headlight
