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

/// The links of one head: for each reader the strongest ones until `options.mass` of its attention is shown.
struct ArcLinks {
  std::string head;                 // "L2H0"; empty when there is no such head
  std::vector<ArcLink> links;       // by reader, strongest first within a reader
  std::vector<int> first_of_query;  // (n + 1): links of reader i are [first_of_query[i], first_of_query[i + 1])
  std::vector<int> drawn;           // into links: the strongest 2,000 of all, weakest first
  int left_out = 0;                 // links over that limit
};

/// A sentence on a line with its links above (and a second head's below), or for cross-attention two rows, the readers
/// below and what they read above.
struct ArcsModel {
  bool two_rows = false;
  std::vector<ArcWord> queries;  // (n) readers
  std::vector<ArcWord> keys;     // (m) two rows only; else empty
  ArcLinks above, below;         // below is empty unless a second head is drawn
  std::string caption;           // "Where L2H0 reads from, for each word"
  std::string left_out;          // "38 weaker links are left out: …", or empty
};

inline constexpr int most_links = 2000;

/// `second` (same stack, same text) is drawn below the line. Two rows are drawn when the table's stack is cross.
ArcsModel arcs_model(const AttentionTable& table, const ViewOptions& options, const AttentionTable* second = nullptr);

/// Whether a link belongs to the selected reader, or to the selected word that is read (both where both are given).
bool selected(const ArcLink& link, Selection selection);

struct LinkRange {
  int begin = 0, end = 0;
};

/// The part of `links.links` in which all selected links are.
LinkRange links_of(const ArcLinks& links, Selection selection);

/// The strongest selected link: the one whose weight is written out. nullptr when there is none.
const ArcLink* main_link(const ArcLinks& links, Selection selection);

}  // namespace headlight
