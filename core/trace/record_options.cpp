#include "core/trace/record_options.h"

namespace headlight {
namespace {

std::size_t positive(Index size) { return static_cast<std::size_t>(size); }

struct Shape {
  std::size_t queries = 0, keys = 0;
};

/// Floats of one site in one layer of one stack, all heads together; 0 where the stack has no such site.
std::size_t floats(Site site, Stack stack, const Shape& shape, const Blocks& blocks) {
  const std::size_t d = positive(blocks.d_model);
  switch (site) {
    case Site::scores:
    case Site::weights:
      return positive(blocks.heads) * shape.queries * shape.keys;
    case Site::keys:
    case Site::values:
      return shape.keys * positive(blocks.keys_width());
    case Site::queries:
    case Site::head_output:
      return shape.queries * positive(blocks.queries_width());
    case Site::attention_input:
    case Site::attention_output:
    case Site::attention_residual:
      return shape.queries * d;
    case Site::feed_forward_inner:
      return stack == Stack::cross ? 0 : shape.queries * positive(blocks.d_ff);
    default:
      return stack == Stack::cross ? 0 : shape.queries * d;
  }
}

std::size_t stack_floats(Stack stack, const Shape& shape, const Blocks& blocks, const std::set<Site>& sites) {
  std::size_t total = 0;
  const std::size_t layers = positive(blocks.layers);
  for (const Site site : sites)
    total += floats(site, stack, shape, blocks) * (site == Site::final_state ? layers > 0 : layers);
  return total;
}

std::size_t all_floats(const ModelConfig& config, std::size_t n, std::size_t t, const std::set<Site>& sites) {
  std::size_t total = stack_floats(config.reader_stack(), {n, n}, config.reader(), sites);
  if (t > 0 && config.translates())
    total += stack_floats(Stack::decoder, {t, t}, config.decoder, sites) +
             stack_floats(Stack::cross, {t, n}, config.decoder, sites);
  return total;
}

}  // namespace

TraceBytes trace_bytes(const ModelConfig& config, std::size_t n, std::size_t t, const RecordOptions& options) {
  const std::size_t kept = all_floats(config, n, t, options.keep);
  return {(kept + all_floats(config, n, t, {Site::weights})) * sizeof(float),
          (kept + all_floats(config, n, t, {Site::queries, Site::keys})) * sizeof(float)};
}

}  // namespace headlight
