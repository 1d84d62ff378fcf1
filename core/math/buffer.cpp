#include "core/math/buffer.h"

#include <sys/mman.h>

#include <new>

namespace headlight {
namespace {

constexpr std::size_t cache_line = 64, huge_page = std::size_t{2} << 20;

std::size_t round_up(std::size_t bytes, std::size_t unit) { return (bytes + unit - 1) / unit * unit; }

}  // namespace

Buffer::Buffer(Index size) : size_(size) {
  const std::size_t bytes = static_cast<std::size_t>(size) * sizeof(float);
  const std::size_t unit = bytes > huge_page / 4 * 3 ? huge_page : cache_line;
  data_.reset(static_cast<float*>(std::aligned_alloc(unit, round_up(bytes + (bytes == 0), unit))));
  if (!data_) throw std::bad_alloc();
  if (unit == huge_page) madvise(data_.get(), round_up(bytes, unit), MADV_HUGEPAGE);  // a wish; nothing depends on it
}

}  // namespace headlight
