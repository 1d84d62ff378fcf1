#pragma once

#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

#include "app/draw/canvas.h"
#include "app/draw/theme.h"
#include "app/viewmodel/arcs.h"

namespace headlight {

/// How wide the words of one row are together, word by word: element i is the sum before word i, at size 1. Measured once
/// for a text, which may have thousands of words.
using WordSums = std::shared_ptr<const std::vector<double>>;

/// A row of words. Where one stands follows from the sums, so that only what is looked at is laid out.
class WordRow {
 public:
  WordRow() = default;
  /// `left`: of the first word; `gap`: between two.
  WordRow(WordSums sums, float left, float baseline, float size, float gap)
      : sums_(std::move(sums)), left_(left), baseline_(baseline), size_(size), gap_(gap) {}

  std::size_t size() const { return sums_ ? sums_->size() - 1 : 0; }
  Rect operator[](std::size_t word) const;
  Rect front() const { return (*this)[0]; }
  Rect back() const { return (*this)[size() - 1]; }
  float gap() const { return gap_; }
  /// The word whose rectangle, widened to the middle of the gaps and above and below, holds the point; -1 when none.
  int at(Point point) const;
  /// The words that reach into [left, right]: from the first to before the last.
  std::pair<std::size_t, std::size_t> between(float left, float right) const;

 private:
  std::size_t first_ending_after(float x) const;

  WordSums sums_;
  float left_ = 0, baseline_ = 0, size_ = 0, gap_ = 0;
};

struct ArcsWidths {
  WordSums queries, keys;
};

ArcsWidths arcs_widths(const ArcsModel& model, const TextMeasure& measure);

/// Where the words stand. All rectangles are in the coordinates of the canvas, scrolled.
struct ArcsLayout {
  Rect area;  // everything is clipped to this
  bool two_rows = false;
  WordRow queries;         // (n) one a reader
  WordRow keys;            // (m) two rows only
  float size = 24;         // of the words; 24 shrinking to 13
  float scroll = 0;        // as given, kept inside 0..scroll_range
  float scroll_range = 0;  // 0 when the whole sentence fits

  /// The reader under a point (its word and the air around it); -1 when none.
  int query_at(Point point) const;
  int key_at(Point point) const;
  /// What hovering there selects: a reader, or in the upper of two rows a word that is read.
  Selection selection_at(Point point) const { return {query_at(point), key_at(point)}; }
};

ArcsLayout arcs_layout(const ArcsModel& model, Rect area, const ArcsWidths& widths, float scroll = 0);
ArcsLayout arcs_layout(const ArcsModel& model, Rect area, const TextMeasure& measure, float scroll = 0);

/// How the links are shown; the positions never change with it.
struct ArcsStyle {
  Selection selection;        // isolates a reader (or what is read); empty shows every link
  bool only_selected = true;  // false: the others stay, in mute at 18 % opacity
  float emphasis = 1;         // 0..1: how far the selected links have grown, for motion
  int hue = -1;               // of Theme::head_hues; -1 is the accent
  int second_hue = 1;         // of the links below the line, dashed
};

void draw_arcs(Canvas& canvas, const ArcsModel& model, const ArcsLayout& layout, const ArcsStyle& style, const Theme& theme);

/// The curve of one link, for motion and for hit-testing: half an ellipse as one Bézier curve.
Curve arc_curve(const ArcsLayout& layout, const ArcLink& link, bool below = false);

/// Thickness of a link: 7 x weight, at least 1.
float arc_thickness(float weight);

}  // namespace headlight
