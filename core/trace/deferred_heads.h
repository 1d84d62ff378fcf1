#pragma once

#include <cstddef>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "core/math/matrix.h"
#include "core/math/pooling.h"
#include "core/model/head.h"

namespace headlight {

using MatrixPtr = std::shared_ptr<const Matrix>;

/// What a forward pass computed the weights of one layer's heads from.
struct LayerAttention {
  Matrix queries;  // (n, h k), normed and turned as they met the keys
  Matrix keys;     // (m, g k)
  Index head_width = 0;
  bool causal = false;
};

/// Heads whose weights are not kept, because all of them together would not fit into memory: each is computed when it is
/// asked for, softmax(Q Kᵀ / √k) by the functions of the forward pass. The heads that were asked for last stay in a cache.
/// Filled while the pass runs; afterwards any thread may ask.
class DeferredHeads {
 public:
  /// No thumbnail has more values than this a side.
  static constexpr Index thumbnail_size = 64;

  /// `cache_bytes`: what computed heads may take beside the queries and keys.
  explicit DeferredHeads(std::size_t cache_bytes) : cache_bytes_(cache_bytes) {}

  LayerAttention& layer(Stack stack, int layer) { return layers_[{stack, layer}]; }
  /// Tells that there is such a head, and keeps the strongest of each block of its weights (n, m) for an overview.
  void add(HeadId head, const MatrixView& weights) { thumbnails_.emplace(head, pool(weights, thumbnail_size)); }

  bool contains(HeadId head) const { return thumbnails_.contains(head); }
  std::vector<HeadId> heads() const;
  const Pooled& thumbnail(HeadId head) const { return thumbnails_.at(head); }
  /// (n, m), the same numbers as in the forward pass.
  MatrixPtr weights(HeadId head) const;

 private:
  MatrixPtr cached(HeadId head) const;
  MatrixPtr compute(HeadId head) const;
  void remember(HeadId head, MatrixPtr weights) const;

  std::map<std::pair<Stack, int>, LayerAttention> layers_;
  std::map<HeadId, Pooled> thumbnails_;
  std::size_t cache_bytes_;
  mutable std::mutex mutex_;                               // of the cache
  mutable std::list<std::pair<HeadId, MatrixPtr>> cache_;  // the head that was asked for last stands first
};

}  // namespace headlight
