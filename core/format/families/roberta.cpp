#include "core/format/families/bert.h"

namespace headlight::families {
namespace {

// Liu et al. 2019: BERT's blocks; positions start after the padding token's id, and padding does not count.
Plan plan(const ConfigJson& config) {
  Plan plan = bert_plan(config);
  Positions& positions = plan.config.encoder.positions;
  positions.skipped = config.whole("pad_token_id", 0, positions.rows - 2, 1);
  positions.first = positions.skipped + 1;
  plan.prefix = "roberta.";
  return plan;
}

}  // namespace

Family roberta() { return {{"roberta", "xlm-roberta", "camembert"}, plan}; }

}  // namespace headlight::families
