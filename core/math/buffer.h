#pragma once

#include <cstdlib>
#include <memory>

#include "core/math/matrix.h"

namespace headlight {

/// Floats that begin at a cache line; where they fill megabytes, in huge pages, which spares page faults and look-ups of
/// addresses. Not set at first.
class Buffer {
 public:
  Buffer() = default;
  explicit Buffer(Index size);

  /// At least `size` floats; what they held is lost when there were fewer.
  float* reserve(Index size) {
    if (size > size_) *this = Buffer(size);
    return data();
  }

  float* data() const { return data_.get(); }
  Index size() const { return size_; }

 private:
  struct Free {
    void operator()(float* data) const { std::free(data); }
  };
  std::unique_ptr<float, Free> data_;
  Index size_ = 0;
};

}  // namespace headlight
