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

/// What stays from one text to the next, of one model.
struct Kept {
  ModelPtr model = {};
  Memory memory = {};
  HeadScoresPtr scores = {};         // that were measured
  std::vector<HeadRole> roles = {};  // and the labels they give
};

/// What is known of the heads of a model that has nothing stored.
void label(Trace& read, const HeadScoresPtr& scores, Kept& kept) {
  if (scores != kept.scores) kept.roles = with_labels(std::move(read.roles), *scores), kept.scores = scores;
  read.roles = kept.roles;
  read.scores = scores;
}

}  // namespace

ModelLoader::ModelLoader(std::function<ModelPtr()> load) {
  open_->model = std::async(std::launch::async, std::move(load)).share();
}

void ModelLoader::listen(std::function<void(Command)> post, HeadMeasurer::Measure measure) {
  post_ = std::move(post);
  auto tell = [post = post_](HeadMeasurer::News news) {
    post(RolesReady{news.fingerprint, std::move(news.error), news.percent});
  };
  open_->measurer = std::make_unique<HeadMeasurer>(std::move(measure), std::move(tell));
  threads_.emplace_back([open = open_, first = open_->model, post = post_] {
    try {
      post(ModelReady{.model = info_of(*first.get()), .at_start = true});
      open->measure(first.get());
    } catch (const std::exception&) {  // the worker says it, with the first sentence
    }
  });
}

void ModelLoader::finish() {
  threads_.clear();
  std::unique_ptr<HeadMeasurer> measurer;  // ends after the lock does
  const std::lock_guard lock(open_->mutex);
  measurer.swap(open_->measurer);
}

Worker::Compute ModelLoader::compute() const {
  return [open = open_, kept = Kept()](const Input& input, std::stop_token stop) mutable {
    const ModelPtr model = open->now().get();
    if (model != kept.model) kept = {model};
    Trace read = tokenize(*model, input, TooLong::cut);
    if (const HeadScoresPtr scores = open->known(*model); scores != read.scores) label(read, scores, kept);
    return forward(*model, std::move(read), std::move(stop), {.budget = window_budget}, &kept.memory);
  };
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
      info.measured = open->known(*model) != nullptr;
      if (!replace(*open, model, wish)) return;
      post(ModelReady{std::move(info)});
      open->measure(std::move(model));
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
  ModelInfo info{config.name,           config.languages,       config.trained_on,    model.parameter_count(),
                 config.reader_stack(), config.reader().layers, config.reader().heads};
  info.fingerprint = model.fingerprint;
  info.measured = model.scores != nullptr;
  return info;
}

std::vector<ModelOffer> model_offers() {
  std::vector<ModelOffer> offers;
  for (const std::string& name : embedded_transformer_names()) offers.push_back({name, "embedded", name});
  for (const CachedCheckpoint& checkpoint : cached_checkpoints(checkpoint_cache()))
    offers.push_back({checkpoint.name, checkpoint.model_type, checkpoint.folder.string()});
  return offers;
}

}  // namespace headlight
