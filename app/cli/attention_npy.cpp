#include <bit>

#include "app/cli/attention_output.h"
#include "core/analysis/attention_table.h"
#include "core/base/error.h"

// https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html

namespace headlight {
namespace {

static_assert(std::endian::native == std::endian::little, "'<f4' is what memory holds");

/// Magic, version 1.0, the length of what follows (2 bytes), a Python dictionary, spaces up to a multiple of 64, a newline.
std::string npy_header(std::size_t heads, Index queries, Index keys) {
  std::string dictionary = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + std::to_string(heads) + ", " +
                           std::to_string(queries) + ", " + std::to_string(keys) + "), }";
  constexpr std::size_t before = 10;
  while ((before + dictionary.size() + 1) % 64 != 0) dictionary += ' ';
  dictionary += '\n';
  std::string header = "\x93NUMPY";
  header += {'\1', '\0', static_cast<char>(dictionary.size() & 0xFF), static_cast<char>(dictionary.size() >> 8)};
  return header + dictionary;
}

}  // namespace

void write_npy(const AttentionOutput& output, std::ostream& out) {
  const Matrix& first = attention_table(output.trace, output.heads.front(), output.words).weights;
  const Index queries = first.rows(), keys = first.cols();
  const auto same_shape = [&](const Matrix& other) { return other.rows() == queries && other.cols() == keys; };
  for (const HeadId head : output.heads)
    if (!same_shape(attention_table(output.trace, head, output.words).weights))
      throw Error("one npy array holds heads of one shape: choose --stack encoder, decoder or cross");
  out << npy_header(output.heads.size(), queries, keys);
  for (const HeadId head : output.heads) {
    const Matrix weights = attention_table(output.trace, head, output.words).weights;
    out.write(reinterpret_cast<const char*>(weights.data()),
              static_cast<std::streamsize>(static_cast<std::size_t>(weights.size()) * sizeof(float)));
  }
}

}  // namespace headlight
