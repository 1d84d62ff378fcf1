#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace headlight {

using Shape = std::vector<std::int64_t>;
std::string to_string(const Shape& shape);  // "(256, 1024)"

/// One tensor of a file, not yet read. The bytes are little-endian, row-major, and at any alignment.
struct Tensor {
  std::string file;   // what errors call the file that it is in
  std::string dtype;  // "F32", "F16", "BF16", or one of the types that models do not use
  Shape shape;
  std::span<const std::byte> bytes;
};

using Tensors = std::map<std::string, Tensor, std::less<>>;

/// Reads the header of a safetensors file (https://huggingface.co/docs/safetensors, "Format"):
///   8 bytes  n, little-endian
///   n bytes  JSON: {"tensor": {"dtype": "F16", "shape": [2, 3], "data_offsets": [begin, end]}, …, "__metadata__": {…}}
///   rest     the tensors' bytes, back to back; offsets count from here
/// Throws Error naming `name` and the tensor unless every range lies in the file, is as long as dtype and shape say, and the
/// ranges cover the rest of the file without gap or overlap. The views live as long as `file` does.
Tensors read_safetensors(std::span<const std::byte> file, const std::string& name);

}  // namespace headlight
