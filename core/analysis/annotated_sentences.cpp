#include "core/analysis/annotated_sentences.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "core/base/error.h"

namespace headlight {
namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    if (separator != ' ' || end > begin) parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

bool english_space(std::string_view, std::string_view after) {
  return !is_one_of(after, {".", ",", ";", ":", "?", "!", "n't", "'s", "'re", "'m", "'ll", "'ve", "'d"});
}

bool french_space(std::string_view before, std::string_view after) {
  return !before.ends_with('\'') && !before.ends_with("’") && !is_one_of(after, {".", ","});
}

WordedText joined_text(std::string_view line, bool (*space)(std::string_view, std::string_view)) {
  WordedText result;
  std::string_view before;
  for (const std::string_view word : split(line, ' ')) {
    if (!before.empty() && space(before, word)) result.text += ' ';
    result.words.push_back({result.text.size(), result.text.size() + word.size()});
    result.text += word;
    before = word;
  }
  return result;
}

/// Reads lines one after another into sentences, knowing where it is.
class Reader {
 public:
  explicit Reader(const std::string& name) : name_(name) {}

  void read(std::string_view line) {
    ++line_;
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
    if (line.starts_with('#')) return;
    if (line.empty()) return end_block();
    const std::size_t space = std::min(line.find(' '), line.size());
    take(line.substr(0, space), line.substr(std::min(space + 1, line.size())));
  }

  std::vector<AnnotatedSentence> finish() {
    end_block();
    return std::move(sentences_);
  }

 private:
  [[noreturn]] void fail(const std::string& problem) const {
    throw Error(name_ + ", line " + std::to_string(line_) + ": " + problem);
  }

  void take(std::string_view kind, std::string_view rest) {
    if (kind == "en") return take_english(rest);
    if (!open_) fail("a sentence begins with \"en\" and its words, not with \"" + std::string(kind) + "\"");
    AnnotatedSentence& sentence = sentences_.back();
    if (kind == "tree")
      take_tree(rest, sentence);
    else if (kind == "it")
      for (const std::string_view item : split(rest, ' '))
        sentence.pronouns.push_back(pronoun(item, words(sentence.english)));
    else if (kind == "fr")
      sentence.french = joined_text(rest, french_space);
    else if (kind == "links")
      for (const std::string_view item : split(rest, ' ')) sentence.links.push_back(link(item, sentence));
    else
      fail("a line is en, tree, it, fr or links, not \"" + std::string(kind) + "\"");
  }

  void take_english(std::string_view rest) {
    if (open_) fail("a blank line is missing before the next sentence");
    open_ = true;
    sentences_.emplace_back().english = joined_text(rest, english_space);
    if (words(sentences_.back().english) == 0) fail("the sentence has no words");
  }

  void take_tree(std::string_view rest, AnnotatedSentence& sentence) const {
    const auto entries = split(rest, ' ');
    const int count = words(sentence.english);
    if (std::ssize(entries) != count)
      fail("the tree has " + std::to_string(entries.size()) + " entries for " + std::to_string(count) + " words");
    sentence.tree.clear();
    for (const std::string_view entry : entries) {
      const std::size_t colon = entry.find(':');
      if (colon == std::string_view::npos || colon + 1 == entry.size()) fail_item("parent:relation", entry);
      sentence.tree.push_back({number(entry.substr(0, colon), 0, count) - 1, std::string(entry.substr(colon + 1))});
    }
    check_tree(sentence.tree);
  }

  void check_tree(const std::vector<Dependency>& tree) const {
    const auto roots = std::ranges::count(tree, -1, &Dependency::parent);
    if (roots != 1) fail("the tree has " + std::to_string(roots) + " roots instead of one");
    for (std::size_t word = 0; word < tree.size(); ++word) {
      int above = static_cast<int>(word);
      for (std::size_t steps = 0; above >= 0 && steps <= tree.size(); ++steps)
        above = tree[static_cast<std::size_t>(above)].parent;
      if (above >= 0) fail("from word " + std::to_string(word + 1) + " the tree leads in a circle");
    }
  }

  PronounLink pronoun(std::string_view item, int count) const {
    const std::size_t arrow = item.find('>'), bar = item.find('|');
    if (arrow == std::string_view::npos || bar == std::string_view::npos || bar < arrow)
      fail_item("pronoun>antecedent|distractors", item);
    PronounLink result{
        number(item.substr(0, arrow), 1, count) - 1, number(item.substr(arrow + 1, bar - arrow - 1), 1, count) - 1, {}};
    for (const std::string_view other : split(item.substr(bar + 1), ','))
      result.distractors.push_back(number(other, 1, count) - 1);
    const auto twice = [&](int word) { return word == result.pronoun || word == result.antecedent; };
    if (result.pronoun == result.antecedent || std::ranges::any_of(result.distractors, twice))
      fail("\"" + std::string(item) + "\" names a word twice");
    return result;
  }

  std::pair<int, int> link(std::string_view item, const AnnotatedSentence& sentence) const {
    const std::size_t hyphen = item.find('-');
    if (hyphen == std::string_view::npos) fail_item("English-French", item);
    return {number(item.substr(0, hyphen), 1, words(sentence.english)) - 1,
            number(item.substr(hyphen + 1), 1, words(sentence.french)) - 1};
  }

  int number(std::string_view text, int least, int most) const {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < least || value > most)
      fail("a word is a number from " + std::to_string(least) + " to " + std::to_string(most) + ", not \"" +
           std::string(text) + "\"");
    return value;
  }

  [[noreturn]] void fail_item(const std::string& form, std::string_view found) const {
    fail("an entry is " + form + ", not \"" + std::string(found) + "\"");
  }

  static int words(const WordedText& text) { return static_cast<int>(text.words.size()); }

  void end_block() { open_ = false; }

  const std::string& name_;
  int line_ = 0;
  bool open_ = false;  // inside a block
  std::vector<AnnotatedSentence> sentences_;
};

}  // namespace

std::vector<AnnotatedSentence> parse_annotated(std::string_view text, const std::string& name) {
  Reader reader(name);
  for (const std::string_view line : split(text, '\n')) reader.read(line);
  return reader.finish();
}

}  // namespace headlight
