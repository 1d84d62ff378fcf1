#include "core/text/subword_json.h"

#include <cmath>

#include "core/base/error.h"
#include "core/text/bpe.h"
#include "core/text/unigram.h"

namespace headlight {
namespace {

constexpr int most_pieces = 1 << 24;

bool is_set(const Json& object, const char* key) {
  const auto found = object.find(key);
  const bool unset = found == object.end() || found->is_null() || *found == false || *found == Json("") || *found == 0;
  return !unset;
}

ScoredPiece read_scored_piece(const Json& entry, std::size_t id, const std::string& name) {
  const bool fits = entry.is_array() && entry.size() == 2 && entry[0].is_string() && entry[1].is_number();
  if (!fits || !std::isfinite(entry[1].get<double>()))
    throw Error(name + ": entry " + std::to_string(id) + " of the vocabulary should be [piece, log-probability]");
  return {entry[0].get<std::string>(), entry[1].get<double>()};
}

std::unique_ptr<const SubwordModel> read_unigram(const Json& model, const std::string& name) {
  const Json& vocabulary = member(model, "vocab", name);
  if (!vocabulary.is_array() || vocabulary.empty() || vocabulary.size() > most_pieces)
    throw Error(name + ": \"vocab\" should be a list of pieces, not " + describe(vocabulary));
  std::vector<ScoredPiece> pieces;
  for (const Json& entry : vocabulary) pieces.push_back(read_scored_piece(entry, pieces.size(), name));
  const bool has_unknown = model.contains("unk_id") && !model["unk_id"].is_null();
  const int unknown = has_unknown ? integer_member(model, "unk_id", 0, static_cast<int>(pieces.size()) - 1, name) : -1;
  return std::make_unique<Unigram>(pieces, unknown);
}

Vocabulary read_vocabulary(const Json& vocabulary, const std::string& name) {
  if (!vocabulary.is_object()) throw Error(name + ": \"vocab\" should be an object, not " + describe(vocabulary));
  std::vector<std::string> pieces(vocabulary.size());
  std::vector<bool> taken(pieces.size());
  for (const auto& [piece, id] : vocabulary.items()) {
    const bool fits = id.is_number_unsigned() && id.get<std::uint64_t>() < pieces.size() && !taken[id.get<std::size_t>()];
    if (!fits)
      throw Error(name + ": the ids of the vocabulary should be 0 to " + std::to_string(pieces.size() - 1) +
                  ", each once, not " + describe(id));
    pieces[id.get<std::size_t>()] = piece;
    taken[id.get<std::size_t>()] = true;
  }
  return Vocabulary(std::move(pieces));
}

/// "a b" or ["a", "b"].
Bpe::Merge read_merge(const Json& merge, const std::string& name) {
  if (merge.is_array() && merge.size() == 2 && merge[0].is_string() && merge[1].is_string())
    return {merge[0].get<std::string>(), merge[1].get<std::string>()};
  const std::string pair = merge.is_string() ? merge.get<std::string>() : "";
  const auto space = pair.find(' ');
  if (space == std::string::npos) throw Error(name + ": a merge should be two pieces, not " + describe(merge));
  return {pair.substr(0, space), pair.substr(space + 1)};
}

std::unique_ptr<const SubwordModel> read_bpe(const Json& model, const std::string& name) {
  Vocabulary vocabulary = read_vocabulary(member(model, "vocab", name), name);
  const Json& list = member(model, "merges", name);
  if (!list.is_array()) throw Error(name + ": \"merges\" should be a list, not " + describe(list));
  std::vector<Bpe::Merge> merges;
  for (const Json& merge : list) merges.push_back(read_merge(merge, name));
  BpeOptions options{.fuse_unknown = is_set(model, "fuse_unk"), .ignore_merges = is_set(model, "ignore_merges")};
  if (is_set(model, "unk_token")) options.unknown_id = vocabulary.id(string_member(model, "unk_token", name));
  return std::make_unique<Bpe>(std::move(vocabulary), merges, options, name);
}

}  // namespace

std::unique_ptr<const SubwordModel> read_subword_model(const Json& model, const std::string& name,
                                                       std::vector<std::string>& unsupported) {
  const std::string type = string_member(model, "type", name);
  const bool known = type == "Unigram" || type == "BPE";
  if (!known) unsupported.push_back("model " + type);
  for (const char* option : {"byte_fallback", "dropout", "continuing_subword_prefix", "end_of_word_suffix"})
    if (known && is_set(model, option)) unsupported.push_back(std::string("model option ") + option);
  if (!unsupported.empty()) return nullptr;
  return type == "Unigram" ? read_unigram(model, name) : read_bpe(model, name);
}

}  // namespace headlight
