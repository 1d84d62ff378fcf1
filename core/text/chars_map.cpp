#include "core/text/chars_map.h"

#include <utf8proc.h>

#include <algorithm>

#include "core/base/error.h"
#include "core/text/normalizer.h"
#include "core/text/utf8.h"

namespace headlight {
namespace {

constexpr std::size_t shortest_unmapped_cluster = 6;  // bytes
constexpr std::size_t longest_sequence = 256;         // characters; far more than any table maps, for the trie is untrusted

std::uint32_t read_unit(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value |= std::uint32_t{static_cast<unsigned char>(bytes[at + i])} << (8 * i);
  return value;
}

// A unit of Darts-clone's double array.
bool has_value(std::uint32_t unit) { return (unit >> 8 & 1) != 0; }
std::uint32_t value(std::uint32_t unit) { return unit & 0x7FFFFFFF; }
std::uint32_t label(std::uint32_t unit) { return unit & 0x800000FF; }
std::uint32_t offset(std::uint32_t unit) { return unit >> 10 << (unit >> 6 & 8); }

/// The number of characters in the grapheme cluster at the beginning of a text.
std::size_t cluster_length(AlignedView text) {
  utf8proc_int32_t state = 0;
  std::size_t length = 1;
  const auto code = [&](std::size_t i) { return static_cast<utf8proc_int32_t>(text[i].code); };
  while (length < text.size() && !utf8proc_grapheme_break_stateful(code(length - 1), code(length), &state)) ++length;
  return length;
}

/// Replaces `old` characters by `replacement`, by the rule of `tokenizers`: what is more is inserted after the last, what is
/// less is dropped with it.
void replace(std::vector<Replacement>& into, std::size_t old, std::string_view replacement) {
  const AlignedText characters = read_aligned(replacement);
  for (std::size_t i = 0; i < characters.size(); ++i) into.push_back({characters[i].code, i < old ? 0 : 1});
  if (characters.size() < old && !into.empty()) into.back().change -= static_cast<int>(old - characters.size());
  limit_length(into.size());
}

}  // namespace

CharsMap::CharsMap(std::string_view bytes, const std::string& name) {
  const std::size_t size = bytes.size() < 4 ? 0 : read_unit(bytes, 0);
  if (size < 4 || size % 4 != 0 || size > bytes.size() - 4)
    throw Error(name + " has a character map (precompiled_charsmap) that says it has " + std::to_string(size) +
                " bytes of trie, out of " + std::to_string(bytes.size()) + " bytes");
  for (std::size_t at = 4; at < 4 + size; at += 4) units_.push_back(read_unit(bytes, at));
  replacements_ = bytes.substr(4 + size);
}

bool CharsMap::step(std::size_t& node, unsigned char byte) const {
  const std::size_t next = node ^ byte;
  if (label(unit(next)) != byte || next >= units_.size()) return false;
  node = next ^ offset(unit(next));
  return true;
}

CharsMap::Match CharsMap::find(AlignedView text, bool longest) const {
  Match best;
  std::size_t node = offset(units_.front());
  std::string bytes;
  for (std::size_t length = 1; length <= std::min(text.size(), longest_sequence); ++length) {
    bytes.clear();
    append_utf8(bytes, text[length - 1].code);
    std::uint32_t last = 0;
    for (const char byte : bytes) {
      const auto place = node ^ static_cast<unsigned char>(byte);
      if (!step(node, static_cast<unsigned char>(byte))) return best;
      last = unit(place);
    }
    const std::size_t at = value(unit(node));
    if (!has_value(last) || at >= replacements_.size()) continue;
    const std::string_view rest = std::string_view(replacements_).substr(at);
    best = {length, rest.substr(0, rest.find('\0'))};
    if (!longest) return best;
  }
  return best;
}

AlignedText map_clusters(AlignedView text, const CharsMap& map) {
  std::vector<Replacement> replaced;
  replaced.reserve(text.size());
  for (std::size_t at = 0, end = 0; at < text.size(); at = end) {
    const AlignedView cluster = text.subspan(at, cluster_length(text.subspan(at)));
    end = at + cluster.size();
    const bool is_short = cluster.size() < shortest_unmapped_cluster && to_utf8(cluster).size() < shortest_unmapped_cluster;
    if (const auto whole = map.shortest(cluster); is_short && whole.length > 0) {
      replace(replaced, cluster.size(), whole.replacement);
      continue;
    }
    for (std::size_t i = 0; i < cluster.size(); ++i) {
      const auto alone = map.shortest(cluster.subspan(i, 1));
      if (alone.length > 0)
        replace(replaced, 1, alone.replacement);
      else
        replaced.push_back({cluster[i].code, 0});
    }
  }
  return replace_characters(text, replaced);
}

}  // namespace headlight
