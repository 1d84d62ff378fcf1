#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace headlight {

/// One field of a Protocol Buffers message. Of `number` and `bytes` one is filled, as the wire type says.
struct ProtobufField {
  std::uint32_t key = 0;     // the field's number in the message's description
  std::uint64_t number = 0;  // varint, 32 or 64 bits
  std::string_view bytes;    // string, bytes or a message
};

/// Reads the fields of an untrusted message in order (protobuf.dev/programming-guides/encoding). Each function throws Error,
/// naming `name`, for what is cut short or written otherwise.
class ProtobufReader {
 public:
  ProtobufReader(std::string_view message, const std::string& name) : rest_(message), name_(name) {}

  bool next(ProtobufField& field);  // false at the end

 private:
  std::uint64_t read_varint();
  std::string_view take(std::uint64_t size);
  std::uint64_t read_fixed(std::size_t size);  // little-endian

  std::string_view rest_;
  const std::string& name_;
};

}  // namespace headlight
