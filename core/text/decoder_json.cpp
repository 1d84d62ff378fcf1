#include "core/text/steps_json.h"

namespace headlight {
namespace {

constexpr int most_stripped = 1024;

PieceDecoder read_replace(const Json& json, const std::string& name) {
  const Expression expression = read_expression(json, name);
  return [expression, content = read_content(json, "content", name)](Pieces pieces) {
    for (std::string& piece : pieces) piece = to_utf8(replace(read_aligned(piece), expression, content));
    return pieces;
  };
}

PieceDecoder read_strip(const Json& json, const std::string& name) {
  const auto count = [&](const char* key) {
    return static_cast<std::size_t>(integer_member(json, key, 0, most_stripped, name));
  };
  return [content = string_member(json, "content", name), left = count("start"), right = count("stop")](Pieces pieces) {
    return strip_pieces(std::move(pieces), content, left, right);
  };
}

PieceDecoder read_word_piece(const Json& json, const std::string& name) {
  return [prefix = string_member(json, "prefix", name), cleans_up = flag_member(json, "cleanup", true, name)](
             Pieces pieces) { return decode_word_piece(std::move(pieces), prefix, cleans_up); };
}

/// Null when the type is not known.
PieceDecoder read_decoder(const Json& json, const std::string& type, const std::string& name) {
  if (type == "ByteLevel") return decode_byte_level;
  if (type == "ByteFallback") return decode_byte_fallback;
  if (type == "Fuse") return fuse;
  if (type == "Replace") return read_replace(json, name);
  if (type == "Strip") return read_strip(json, name);
  if (type == "WordPiece") return read_word_piece(json, name);
  if (type == "BPEDecoder")
    return [suffix = string_member(json, "suffix", name)](Pieces pieces) {
      return decode_word_suffix(std::move(pieces), suffix);
    };
  if (type == "Metaspace")
    return [rule = read_metaspace(json, name)](Pieces pieces) { return decode_metaspace(std::move(pieces), rule); };
  return nullptr;
}

}  // namespace

std::vector<PieceDecoder> read_decoders(const Json& json, ReadingContext context) {
  return read_steps(steps_of(json, "decoders", context.name), "decoder", context, read_decoder);
}

}  // namespace headlight
