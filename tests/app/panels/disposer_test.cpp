#include "app/panels/disposer.h"

#include <doctest/doctest.h>

#include <future>

using namespace headlight;

TEST_CASE("whoever gives something away waits neither for it nor for what was given before to be destroyed") {
  std::promise<void> release;
  std::promise<bool> destroyed;
  {
    Disposer disposer;
    const auto slow = [released = release.get_future().share()](const int* number) {
      released.wait();
      delete number;
    };
    disposer.take({std::shared_ptr<const int>(new int(1), slow)});
    disposer.take({std::shared_ptr<const int>(new int(2), [&](const int* number) {
      destroyed.set_value(true);
      delete number;
    })});
    release.set_value();  // reached only because nobody waited
    CHECK(destroyed.get_future().get());
  }
}
