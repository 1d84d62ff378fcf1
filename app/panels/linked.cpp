#include "app/panels/linked.h"

namespace headlight {

Selection selection_in(const State& state, const AttentionTable& table) {
  return {find(table.queries, state.reader()), find(table.keys, state.hovered_key)};
}

void pin(Ui& ui, const AttentionTable& table, int index) {
  if (index >= 0) ui.emit(PinWord{choose(table.queries, index)});
}

void point_at(Ui& ui, const AttentionTable& table, Selection selection) {
  if (selection.query >= 0) ui.pointed.reader = choose(table.queries, selection.query);
  if (selection.key >= 0) ui.pointed.key = choose(table.keys, selection.key);
}

}  // namespace headlight
