#include "core/base/heap.h"

#include <malloc.h>

namespace headlight {

void keep_freed_memory() {
  mallopt(M_MMAP_THRESHOLD, 32 << 20);  // larger blocks come from the system each time; more is not allowed
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
  mallopt(M_ARENA_MAX, 1);
}

}  // namespace headlight
