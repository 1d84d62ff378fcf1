#pragma once

#include <functional>
#include <future>
#include <memory>
#include <mutex>
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

  using Measure = std::function<HeadScoresPtr(const Model&, std::stop_token)>;
  /// When nothing is stored of the model's heads, calls `measure` on a thread of its own that yields to all others, then
  /// `done` (with a sentence if measuring failed): traces that are computed from then on say what was measured. Stops when
  /// the thread is asked to.
  std::jthread when_measured(Measure measure, std::function<void(std::string)> done) const;

 private:
  /// What was measured after the model was loaded.
  struct Late {
    std::mutex mutex;
    HeadScoresPtr scores;
  };

  std::shared_future<ModelPtr> model_;
  std::shared_ptr<Late> late_ = std::make_shared<Late>();
};

ModelInfo info_of(const Model& model);

}  // namespace headlight
