#include "app/draw/textures.h"

namespace headlight {

TextureCache::~TextureCache() {
  for (const auto& [bitmap, entry] : entries_) uploader_.destroy(entry.texture);
}

std::uintptr_t TextureCache::texture(const BitmapPtr& bitmap) {
  const auto found = entries_.find(bitmap.get());
  if (found != entries_.end() && !found->second.bitmap.expired()) return found->second.texture;
  if (found != entries_.end()) uploader_.destroy(found->second.texture);  // another bitmap lived at this address
  return (entries_[bitmap.get()] = {bitmap, uploader_.create(*bitmap)}).texture;
}

void TextureCache::collect() {
  for (auto entry = entries_.begin(); entry != entries_.end();) {
    if (!entry->second.bitmap.expired()) {
      ++entry;
      continue;
    }
    uploader_.destroy(entry->second.texture);
    entry = entries_.erase(entry);
  }
}

}  // namespace headlight
