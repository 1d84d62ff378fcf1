// Drives the whole window by the names of its widgets, without a screen.
#include <doctest/doctest.h>
#include <imgui.h>

#include "app/panels/stage.h"
#include "app/platform/embedded.h"
#include "tests/app/state/traces.h"

using namespace headlight;

namespace {

constexpr KeyPress escape{Key::escape};

KeyPress control(char letter) { return {Key::character, letter, true}; }

Services services() {
  Services services;
  services.compute = compute_words;
  services.examples = parse_examples(embedded_text("examples/examples.json"), "examples.json");
  return services;
}

struct Window {
  NoTextures textures;
  Stage stage{services(), textures};

  Window() { stage.settle(); }
  const State& state() const { return stage.state(); }
  void paste(const std::string& text) { stage.clipboard = text, stage.edit_key(ImGuiKey_V, true); }
  void replace_text(const std::string& text) {
    stage.edit_key(ImGuiKey_A, true);
    paste(text);
    stage.settle();
  }
  std::string copied_text() {
    stage.clipboard.clear();
    stage.edit_key(ImGuiKey_A, true);
    stage.edit_key(ImGuiKey_C, true);
    return stage.clipboard;
  }
  bool shows(const std::string& name) const { return stage.bench().widgets().find(name).has_value(); }
};

const HeadId coreference{Stack::encoder, 2, 0};

}  // namespace

TEST_CASE("the first screen shows the cat and the mat in the coreference head, with *it* pinned") {
  Window window;
  CHECK(window.state().sentence().trace->text == "The cat sat on the mat because it was soft.");
  CHECK(window.state().head == coreference);
  CHECK(window.state().reader() == WordChoice{"it", 0});
  for (const char* name :
       {"Sentence", "Examples", "Model", "Presenter", "Dark", "Nav/Explore", "Nav/Compare", "Words/it", "Words/mat",
        "Heatmap", "Heads/L0H0", "Heads/L2H1", "Readings/mat", "Threshold", "JoinWords", "Invitation"})
    CHECK_MESSAGE(window.shows(name), name);
}

TEST_CASE("the invitation changes soft to tired, and back") {
  Window window;
  window.stage.click("Invitation");
  window.stage.settle();
  CHECK(window.state().sentence().trace->text == "The cat sat on the mat because it was tired.");
  CHECK(window.state().pinned == WordChoice{"it", 0});
  CHECK(window.shows("Readings/cat"));
  window.stage.click("Invitation");
  window.stage.settle();
  CHECK(window.state().sentence().text.ends_with("soft."));
}

TEST_CASE("typing reaches the sentence at once: the box has the caret from the start, at the end") {
  Window window;
  window.stage.type(" Yes");
  CHECK(window.state().sentence().text == "The cat sat on the mat because it was soft. Yes");
  window.stage.settle();
  CHECK(window.shows("Words/Yes"));
}

TEST_CASE("Enter starts a new line and the bar grows with it") {
  Window window;
  const float before = window.stage.rect("Sentence").height;
  window.stage.edit_key(ImGuiKey_Enter);
  window.stage.type("Two.");
  window.stage.settle();
  CHECK(window.state().sentence().text == "The cat sat on the mat because it was soft.\nTwo.");
  CHECK(window.stage.rect("Sentence").height > before);
}

TEST_CASE("hovering a word shows its links, clicking pins it, Esc releases it") {
  Window window;
  window.stage.hover("Words/sat");
  CHECK(window.state().reader() == WordChoice{"sat", 0});
  CHECK(window.state().pinned == WordChoice{"it", 0});
  window.stage.click("Words/sat");
  CHECK(window.state().pinned == WordChoice{"sat", 0});
  window.stage.move({5, 795});
  CHECK_FALSE(window.state().hovered.has_value());
  window.stage.key(escape);
  CHECK_FALSE(window.state().pinned.has_value());
  CHECK(window.state().sentence().text == "The cat sat on the mat because it was soft.");
}

