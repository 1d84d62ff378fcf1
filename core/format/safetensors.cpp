#include "core/format/safetensors.h"

#include <algorithm>
#include <cstring>
#include <optional>

#include "core/base/error.h"
#include "core/base/json.h"

namespace headlight {
namespace {

constexpr std::uint64_t longest_header = 100'000'000;  // bytes; the format's own limit
constexpr std::size_t most_dimensions = 8;

std::size_t element_size(const std::string& dtype) {
  static const std::map<std::string, std::size_t> sizes = {
      {"BOOL", 1}, {"U8", 1},  {"I8", 1},  {"F8_E5M2", 1}, {"F8_E4M3", 1}, {"U16", 2}, {"I16", 2}, {"F16", 2},
      {"BF16", 2}, {"U32", 4}, {"I32", 4}, {"F32", 4},     {"U64", 8},     {"I64", 8}, {"F64", 8}};
  const auto found = sizes.find(dtype);
  return found == sizes.end() ? 0 : found->second;
}

/// Bytes of a tensor, or nothing when that number does not fit.
std::optional<std::uint64_t> byte_count(const Shape& shape, std::size_t element) {
  std::uint64_t count = element;
  for (const std::int64_t size : shape)
    if (__builtin_mul_overflow(count, static_cast<std::uint64_t>(size), &count)) return {};
  return count;
}

/// The header's text: everything between the length and the tensors' bytes.
std::string_view header_text(std::span<const std::byte> file, const std::string& name) {
  std::uint64_t length = 0;
  if (file.size() < sizeof length)
    throw Error(name + " is too short for a safetensors file: " + std::to_string(file.size()) + " bytes");
  std::memcpy(&length, file.data(), sizeof length);
  const std::uint64_t available = std::min<std::uint64_t>(file.size() - sizeof length, longest_header);
  if (length > available)
    throw Error(name + " says that its header is " + std::to_string(length) + " bytes long, but it can be at most " +
                std::to_string(available));
  return {reinterpret_cast<const char*>(file.data() + sizeof length), static_cast<std::size_t>(length)};
}

/// A list of `least` to `most` whole numbers that are not negative and fit into 63 bits.
std::vector<std::int64_t> number_list(const Json& object, const char* key, std::size_t least, std::size_t most,
                                      const std::string& name) {
  const Json& list = member(object, key, name);
  const auto fits = [](const Json& n) { return n.is_number_unsigned() && n.get<std::uint64_t>() <= INT64_MAX; };
  if (!list.is_array() || list.size() < least || list.size() > most || !std::ranges::all_of(list, fits))
    throw Error(name + ": \"" + key + "\" should be a list of " +
                (least == most ? std::to_string(least) : "at most " + std::to_string(most)) + " whole numbers");
  return list.get<std::vector<std::int64_t>>();
}

Tensor read_tensor(const Json& entry, std::span<const std::byte> data, const std::string& file, const std::string& key) {
  const std::string name = file + ": tensor \"" + key + "\"";
  const std::string dtype = string_member(entry, "dtype", name);
  const Shape shape = number_list(entry, "shape", 0, most_dimensions, name);
  const auto offsets = number_list(entry, "data_offsets", 2, 2, name);
  const auto begin = static_cast<std::uint64_t>(offsets[0]), end = static_cast<std::uint64_t>(offsets[1]);
  if (element_size(dtype) == 0) throw Error(name + " has the unknown type \"" + dtype + "\"");
  if (begin > end || end > data.size())
    throw Error(name + " should lie in the " + std::to_string(data.size()) + " bytes of data, not from " +
                std::to_string(begin) + " to " + std::to_string(end));
  if (byte_count(shape, element_size(dtype)) != end - begin)
    throw Error(name + " has " + std::to_string(end - begin) + " bytes, which is not what " + dtype + " " +
                to_string(shape) + " takes");
  return {file, dtype, shape, data.subspan(begin, end - begin)};
}

/// Every byte belongs to exactly one tensor.
void check_coverage(const Tensors& tensors, std::span<const std::byte> data, const std::string& name) {
  std::vector<std::pair<const std::byte*, const std::string*>> order;
  for (const auto& [key, tensor] : tensors)
    if (!tensor.bytes.empty()) order.emplace_back(tensor.bytes.data(), &key);
  std::ranges::stable_sort(order, {}, &std::pair<const std::byte*, const std::string*>::first);
  const std::byte* covered = data.data();
  for (const auto& [begin, key] : order) {
    if (begin < covered) throw Error(name + ": tensor \"" + *key + "\" overlaps another one");
    if (begin > covered) throw Error(name + " has bytes before tensor \"" + *key + "\" that belong to none");
    covered = begin + tensors.at(*key).bytes.size();
  }
  if (covered != data.data() + data.size())
    throw Error(name + " has " + std::to_string(data.data() + data.size() - covered) +
                " bytes at its end that belong to no tensor");
}

}  // namespace

std::string to_string(const Shape& shape) {
  std::string text;
  for (const std::int64_t size : shape) text += (text.empty() ? "" : ", ") + std::to_string(size);
  return "(" + text + ")";
}

Tensors read_safetensors(std::span<const std::byte> file, const std::string& name) {
  const std::string_view text = header_text(file, name);
  const std::span<const std::byte> data = file.subspan(sizeof(std::uint64_t) + text.size());
  const Json header = parse_json(text, "the header of " + name);
  if (!header.is_object()) throw Error("the header of " + name + " should be a JSON object, not " + describe(header));
  Tensors tensors;
  for (const auto& [key, entry] : header.items())
    if (key != "__metadata__") tensors.emplace(key, read_tensor(entry, data, name, key));
  check_coverage(tensors, data, name);
  return tensors;
}

}  // namespace headlight
