#include "app/cli/head_selection.h"

#include <algorithm>

#include "app/platform/embedded_sentences.h"
#include "core/base/error.h"
#include "core/trace/heads.h"

namespace headlight {
namespace {

std::string listed(const std::vector<HeadRole>& roles) {
  std::string list;
  for (const HeadRole& role : roles) list += (list.empty() ? "" : ", ") + role.role + " (" + name(role.head) + ")";
  return list.empty() ? "none" : list;
}

/// The best head that the trace has, else the best that it does not have.
HeadId head_with_role(const Trace& trace, const std::string& wanted, const std::vector<HeadRole>& roles) {
  const auto plays = [&](const HeadRole& role) { return role.role == wanted; };
  const auto found =
      std::ranges::find_if(roles, [&](const HeadRole& role) { return plays(role) && has_head(trace, role.head); });
  return found != roles.end() ? found->head : std::ranges::find_if(roles, plays)->head;
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

std::vector<HeadId> fitting_heads(const Trace& trace, const HeadSelection& selection) {
  std::vector<HeadId> heads;
  for (const HeadId head : heads_of(trace))
    if (fits(selection, head)) heads.push_back(head);
  return heads;
}

[[noreturn]] void fail(const ContrastModel& model) {
  throw Error(model.config.name + " has no such map: it has its pointer, encoder L0H0 with the role coreference, and " +
              (model.attends() ? "with a target additive attention, cross L0H0" : "no attention"));
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

std::vector<HeadRole> roles_for(const Model& model, const std::string& wanted) {
  const auto play = [&](const std::vector<HeadRole>& roles) {
    return std::ranges::find(roles, wanted, &HeadRole::role) != roles.end();
  };
  if (wanted.empty() || play(model.config.roles)) return model.config.roles;
  std::vector<HeadRole> roles = with_labels(model.config.roles, *stored_or_measured(model));
  if (play(roles)) return roles;
  throw Error("no head of " + model.config.name + " has the role \"" + wanted + "\"; there are: " + listed(roles));
}

std::vector<HeadId> select_heads(const Model& model, const Trace& trace, const HeadSelection& selection,
                                 const std::vector<HeadRole>& roles) {
  HeadSelection wanted = selection;
  if (!wanted.role.empty()) {
    const HeadId head = head_with_role(trace, wanted.role, roles);
    wanted = {std::string(name(head.stack)), "", head.layer, head.head};
  }
  const std::vector<HeadId> heads = fitting_heads(trace, wanted);
  if (heads.empty()) fail(model, trace, wanted);
  return heads;
}

std::vector<HeadRole> roles_for(const ContrastModel& model, const std::string&) { return {model.config.pointer}; }

std::vector<HeadId> select_heads(const ContrastModel& model, const Trace& trace, const HeadSelection& selection,
                                 const std::vector<HeadRole>& roles) {
  std::vector<HeadId> heads;
  if (selection.role.empty()) heads = fitting_heads(trace, selection);
  for (const HeadRole& role : roles)
    if (role.role == selection.role) heads.push_back(role.head);
  if (heads.empty()) fail(model);
  return heads;
}

}  // namespace headlight
