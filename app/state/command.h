#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/state/example.h"
#include "app/state/state.h"

namespace headlight {

// What somebody, or the worker, wants to happen. `side` is 0 for the sentence, 1 for its twin.
struct SetText {
  int side = 0;
  std::string text;
};
struct LoadExample {
  Example example;
};
struct SwapTwins {};
struct ShowScreen {
  Screen screen;
};
struct ShowComparison {
  Comparison comparison;
};
struct LockHead {
  HeadId head;
  bool beside = false;  // of the model beside
};
struct PreviewHead {
  std::optional<HeadId> head;
};
struct ToggleBelow {
  HeadId head;
};  // the second head below the line
struct ToggleCompared {
  HeadId head;
};  // heads side by side
struct StepHead {
  int layers = 0, heads = 0;
};
struct ToggleHeadCompared {};  // the same for the locked head
struct ToggleComparison {};
struct StepBelow {};  // the next head below the line; away after the last
struct PinWord {
  WordChoice word;
};  // pins; releases when it is pinned already
struct StepWord {
  int by = 1;
};
struct Hover {
  std::optional<WordChoice> reader, key;
};
struct Release {};  // Esc: the innermost thing that is open or held
struct SetMass {
  float mass = .9F;
};
struct StepMass {
  float by = 0;
};
enum class Switch { join_words, dim_special, transpose, by_role, dark, presenter, motion, solo };
struct Toggle {
  Switch what;
};
struct OpenMenu {
  Menu menu;
};  // closes it when it is open
struct SetZoom {
  Zoom zoom;
};
struct ZoomBy {
  float factor = 1;
};  // around the middle
struct SetScroll {
  float scroll = 0;
};  // of the words under the arcs, pixels
struct StepMenu {
  int by = 1;
};                        // the next row of the open menu
struct ChooseMenuRow {};  // means LoadExample, OpenModel or LockHead; the first two by whoever knows the rows
struct OpenModel {
  std::string place;    // a folder, or an embedded model's name
  bool beside = false;  // to compare with the open one, which stays
};
struct OfferModels {
  std::vector<ModelOffer> offers;
};
struct TypeRole {
  std::string text;
};                    // into the menu of roles
struct EraseRole {};  // its last character
struct FocusText {};
struct Quit {};
// Posted by the worker.
struct TraceReady {
  int side = 0;
  TracePtr trace;
};
struct Failed {
  int side = 0;
  std::string text, sentence;
};  // reading `text` failed
struct ModelReady {
  ModelInfo model;
  bool beside = false;
  bool at_start = false;  // the one that the window begins with, which nobody asked for
};
struct ModelFailed {
  std::string place, sentence;
};
struct RolesReady {
  std::uint64_t fingerprint = 0;  // of the model whose heads were measured: its traces say from now on what they do
  std::string error = {};         // one sentence when measuring failed
  int percent = 100;              // below: that much is done
  bool beside = false;
};

using Command =
    std::variant<SetText, LoadExample, SwapTwins, ShowScreen, ShowComparison, ToggleComparison, LockHead, PreviewHead,
                 ToggleBelow, StepBelow, ToggleCompared, ToggleHeadCompared, StepHead, PinWord, StepWord, Hover, Release,
                 SetMass, StepMass, Toggle, OpenMenu, StepMenu, ChooseMenuRow, SetZoom, ZoomBy, SetScroll, OpenModel,
                 OfferModels, FocusText, Quit, TraceReady, Failed, ModelReady, ModelFailed, RolesReady, TypeRole, EraseRole>;

}  // namespace headlight
