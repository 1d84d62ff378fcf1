#include "core/format/families/llama.h"

namespace headlight::families {
namespace {

// Yang et al. 2025: Llama's blocks with RMS norms on each head's queries and keys.
Plan plan(const ConfigJson& config) {
  Plan plan = llama_plan(config);
  plan.config.decoder.query_key_norms = true;
  plan.decoder.self_attention.query_norm = "self_attn.q_norm";
  plan.decoder.self_attention.key_norm = "self_attn.k_norm";
  return plan;
}

}  // namespace

Family qwen3() { return {{"qwen3"}, plan}; }

}  // namespace headlight::families
