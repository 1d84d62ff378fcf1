#include "app/platform/fonts.h"

#include "app/platform/embedded.h"

namespace headlight {

FontFiles embedded_fonts() {
  return {embedded_file("fonts/Inter-Regular.otf"), embedded_file("fonts/Inter-Medium.otf"),
          embedded_file("fonts/Inter-SemiBold.otf"), embedded_file("fonts/Inter-Bold.otf"),
          embedded_file("fonts/JetBrainsMono-Regular.ttf")};
}

}  // namespace headlight
