#pragma once

#include <optional>

#include "app/draw/canvas.h"
#include "app/state/state.h"

namespace headlight {

/// The strongest arc of the selection: where it is drawn, and where it was when the selection began to move.
struct Trail {
  std::optional<Curve> shown, from;
};

/// When a selection moves, its links grow for 150 ms, fast at first; none while typing, none at all with motion off.
class Motion {
 public:
  /// Looks for what moved since the last frame; `now` is in seconds.
  void update(const State& state, double now);
  /// 0..1: how far the links of the selection have grown.
  float emphasis(double now) const;
  /// True in the frame in which what is pinned must be brought into sight.
  bool reveals() const { return reveals_; }
  Trail& trail() { return trail_; }
  bool moving(double now) const { return now < begin_ + duration; }

 private:
  static constexpr double duration = .15;

  std::optional<WordChoice> reader_, pinned_;
  HeadId head_;
  int text_epoch_ = -1;
  TracePtr trace_;
  double begin_ = -1;
  Trail trail_;
  bool reveals_ = false;
};

}  // namespace headlight
