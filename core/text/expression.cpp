#include "core/text/expression.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <array>
#include <chrono>

#include "core/base/error.h"
#include "core/text/expression_dialect.h"

namespace headlight {
namespace {

// Expressions are untrusted: bounds on what one may cost. (With links of two bytes, as Debian builds it, PCRE2's 8-bit
// library compiles none to more than 64 kB.)
constexpr std::size_t longest_pattern = 10'000;
constexpr std::uint32_t most_steps = 20'000'000, most_heap_kibibytes = 64 * 1024;
constexpr auto longest_time = std::chrono::seconds(10);

struct Free {
  void operator()(pcre2_code* code) const { pcre2_code_free(code); }
  void operator()(pcre2_match_data* data) const { pcre2_match_data_free(data); }
  void operator()(pcre2_match_context* context) const { pcre2_match_context_free(context); }
  void operator()(pcre2_compile_context* context) const { pcre2_compile_context_free(context); }
};
template <typename T>
using Owned = std::unique_ptr<T, Free>;

std::string message(int error) {
  std::array<PCRE2_UCHAR, 256> text{};
  pcre2_get_error_message(error, text.data(), text.size());
  return reinterpret_cast<const char*>(text.data());
}

PCRE2_SPTR units(std::string_view text) { return reinterpret_cast<PCRE2_SPTR>(text.data()); }

Owned<pcre2_code> compile(std::string_view pattern, bool is_plain, const std::string& name) {
  const Owned<pcre2_compile_context> context(pcre2_compile_context_create(nullptr));
  pcre2_set_max_pattern_length(context.get(), longest_pattern);
  pcre2_set_newline(context.get(), PCRE2_NEWLINE_LF);
  const std::uint32_t options = PCRE2_UTF | (is_plain ? PCRE2_LITERAL : PCRE2_UCP | PCRE2_MULTILINE);
  int error = 0;
  PCRE2_SIZE at = 0;
  Owned<pcre2_code> code(pcre2_compile(units(pattern), pattern.size(), options, &error, &at, context.get()));
  if (code == nullptr) throw Error(name + " has a regular expression that cannot be read: " + message(error));
  return code;
}

/// Searches one text from left to right; places are counted in characters outside and in bytes inside.
class Search {
 public:
  Search(const pcre2_code* code, AlignedView text)
      : code_(code),
        text_(text),
        bytes_(to_utf8(text)),
        data_(pcre2_match_data_create(1, nullptr)),
        context_(pcre2_match_context_create(nullptr)) {
    pcre2_set_match_limit(context_.get(), most_steps);
    pcre2_set_heap_limit(context_.get(), most_heap_kibibytes);
  }

  /// The next match; false when there is none. An empty one never stands right behind the one before it.
  bool next(Span& match) {
    while (byte_ <= bytes_.size() && found()) {
      const PCRE2_SIZE* place = pcre2_get_ovector_pointer(data_.get());
      if (place[0] == place[1] && place[1] == last_end_) {
        byte_ = place[1] + (character_ < text_.size() ? utf8_length(text_[character_].code) : 1);
        continue;
      }
      match = {character_at(place[0]), character_at(place[1]), true};
      byte_ = last_end_ = place[1];
      return true;
    }
    return false;
  }

 private:
  bool found() {
    if (++calls_ % 16 == 0 && std::chrono::steady_clock::now() > deadline_) fail("time");
    const int result =
        pcre2_match(code_, units(bytes_), bytes_.size(), byte_, PCRE2_NO_UTF_CHECK, data_.get(), context_.get());
    if (result < 0 && result != PCRE2_ERROR_NOMATCH) fail(message(result));
    return result >= 0;
  }

  [[noreturn]] static void fail(const std::string& reason) {
    throw Error("a regular expression of the tokenizer cannot cut this text within its limits (" + reason + ")");
  }

  static std::size_t utf8_length(char32_t c) { return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4; }

  /// Bytes are asked for in rising order.
  std::size_t character_at(std::size_t byte) {
    while (character_byte_ < byte) character_byte_ += utf8_length(text_[character_++].code);
    return character_;
  }

  const pcre2_code* code_;
  AlignedView text_;
  std::string bytes_;
  Owned<pcre2_match_data> data_;
  Owned<pcre2_match_context> context_;
  std::size_t byte_ = 0, last_end_ = PCRE2_UNSET;
  std::size_t character_ = 0, character_byte_ = 0;  // the same place in both units
  std::size_t calls_ = 0;
  std::chrono::steady_clock::time_point deadline_ = std::chrono::steady_clock::now() + longest_time;
};

}  // namespace

struct Expression::Compiled {
  Owned<pcre2_code> code;  // null: never matches
};

Expression::Expression(std::string_view pattern, bool is_plain, const std::string& name)
    : compiled_(std::make_shared<const Compiled>(is_plain && pattern.empty() ? Compiled{}
                                                                             : Compiled{compile(pattern, is_plain, name)})) {
}

Expression Expression::regular(std::string_view pattern, const std::string& name) {
  return {to_pcre2(pattern, name), false, name};
}

Expression Expression::plain(std::string_view content, const std::string& name) { return {content, true, name}; }

std::vector<Span> Expression::spans(AlignedView text) const {
  std::vector<Span> spans;
  std::size_t done = 0;
  const auto skip_to = [&](std::size_t end) {
    if (done < end) spans.push_back({done, end, false});
  };
  if (compiled_->code != nullptr) {
    Search search(compiled_->code.get(), text);
    for (Span match; search.next(match); done = match.end) {
      skip_to(match.begin);
      spans.push_back(match);
    }
  }
  skip_to(text.size());
  return spans;
}

}  // namespace headlight
