#include "core/trace/deferred_heads.h"

#include <algorithm>

#include "core/nn/head_attention.h"

namespace headlight {
namespace {

std::size_t bytes(const Matrix& matrix) { return static_cast<std::size_t>(matrix.size()) * sizeof(float); }

}  // namespace

std::vector<HeadId> DeferredHeads::heads() const {
  std::vector<HeadId> heads;
  for (const auto& [head, thumbnail] : thumbnails_) heads.push_back(head);
  return heads;
}

MatrixPtr DeferredHeads::weights(HeadId head) const {
  if (MatrixPtr known = cached(head)) return known;
  MatrixPtr weights = compute(head);  // without the lock: two threads may compute the same head, and then agree
  remember(head, weights);
  return weights;
}

MatrixPtr DeferredHeads::compute(HeadId head) const {
  const LayerAttention& layer = layers_.at({head.stack, head.layer});
  const Index width = layer.head_width, sharing = layer.queries.cols() / layer.keys.cols();
  const auto queries = layer.queries.middleCols(head.head * width, width);
  const auto keys = layer.keys.middleCols(head.head / sharing * width, width);
  auto weights = std::make_shared<Matrix>(queries.rows(), keys.rows());
  Matrix output(queries.rows(), width);  // which nobody looks at, nor at what is mixed
  attend({queries, keys, keys, weights->data(), output.data(), output.outerStride()}, {.causal = layer.causal}, {});
  return weights;
}

MatrixPtr DeferredHeads::cached(HeadId head) const {
  const std::lock_guard lock(mutex_);
  const auto found = std::ranges::find(cache_, head, [](const auto& entry) { return entry.first; });
  if (found == cache_.end()) return nullptr;
  cache_.splice(cache_.begin(), cache_, found);
  return found->second;
}

void DeferredHeads::remember(HeadId head, MatrixPtr weights) const {
  const std::lock_guard lock(mutex_);
  cache_.emplace_front(head, std::move(weights));
  std::size_t used = 0;
  const auto full =
      std::ranges::find_if(cache_, [&](const auto& entry) { return (used += bytes(*entry.second)) > cache_bytes_; });
  cache_.erase(full, cache_.end());
}

}  // namespace headlight
