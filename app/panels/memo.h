#pragma once

#include <list>
#include <utility>

namespace headlight {

/// Values made once for a key and kept while they are asked for: what a whole frame did not ask for is forgotten.
/// References stay good until `end_frame`.
template <typename Key, typename Value>
class Memo {
 public:
  template <typename Make>
  const Value& get(const Key& key, Make make) {
    for (Entry& entry : entries_)
      if (entry.key == key) return entry.asked = true, entry.value;
    ++made_;
    return entries_.emplace_back(Entry{key, make(), true}).value;
  }

  void end_frame() {
    entries_.remove_if([](const Entry& entry) { return !entry.asked; });
    for (Entry& entry : entries_) entry.asked = false;
  }

  /// Takes over what another one made.
  void adopt(Memo&& other) { entries_.splice(entries_.begin(), other.entries_); }

  int made() const { return made_; }

 private:
  struct Entry {
    Key key;
    Value value;
    bool asked;
  };
  std::list<Entry> entries_;
  int made_ = 0;
};

}  // namespace headlight
