#include "app/panels/pictures.h"

#include <utility>

namespace headlight {
namespace {

/// Only what changes a table.
ViewOptions for_table(const ViewOptions& options) {
  ViewOptions kept;
  kept.join_words = options.join_words;
  return kept;
}

/// Matrices do not depend on the share of attention that the arcs show.
ViewOptions for_matrix(const ViewOptions& options) {
  ViewOptions kept = options;
  kept.mass = ViewOptions{}.mass;
  return kept;
}

}  // namespace

const AttentionTable& Pictures::table(const TracePtr& trace, HeadId head, const ViewOptions& options) {
  return tables_.get({trace, nullptr, head, {}, for_table(options)},
                     [&] { return attention_table(*trace, head, options.join_words); });
}

const ArcsModel& Pictures::arcs(const TracePtr& trace, HeadId head, std::optional<HeadId> below,
                                const ViewOptions& options) {
  const AttentionTable& above = table(trace, head, options);
  const AttentionTable* second = below ? &table(trace, *below, options) : nullptr;
  return arcs_.get({trace, nullptr, head, below, options}, [&] { return arcs_model(above, options, second); });
}

const HeatmapModel& Pictures::heatmap(const TracePtr& trace, HeadId head, const ViewOptions& options) {
  const AttentionTable& rows = table(trace, head, options);
  return heatmaps_.get({trace, nullptr, head, {}, for_matrix(options)}, [&] { return heatmap_model(rows, options); });
}

const HeatmapModel& Pictures::difference(const TracePtr& before, const TracePtr& after, HeadId head,
                                         const ViewOptions& options) {
  const AttentionTable& from = table(before, head, options);
  const AttentionTable& to = table(after, head, options);
  return differences_.get({before, after, head, {}, for_matrix(options)},
                          [&] { return difference_model(from, to, options); });
}

const OverviewModel& Pictures::overview(const TracePtr& trace, Stack stack, const ViewOptions& options) {
  return overviews_.get({trace, nullptr, HeadId{stack, 0, 0}, {}, for_matrix(options)},
                        [&] { return overview_model(*trace, stack, options); });
}

void Pictures::adopt(Pictures&& other) {
  tables_.adopt(std::move(other.tables_));
  arcs_.adopt(std::move(other.arcs_));
  heatmaps_.adopt(std::move(other.heatmaps_));
  differences_.adopt(std::move(other.differences_));
  overviews_.adopt(std::move(other.overviews_));
}

void Pictures::end_frame() {
  arcs_.end_frame();
  heatmaps_.end_frame();
  differences_.end_frame();
  overviews_.end_frame();
  tables_.end_frame();
}

int Pictures::built() const {
  return tables_.made() + arcs_.made() + heatmaps_.made() + differences_.made() + overviews_.made();
}

}  // namespace headlight
