#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "app/draw/fonts.h"
#include "app/draw/textures.h"
#include "app/panels/disposer.h"
#include "app/panels/frame_layout.h"
#include "app/panels/motion.h"
#include "app/panels/path_box.h"
#include "app/panels/pictures.h"
#include "app/panels/sentence_box.h"
#include "app/panels/ui.h"
#include "app/platform/key.h"
#include "app/platform/mailbox.h"
#include "app/platform/worker.h"
#include "app/state/reducer.h"

namespace headlight {

/// Presenter mode multiplies every size by this.
inline constexpr float presenter_scale = 1.6F;

/// What the workbench needs from where it runs: a window, an off-screen context, or a test.
struct Services {
  Worker::Compute compute;             // on threads of its own
  Worker::Compute compute_beside;      // by the model beside, once there is one
  std::function<void()> wake = [] {};  // from any thread: there is something new to draw
  std::function<std::string()> clipboard = [] { return std::string(); };
  std::function<void(const std::string&)> set_clipboard = [](const std::string&) {};
  std::vector<Example> examples;
  /// Lists the models that can be opened; on a thread of its own.
  std::function<std::vector<ModelOffer>()> offers = [] { return std::vector<ModelOffer>(); };
  /// Begins to load a model; ModelReady or ModelFailed is posted, and from then on `compute` or `compute_beside` uses it.
  std::function<void(const std::string&place)> open_model = [](const std::string&) {}, open_beside = open_model;
};

/// The whole window without the window: state, workers, caches, and one frame at a time. Belongs to the drawing thread.
class Workbench {
 public:
  Workbench(FontSet& fonts, TextureCache& textures, Services services);
  Workbench(const Workbench&) = delete;
  Workbench& operator=(const Workbench&) = delete;

  /// Between ImGui::NewFrame and ImGui::Render.
  void frame();
  /// True when the key was taken and ImGui must not see it.
  bool key(KeyPress press);
  void character(unsigned character);
  /// From the drawing thread.
  void apply(const Command& command);
  /// From any thread.
  void post(Command command) { mail_.post({std::move(command), nullptr, false}); }

  const State& state() const { return state_; }
  const WidgetMap& widgets() const { return widgets_; }
  const Pictures& pictures() const { return pictures_; }
  const Theme& theme() const;
  /// True while something moves, so that the next frame must not wait for input.
  bool moving() const;
  /// True when the pictures show the texts as they are now, and the menus what there is.
  bool settled() const;

 private:
  /// From another thread: a command, and pictures that were built there.
  struct Mail {
    std::optional<Command> command;
    std::shared_ptr<Pictures> pictures;
    bool painted = false;  // it was the painter who built them
  };

  void read_mail();
  void list_models();
  void choose_menu_row();
  void draw(Ui& ui);
  void draw_bar(Ui& ui, const FrameLayout& layout);
  void point(const Pointed& pointed);
  void make_wanted_pictures();
  void request_traces();
  void request(int side, Worker& worker);
  Worker::Post poster(int side, const std::string& text);
  std::string paste();
  void connect_clipboard();

  State state_;
  StandIns stand_ins_;
  FontSet& fonts_;
  TextureCache& textures_;
  Services services_;
  Pictures pictures_{fonts_.metrics()};
  TextFacts texts_{fonts_.metrics()};
  WidgetMap widgets_;
  Motion motion_;
  SentenceBox sentence_{0, "Sentence"}, twin_{1, "Twin"};
  PathBox path_;
  struct Request {
    std::string text;
    int roles_epoch = 0;
  };
  Request requested_[3];
  std::string clip_;
  Mailbox<Mail> mail_;
  bool painting_ = false, wanting_ = false;      // pictures are being made on `painter_`; the last frame missed some
  bool listing_ = false;                         // models, on `lister_`
  Worker worker_, twin_worker_, beside_worker_;  // last: these post into the mailbox
  std::jthread painter_, lister_;
  Disposer disposer_;
};

}  // namespace headlight
