#include "core/format/sentence_piece_file.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include "core/base/error.h"
#include "core/format/protobuf.h"
#include "core/text/utf8.h"

namespace headlight {
namespace {

constexpr std::size_t longest_file = std::size_t{32} << 20;  // bytes; pieces take up to 50 times their two bytes in memory

enum PieceType : std::uint64_t { normal = 1, unknown = 2, control = 3, user_defined = 4, unused = 5, byte = 6 };

struct Piece {
  std::string text;
  float score = 0;
  std::uint64_t type = normal;
};

Piece read_piece(std::string_view message, const std::string& name) {
  Piece piece;
  ProtobufReader reader(message, name);
  for (ProtobufField field; reader.next(field);) {
    if (field.key == 1) piece.text = checked_piece(valid_utf8(field.bytes), name);
    if (field.key == 2) piece.score = std::bit_cast<float>(static_cast<std::uint32_t>(field.number));
    if (field.key == 3) piece.type = field.number;
  }
  if (!std::isfinite(piece.score)) throw Error(name + ": the score of piece \"" + piece.text + "\" is not a number");
  return piece;
}

[[noreturn]] void refuse(const std::string& name, const std::string& what) {
  throw Error(name + " is a SentencePiece model with " + what + ", which Headlight cannot read");
}

void check_trainer(std::string_view message, const std::string& name) {
  std::uint64_t type = 1;
  ProtobufReader reader(message, name);
  for (ProtobufField field; reader.next(field);) {
    if (field.key == 3) type = field.number;
    if (field.key == 24 && field.number != 0) refuse(name, "spaces at the ends of words (treat_whitespace_as_suffix)");
    if (field.key == 35 && field.number != 0) refuse(name, "pieces for bytes (byte_fallback)");
  }
  constexpr const char* types[] = {"type 0", "Unigram", "BPE pieces", "whole words", "single characters"};
  if (type != 1) refuse(name, type < std::size(types) ? types[type] : "a type that is not known");
}

SentencePieceNormalizer read_normalizer(std::string_view message, const std::string& name) {
  SentencePieceNormalizer normalizer;
  ProtobufReader reader(message, name);
  for (ProtobufField field; reader.next(field);) {
    if (field.key == 2 && !field.bytes.empty()) normalizer.map = std::make_shared<const CharsMap>(field.bytes, name);
    if (field.key == 3) normalizer.marks_beginning = field.number != 0;
    if (field.key == 4) normalizer.removes_extra_spaces = field.number != 0;
    if (field.key == 5 && field.number == 0) refuse(name, "spaces that stay spaces (escape_whitespaces off)");
  }
  return normalizer;
}

/// As SentencePiece finds pieces (unigram_model.cc): control and unused ones in no text, user-defined ones at a bonus, in
/// single precision.
std::unique_ptr<const Unigram> make_model(const std::vector<Piece>& pieces, const std::string& name) {
  UnigramOptions options{.single_precision = true};
  float least = std::numeric_limits<float>::max(), most = std::numeric_limits<float>::min();
  for (const Piece& piece : pieces) {
    if (piece.type == normal) least = std::min(least, piece.score), most = std::max(most, piece.score);
  }
  std::vector<ScoredPiece> scored;
  for (const Piece& piece : pieces) {
    const bool is_found = piece.type == normal || piece.type == user_defined;
    const double bonus = static_cast<double>(static_cast<float>(piece.text.size()) * most) - 0.1;
    if (piece.type == unknown) options.unknown_id = static_cast<int>(scored.size());
    scored.push_back({is_found ? piece.text : "", piece.type == user_defined ? bonus : piece.score});
  }
  if (options.unknown_id < 0) throw Error(name + " has no unknown piece");
  options.unknown_score = least - 10.0F;
  return std::make_unique<const Unigram>(scored, options);
}

PieceTrie kept_pieces(const std::vector<Piece>& pieces) {
  std::vector<std::string> kept;
  for (const Piece& piece : pieces)
    if (piece.type == user_defined) kept.push_back(piece.text);
  return PieceTrie(kept);
}

}  // namespace

SentencePieceFile read_sentence_piece(std::string_view bytes, const std::string& name) {
  if (bytes.size() > longest_file)
    throw Error(name + " is " + std::to_string(bytes.size()) + " bytes long; at most " + std::to_string(longest_file) +
                " are read");
  SentencePieceFile file;
  std::vector<Piece> pieces;
  ProtobufReader reader(bytes, name);
  for (ProtobufField field; reader.next(field);) {
    if (field.key == 1) pieces.push_back(read_piece(field.bytes, name));
    if (field.key == 2) check_trainer(field.bytes, name);
    if (field.key == 3) file.normalizer = read_normalizer(field.bytes, name);
  }
  file.normalizer.kept = kept_pieces(pieces);
  file.model = make_model(pieces, name);
  return file;
}

}  // namespace headlight
