#pragma once

#include <functional>
#include <future>
#include <thread>

#include "app/platform/worker.h"
#include "app/state/state.h"
#include "core/model/model.h"

namespace headlight {

/// Loads a model on a thread of its own. Computations that need it wait for it, on their threads, and throw what loading
/// threw.
class ModelLoader {
 public:
  explicit ModelLoader(std::function<ModelPtr()> load) : model_(std::async(std::launch::async, std::move(load)).share()) {}

  /// For a Workbench. Outlives this object safely: it holds the future.
  Worker::Compute compute() const;
  /// Calls `done` on a thread of its own once the model is there; not at all when loading failed.
  std::jthread when_loaded(std::function<void(ModelInfo)> done) const;

 private:
  std::shared_future<ModelPtr> model_;
};

/// Bytes for the weights of one text on screen: there may be two texts, and a model.
inline constexpr std::size_t window_budget = std::size_t{256} << 20;

ModelInfo info_of(const Model& model);

}  // namespace headlight
