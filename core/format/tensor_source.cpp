#include "core/format/tensor_source.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numeric>

#include "core/base/error.h"
#include "core/math/half.h"

namespace headlight {
namespace {

/// Copies elements that may stand at any address, converting each from its `Stored` form.
template <typename Stored, typename Convert>
void convert(std::span<const std::byte> bytes, float* into, const Convert& to_float) {
  for (std::size_t i = 0; i < bytes.size() / sizeof(Stored); ++i) {
    Stored stored;
    std::memcpy(&stored, bytes.data() + i * sizeof(Stored), sizeof(Stored));
    into[i] = to_float(stored);
  }
}

bool to_floats(const Tensor& tensor, float* into) {
  if (tensor.dtype == "F32")
    convert<float>(tensor.bytes, into, [](float value) { return value; });
  else if (tensor.dtype == "F16")
    convert<std::uint16_t>(tensor.bytes, into, half_to_float);
  else if (tensor.dtype == "BF16")
    convert<std::uint16_t>(tensor.bytes, into, bfloat16_to_float);
  else
    return false;
  return true;
}

std::string place(Index element, const Shape& shape) {
  const Index columns = shape.back();
  return shape.size() == 1 ? "[" + std::to_string(element) + "]"
                           : "[" + std::to_string(element / columns) + ", " + std::to_string(element % columns) + "]";
}

/// What some versions of transformers stored beside the weights: masks, and tables that follow from config.json.
bool is_buffer(std::string_view key) {
  constexpr std::string_view ends[] = {".attn.bias", ".attn.masked_bias", ".rotary_emb.inv_freq"};
  return std::ranges::any_of(ends, [&](std::string_view end) { return key.ends_with(end); });
}

}  // namespace

const Tensor& TensorSource::find(const std::string& key, const Shape& shape) {
  const auto found = tensors_.find(key);
  if (found == tensors_.end()) throw Error(name_ + " has no tensor \"" + key + "\" " + to_string(shape));
  if (found->second.shape != shape)
    throw Error(found->second.file + ": tensor \"" + key + "\" should be " + to_string(shape) + ", not " +
                to_string(found->second.shape));
  return found->second;
}

void TensorSource::read(const std::string& key, const Shape& shape, float* into) {
  const Tensor& tensor = tensors_.at(key);
  if (!to_floats(tensor, into))
    throw Error(tensor.file + ": tensor \"" + key + "\" should be F32, F16 or BF16, not " + tensor.dtype);
  const auto values = Eigen::Map<const Vector>(into, static_cast<Index>(shape.size() == 1 ? shape[0] : shape[0] * shape[1]));
  if (!values.allFinite()) {
    Index bad = 0;
    while (std::isfinite(values[bad])) ++bad;
    throw Error(tensor.file + ": tensor \"" + key + "\" holds " + (std::isnan(values[bad]) ? "NaN" : "infinity") + " at " +
                place(bad, shape));
  }
  read_.insert(key);
}

Matrix TensorSource::matrix(const std::string& key, Index rows, Index columns) {
  const Shape shape{rows, columns};
  find(key, shape);
  Matrix values(rows, columns);
  read(key, shape, values.data());
  return values;
}

Matrix TensorSource::folded(const std::string& key, const Shape& shape) {
  find(key, shape);
  const Index columns = std::accumulate(shape.begin() + 1, shape.end(), Index{1}, std::multiplies<>());
  Matrix values(shape[0], columns);
  read(key, {shape[0], columns}, values.data());
  return values;
}

Vector TensorSource::vector(const std::string& key, Index size) {
  const Shape shape{size};
  find(key, shape);
  Vector values(size);
  read(key, shape, values.data());
  return values;
}

Vector TensorSource::row(const std::string& key, Index size) {
  const auto found = tensors_.find(key);
  const bool flat = found == tensors_.end() || found->second.shape.size() < 2;
  return flat ? vector(key, size) : Vector(matrix(key, 1, size).transpose());
}

void TensorSource::expect_all_read(std::string_view within) const {
  constexpr int named = 3;
  std::string extra;
  int count = 0;
  for (const auto& [key, tensor] : tensors_) {
    if (!key.starts_with(within) || read_.contains(key) || is_buffer(key)) continue;
    if (++count <= named) extra += (count == 1 ? "\"" : ", \"") + key + "\" " + to_string(tensor.shape);
  }
  if (count > named) extra += " and " + std::to_string(count - named) + " more";
  if (count > 0) throw Error(name_ + " has tensors that its config.json does not call for: " + extra);
}

}  // namespace headlight
