#pragma once

#include <optional>

#include "app/panels/memo.h"
#include "app/viewmodel/arcs.h"
#include "app/viewmodel/heatmap.h"
#include "app/viewmodel/overview.h"
#include "core/analysis/attention_table.h"

namespace headlight {

/// The view models that are on screen, rebuilt only when their trace, head or options change.
/// References stay good until the end of the frame.
class Pictures {
 public:
  const AttentionTable& table(const TracePtr& trace, HeadId head, const ViewOptions& options);
  const ArcsModel& arcs(const TracePtr& trace, HeadId head, std::optional<HeadId> below, const ViewOptions& options);
  const HeatmapModel& heatmap(const TracePtr& trace, HeadId head, const ViewOptions& options);
  const HeatmapModel& difference(const TracePtr& before, const TracePtr& after, HeadId head, const ViewOptions& options);
  const OverviewModel& overview(const TracePtr& trace, Stack stack, const ViewOptions& options);

  /// Takes over what was built elsewhere, on another thread for instance.
  void adopt(Pictures&& other);
  void end_frame();
  /// How many models were ever built here: tests count them.
  int built() const;

 private:
  struct Key {
    TracePtr trace, after;  // held, so that an address is never used twice
    HeadId head;
    std::optional<HeadId> below;
    ViewOptions options;
    bool operator==(const Key&) const = default;
  };
  Memo<Key, AttentionTable> tables_;
  Memo<Key, ArcsModel> arcs_;
  Memo<Key, HeatmapModel> heatmaps_, differences_;
  Memo<Key, OverviewModel> overviews_;
};

}  // namespace headlight
