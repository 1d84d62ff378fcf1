#include "core/nn/probe.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/base/error.h"

namespace headlight {
namespace {

constexpr std::array<std::string_view, site_count> names = {"input",
                                                            "attention_input",
                                                            "queries",
                                                            "keys",
                                                            "values",
                                                            "scores",
                                                            "weights",
                                                            "head_output",
                                                            "attention_output",
                                                            "attention_residual",
                                                            "feed_forward_input",
                                                            "feed_forward_inner",
                                                            "feed_forward_output",
                                                            "output",
                                                            "final_state"};

}  // namespace

std::string_view name(Site site) { return names[static_cast<std::size_t>(site)]; }

Site parse_site(std::string_view text) {
  const auto found = std::find(names.begin(), names.end(), text);
  if (found == names.end()) throw Error("no place in a forward pass is called \"" + std::string(text) + "\"");
  return static_cast<Site>(found - names.begin());
}

}  // namespace headlight
