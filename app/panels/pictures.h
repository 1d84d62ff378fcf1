#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "app/draw/arcs.h"
#include "app/draw/heatmap.h"
#include "app/panels/memo.h"
#include "app/panels/moves.h"
#include "app/viewmodel/overview.h"

namespace headlight {

using TablePtr = std::shared_ptr<const AttentionTable>;

/// View models, with the tables that they were made from and what their layouts need to know of their words.
struct ArcsPicture {
  TablePtr table;
  ArcsModel model;
  ArcsWidths widths;
};
struct HeatmapPicture {
  TablePtr table;  // of a difference: the later one's
  HeatmapModel model;
  LabelWidths widths;
};

/// The view models that are on screen, rebuilt only when their trace, head or options change; of long texts on another
/// thread. References stay good until the end of the frame.
class Pictures {
 public:
  /// Texts of more tokens are long.
  static constexpr std::size_t long_text = 256;

  /// `measure` must be good on any thread.
  explicit Pictures(const TextMeasure& measure);

  const AttentionTable& table(const TracePtr& trace, HeadId head, const ViewOptions& options);
  const ArcsPicture& arcs(const TracePtr& trace, HeadId head, std::optional<HeadId> below, const ViewOptions& options);
  const HeatmapPicture& heatmap(const TracePtr& trace, HeadId head, const ViewOptions& options);
  const HeatmapPicture& difference(const TracePtr& before, const TracePtr& after, HeadId head, const ViewOptions& options);
  const OverviewModel& overview(const TracePtr& trace, Stack stack, const ViewOptions& options);
  /// What moved most from one text to the other: of row `reader` of the later one, of all when it is -1.
  const std::vector<Move>& moves(const TracePtr& before, const TracePtr& after, HeadId head, const ViewOptions& options,
                                 int reader);

  /// From now on pictures of long texts are not made here: the last ones of the same trace and head stand in, or empty ones,
  /// and what is missing is noted.
  void postpone_long() { postpones_ = true; }
  /// True when arcs and heatmap of a head would not be missing; otherwise they are noted.
  bool ready(const TracePtr& trace, HeadId head, std::optional<HeadId> below, const ViewOptions& options);
  /// Whether something was noted in this frame.
  bool wanting() const { return !wanted_.empty(); }
  /// A copy that makes what was noted when it is told to, on whichever thread.
  std::shared_ptr<Pictures> take_wanted();
  void make_wanted();

  /// Takes over what was built elsewhere.
  void adopt(Pictures&& other);
  Trash end_frame();
  /// How many models were ever built here: tests count them.
  int built() const;

 private:
  struct Key {
    TracePtr trace, after;  // held, so that an address is never used twice
    HeadId head;
    std::optional<HeadId> below;
    ViewOptions options;
    int reader = -1;
    bool operator==(const Key&) const = default;
    bool same_picture(const Key& other) const {
      return trace == other.trace && after == other.after && head == other.head && below == other.below;
    }
  };
  template <typename Value>
  using PictureMemo = Memo<Key, Value> Pictures::*;

  template <typename Value, typename Make>
  std::shared_ptr<const Value> get(PictureMemo<Value> memo, const Key& key, Make make);
  TablePtr table_of(const TracePtr& trace, HeadId head, const ViewOptions& options);
  const TextMeasure* measure_;
  bool postpones_ = false;
  std::vector<std::function<void(Pictures&)>> wanted_;
  Memo<Key, AttentionTable> tables_;
  Memo<Key, ArcsPicture> arcs_;
  Memo<Key, HeatmapPicture> heatmaps_, differences_;
  Memo<Key, OverviewModel> overviews_;
  Memo<Key, std::vector<Move>> moves_;

  // What stands in where there is nothing else.
  AttentionTable no_table_;
  ArcsPicture no_arcs_;
  HeatmapPicture no_heatmap_;
  OverviewModel no_overview_;
  std::vector<Move> no_moves_;
};

}  // namespace headlight
