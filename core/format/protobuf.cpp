#include "core/format/protobuf.h"

#include "core/base/error.h"

namespace headlight {

bool ProtobufReader::next(ProtobufField& field) {
  if (rest_.empty()) return false;
  const std::uint64_t tag = read_varint();
  field = {static_cast<std::uint32_t>(tag >> 3), 0, {}};
  switch (tag & 7) {
    case 0:
      field.number = read_varint();
      return true;
    case 1:
      field.number = read_fixed(8);
      return true;
    case 2:
      field.bytes = take(read_varint());
      return true;
    case 5:
      field.number = read_fixed(4);
      return true;
    default:
      throw Error(name_ + " is no SentencePiece model: a field has the wire type " + std::to_string(tag & 7));
  }
}

std::uint64_t ProtobufReader::read_varint() {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    const auto byte = static_cast<unsigned char>(take(1).front());
    value |= std::uint64_t{byte & 0x7FU} << shift;
    if (byte < 0x80) return value;
  }
  throw Error(name_ + " is no SentencePiece model: a number has more than 64 bits");
}

std::string_view ProtobufReader::take(std::uint64_t size) {
  if (size > rest_.size())
    throw Error(name_ + " is cut short or no SentencePiece model: a field needs " + std::to_string(size) + " bytes, and " +
                std::to_string(rest_.size()) + " are left");
  const std::string_view taken = rest_.substr(0, size);
  rest_.remove_prefix(size);
  return taken;
}

std::uint64_t ProtobufReader::read_fixed(std::size_t size) {
  std::uint64_t value = 0;
  const std::string_view bytes = take(size);
  for (std::size_t i = 0; i < size; ++i) value |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
  return value;
}

}  // namespace headlight