TEST_CASE("hovering the heatmap selects a row and a column everywhere") {
  Window window;
  window.stage.hover("Heatmap");
  CHECK(window.state().hovered.has_value());
  CHECK(window.state().hovered_key.has_value());
}

TEST_CASE("the wheel zooms the heatmap, dragging pans it, Esc shows all of it again") {
  Window window;
  window.stage.hover("Heatmap");
  window.stage.wheel(3);
  const Zoom zoomed = window.state().zoom;
  CHECK(zoomed.zoom > 1.5F);
  window.stage.drag("Heatmap", {-60, -60});
  CHECK(window.state().zoom.column > zoomed.column);
  CHECK(window.state().pinned == WordChoice{"it", 0});  // a drag is no click
  window.stage.key(escape);                             // the pin
  window.stage.key(escape);
  CHECK(window.state().zoom == Zoom{});
}

TEST_CASE("hovering a head previews it, clicking locks it, shift draws it below, twice shows its heatmap alone") {
  Window window;
  window.stage.hover("Heads/L0H1");
  CHECK(window.state().shown_head() == HeadId{Stack::encoder, 0, 1});
  CHECK(window.state().head == coreference);
  window.stage.click("Heads/L0H1");
  window.stage.move({5, 795});
  CHECK(window.state().shown_head() == HeadId{Stack::encoder, 0, 1});
  window.stage.click("Heads/L1H0", true);
  CHECK(window.state().below == HeadId{Stack::encoder, 1, 0});
  CHECK(window.state().head == HeadId{Stack::encoder, 0, 1});
  window.stage.double_click("Heads/L1H1");
  CHECK(window.state().solo);
  CHECK(window.state().head == HeadId{Stack::encoder, 1, 1});
  CHECK_FALSE(window.shows("Heads/L1H1"));
  window.stage.key(escape);
  CHECK_FALSE(window.state().solo);
}

TEST_CASE("pointing at a row of the ranking points at that word") {
  Window window;
  window.stage.hover("Readings/mat");
  CHECK(window.state().hovered_key == WordChoice{"mat", 0});
  CHECK(window.state().reader() == WordChoice{"it", 0});
}

TEST_CASE("checkboxes and the slider change how attention is shown") {
  Window window;
  window.stage.click("JoinWords");
  window.stage.click("DimSpecial");
  window.stage.click("Transpose");
  CHECK_FALSE(window.state().options.join_words);
  CHECK_FALSE(window.state().options.dim_special);
  CHECK(window.state().options.transpose);
  window.stage.drag("Threshold", {-60, 0});
  CHECK(window.state().options.mass < .5F);
}

TEST_CASE("Compare shows both sentences, their difference, and what moved") {
  Window window;
  window.stage.click("Nav/Compare");
  window.stage.settle();
  for (const char* name :
       {"Twin", "Words/it", "TwinWords/it", "Heatmap", "TwinHeatmap", "Difference", "Moves/it/mat", "Moves/it/cat"})
    CHECK_MESSAGE(window.shows(name), name);
  window.stage.hover("TwinWords/sat");
  CHECK(window.state().reader() == WordChoice{"sat", 0});
}

TEST_CASE("the twin can be edited") {
  Window window;
  window.stage.key(control('2'));
  window.stage.settle();
  window.stage.click("Twin");
  window.stage.type("X");
  CHECK(window.state().twin().text.find('X') != std::string::npos);
  CHECK(window.state().sentence().text == "The cat sat on the mat because it was soft.");
}

TEST_CASE("several heads stand side by side, come and go") {
  Window window;
  window.stage.click("CompareHeads");
  window.stage.settle();
  CHECK(window.state().screen == Screen::compare);
  CHECK(window.shows("Compared/L2H0"));
  const std::size_t before = window.state().compared.size();
  window.stage.click("Remove/L0H0");
  CHECK(window.state().compared.size() == before - 1);
  CHECK_FALSE(window.shows("Compared/L0H0"));
  window.stage.click("Heads/L2H1");
  CHECK(window.shows("Compared/L2H1"));
}

