#pragma once

#include <stop_token>

#include "core/base/error.h"
#include "core/nn/probe.h"

namespace headlight {

/// Who listens to a forward pass, and who may stop it.
struct Pass {
  std::stop_token stop;
  Probe* probe = nullptr;  // null: nothing is reported and nothing is copied

  void check() const {  // called between layers
    if (stop.stop_requested()) throw Cancelled();
  }
};

/// Reports what one layer of one stack computes.
struct Reporter {
  Probe* probe = nullptr;
  Stack stack = Stack::encoder;
  int layer = 0;

  void operator()(Site site, const MatrixView& values, int head = -1) const {
    if (probe) probe->see({stack, layer, site, head}, values);
  }
};

}  // namespace headlight
