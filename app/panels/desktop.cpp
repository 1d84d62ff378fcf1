#include "app/panels/desktop.h"

#include <imgui.h>

#include <memory>

#include "app/panels/model_loader.h"
#include "app/panels/workbench.h"
#include "app/platform/embedded.h"
#include "app/platform/fonts.h"
#include "app/platform/gl_textures.h"
#include "app/platform/window.h"
#include "core/base/error.h"

namespace headlight {
namespace {

constexpr int frames_after_input = 3;  // ImGui needs a frame to see what the mouse is over, and one to react

struct Context {
  explicit Context(FontSet& fonts) { ImGui::CreateContext(fonts.atlas()); }
  ~Context() { ImGui::DestroyContext(); }
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;
};

/// The window and what draws in it; the handlers reach the workbench once there is one.
class Desktop {
 public:
  Desktop(std::function<ModelPtr()> load, const std::optional<std::string>& text)
      : loader_(std::move(load)), context_(fonts_), window_("Headlight", handlers()), bench_(fonts_, textures_, services()) {
    if (text) bench_.apply(LoadExample{Example{"", *text, "", "", "", 0, ""}});
    loader_.listen([this](Command command) { bench_.post(std::move(command)); });
    beside_.listen([this](Command command) { post_beside(std::move(command)); });
  }
  ~Desktop() { loader_.finish(), beside_.finish(); }  // they post to the workbench
  Desktop(const Desktop&) = delete;
  Desktop& operator=(const Desktop&) = delete;

  void work() {
    int left = frames_after_input;
    while (window_.open() && !bench_.state().quit) {
      const bool idle = left == 0 && !bench_.moving() && !window_.has_keys();
      window_.wait(idle ? -1 : 0);
      left = idle ? frames_after_input : left - (left > 0);
      draw();
    }
  }

 private:
  Window::Handlers handlers() {
    return {[this](KeyPress press) { return bench_.key(press); },
            [this](unsigned character) { bench_.character(character); },
            [this](const std::string& path) { bench_.apply(OpenModel{path}); }};
  }

  Services services() {
    Services services;
    services.compute = loader_.compute();
    services.wake = Window::wake;
    services.clipboard = [this] { return window_.clipboard(); };
    services.set_clipboard = [this](const std::string& text) { window_.set_clipboard(text); };
    services.offers = model_offers;
    services.open_model = [this](const std::string& place) { loader_.open(place); };
    services.compute_beside = beside_.compute();
    services.open_beside = [this](const std::string& place) { beside_.open(place); };
    services.examples = parse_examples(embedded_text("examples/examples.json"), "examples.json");
    return services;
  }

  void post_beside(Command command) {
    if (auto* ready = std::get_if<ModelReady>(&command)) ready->beside = true;
    if (auto* roles = std::get_if<RolesReady>(&command)) roles->beside = true;
    bench_.post(std::move(command));
  }

  void draw() {
    fonts_.set_scale(window_.scale() * (bench_.state().presenter ? presenter_scale : 1));
    if (fonts_.refresh()) window_.upload_fonts();
    window_.begin_frame();
    bench_.frame();
    const Color ground = bench_.theme().background;
    window_.end_frame(static_cast<float>(ground.r) / 255, static_cast<float>(ground.g) / 255,
                      static_cast<float>(ground.b) / 255);
    textures_.collect();
  }

  ModelLoader loader_;  // first: loading goes on while the window opens
  ModelLoader beside_{[]() -> ModelPtr { throw Error("No model stands beside the open one."); }};
  FontSet fonts_{embedded_fonts(), 1};
  Context context_;
  Window window_;
  GlTextures gl_;
  TextureCache textures_{gl_};
  Workbench bench_;
};

}  // namespace

int run_desktop(std::function<ModelPtr()> load, const std::optional<std::string>& text) {
  Desktop desktop(std::move(load), text);
  desktop.work();
  return 0;
}

}  // namespace headlight
