#include "core/text/subword_json.h"

#include <cmath>

#include "core/base/error.h"
#include "core/text/bpe.h"
#include "core/text/unigram.h"
#include "core/text/word_piece.h"

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
  return {checked_piece(entry[0].get<std::string>(), name), entry[1].get<double>()};
}

std::unique_ptr<const SubwordModel> read_unigram(const Json& model, const std::string& name) {
  const Json& vocabulary = member(model, "vocab", name);
  if (!vocabulary.is_array() || vocabulary.empty() || vocabulary.size() > most_pieces)
    throw Error(name + ": \"vocab\" should be a list of pieces, not " + describe(vocabulary));
  std::vector<ScoredPiece> pieces;
  for (const Json& entry : vocabulary) pieces.push_back(read_scored_piece(entry, pieces.size(), name));
  const bool has_unknown = model.contains("unk_id") && !model["unk_id"].is_null();
  const int unknown = has_unknown ? integer_member(model, "unk_id", 0, static_cast<int>(pieces.size()) - 1, name) : -1;
  return std::make_unique<Unigram>(
      pieces, UnigramOptions{.unknown_id = unknown, .byte_fallback = flag_member(model, "byte_fallback", false, name)});
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

std::string optional_string(const Json& object, const char* key, const std::string& name) {
  return is_set(object, key) ? string_member(object, key, name) : "";
}

std::unique_ptr<const SubwordModel> read_bpe(const Json& model, const std::string& name) {
  Vocabulary vocabulary = read_vocabulary(member(model, "vocab", name), name);
  std::vector<Bpe::Merge> merges;
  for (const Json& merge : list_member(model, "merges", name)) merges.push_back(read_merge(merge, name));
  BpeOptions options{.fuse_unknown = flag_member(model, "fuse_unk", false, name),
                     .ignore_merges = flag_member(model, "ignore_merges", false, name),
                     .byte_fallback = flag_member(model, "byte_fallback", false, name),
                     .continuing_prefix = optional_string(model, "continuing_subword_prefix", name),
                     .word_suffix = optional_string(model, "end_of_word_suffix", name)};
  if (is_set(model, "unk_token")) options.unknown_id = vocabulary.id(string_member(model, "unk_token", name));
  return std::make_unique<Bpe>(std::move(vocabulary), merges, std::move(options), name);
}

std::unique_ptr<const SubwordModel> read_word_piece(const Json& model, const std::string& name) {
  Vocabulary vocabulary = read_vocabulary(member(model, "vocab", name), name);
  const std::string unknown = string_member(model, "unk_token", name);
  WordPieceOptions options{.unknown_id = vocabulary.id(unknown),
                           .continuing_prefix = string_member(model, "continuing_subword_prefix", name)};
  if (options.unknown_id < 0) throw Error(name + " has no piece \"" + unknown + "\" in its vocabulary for unknown words");
  if (model.contains("max_input_chars_per_word"))
    options.longest_word = static_cast<std::size_t>(integer_member(model, "max_input_chars_per_word", 0, INT32_MAX, name));
  return std::make_unique<WordPiece>(std::move(vocabulary), std::move(options));
}

/// Older files don't say which model theirs is.
std::string type_of(const Json& model, const std::string& name) {
  if (!model.is_object() || model.contains("type")) return string_member(model, "type", name);
  if (model.contains("merges")) return "BPE";
  return model.contains("continuing_subword_prefix") ? "WordPiece" : "Unigram";
}

}  // namespace

Vocabulary read_vocabulary(const Json& json, const std::string& name) {
  if (!json.is_object()) throw Error(name + ": the vocabulary should be an object, not " + describe(json));
  // Ids may be missing, but not so many that the list of pieces would be much longer than the file.
  const std::size_t most = 4 * json.size() + 4096;
  std::vector<std::string> pieces(json.size());
  for (const auto& [piece, id] : json.items()) {
    const std::size_t place = id.is_number_unsigned() ? id.get<std::size_t>() : most;
    if (place < most && place >= pieces.size()) pieces.resize(place + 1);
    if (place >= most || !pieces[place].empty())
      throw Error(name + ": the ids of the vocabulary should be whole numbers below " + std::to_string(most) +
                  ", each once, not " + describe(id));
    pieces[place] = checked_piece(piece, name);
  }
  return Vocabulary(std::move(pieces));
}

std::unique_ptr<const SubwordModel> read_subword_model(const Json& model, const std::string& name,
                                                       std::vector<std::string>& unsupported) {
  const std::string type = type_of(model, name);
  const bool known = type == "Unigram" || type == "BPE" || type == "WordPiece";
  if (!known) unsupported.push_back("model " + type);
  if (known && is_set(model, "dropout")) unsupported.emplace_back("model option dropout");
  if (!unsupported.empty()) return nullptr;
  if (type == "WordPiece") return read_word_piece(model, name);
  return type == "Unigram" ? read_unigram(model, name) : read_bpe(model, name);
}

}  // namespace headlight
