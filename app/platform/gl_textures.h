#pragma once

#include "app/draw/textures.h"

namespace headlight {

/// Textures of the current OpenGL context: RGBA, nearest neighbour when magnified, linear when made smaller.
class GlTextures : public TextureUploader {
 public:
  std::uintptr_t create(const Bitmap& bitmap) override;
  void destroy(std::uintptr_t texture) override;
};

}  // namespace headlight
