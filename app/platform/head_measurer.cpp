#include "app/platform/head_measurer.h"

#include <sys/resource.h>

#include <exception>
#include <utility>

#include "core/base/error.h"

namespace headlight {

HeadMeasurer::HeadMeasurer(Measure measure, Post post)
    : measure_(std::move(measure)), post_(std::move(post)), thread_([this](const std::stop_token& quit) { loop(quit); }) {}

HeadMeasurer::~HeadMeasurer() {
  thread_.request_stop();
  const std::lock_guard lock(mutex_);
  running_.request_stop();
}

void HeadMeasurer::begin(ModelPtr model) {
  const bool is_known = known(*model) != nullptr;
  if (is_known) post_({model->fingerprint});
  const std::lock_guard lock(mutex_);
  running_.request_stop();
  next_ = is_known ? nullptr : std::move(model);
  wake_.notify_one();
}

HeadScoresPtr HeadMeasurer::known(const Model& model) const {
  if (model.scores) return model.scores;
  const std::lock_guard lock(mutex_);
  const auto found = measured_.find(model.fingerprint);
  return found == measured_.end() ? nullptr : found->second;
}

void HeadMeasurer::loop(const std::stop_token& quit) {
  setpriority(PRIO_PROCESS, 0, 10);  // on Linux: of this thread
  while (true) {
    std::unique_lock lock(mutex_);
    if (!wake_.wait(lock, quit, [&] { return next_ != nullptr; })) return;
    const ModelPtr model = std::exchange(next_, nullptr);
    running_ = {};
    const std::stop_token stop = running_.get_token();
    lock.unlock();
    if (quit.stop_requested()) return;
    News news = measure(*model, stop);
    if (!stop.stop_requested()) post_(std::move(news));
  }
}

Progress HeadMeasurer::teller(const Model& model, const std::stop_token& stop) const {
  return [this, &model, &stop, told = 0](double share) mutable {
    const int percent = static_cast<int>(share * 20) * 5;
    if (percent <= told || percent >= 100 || stop.stop_requested()) return;
    told = percent;
    post_({model.fingerprint, "", percent});
  };
}

HeadMeasurer::News HeadMeasurer::measure(const Model& model, const std::stop_token& stop) {
  try {
    HeadScoresPtr scores = measure_(model, stop, teller(model, stop));
    const std::lock_guard lock(mutex_);
    measured_[model.fingerprint] = std::move(scores);
    return {model.fingerprint};
  } catch (const std::bad_alloc&) {
    return {model.fingerprint, "there is not enough memory"};
  } catch (const std::exception& error) {  // Cancelled, too: nobody hears of it
    return {model.fingerprint, error.what()};
  }
}

}  // namespace headlight
