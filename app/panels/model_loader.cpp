#include "app/panels/model_loader.h"

#include <exception>
#include <utility>

#include "app/platform/checkpoint_cache.h"
#include "app/platform/embedded_model.h"
#include "core/base/error.h"

namespace headlight {
namespace {

std::shared_future<ModelPtr> ready(ModelPtr model) {
  std::promise<ModelPtr> promise;
  promise.set_value(std::move(model));
  return promise.get_future().share();
}

}  // namespace

ModelLoader::ModelLoader(std::function<ModelPtr()> load) {
  open_->model = std::async(std::launch::async, std::move(load)).share();
}

void ModelLoader::listen(std::function<void(Command)> post) {
  post_ = std::move(post);
  threads_.emplace_back([first = open_->model, post = post_] {
    try {
      post(ModelReady{info_of(*first.get())});
    } catch (const std::exception&) {  // the worker says it, with the first sentence
    }
  });
}

Worker::Compute ModelLoader::compute() const {
  return
      [open = open_](const Input& input, std::stop_token stop) { return run(*open->now().get(), input, std::move(stop)); };
}

void ModelLoader::open(const std::string& place) {
  int wish = 0;
  {
    const std::lock_guard lock(open_->mutex);
    wish = ++open_->wishes;
  }
  threads_.emplace_back([open = open_, post = post_, place, wish] {
    try {
      ModelPtr model = open_model(place);
      ModelInfo info = info_of(*model);
      if (replace(*open, std::move(model), wish)) post(ModelReady{std::move(info)});
    } catch (const std::bad_alloc&) {
      post(ModelFailed{place, place + " does not fit into memory"});
    } catch (const std::exception& error) {
      post(ModelFailed{place, error.what()});
    }
  });
}

/// False when another model was asked for meanwhile.
bool ModelLoader::replace(Open& open, ModelPtr model, int wish) {
  const std::lock_guard lock(open.mutex);
  if (wish != open.wishes) return false;
  open.model = ready(std::move(model));
  return true;
}

ModelInfo info_of(const Model& model) {
  const ModelConfig& config = model.config;
  return {config.name,           config.languages,       config.trained_on,    model.parameter_count(),
          config.reader_stack(), config.reader().layers, config.reader().heads};
}

std::vector<ModelOffer> model_offers() {
  std::vector<ModelOffer> offers;
  for (const std::string& name : embedded_model_names()) offers.push_back({name, "embedded", name});
  for (const CachedCheckpoint& checkpoint : cached_checkpoints(checkpoint_cache()))
    offers.push_back({checkpoint.name, checkpoint.model_type, checkpoint.folder.string()});
  return offers;
}

}  // namespace headlight
