#include "core/format/family.h"

#include <algorithm>

#include "core/base/error.h"

namespace headlight {

std::vector<Family> all_families();  // generated

namespace {

/// What the forward pass relies on.
void check(const Blocks& blocks, const std::string& name) {
  if (blocks.layers == 0) return;
  if (blocks.heads % blocks.key_value_heads != 0)
    throw Error(name + ": the " + std::to_string(blocks.heads) + " heads should be a multiple of the " +
                std::to_string(blocks.key_value_heads) + " that have keys and values");
  if (blocks.rope && blocks.head_width % 2 != 0)
    throw Error(name + ": rotary positions turn pairs, so heads should have an even width, not " +
                std::to_string(blocks.head_width));
  if (!blocks.rope || blocks.rope->scaling != RopeScaling::longrope) return;
  for (const auto& factors : {blocks.rope->short_factors, blocks.rope->long_factors})
    if (factors.size() != static_cast<std::size_t>(blocks.head_width) / 2)
      throw Error(name + ": \"short_factor\" and \"long_factor\" should hold " + std::to_string(blocks.head_width / 2) +
                  " numbers, not " + std::to_string(factors.size()));
}

}  // namespace

int even_head_width(const ConfigJson& config, const char* key, const Blocks& blocks) {
  if (blocks.d_model % blocks.heads != 0)
    throw Error(config.name() + ": \"" + key + "\" should be a multiple of the " + std::to_string(blocks.heads) +
                " heads, not " + std::to_string(blocks.d_model));
  return blocks.d_model / blocks.heads;
}

Plan plan_of(const ConfigJson& config) {
  const std::string type = config.text("model_type");
  if (config.has("quantization_config"))
    throw Error(config.name() + " has a \"quantization_config\", and quantized weights are not supported");
  std::string known;
  for (const Family& family : all_families()) {
    if (std::ranges::find(family.model_types, type) != family.model_types.end()) {
      Plan plan = family.plan(config);
      check(plan.config.encoder, config.name());
      check(plan.config.decoder, config.name());
      return plan;
    }
    for (const std::string_view one : family.model_types) known += (known.empty() ? "" : ", ") + std::string(one);
  }
  throw Error(config.name() + ": \"model_type\" is \"" + type + "\", and only these are supported: " + known);
}

}  // namespace headlight
