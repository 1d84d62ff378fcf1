#include "app/panels/bench.h"

#include <backends/imgui_impl_opengl3.h>
#include <glad/gl.h>
#include <imgui.h>

#include <chrono>

#include "app/panels/model_loader.h"
#include "app/panels/stage.h"
#include "app/platform/gl_textures.h"
#include "app/platform/offscreen.h"
#include "core/base/error.h"

namespace headlight {
namespace {

using Clock = std::chrono::steady_clock;

double milliseconds_since(Clock::time_point begin) {
  return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

/// So many everyday words.
std::string words_of(int count) {
  constexpr std::string_view words[] = {"The", "cat", "sat", "on",  "the", "mat",  "because", "it",  "was",    "soft", "and",
                                        "the", "old", "dog", "saw", "a",   "bird", "in",      "the", "garden", "."};
  std::string text;
  for (int i = 0; i < count; ++i)
    text += (i ? " " : "") + std::string(words[static_cast<std::size_t>(i) % std::size(words)]);
  return text;
}

/// As many words as it takes until the model counts so many tokens, special ones included.
std::string text_of(const Model& model, int tokens) {
  int few = 0, enough = tokens;
  while (few < enough) {
    const int middle = (few + enough) / 2;
    if (static_cast<int>(model.source_tokenizer.encode(words_of(middle)).size()) < tokens)
      few = middle + 1;
    else
      enough = middle;
  }
  return words_of(enough);
}

Services services_for(const ModelPtr& model, int tokens) {
  Services services;
  services.compute = ModelLoader([model] { return model; }).compute();
  services.examples = {{"", text_of(*model, tokens), "", "", "it", 0, ""}};
  return services;
}

/// ImGui's OpenGL back end on the off-screen context.
class Renderer {
 public:
  Renderer() { ImGui_ImplOpenGL3_Init("#version 330 core"), ImGui_ImplOpenGL3_NewFrame(); }
  ~Renderer() { ImGui_ImplOpenGL3_Shutdown(); }
  Renderer(const Renderer&) = delete;
  Renderer& operator=(const Renderer&) = delete;

  void render(OffscreenContext& context, Color ground) {
    context.clear(ground);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    glFinish();
  }
};

void show(Stage& stage, const std::string& view) {
  const auto command = [&]() -> std::vector<Command> {
    if (view == "explore" || view == "arcs" || view == "overview" || view == "grid") return {};  // one screen shows them all
    if (view == "heatmap") return {Toggle{Switch::solo}};
    if (view == "compare") return {ShowScreen{Screen::compare}};
    if (view == "heads") return {ShowComparison{Comparison::heads}, ShowScreen{Screen::compare}};
    throw Error("a view is explore (arcs, overview), heatmap, compare or heads, not \"" + view + "\"");
  };
  for (const Command& each : command()) stage.bench().apply(each);
}

}  // namespace

std::vector<double> time_keystrokes(const ModelPtr& model, int tokens, int samples) {
  OffscreenContext context(1280, 800);
  GlTextures uploader;
  Stage stage(services_for(model, tokens), uploader);
  Renderer renderer;
  stage.fonts_changed = [] { ImGui_ImplOpenGL3_DestroyFontsTexture(), ImGui_ImplOpenGL3_CreateFontsTexture(); };
  stage.settle();
  std::vector<double> result;
  for (int i = -2; i < samples; ++i) {  // two to warm up
    stage.forget_wakes();
    const auto begin = Clock::now();
    if (i % 2 == 0)
      stage.type("s");
    else
      stage.edit_key(ImGuiKey_Backspace);
    while (!stage.state().sentence().settled()) stage.await(), stage.frame();
    renderer.render(context, stage.bench().theme().background);
    if (i >= 0) result.push_back(milliseconds_since(begin));
    stage.settle();
  }
  return result;
}

std::vector<double> time_frames(const ModelPtr& model, int tokens, const std::string& view, int samples) {
  NoTextures uploader;
  Stage stage(services_for(model, tokens), uploader);
  stage.settle();
  show(stage, view);
  stage.settle();
  std::vector<double> result;
  for (int i = 0; i < samples; ++i) {
    const auto begin = Clock::now();
    stage.frame();
    result.push_back(milliseconds_since(begin));
  }
  return result;
}

}  // namespace headlight
