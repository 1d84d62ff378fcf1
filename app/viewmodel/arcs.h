#pragma once

#include <string>
#include <vector>

#include "app/viewmodel/options.h"
#include "app/viewmodel/selection.h"
#include "core/analysis/attention_table.h"
#include "core/analysis/ranking.h"

namespace headlight {

struct ArcWord {
  std::string text;
  bool dim = false;  // a special token that is drawn faint
};

using ArcLink = Link;  // one weight drawn as a curve

/// The links of one head: for each reader the strongest ones until `options.mass` of its attention is shown, or so many that
/// nobody could tell more apart.
struct ArcLinks {
  std::string head;                 // "L2H0"; empty when there is no such head
  std::vector<ArcLink> links;       // by reader, strongest first within a reader
  std::vector<int> first_of_query;  // (n + 1): links of reader i are [first_of_query[i], first_of_query[i + 1])
  std::vector<int> drawn;           // into links: the strongest 2,000 of all, weakest first
  double drawn_share = 0;           // of all attention that the readers have, the part that `drawn` shows
};

/// A sentence on a line with its links above (and a second head's below), or for cross-attention two rows, the readers
/// below and what they read above.
struct ArcsModel {
  bool two_rows = false;
  std::vector<ArcWord> queries;  // (n) readers
  std::vector<ArcWord> keys;     // (m) two rows only; else empty
  ArcLinks above, below;         // below is empty unless a second head is drawn
  std::string caption;           // "Where L2H0 reads from, for each word"
};

inline constexpr std::size_t most_links = 2000, most_links_of_reader = 256;

/// `second` (same stack, same text) is drawn below the line. Two rows are drawn when the table's stack is cross.
ArcsModel arcs_model(const AttentionTable& table, const ViewOptions& options, const AttentionTable* second = nullptr);

/// Whether a link belongs to the selected reader, or to the selected word that is read (both where both are given).
bool selected(const ArcLink& link, Selection selection);

struct LinkRange {
  int begin = 0, end = 0;
};

/// The part of `links.links` in which all selected links are.
LinkRange links_of(const ArcLinks& links, Selection selection);

/// What part of the attention is seen where links had to be left out, of the selected reader or of all: "the strongest 2,000
/// of 38,211 links are drawn, 41 % of all attention"; empty where the share that was asked for is shown.
std::string shown_share(const ArcsModel& model, Selection selection);

/// The strongest selected link: the one whose weight is written out. nullptr when there is none.
const ArcLink* main_link(const ArcLinks& links, Selection selection);

}  // namespace headlight
