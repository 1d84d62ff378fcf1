#include "app/draw/textures.h"

#include <doctest/doctest.h>

using namespace headlight;

namespace {

struct CountingUploader : TextureUploader {
  std::uintptr_t create(const Bitmap&) override { return ++created; }
  void destroy(std::uintptr_t) override { ++destroyed; }
  std::uintptr_t created = 0, destroyed = 0;
};

BitmapPtr bitmap() { return std::make_shared<Bitmap>(Bitmap{1, 1, {1, 2, 3, 4}}); }

}  // namespace

TEST_CASE("a bitmap is uploaded once however often it is drawn") {
  CountingUploader uploader;
  TextureCache cache(uploader);
  const BitmapPtr one = bitmap(), two = bitmap();
  const auto first = cache.texture(one);
  CHECK(cache.texture(one) == first);
  CHECK(cache.texture(two) != first);
  CHECK(uploader.created == 2);
}

TEST_CASE("textures of bitmaps that are gone are destroyed, the others stay") {
  CountingUploader uploader;
  TextureCache cache(uploader);
  const BitmapPtr kept = bitmap();
  cache.texture(kept);
  cache.texture(bitmap());
  cache.collect();
  CHECK(uploader.destroyed == 1);
  CHECK(cache.size() == 1);
}

TEST_CASE("the cache leaves nothing behind") {
  CountingUploader uploader;
  const BitmapPtr one = bitmap();
  { TextureCache(uploader).texture(one); }
  CHECK(uploader.destroyed == uploader.created);
}
