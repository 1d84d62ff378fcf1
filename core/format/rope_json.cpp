#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/format/config_json.h"

namespace headlight {
namespace {

constexpr double least_theta = 1.01, largest_theta = 1e12, least_factor = 1e-3, largest_factor = 1e6;

float number(const ConfigJson& config, const char* key, double otherwise) {
  return static_cast<float>(config.number(key, least_factor, largest_factor, otherwise));
}

RopeScaling scaling(const ConfigJson& parameters) {
  const char* key = parameters.has("rope_type") ? "rope_type" : "type";  // transformers 5, and before
  if (!parameters.has(key)) return RopeScaling::none;
  constexpr RopeScaling scalings[] = {RopeScaling::none,    RopeScaling::linear, RopeScaling::llama3,
                                      RopeScaling::dynamic, RopeScaling::yarn,   RopeScaling::longrope};
  return scalings[parameters.choice(key, {"default", "linear", "llama3", "dynamic", "yarn", "longrope"})];
}

/// Positions of the context before it was stretched; some files say it outside the parameters.
int original(const ConfigJson& config, const ConfigJson& parameters, int longest) {
  const char* key = "original_max_position_embeddings";
  return (config.has(key) ? config : parameters).whole(key, 2, most_pieces, longest);
}

void read_turns(const ConfigJson& parameters, const char* low, const char* high, double otherwise, Rope& rope) {
  rope.low_factor = number(parameters, low, 1);
  rope.high_factor = number(parameters, high, otherwise);
  if (rope.high_factor <= rope.low_factor)
    throw Error(parameters.name() + ": \"" + high + "\" should be above \"" + low + "\"");
}

float logarithmic(float factor, double scale) {
  return factor <= 1 ? 1 : static_cast<float>(.1 * scale * std::log(static_cast<double>(factor)) + 1);
}

void read_yarn(const ConfigJson& parameters, Rope& rope) {
  read_turns(parameters, "beta_slow", "beta_fast", 32, rope);
  rope.whole_pairs = parameters.flag("truncate", true);
  const double scale = parameters.number("mscale", 0, largest_factor, 0);
  const double all = parameters.number("mscale_all_dim", 0, largest_factor, 0);
  const bool both = scale > 0 && all > 0;
  const float usual = both ? logarithmic(rope.factor, scale) / logarithmic(rope.factor, all) : logarithmic(rope.factor, 1);
  rope.attention = number(parameters, "attention_factor", static_cast<double>(usual));
}

std::vector<float> factors(const ConfigJson& parameters, const char* key) {
  std::vector<float> factors;
  for (const Json& factor : parameters.list(key)) {
    if (!factor.is_number() || factor < least_factor || factor > largest_factor)
      throw Error(parameters.name() + ": \"" + key + "\" should hold numbers from 0.001 on, not " + describe(factor));
    factors.push_back(factor.get<float>());
  }
  return factors;
}

void read_longrope(const ConfigJson& parameters, Rope& rope) {
  rope.short_factors = factors(parameters, "short_factor");
  rope.long_factors = factors(parameters, "long_factor");
  const double factor = std::max(1., static_cast<double>(rope.factor));
  rope.attention = number(parameters, "attention_factor", std::sqrt(1 + std::log(factor) / std::log(rope.original)));
}

}  // namespace

Rope rope(const ConfigJson& config) {
  const ConfigJson parameters = config.part(config.has("rope_parameters") ? "rope_parameters" : "rope_scaling");
  for (const ConfigJson* json : {&config, &parameters}) json->expect("partial_rotary_factor", 1.0);
  const int longest = config.size("max_position_embeddings", most_pieces, 2048);
  Rope rope;
  rope.theta = static_cast<float>(
      (parameters.has("rope_theta") ? parameters : config).number("rope_theta", least_theta, largest_theta, 10000));
  rope.scaling = scaling(parameters);
  if (rope.scaling == RopeScaling::none) return rope;
  const bool as_is = rope.scaling == RopeScaling::linear || rope.scaling == RopeScaling::dynamic;
  rope.original = as_is ? longest : original(config, parameters, longest);
  const bool has_factor = as_is || rope.scaling == RopeScaling::llama3;  // the others' follows from the lengths
  rope.factor = has_factor ? static_cast<float>(parameters.number("factor", 1, largest_factor))
                           : number(parameters, "factor", static_cast<double>(longest) / rope.original);
  if (rope.scaling == RopeScaling::llama3) read_turns(parameters, "low_freq_factor", "high_freq_factor", 4, rope);
  if (rope.scaling == RopeScaling::yarn) read_yarn(parameters, rope);
  if (rope.scaling == RopeScaling::longrope) read_longrope(parameters, rope);
  return rope;
}

}  // namespace headlight
