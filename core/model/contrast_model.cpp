#include "core/model/contrast_model.h"

#include <bit>
#include <cstdint>

namespace headlight {
namespace {

Index count(const GruWeights& gru) { return count(gru.input) + count(gru.hidden); }
Index count(const RecurrentLayer& layer) { return count(layer.forward) + count(layer.backward); }
Index count(const ConvolutionLayer& layer) {
  return count(layer.norm) + layer.before.size() + layer.here.size() + layer.after.size() + layer.bias.size();
}
Index count(const AdditiveAttention& attention) {
  return count(attention.state) + attention.memory.size() + attention.score.size();
}

template <class Table>
std::uint64_t sum_of_bits(const Table& table) {
  std::uint64_t sum = 0;
  for (Index i = 0; i < table.size(); ++i) sum += std::bit_cast<std::uint32_t>(table.data()[i]);
  return sum;
}

}  // namespace

Embeddings embeddings_of(const ModelPtr& translator) {
  return {translator->config.name,
          translator->source_tokenizer,
          translator->target_tokenizer,
          {translator, &translator->encoder.embedding},
          {translator, &translator->target_embedding()},
          {translator, &translator->output_bias}};
}

int checksum(const Embeddings& embeddings) {
  const std::uint64_t sum =
      sum_of_bits(*embeddings.source) + sum_of_bits(*embeddings.target) + sum_of_bits(*embeddings.bias);
  return static_cast<int>(sum % (std::uint64_t{1} << 31));
}

std::size_t ContrastModel::parameter_count() const {
  Index total = count(widen) + count(norm) + count(start) + count(cell) + count(attention) + count(output) +
                count(pointer_query) + count(pointer_key);
  for (const RecurrentLayer& layer : recurrent) total += count(layer);
  for (const ConvolutionLayer& layer : convolutions) total += count(layer);
  return static_cast<std::size_t>(total);
}

}  // namespace headlight
