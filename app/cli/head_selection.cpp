#include "app/cli/head_selection.h"

#include <algorithm>

#include "app/cli/measured.h"
#include "core/base/error.h"
#include "core/trace/heads.h"

namespace headlight {
namespace {

HeadId head_with_role(const Model& model, const std::string& role) {
  const auto guided = std::ranges::find(model.config.roles, role, &HeadRole::role);
  if (guided != model.config.roles.end()) return guided->head;
  std::vector<HeadRole> measured = measure_on_examples(model, false);
  std::ranges::stable_sort(measured, std::ranges::greater{}, &HeadRole::score);
  const auto found = std::ranges::find(measured, role, &HeadRole::role);
  if (found != measured.end()) return found->head;
  std::string known;
  for (const auto& roles : {model.config.roles, measured})
    for (const HeadRole& one : roles) known += (known.empty() ? "" : ", ") + one.role + " (" + name(one.head) + ")";
  throw Error("no head of " + model.config.name + " has the role \"" + role +
              "\"; there are: " + (known.empty() ? "none" : known));
}

bool fits(const HeadSelection& selection, HeadId head) {
  return (selection.stack.empty() || selection.stack == name(head.stack)) &&
         (!selection.layer || *selection.layer == head.layer) && (!selection.head || *selection.head == head.head);
}

std::string heads_of(const std::string& stack, const Blocks& blocks) {
  if (blocks.layers == 0) return "it has no " + stack;
  return "its " + stack + " has layers 0 to " + std::to_string(blocks.layers - 1) + " with heads 0 to " +
         std::to_string(blocks.heads - 1);
}

[[noreturn]] void fail(const Model& model, const Trace& trace, const HeadSelection& selection) {
  const ModelConfig& config = model.config;
  if (!selection.stack.empty() && selection.stack != "encoder" && config.translates() && trace.target_tokens.empty())
    throw Error(selection.stack + " attention needs a target: give --target, or a TAB and the target in the line");
  throw Error(config.name + " has no such head: " + heads_of("encoder", config.encoder) + ", " +
              heads_of("decoder", config.decoder));
}

}  // namespace

void add_selection_options(CLI::App& command, HeadSelection& selection) {
  CLI::Option* role = command.add_option("--role", selection.role, "The head with this role: coreference, previous, ...");
  command.add_option("--stack", selection.stack, "encoder, decoder or cross")
      ->check(CLI::IsMember({"encoder", "decoder", "cross"}))
      ->excludes(role);
  command.add_option("--layer", selection.layer, "Counted from 0")->check(CLI::NonNegativeNumber)->excludes(role);
  command.add_option("--head", selection.head, "Counted from 0")->check(CLI::NonNegativeNumber)->excludes(role);
}

std::vector<HeadId> select_heads(const Model& model, const Trace& trace, const HeadSelection& selection) {
  HeadSelection wanted = selection;
  if (!wanted.role.empty()) {
    const HeadId head = head_with_role(model, wanted.role);
    wanted = {std::string(name(head.stack)), "", head.layer, head.head};
  }
  std::vector<HeadId> heads;
  for (const HeadId head : heads_of(trace))
    if (fits(wanted, head)) heads.push_back(head);
  if (heads.empty()) fail(model, trace, wanted);
  return heads;
}

}  // namespace headlight
