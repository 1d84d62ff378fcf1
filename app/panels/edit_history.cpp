#include "app/panels/edit_history.h"

#include <utility>

namespace headlight {
namespace {

std::optional<TextEdit> move_last(std::vector<TextEdit>& from, std::vector<TextEdit>& to) {
  if (from.empty()) return std::nullopt;
  to.push_back(std::move(from.back()));
  from.pop_back();
  return to.back();
}

}  // namespace

void EditHistory::add(TextEdit edit) {
  undone_.clear();
  done_.push_back(std::move(edit));
  if (done_.size() > most_steps) done_.erase(done_.begin());
}

std::optional<TextEdit> EditHistory::undo() {
  const std::optional<TextEdit> last = move_last(done_, undone_);
  return last ? std::optional(last->inverse()) : std::nullopt;
}

std::optional<TextEdit> EditHistory::redo() { return move_last(undone_, done_); }

}  // namespace headlight
