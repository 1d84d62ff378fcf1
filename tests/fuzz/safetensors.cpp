// A safetensors file of any bytes is read or refused with an Error.
#include "core/format/safetensors.h"

#include "core/base/error.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    for (const auto& [key, tensor] : headlight::read_safetensors(std::as_bytes(std::span(data, size)), "input"))
      if (!tensor.bytes.empty()) static_cast<void>(static_cast<volatile const std::byte&>(tensor.bytes.back()));
  } catch (const headlight::Error&) {
  }
  return 0;
}
