#include "core/format/tensor_source.h"

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

}  // namespace

const Tensor& TensorSource::find(const std::string& key, const Shape& shape) {
  const auto found = tensors_.find(key);
  if (found == tensors_.end()) throw Error(name_ + " has no tensor \"" + key + "\" " + to_string(shape));
  if (found->second.shape != shape)
    throw Error(name_ + ": tensor \"" + key + "\" should be " + to_string(shape) + ", not " +
                to_string(found->second.shape));
  return found->second;
}

void TensorSource::read(const std::string& key, const Shape& shape, float* into) {
  const Tensor& tensor = tensors_.at(key);
  if (!to_floats(tensor, into))
    throw Error(name_ + ": tensor \"" + key + "\" should be F32, F16 or BF16, not " + tensor.dtype);
  const auto values = Eigen::Map<const Vector>(into, static_cast<Index>(shape.size() == 1 ? shape[0] : shape[0] * shape[1]));
  if (!values.allFinite()) {
    Index bad = 0;
    while (std::isfinite(values[bad])) ++bad;
    throw Error(name_ + ": tensor \"" + key + "\" holds " + (std::isnan(values[bad]) ? "NaN" : "infinity") + " at " +
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

void TensorSource::expect_all_read() const {
  std::string extra;
  for (const auto& [key, tensor] : tensors_)
    if (!read_.contains(key)) extra += (extra.empty() ? "\"" : ", \"") + key + "\" " + to_string(tensor.shape);
  if (!extra.empty()) throw Error(name_ + " has tensors that its config.json does not call for: " + extra);
}

}  // namespace headlight
