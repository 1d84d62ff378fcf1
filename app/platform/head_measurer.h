#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>

#include "core/analysis/roles.h"
#include "core/model/model.h"

namespace headlight {

/// Measures what the heads of models do, one model after another, on a thread of its own that yields to all others. What
/// was measured is kept as long as this lives, by the weights' fingerprint. Any thread may call.
class HeadMeasurer {
 public:
  using Measure = std::function<HeadScoresPtr(const Model&, const std::stop_token&, const Progress&)>;
  struct News {
    std::uint64_t fingerprint = 0;  // of the weights that are measured
    std::string error = {};         // one sentence when that failed
    int percent = 100;              // how much is done, in steps of five; 100: this is the last news
  };
  /// Called on the measuring thread, or by begin() when the heads are known; not for a model that was given up.
  using Post = std::function<void(News)>;

  HeadMeasurer(Measure measure, Post post);
  ~HeadMeasurer();

  /// Begins with this model unless its heads are known; gives up whichever is being measured.
  void begin(ModelPtr model);

  /// Stored with the model or measured since; null when neither.
  HeadScoresPtr known(const Model& model) const;

 private:
  void loop(const std::stop_token& quit);
  News measure(const Model& model, const std::stop_token& stop);
  Progress teller(const Model& model, const std::stop_token& stop) const;

  Measure measure_;
  Post post_;
  mutable std::mutex mutex_;
  std::condition_variable_any wake_;
  std::map<std::uint64_t, HeadScoresPtr> measured_;
  ModelPtr next_;
  std::stop_source running_;
  std::jthread thread_;  // last: it ends before what it uses
};

}  // namespace headlight