TEST_CASE("examples are loaded with the mouse and with the keys") {
  Window window;
  window.stage.click("Examples");
  window.stage.click("Examples/The animal and the street");
  window.stage.settle();
  CHECK(window.state().sentence().trace->text.starts_with("The animal didn't"));
  CHECK(window.state().menu == Menu::none);
  window.stage.key(control('E'));
  window.stage.key({Key::down});
  window.stage.key({Key::down});
  window.stage.key({Key::enter});
  window.stage.settle();
  CHECK(window.state().sentence().text.starts_with("The trophy"));
}

TEST_CASE("a head is found by its role: Ctrl F, letters, Enter; or with the mouse") {
  Window window;
  window.stage.click("Heads/L0H1");
  window.stage.key(control('F'));
  CHECK(window.shows("Roles/coreference"));
  window.stage.type("zz");
  CHECK_FALSE(window.shows("Roles/coreference"));
  window.stage.key({Key::backspace});
  window.stage.key({Key::backspace});
  window.stage.type("pronoun");
  window.stage.key({Key::enter});
  window.stage.settle();
  CHECK(window.state().head == coreference);
  CHECK(window.state().menu == Menu::none);
  CHECK(window.state().sentence().text.ends_with("soft."));
  window.stage.click("Heads/L0H1");
  window.stage.click("Roles");
  window.stage.click("Roles/coreference");
  CHECK(window.state().head == coreference);
}

TEST_CASE("heads are sorted by role and back into layers") {
  Window window;
  const Rect first = window.stage.rect("Heads/L0H0");
  window.stage.click("Order/Role");
  CHECK(window.state().options.by_role);
  CHECK(window.stage.rect("Heads/L2H0").y == doctest::Approx(first.y));
  CHECK(window.stage.rect("Heads/L2H0").x < window.stage.rect("Heads/L0H0").x);
  window.stage.click("Order/Layer");
  CHECK(window.stage.rect("Heads/L0H0") == first);
  window.stage.key(control('U'));
  CHECK(window.state().options.by_role);
}

TEST_CASE("a click beside a menu closes it and does nothing else") {
  Window window;
  window.stage.click("Model");
  CHECK(window.state().menu == Menu::model);
  window.stage.click("Words/sat");
  CHECK(window.state().menu == Menu::none);
  CHECK(window.state().pinned == WordChoice{"it", 0});
}

TEST_CASE("after an example the caret is in the box again, at the end of the new text") {
  Window window;
  window.stage.key(control('E'));
  window.stage.key({Key::enter});
  window.stage.settle();
  window.stage.key(control('L'));
  window.stage.frame();
  window.stage.type("!");
  CHECK(window.state().sentence().text == "The cat sat on the mat because it was soft.!");
}

TEST_CASE("F1 lists the keys, Esc closes the list; dark, presenter and motion have keys") {
  Window window;
  window.stage.key({Key::f1});
  CHECK(window.shows("KeysOverlay/sheet"));
  window.stage.key(escape);
  CHECK_FALSE(window.shows("KeysOverlay/sheet"));
  window.stage.click("Dark");
  CHECK(window.state().dark);
  window.stage.key(control('M'));
  CHECK_FALSE(window.state().motion);
  window.stage.click("Presenter");
  window.stage.settle();
  CHECK(window.state().presenter);
  CHECK_FALSE(window.shows("Nav/Explore"));
  CHECK(window.stage.rect("Sentence").height == doctest::Approx(42 * 1.6));
  window.stage.key(control('P'));
  window.stage.settle();
  CHECK(window.shows("Nav/Explore"));
}

