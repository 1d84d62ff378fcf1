#pragma once

#include <stop_token>

#include "core/base/error.h"
#include "core/nn/probe.h"

namespace headlight {

/// Who listens to a forward pass, and who may stop it.
struct Pass {
  std::stop_token stop;
  Probe* probe = nullptr;  // null: nothing is reported and nothing is copied

  void check() const {
    if (stop.stop_requested()) throw Cancelled();
  }
};

/// Reports what one layer of one stack computes, and knows who may stop it.
struct Reporter {
  const Pass& pass;
  Stack stack = Stack::encoder;
  int layer = 0;

  void operator()(Site site, const MatrixView& values, int head = -1) const {
    if (pass.probe) pass.probe->see({stack, layer, site, head}, values);
  }
  bool wants(Site site) const { return pass.probe && pass.probe->wants(site); }
  /// Where a head's weights go, or null.
  float* room(Index rows, Index columns, int head) const {
    return wants(Site::weights) ? pass.probe->room({stack, layer, Site::weights, head}, rows, columns) : nullptr;
  }
};

}  // namespace headlight
