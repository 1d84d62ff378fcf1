#include "core/text/expression_dialect.h"

#include <algorithm>
#include <cctype>

#include "core/base/error.h"

namespace headlight {
namespace {

// Unicode White_Space: PCRE2's own \s counts the Mongolian vowel separator (U+180E) too.
constexpr std::string_view space = "\\x{9}-\\x{d}\\x{85}\\p{Z}";

class Translation {
 public:
  Translation(std::string_view pattern, const std::string& name) : rest_(pattern), pattern_(pattern), name_(name) {}

  std::string translated() {
    while (!rest_.empty()) {
      if (rest_[0] == '\\')
        escape();
      else if (in_class_)
        class_character();
      else
        character();
    }
    return result_;
  }

 private:
  void copy(std::size_t count) {
    result_ += rest_.substr(0, count);
    rest_.remove_prefix(std::min(count, rest_.size()));
  }

  void replace(std::size_t count, const std::string& with) {
    result_ += with;
    rest_.remove_prefix(count);
  }

  [[noreturn]] void refuse(std::string_view what) const {
    throw Error(name_ + " asks for the regular expression \"" + std::string(pattern_) + "\", and Headlight cannot read \"" +
                std::string(what) + "\" in it");
  }

  void refuse_if(std::string_view what) const {
    if (rest_.starts_with(what)) refuse(what);
  }

  void escape() {
    const char next = rest_.size() > 1 ? rest_[1] : '\0';
    const std::string spaces(space);
    if (next == 's') return replace(2, in_class_ ? spaces : "[" + spaces + "]");
    if (next == 'S' && !in_class_) return replace(2, "[^" + spaces + "]");
    if (next == 'p' || next == 'P') return property();
    if (next == 'u' && rest_.size() >= 6) return replace(6, "\\x{" + std::string(rest_.substr(2, 4)) + "}");
    const bool is_symbol = std::ispunct(static_cast<unsigned char>(next)) != 0;
    const bool is_known = next != '\0' && std::string_view("dDrntfae").find(next) != std::string_view::npos;
    if (!is_symbol && !is_known) refuse(rest_.substr(0, 2));
    copy(2);
  }

  /// \p{L} or \p{Han}; the name of a script means that script alone, where PCRE2 would add what is used with it.
  void property() {
    const std::size_t end = rest_.find('}');
    if (rest_.size() < 3 || rest_[2] != '{' || end == std::string_view::npos) refuse(rest_.substr(0, 3));
    const std::string_view name = rest_.substr(3, end - 3);
    const bool is_category = name.size() <= 2 || name.starts_with('^');
    if (is_category) return copy(end + 1);
    replace(end + 1, std::string(rest_.substr(0, 3)) + "sc:" + std::string(name) + "}");
  }

  void class_character() {
    for (const char* set_operation : {"[", "&&"}) refuse_if(set_operation);
    in_class_ = rest_[0] != ']';
    copy(1);
  }

  void character() {
    // Possessive or lazy counts mean something else in Ruby; "(*" begins a command in PCRE2.
    for (const char* different : {"}+", "}?", "{,", "(*"}) refuse_if(different);
    if (rest_.starts_with("(?")) return group();
    if (rest_[0] != '[') return copy(1);
    in_class_ = true;
    copy(rest_.starts_with("[^") ? 2 : 1);
    if (rest_.starts_with("]")) refuse("[]");
  }

  void group() {
    for (const std::string_view known : {"(?:", "(?=", "(?!", "(?>", "(?<=", "(?<!", "(?i:"})
      if (rest_.starts_with(known)) return copy(known.size());
    refuse(rest_.substr(0, 3));
  }

  std::string_view rest_, pattern_;
  const std::string& name_;
  std::string result_;
  bool in_class_ = false;
};

}  // namespace

std::string to_pcre2(std::string_view oniguruma, const std::string& name) {
  return Translation(oniguruma, name).translated();
}

}  // namespace headlight
