#include "core/format/roles_json.h"

#include <algorithm>
#include <cstdio>
#include <cstring>

#include "core/base/error.h"
#include "core/base/json.h"

namespace headlight {
namespace {

using OrderedJson = nlohmann::ordered_json;

std::string hexadecimal(std::uint64_t number) {
  char text[17];
  std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(number));
  return text;
}

OrderedJson table(const std::vector<double>& values, int heads) {
  if (values.empty()) return nullptr;
  OrderedJson rows = OrderedJson::array();
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i % static_cast<std::size_t>(heads) == 0) rows.push_back(OrderedJson::array());
    rows.back().push_back(values[i]);
  }
  return rows;
}

OrderedJson to_json(const RoleScores& role) {
  return {{"role", role.role},
          {"stack", name(role.stack)},
          {"what", role.what},
          {"score_name", role.score_name},
          {"count", role.count},
          {"baseline", {{"name", role.baseline.name}, {"score", role.baseline.score}}},
          {"label_from", role.label_from ? OrderedJson(*role.label_from) : OrderedJson()},
          {"scores", table(role.scores, role.heads)},
          {"untrained", table(role.untrained, role.heads)}};
}

const Json& list_member(const Json& object, const char* key, std::size_t least, std::size_t most, const std::string& name) {
  const Json& list = member(object, key, name);
  if (!list.is_array() || list.size() < least || list.size() > most)
    throw Error(name + ": \"" + key + "\" should be a list of " + std::to_string(least) + " to " + std::to_string(most) +
                ", not " + (list.is_array() ? "of " + std::to_string(list.size()) : describe(list)));
  return list;
}

std::vector<double> read_table(const Json& role, const char* key, const RoleScores& shape, const std::string& name) {
  std::vector<double> values;
  const auto layers = static_cast<std::size_t>(shape.layers), heads = static_cast<std::size_t>(shape.heads);
  for (const Json& row : list_member(role, key, layers, layers, name)) {
    if (!row.is_array() || row.size() != heads)
      throw Error(name + ": \"" + key + "\" should have a row of " + std::to_string(heads) + " heads for every layer");
    for (const Json& value : row) {
      if (!value.is_number()) throw Error(name + ": \"" + key + "\" should hold numbers, not " + describe(value));
      values.push_back(value.get<double>());
    }
  }
  return values;
}

Stack read_stack(const Json& role, const std::string& name) {
  const std::string stack = string_member(role, "stack", name);
  try {
    return parse_stack(stack);
  } catch (const Error& error) {
    throw Error(name + ": " + error.what());
  }
}

RoleScores read_role(const Json& json, const ModelConfig& config, const std::string& name) {
  RoleScores role;
  role.role = string_member(json, "role", name);
  role.stack = read_stack(json, name);
  role.what = string_member(json, "what", name);
  role.score_name = string_member(json, "score_name", name);
  role.count = integer_member(json, "count", 0, INT32_MAX, name);
  const Json& baseline = member(json, "baseline", name);
  role.baseline = {string_member(baseline, "name", name), number_member(baseline, "score", name)};
  if (!member(json, "label_from", name).is_null()) role.label_from = number_member(json, "label_from", name);
  const Blocks& blocks = role.stack == Stack::encoder ? config.encoder : config.decoder;
  role.layers = blocks.layers, role.heads = blocks.heads;
  role.scores = read_table(json, "scores", role, name);
  if (!member(json, "untrained", name).is_null()) role.untrained = read_table(json, "untrained", role, name);
  return role;
}

}  // namespace

std::uint64_t fingerprint(std::span<const std::byte> weights, std::uint64_t before) {
  constexpr std::uint64_t prime = 0x100000001b3;
  std::uint64_t hash = 0xcbf29ce484222325 ^ before ^ weights.size();
  for (std::size_t at = 0; at < weights.size(); at += sizeof hash) {
    std::uint64_t word = 0;
    std::memcpy(&word, weights.data() + at, std::min(sizeof word, weights.size() - at));
    hash = (hash ^ word) * prime;
    hash ^= hash >> 32;  // FNV-1a mixes upwards only, which is not enough for whole words
  }
  return hash;
}

std::string write_roles(const HeadScores& scores, std::uint64_t weights) {
  std::string text = "{\"weights\": \"" + hexadecimal(weights) + "\", \"sentences\": " + std::to_string(scores.sentences) +
                     ", \"roles\": [";
  for (const RoleScores& role : scores.roles) text += (&role == &scores.roles.front() ? "\n" : ",\n") + to_json(role).dump();
  return text + "\n]}\n";
}

std::optional<HeadScores> read_roles(std::string_view text, const ModelConfig& config, std::uint64_t weights,
                                     const std::string& name) {
  constexpr std::size_t most_roles = 1000;
  const Json json = parse_json(text, name);
  if (string_member(json, "weights", name) != hexadecimal(weights)) return std::nullopt;
  HeadScores scores;
  scores.sentences = integer_member(json, "sentences", 0, INT32_MAX, name);
  for (const Json& role : list_member(json, "roles", 0, most_roles, name))
    scores.roles.push_back(read_role(role, config, name));
  return scores;
}

}  // namespace headlight
