#include "app/panels/pictures.h"

#include <algorithm>
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

bool is_long(const Trace& trace) { return std::max(trace.tokens.size(), trace.target_tokens.size()) > Pictures::long_text; }

template <typename Value>
const Value& or_nothing(const std::shared_ptr<const Value>& value, const Value& nothing) {
  return value ? *value : nothing;  // kept by its memo until the end of the frame
}

}  // namespace

Pictures::Pictures(const TextMeasure& measure) : measure_(&measure) {
  const auto empty = std::make_shared<const AttentionTable>();
  no_arcs_ = {empty, arcs_model({}, {}), {}};
  no_arcs_.widths = arcs_widths(no_arcs_.model, measure);
  no_heatmap_ = {empty, heatmap_model({}, {}), {}};
}

template <typename Value, typename Make>
std::shared_ptr<const Value> Pictures::get(PictureMemo<Value> memo, const Key& key, Make make) {
  Memo<Key, Value>& own = this->*memo;
  if (auto known = own.find(key)) return known;
  const bool postponed = postpones_ && (is_long(*key.trace) || (key.after && is_long(*key.after)));
  if (!postponed) return own.add(key, make(*this));
  wanted_.push_back([memo, key, make](Pictures& other) { other.get(memo, key, make); });
  return own.find_if([&](const Key& other) { return other.same_picture(key); });
}

TablePtr Pictures::table_of(const TracePtr& trace, HeadId head, const ViewOptions& options) {
  return get(&Pictures::tables_, {trace, nullptr, head, {}, for_table(options)},
             [=](Pictures&) { return attention_table(*trace, head, options.join_words); });
}

const AttentionTable& Pictures::table(const TracePtr& trace, HeadId head, const ViewOptions& options) {
  return or_nothing(table_of(trace, head, options), no_table_);
}

const ArcsPicture& Pictures::arcs(const TracePtr& trace, HeadId head, std::optional<HeadId> below,
                                  const ViewOptions& options) {
  const auto make = [=](Pictures& pictures) {
    const TablePtr table = pictures.table_of(trace, head, options);
    const TablePtr second = below ? pictures.table_of(trace, *below, options) : nullptr;
    ArcsPicture picture{table, arcs_model(*table, options, second.get()), {}};
    picture.widths = arcs_widths(picture.model, *pictures.measure_);
    return picture;
  };
  return or_nothing(get(&Pictures::arcs_, {trace, nullptr, head, below, options}, make), no_arcs_);
}

const HeatmapPicture& Pictures::heatmap(const TracePtr& trace, HeadId head, const ViewOptions& options) {
  const auto make = [=](Pictures& pictures) {
    const TablePtr table = pictures.table_of(trace, head, options);
    HeatmapPicture picture{table, shared_heatmap_model(table, options), {}};
    picture.widths = label_widths(picture.model, *pictures.measure_);
    return picture;
  };
  return or_nothing(get(&Pictures::heatmaps_, {trace, nullptr, head, {}, for_matrix(options)}, make), no_heatmap_);
}

const HeatmapPicture& Pictures::difference(const TracePtr& before, const TracePtr& after, HeadId head,
                                           const ViewOptions& options) {
  const auto make = [=](Pictures& pictures) {
    const TablePtr from = pictures.table_of(before, head, options), to = pictures.table_of(after, head, options);
    HeatmapPicture picture{to, difference_model(*from, *to, options), {}};
    picture.widths = label_widths(picture.model, *pictures.measure_);
    return picture;
  };
  return or_nothing(get(&Pictures::differences_, {before, after, head, {}, for_matrix(options)}, make), no_heatmap_);
}

const OverviewModel& Pictures::overview(const TracePtr& trace, Stack stack, const ViewOptions& options) {
  const auto make = [=](Pictures&) { return overview_model(*trace, stack, options); };
  return or_nothing(get(&Pictures::overviews_, {trace, nullptr, HeadId{stack, 0, 0}, {}, for_matrix(options)}, make),
                    no_overview_);
}

const std::vector<Move>& Pictures::moves(const TracePtr& before, const TracePtr& after, HeadId head,
                                         const ViewOptions& options, int reader) {
  constexpr std::size_t most = 3;
  const auto make = [=](Pictures& pictures) {
    return headlight::moves(*pictures.table_of(before, head, options), *pictures.table_of(after, head, options), reader,
                            most);
  };
  return or_nothing(get(&Pictures::moves_, {before, after, head, {}, for_table(options), reader}, make), no_moves_);
}

bool Pictures::ready(const TracePtr& trace, HeadId head, std::optional<HeadId> below, const ViewOptions& options) {
  const std::size_t noted = wanted_.size();
  arcs(trace, head, below, options);
  heatmap(trace, head, options);
  return wanted_.size() == noted;
}

std::shared_ptr<Pictures> Pictures::take_wanted() {
  auto copy = std::make_shared<Pictures>(*this);
  copy->postpones_ = false;
  wanted_.clear();
  return copy;
}

void Pictures::make_wanted() {
  for (const auto& make : std::exchange(wanted_, {})) make(*this);
}

void Pictures::adopt(Pictures&& other) {
  tables_.adopt(std::move(other.tables_));
  arcs_.adopt(std::move(other.arcs_));
  heatmaps_.adopt(std::move(other.heatmaps_));
  differences_.adopt(std::move(other.differences_));
  overviews_.adopt(std::move(other.overviews_));
  moves_.adopt(std::move(other.moves_));
}

Trash Pictures::end_frame() {
  Trash trash;
  tables_.end_frame(trash);
  arcs_.end_frame(trash);
  heatmaps_.end_frame(trash);
  differences_.end_frame(trash);
  overviews_.end_frame(trash);
  moves_.end_frame(trash);
  wanted_.clear();
  return trash;
}

int Pictures::built() const {
  return tables_.made() + arcs_.made() + heatmaps_.made() + differences_.made() + overviews_.made() + moves_.made();
}

}  // namespace headlight
