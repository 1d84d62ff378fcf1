#include "core/text/chars_map.h"

#include <doctest/doctest.h>

#include "core/base/error.h"
#include "core/text/base64.h"

using namespace headlight;

namespace {

std::string unit(std::uint32_t value) {
  std::string bytes;
  for (int shift = 0; shift < 32; shift += 8) bytes.push_back(static_cast<char>(value >> shift & 0xFF));
  return bytes;
}

/// A trie of "a" -> "x" and "ab" -> "yz": the root at 0, its child by 'a' at 0 ^ 'a', whose children lie around 256.
std::string trie() {
  std::vector<std::uint32_t> units(512, 0);
  const std::uint32_t has_value = 1 << 8, leaf = 1U << 31;
  const auto offset = [](std::uint32_t to) { return to << 10; };
  units[0] = offset(0x100);
  units[0x100 ^ 'a'] = 'a' | has_value | offset(0x100 ^ 'a' ^ 0x180);
  units[0x180] = leaf | 0;  // "x"
  units[0x180 ^ 'b'] = 'b' | has_value | offset(0x180 ^ 'b' ^ 0x120);
  units[0x120] = leaf | 2;  // "yz"
  std::string bytes = unit(4 * 512);
  for (const std::uint32_t one : units) bytes += unit(one);
  return bytes + std::string("x\0yz\0", 5);
}

}  // namespace

TEST_CASE("a character map finds the shortest and the longest sequence at the beginning of a text") {
  const CharsMap map(trie(), "toy");
  const AlignedText text = read_aligned("abc");
  CHECK(map.shortest(text).length == 1);
  CHECK(map.shortest(text).replacement == "x");
  CHECK(map.longest(text).length == 2);
  CHECK(map.longest(text).replacement == "yz");
  CHECK(map.longest(read_aligned("bc")).length == 0);
  CHECK(map.longest({}).length == 0);
}

TEST_CASE("clusters are replaced with their offsets") {
  const CharsMap map(trie(), "toy");
  CHECK(map_clusters(read_aligned("ca"), map) == AlignedText{{U'c', 0, 1}, {U'x', 1, 2}});
}

TEST_CASE("a character map that is too short, or whose trie is, is refused") {
  CHECK_THROWS_WITH_AS(CharsMap("", "toy"),
                       "toy has a character map (precompiled_charsmap) that says it has 0 bytes of trie, out of 0 bytes",
                       Error);
  CHECK_THROWS_AS(CharsMap(unit(8) + unit(0), "toy"), Error);
  CHECK_THROWS_AS(CharsMap(unit(3) + "abcd", "toy"), Error);
}

TEST_CASE("a trie with any content at all is walked soundly") {
  std::string bytes = trie();
  std::uint32_t state = 7;
  for (int round = 0; round < 50; ++round) {
    for (std::size_t at = 4; at < bytes.size(); ++at)
      bytes[at] = static_cast<char>((state = state * 1664525 + 1013904223) >> 24);
    const CharsMap map(bytes, "toy");
    const AlignedText text = read_aligned("abc\u00E9\U0001F600");
    CHECK(map.longest(text).length <= text.size());
    map_clusters(text, map);
  }
}

TEST_CASE("base64 with or without padding; anything else is refused") {
  CHECK(from_base64("aGVhZA==", "toy") == "head");
  CHECK(from_base64("aGVhZGw", "toy") == "headl");
  CHECK(from_base64("", "toy").empty());
  CHECK_THROWS_WITH_AS(from_base64("a-b", "toy"), "toy has \"-\" where base64 was expected", Error);
}
