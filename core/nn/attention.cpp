#include "core/nn/attention.h"

#include <cmath>

#include "core/nn/linear.h"

namespace headlight {

Matrix attend(const AttentionWeights& attention, const MatrixView& x, const Memory& memory, int heads, const Mask& mask,
              const Reporter& report) {
  const Matrix queries = linear(x, attention.query);
  report(Site::attention_input, x);
  report(Site::queries, queries);
  report(Site::keys, memory.keys);
  report(Site::values, memory.values);

  const Index width = queries.cols() / heads;
  const float scale = 1 / std::sqrt(static_cast<float>(width));
  Matrix weights(x.rows(), memory.keys.rows());  // one head's at a time
  Matrix mixed(x.rows(), queries.cols());
  for (int head = 0; head < heads; ++head) {
    const auto own = [&](auto& all) { return all.middleCols(head * width, width); };
    product(own(queries), own(memory.keys), weights, {.alpha = scale, .transpose = true});
    report(Site::scores, weights, head);
    softmax_rows(weights, mask);
    report(Site::weights, weights, head);
    product(weights, own(memory.values), own(mixed));
    report(Site::head_output, own(mixed), head);
  }
  Matrix output = linear(mixed, attention.output);
  report(Site::attention_output, output);
  return output;
}

}  // namespace headlight
