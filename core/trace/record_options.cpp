#include "core/trace/record_options.h"

#include <map>

namespace headlight {
namespace {

struct Shape {
  std::size_t queries = 0, keys = 0, layers = 0;
};

/// Floats of one site in one layer of one stack, all heads together; 0 where the stack has no such site.
std::size_t floats(Site site, Stack stack, const Shape& shape, const ModelConfig& config) {
  const std::size_t d = static_cast<std::size_t>(config.d_model), heads = static_cast<std::size_t>(config.heads);
  switch (site) {
    case Site::scores:
    case Site::weights:
      return heads * shape.queries * shape.keys;
    case Site::keys:
    case Site::values:
      return shape.keys * d;
    case Site::attention_input:
    case Site::queries:
    case Site::head_output:
    case Site::attention_output:
    case Site::attention_residual:
      return shape.queries * d;
    case Site::feed_forward_inner:
      return stack == Stack::cross ? 0 : shape.queries * static_cast<std::size_t>(config.d_ff);
    default:
      return stack == Stack::cross ? 0 : shape.queries * d;
  }
}

}  // namespace

std::size_t trace_bytes(const ModelConfig& config, std::size_t n, std::size_t t, const RecordOptions& options) {
  std::set<Site> sites = options.keep;
  sites.insert(Site::weights);
  const std::size_t encoder_layers = static_cast<std::size_t>(config.encoder_layers);
  const std::size_t decoder_layers = t > 0 ? static_cast<std::size_t>(config.decoder_layers) : 0;
  const std::map<Stack, Shape> stacks = {{Stack::encoder, {n, n, encoder_layers}},
                                         {Stack::decoder, {t, t, decoder_layers}},
                                         {Stack::cross, {t, n, decoder_layers}}};
  std::size_t total = 0;
  for (const auto& [stack, shape] : stacks)
    for (const Site site : sites)
      total += floats(site, stack, shape, config) * (site == Site::final_state ? shape.layers > 0 : shape.layers);
  return total * sizeof(float);
}

}  // namespace headlight
