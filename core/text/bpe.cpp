#include "core/text/bpe.h"

#include <algorithm>
#include <optional>
#include <queue>

#include "core/base/error.h"

namespace headlight {
namespace {

std::uint64_t key(int left, int right) {
  return static_cast<std::uint64_t>(static_cast<std::uint32_t>(left)) << 32 | static_cast<std::uint32_t>(right);
}

}  // namespace

/// The pieces of one word as a linked list, and a queue of the joins that are possible: n log n, however long the word.
class Bpe::Word {
 public:
  Word(const Bpe& model, std::vector<Subword> pieces) : model_(model), pieces_(std::move(pieces)) {
    const int count = static_cast<int>(pieces_.size());
    for (int i = 0; i < count; ++i) links_.push_back({i - 1, i + 1 < count ? i + 1 : none});
    for (int i = 0; i < count; ++i) propose(i);
  }

  std::vector<Subword> joined() {
    while (!queue_.empty()) {
      const Proposal best = queue_.top();
      queue_.pop();
      const Joined* now = pair_at(best.place);  // other joins may have changed the pair
      if (now != nullptr && now->id == best.id) join(best.place, best.id);
    }
    std::erase_if(pieces_, [](const Subword& piece) { return piece.begin == piece.end; });
    return pieces_;
  }

 private:
  static constexpr int none = -1;

  struct Link {
    int previous, next;
  };
  struct Proposal {
    int rank, place, id;
    bool operator<(const Proposal& other) const {  // the queue gives the greatest first
      return rank != other.rank ? rank > other.rank : place > other.place;
    }
  };

  const Joined* pair_at(int place) const {
    if (place == none || links_[place].next == none || pieces_[place].begin == pieces_[place].end) return nullptr;
    return model_.find(pieces_[place].id, pieces_[links_[place].next].id);
  }

  void propose(int place) {
    if (const Joined* pair = pair_at(place)) queue_.push({pair->rank, place, pair->id});
  }

  void join(int place, int id) {
    const int right = links_[place].next;
    pieces_[place].id = id;
    pieces_[place].end = pieces_[right].end;
    pieces_[right].begin = pieces_[right].end;  // empty: gone
    links_[place].next = links_[right].next;
    if (links_[place].next != none) links_[links_[place].next].previous = place;
    propose(links_[place].previous);
    propose(place);
  }

  const Bpe& model_;
  std::vector<Subword> pieces_;
  std::vector<Link> links_;
  std::priority_queue<Proposal> queue_;
};

Bpe::Bpe(Vocabulary vocabulary, const std::vector<Merge>& merges, BpeOptions options, const std::string& name)
    : vocabulary_(std::move(vocabulary)), options_(std::move(options)) {
  int rank = 0;
  for (const auto& [left, right] : merges) {
    const std::string_view rest = std::string_view(right).substr(std::min(right.size(), options_.continuing_prefix.size()));
    const int left_id = vocabulary_.id(left), right_id = vocabulary_.id(right),
              id = vocabulary_.id(left + std::string(rest));
    if (left_id < 0 || right_id < 0 || id < 0)
      throw Error(name + " merges \"" + left + "\" and \"" + right + "\", which its vocabulary does not have");
    merges_.insert_or_assign(key(left_id, right_id), Joined{rank++, id});
  }
}

const Bpe::Joined* Bpe::find(int left, int right) const {
  const auto found = merges_.find(key(left, right));
  return found == merges_.end() ? nullptr : &found->second;
}

std::string Bpe::character(AlignedView text, std::size_t at) const {
  const std::string own = to_utf8(text.subspan(at, 1));
  return (at > 0 ? options_.continuing_prefix : "") + own + (at + 1 == text.size() ? options_.word_suffix : "");
}

std::vector<Subword> Bpe::characters(AlignedView text) const {
  std::vector<Subword> pieces;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string written = character(text, i);
    const int known = vocabulary_.id(written);
    const auto bytes = known < 0 && options_.byte_fallback ? vocabulary_.bytes(written) : std::nullopt;
    if (bytes) {
      for (const int byte : *bytes) pieces.push_back({byte, i, i + 1});
      continue;
    }
    const int id = known >= 0 ? known : options_.unknown_id;
    const bool fuse =
        known < 0 && options_.fuse_unknown && !pieces.empty() && pieces.back().id == id && pieces.back().end == i;
    if (id < 0) continue;
    if (fuse)
      pieces.back().end = i + 1;
    else
      pieces.push_back({id, i, i + 1});
  }
  return pieces;
}

std::vector<Subword> Bpe::tokenize(AlignedView text) const {
  const int whole = options_.ignore_merges ? vocabulary_.id(to_utf8(text)) : -1;
  if (whole >= 0) return {{whole, 0, text.size()}};
  return Word(*this, characters(text)).joined();
}

}  // namespace headlight
