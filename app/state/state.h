#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/state/example.h"
#include "app/state/options.h"
#include "app/state/word_choice.h"
#include "core/model/head.h"
#include "core/trace/trace.h"

namespace headlight {

/// The most bytes a sentence box takes: far above 4,096 tokens, far below what would make a frame slow.
inline constexpr std::size_t text_limit = 65536;

enum class Screen { explore, compare };
enum class Comparison { sentences, heads, models };
enum class Menu { none, examples, model, beside, roles, keys };

/// What the model button shows.
struct ModelInfo {
  std::string name = {}, languages = {}, trained_on = {};
  std::size_t parameters = 0;
  Stack stack = Stack::encoder;  // the one that reads the text
  int layers = 0, heads = 0;
  std::uint64_t fingerprint = 0;  // of its weights
  bool measured = true;           // what its heads do is known, or will never be
  int measured_percent = 0;       // how much of that is done
  std::string unmeasured = {};    // why it will not be: one sentence
};

/// A model that can be opened.
struct ModelOffer {
  std::string name, family;
  std::string place;  // a folder, or an embedded model's name
};

/// One sentence and the newest picture of it, which may lag behind the text by a few milliseconds.
struct Sentence {
  std::string text;
  TracePtr trace;
  std::string error;  // one sentence; what was on screen stays

  bool settled() const { return trace && trace->text == text; }
};

/// The part of a heatmap that is looked at: `zoom` 1 shows everything; the upper left corner counts in cells.
struct Zoom {
  float column = 0, row = 0, zoom = 1;

  bool operator==(const Zoom&) const = default;
};

/// Everything that the window shows, changed by `apply` only.
struct State {
  std::array<Sentence, 3> sentences;  // the second is its twin; the third is the first as the model beside reads it
  Example example;                    // the one that was loaded last; its line is shown while its text stands
  int text_epoch = 0;                 // counts changes of the texts from outside the sentence boxes
  int focus_epoch = 0;                // counts wishes to type in the sentence box
  int roles_epoch = 0;                // counts news of what the heads do: the same texts are read again
  Screen screen = Screen::explore;
  Comparison comparison = Comparison::sentences;
  std::optional<HeadId> head;       // locked; empty until the first trace tells which heads there are
  bool chose_head = false;          // by whoever looks: news of what the heads do does not change it
  std::optional<HeadId> previewed;  // hovered in the overview
  std::optional<HeadId> below;      // a second head, drawn below the line
  std::vector<HeadId> compared;     // two to six heads side by side

  std::optional<WordChoice> pinned;       // the reader that was clicked
  std::optional<WordChoice> hovered;      // the reader under the cursor
  std::optional<WordChoice> hovered_key;  // the word under the cursor as one that is read
  Zoom zoom;
  float scroll = 0;   // of the words under the arcs, pixels
  bool solo = false;  // the heatmap alone, large

  ViewOptions options;
  bool dark = false, presenter = false, motion = true;
  Menu menu = Menu::none;
  int menu_row = 0;        // chosen with the arrow keys
  std::string role_query;  // typed into the menu of roles
  std::optional<ModelInfo> model;
  std::vector<ModelOffer> offers;     // other models, listed when the model menu opens
  std::string opening;                // place of the model that is being loaded; empty: none
  bool opens_beside = false;          // it is to stand beside the open one
  std::string model_error;            // one sentence: why the last one could not be opened; the open one stays
  std::optional<ModelInfo> beside;    // another model that reads the same sentence
  std::optional<HeadId> beside_head;  // and its head; empty until its first trace
  bool chose_beside_head = false;
  bool quit = false;

  const Sentence& sentence() const { return sentences[0]; }
  const Sentence& twin() const { return sentences[1]; }
  const Sentence& read_beside() const { return sentences[2]; }
  bool compares(Comparison what) const { return screen == Screen::compare && comparison == what; }
  /// The head whose picture is drawn: previewed, else locked.
  HeadId shown_head() const { return previewed ? *previewed : head.value_or(HeadId{}); }
  std::optional<HeadId> chosen_head() const { return chose_head ? head : std::nullopt; }
  std::optional<HeadId> chosen_beside_head() const { return chose_beside_head ? beside_head : std::nullopt; }
  const std::optional<WordChoice>& reader() const { return hovered ? hovered : pinned; }
};

}  // namespace headlight
