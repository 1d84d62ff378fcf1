#pragma once

#include <cstdint>
#include <memory>
#include <unordered_map>

#include "app/viewmodel/shapes.h"

namespace headlight {

/// Where bitmaps go to be drawn: OpenGL in the window and off-screen, a counter in tests.
class TextureUploader {
 public:
  virtual ~TextureUploader() = default;
  virtual std::uintptr_t create(const Bitmap& bitmap) = 0;  // never 0
  virtual void destroy(std::uintptr_t texture) = 0;
};

/// Uploads each bitmap once and forgets it when nobody holds the bitmap any more. Used on the drawing thread only.
class TextureCache {
 public:
  explicit TextureCache(TextureUploader& uploader) : uploader_(uploader) {}
  ~TextureCache();
  TextureCache(const TextureCache&) = delete;
  TextureCache& operator=(const TextureCache&) = delete;

  std::uintptr_t texture(const BitmapPtr& bitmap);
  /// Call once a frame, after rendering: destroys the textures of bitmaps that are gone.
  void collect();
  std::size_t size() const { return entries_.size(); }

 private:
  struct Entry {
    std::weak_ptr<const Bitmap> bitmap;
    std::uintptr_t texture;
  };
  TextureUploader& uploader_;
  std::unordered_map<const Bitmap*, Entry> entries_;
};

}  // namespace headlight
