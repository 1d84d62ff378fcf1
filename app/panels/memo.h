#pragma once

#include <algorithm>
#include <list>
#include <memory>
#include <utility>
#include <vector>

namespace headlight {

/// What is forgotten, to be destroyed where nobody waits: giving back hundreds of megabytes takes milliseconds.
using Trash = std::vector<std::shared_ptr<const void>>;

/// Values made once for a key and kept while they are asked for: what a whole frame did not ask for is forgotten.
/// References stay good until `end_frame`. A copy shares the values.
template <typename Key, typename Value>
class Memo {
 public:
  using Pointer = std::shared_ptr<const Value>;

  /// Null when there is none for a key of which `test` is true.
  template <typename Test>
  Pointer find_if(Test test) {
    const auto found = std::ranges::find_if(entries_, test, &Entry::key);
    if (found == entries_.end()) return nullptr;
    found->asked = true;
    return found->value;
  }
  Pointer find(const Key& key) {
    return find_if([&](const Key& other) { return other == key; });
  }
  Pointer add(const Key& key, Value value) {
    ++made_;
    return entries_.emplace_back(Entry{key, std::make_shared<const Value>(std::move(value)), true}).value;
  }

  void end_frame(Trash& trash) {
    for (Entry& entry : entries_)
      if (!entry.asked) trash.push_back(std::make_shared<const Entry>(std::move(entry)));
    entries_.remove_if([](const Entry& entry) { return !entry.asked; });
    for (Entry& entry : entries_) entry.asked = false;
  }

  /// Takes over what another one made and this one does not have.
  void adopt(Memo&& other) {
    for (Entry& entry : other.entries_)
      if (!find(entry.key)) entries_.push_back(std::move(entry)), entries_.back().asked = true;
  }

  int made() const { return made_; }

 private:
  struct Entry {
    Key key;
    Pointer value;
    bool asked;
  };
  std::list<Entry> entries_;
  int made_ = 0;
};

}  // namespace headlight