TEST_CASE("an emoji is typed, shown, and reaches the model as itself") {
  Window window;
  window.stage.type(" 🙂");
  window.stage.settle();
  CHECK(window.state().sentence().text.ends_with(" 🙂"));
  CHECK(window.state().sentence().trace->text.ends_with(" 🙂"));
  window.stage.type("!");
  CHECK(window.state().sentence().text.ends_with(" 🙂!"));
}

TEST_CASE("what is copied and pasted is itself again, emoji too") {
  Window window;
  window.paste(" 🙂 東京");
  CHECK(window.state().sentence().text.ends_with("soft. 🙂 東京"));
  CHECK(window.copied_text() == window.state().sentence().text);
}

TEST_CASE("a paste of a megabyte is one sentence, and nothing on screen is lost") {
  Window window;
  window.paste(std::string(1'048'576, 'x'));
  CHECK(window.state().sentence().text == "The cat sat on the mat because it was soft.");
  CHECK(window.state().sentence().error ==
        "The clipboard holds 1048576 bytes, and the sentence box takes 65493 more: nothing was pasted.");
  CHECK(window.shows("Words/it"));
}

TEST_CASE("hostile pastes do not harm: broken UTF-8, surrogates, controls, right to left, stacked marks") {
  for (const std::string text :
       {"\xFF\xFE\x80", "\xED\xA0\x80", "\x01\x02\x7F", "שלום עולם", "a\xCC\x81\xCC\x81\xCC\x81", "\r\n\t"}) {
    Window window;
    window.replace_text(text);
    CHECK(window.state().sentence().trace != nullptr);
  }
}

TEST_CASE("what the worker refuses is said in one sentence, and the picture stays") {
  Window window;
  window.stage.type(" refuse");
  window.stage.settle();
  CHECK(window.state().sentence().error == "this model does not read “refuse”");
  CHECK(window.shows("Words/it"));
  window.stage.edit_key(ImGuiKey_Backspace);
  window.stage.settle();
  CHECK(window.state().sentence().error.empty());
}

TEST_CASE("an empty text leaves the last picture") {
  Window window;
  window.stage.edit_key(ImGuiKey_A, true);
  window.stage.edit_key(ImGuiKey_Backspace);
  window.stage.settle();
  CHECK(window.state().sentence().text.empty());
  CHECK(window.shows("Heatmap"));
}

TEST_CASE("a long text is broken into lines in the box, at spaces that stay spaces, also when it is copied") {
  Window window;
  const float before = window.stage.rect("Sentence").height;
  std::string long_text;
  for (int i = 0; i < 60; ++i) long_text += "word" + std::to_string(i) + " ";
  window.replace_text(long_text);
  CHECK(window.state().sentence().text == long_text);
  CHECK(window.stage.rect("Sentence").height > before);
  window.stage.type("!");
  CHECK(window.state().sentence().text == long_text + "!");
  CHECK(window.copied_text() == long_text + "!");
}

TEST_CASE("a word that is wider than the box is broken into lines, and copied, typed and deleted as if it were not") {
  Window window;
  const std::string word(400, 'x');
  const float before = window.stage.rect("Sentence").height;
  window.replace_text(word);
  CHECK(window.state().sentence().text == word);
  CHECK(window.stage.rect("Sentence").height > before);
  window.stage.type("yz");
  window.stage.edit_key(ImGuiKey_Backspace);
  CHECK(window.state().sentence().text == word + "y");
  CHECK(window.copied_text() == word + "y");
}

