#include "app/panels/motion.h"

#include <algorithm>

namespace headlight {

void Motion::update(const State& state, double now) {
  const TracePtr& trace = state.sentence().trace;
  const bool selection_moved = reader_ != state.reader() || head_ != state.shown_head();
  const bool replaced = trace != trace_ && text_epoch_ != state.text_epoch && state.sentence().settled();
  if (state.motion && trace_ && (selection_moved || replaced)) {
    begin_ = now;
    trail_.from = trail_.shown;
  }
  reveals_ = replaced || pinned_ != state.pinned;
  if (state.sentence().settled()) text_epoch_ = state.text_epoch;
  reader_ = state.reader();
  pinned_ = state.pinned;
  head_ = state.shown_head();
  trace_ = trace;
}

float Motion::emphasis(double now) const {
  const double left = 1 - std::clamp((now - begin_) / duration, 0., 1.);
  return begin_ < 0 ? 1.F : static_cast<float>(1 - left * left * left);
}

}  // namespace headlight
