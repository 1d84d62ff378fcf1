#include "app/panels/model_loader.h"

#include <exception>
#include <utility>

namespace headlight {

Worker::Compute ModelLoader::compute() const {
  return [model = model_, memory = Memory()](const Input& input, std::stop_token stop) mutable {
    return run(*model.get(), input, std::move(stop), {}, &memory);
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

ModelInfo info_of(const Model& model) {
  const ModelConfig& config = model.config;
  return {config.name,          config.languages, config.trained_on, model.parameter_count(), config.reader().layers,
          config.reader().heads};
}

}  // namespace headlight