TEST_CASE("Ctrl Z takes back what was typed, pasted and deleted, and Ctrl Y does it again, whatever lines there are") {
  Window window;
  const std::string start = window.state().sentence().text, word(400, 'x');
  window.stage.type("!");
  window.paste(word);
  window.stage.edit_key(ImGuiKey_Backspace);
  const std::string end = window.state().sentence().text;
  CHECK(end == start + "!" + word.substr(1));
  window.stage.key(control('Z'));
  CHECK(window.state().sentence().text == start + "!" + word);
  window.stage.key(control('Z'));
  CHECK(window.state().sentence().text == start + "!");
  window.stage.key(control('Z'));
  CHECK(window.state().sentence().text == start);
  window.stage.key(control('Z'));
  CHECK(window.state().sentence().text == start);
  for (int i = 0; i < 3; ++i) window.stage.key(control('Y'));
  CHECK(window.state().sentence().text == end);
  window.stage.type("?");
  CHECK(window.state().sentence().text == end + "?");
}

TEST_CASE("a click into the box above its first line gives it the caret") {
  Window window;
  window.stage.click("Nav/Explore");
  const Rect box = window.stage.rect("Sentence");
  window.stage.move({box.center().x, box.y + 3});
  ImGui::GetIO().MouseDown[0] = true;
  window.stage.frame();
  ImGui::GetIO().MouseDown[0] = false;
  window.stage.frame(), window.stage.frame();
  window.stage.type("!");
  CHECK(window.state().sentence().text.ends_with("soft.!"));
}

TEST_CASE("no glyphs are rasterized anew while somebody types, compares and looks into the menus") {
  Window window;
  int rasterized = 0;
  window.stage.fonts_changed = [&] { ++rasterized; };
  for (int i = 0; i < 8; ++i) {  // the words above the arcs shrink step by step
    window.stage.type(" and then it slept");
    window.stage.settle();
  }
  for (const char key : {'2', '3', '3', 'E', 'I', 'F', 'U', '1'}) {
    window.stage.key(control(key));
    window.stage.settle();
  }
  window.stage.key({Key::f1});
  window.stage.settle();
  CHECK(rasterized == 0);
}

TEST_CASE("heads of a long text can be compared while their pictures are still being made") {
  Window window;
  std::string long_text;
  for (int i = 0; i < 300; ++i) long_text += "word" + std::to_string(i) + " ";
  window.stage.click("CompareHeads");
  window.stage.bench().apply(SetText{0, long_text});
  window.stage.settle();
  CHECK(window.shows("HeadChoice"));
}

TEST_CASE("the pictures of a long text are made on other threads; a head is previewed when its pictures are there") {
  Window window;
  std::string long_text;
  for (int i = 0; i < 300; ++i) long_text += "word" + std::to_string(i) + " ";
  window.replace_text(long_text);
  const int built = window.stage.bench().pictures().built();
  window.stage.hover("Heads/L0H1");
  window.stage.settle();
  CHECK(window.state().shown_head() == HeadId{Stack::encoder, 0, 1});
  window.stage.click("Transpose");
  window.stage.settle();
  window.stage.drag("Threshold", {-60, 0});
  window.stage.settle();
  CHECK(window.shows("Heatmap"));
  CHECK(window.shows("Words/word0"));
  CHECK_FALSE(window.shows("Words/word200"));
  window.stage.key(control('2'));
  window.stage.settle();
  CHECK(window.shows("Difference"));
  CHECK(window.stage.bench().pictures().built() == built);
}

TEST_CASE("view models are built once and not while hovering or idle") {
  Window window;
  const int built = window.stage.bench().pictures().built();
  for (int i = 0; i < 10; ++i) window.stage.frame();
  window.stage.hover("Words/sat");
  window.stage.hover("Heatmap");
  CHECK(window.stage.bench().pictures().built() == built);
}

TEST_CASE("motion lasts 150 ms after a selection moved, and is none while typing") {
  Window window;
  window.stage.type("s");
  window.stage.frame();
  CHECK_FALSE(window.stage.bench().moving());
  window.stage.settle();
  window.stage.key({Key::right, 0, false, false, true});
  window.stage.frame();
  CHECK(window.stage.bench().moving());
  for (int i = 0; i < 11; ++i) window.stage.frame();
  CHECK_FALSE(window.stage.bench().moving());
}
