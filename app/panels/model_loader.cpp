#include "app/panels/model_loader.h"

#include <sys/resource.h>

#include <exception>
#include <utility>

#include "core/base/error.h"

namespace headlight {

Worker::Compute ModelLoader::compute() const {
  return [model = model_, late = late_](const Input& input, std::stop_token stop) {
    Trace read = tokenize(*model.get(), input);
    HeadScoresPtr scores;
    {
      const std::lock_guard lock(late->mutex);
      scores = late->scores;
    }
    if (scores) {
      read.roles = with_labels(std::move(read.roles), *scores);
      read.scores = std::move(scores);
    }
    return forward(*model.get(), std::move(read), std::move(stop));
  };
}

std::jthread ModelLoader::when_loaded(std::function<void(ModelInfo)> done) const {
  return std::jthread([model = model_, done = std::move(done)] {
    model.wait();
    ModelInfo info;
    try {
      info = info_of(*model.get());
    } catch (const std::exception&) {
      return;  // the worker says it, with the first sentence
    }
    done(std::move(info));
  });
}

std::jthread ModelLoader::when_measured(Measure measure, std::function<void(std::string)> done) const {
  return std::jthread(
      [model = model_, late = late_, measure = std::move(measure), done = std::move(done)](std::stop_token stop) {
        setpriority(PRIO_PROCESS, 0, 10);  // on Linux: of this thread
        std::string error;
        try {
          if (model.get()->scores) return;
          HeadScoresPtr scores = measure(*model.get(), std::move(stop));
          const std::lock_guard lock(late->mutex);
          late->scores = std::move(scores);
        } catch (const Cancelled&) {
          return;
        } catch (const std::exception& failed) {
          error = failed.what();
        }
        done(std::move(error));
      });
}

ModelInfo info_of(const Model& model) {
  const ModelConfig& config = model.config;
  return {config.name,
          config.languages,
          config.trained_on,
          model.parameter_count(),
          config.reader().layers,
          config.reader().heads,
          model.scores != nullptr};
}

}  // namespace headlight
