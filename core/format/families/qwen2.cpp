#include "core/format/families/llama.h"

namespace headlight::families {
namespace {

// Yang et al. 2024: Llama's blocks with biases on queries, keys and values only.
Plan plan(const ConfigJson& config) {
  Plan plan = llama_plan(config);
  plan.config.decoder.projection_bias = true;
  plan.config.decoder.output_bias = false;
  return plan;
}

}  // namespace

Family qwen2() { return {{"qwen2"}, plan}; }

}  // namespace headlight::families
