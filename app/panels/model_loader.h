#pragma once

#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "app/platform/embedded_sentences.h"
#include "app/platform/head_measurer.h"
#include "app/platform/worker.h"
#include "app/state/command.h"
#include "core/model/model.h"

namespace headlight {

/// Loads models on threads of their own, one at the start and others when asked. Computations use the model that is open;
/// they wait for the first one, on their threads, and throw what loading it threw.
class ModelLoader {
 public:
  explicit ModelLoader(std::function<ModelPtr()> load);

  /// From now on `post` is called with ModelReady, ModelFailed or RolesReady on threads of this object, until finish(). The
  /// first model's failure is not posted, for every computation says it. `measure` is called in the background for models
  /// whose heads' scores are not stored with them; the traces that are computed afterwards have them.
  void listen(std::function<void(Command)> post, HeadMeasurer::Measure measure = stored_or_measured);
  /// Waits for what is being loaded; gives up what is being measured.
  void finish();

  /// For a Workbench. Outlives this object safely: it shares what it needs.
  Worker::Compute compute() const;
  /// Loads an embedded model or a folder's. The open one stays until that is there, and when it fails. Of several the last
  /// one wins.
  void open(const std::string& place);

 private:
  struct Open {
    std::mutex mutex;
    std::shared_future<ModelPtr> model;
    std::unique_ptr<HeadMeasurer> measurer;
    int wishes = 0;  // how many models were asked for

    std::shared_future<ModelPtr> now() {
      const std::lock_guard lock(mutex);
      return model;
    }
    HeadScoresPtr known(const Model& of) {
      const std::lock_guard lock(mutex);
      return measurer ? measurer->known(of) : of.scores;
    }
    /// Nothing when another model has been opened since.
    void measure(ModelPtr loaded) {
      const std::lock_guard lock(mutex);
      if (measurer && model.get() == loaded) measurer->begin(std::move(loaded));
    }
  };
  static bool replace(Open& open, ModelPtr model, int wish);

  std::shared_ptr<Open> open_ = std::make_shared<Open>();
  std::function<void(Command)> post_;
  std::vector<std::jthread> threads_;
};

/// Bytes for the weights of one text on screen: there may be two texts, and a model.
inline constexpr std::size_t window_budget = std::size_t{256} << 20;

ModelInfo info_of(const Model& model);

/// Embedded models and the checkpoints in the Hugging Face cache.
std::vector<ModelOffer> model_offers();

}  // namespace headlight
