#include "core/text/expression.h"

#include <doctest/doctest.h>

#include "core/base/error.h"
#include "core/text/expression_dialect.h"
#include "tests/core/complaint.h"

using namespace headlight;
using Parts = std::vector<std::string>;

namespace {

/// The matches in brackets.
std::string marked(const Expression& expression, std::string_view text) {
  const AlignedText characters = read_aligned(text);
  std::string result;
  for (const auto [begin, end, matches] : expression.spans(characters)) {
    const std::string part = to_utf8(AlignedView(characters).subspan(begin, end - begin));
    result += matches ? "[" + part + "]" : part;
  }
  return result;
}

std::string marked(std::string_view pattern, std::string_view text) {
  return marked(Expression::regular(pattern, "toy"), text);
}

std::string complaint(std::string_view pattern) {
  return complaint_of([&] { Expression::regular(pattern, "toy"); });
}

}  // namespace

TEST_CASE("an expression divides a text into matches and what lies between them, counted in characters") {
  CHECK(marked(R"(\p{L}+)", "é1漢字😀b") == "[é]1[漢字]😀[b]");
  CHECK(marked("x", "") == "");
  CHECK(Expression::regular("b", "toy").spans(read_aligned("éb")) == std::vector<Span>{{0, 1, false}, {1, 2, true}});
}

TEST_CASE("a plain string is no expression") {
  CHECK(marked(Expression::plain("a.b", "toy"), "a.b axb") == "[a.b] axb");
  CHECK(marked(Expression::plain("", "toy"), "ab") == "ab");
}

TEST_CASE("empty matches divide too, but never right behind another match") {
  CHECK(marked("x*", "axxb") == "[]a[xx]b[]");
  CHECK(marked("$", "a\nb") == "a[]\nb[]");  // the end of every line, as in Ruby
}

TEST_CASE("white space is Unicode's, inside and outside of classes") {
  CHECK(marked(R"(\s)", "\u0085\u180E\u00A0\v") == "[\u0085]\u180E[\u00A0][\v]");
  CHECK(marked(R"([^\s\p{L}]+)", "a\u180E \u0085") == "a[\u180E] \u0085");
  CHECK(marked(R"(\S)", "\u180E ") == "[\u180E] ");
  CHECK(to_pcre2(R"(\u0041[\]\\])", "toy") == R"(\x{0041}[\]\\])");
}

TEST_CASE("what Ruby reads differently is refused by name") {
  for (const char* pattern : {R"(\w+)", R"(a\b)", R"(\h)", "[a&&b]", "[a[b]]", "(?m:a)", "(?i)a", "(*UTF)a", "a{2}+",
                              "a{2}?", "a{,2}", R"((a)\1)", R"([^\S])", "(?<name>a)", R"(\x41)", "[]a]"}) {
    CAPTURE(pattern);
    CHECK(complaint(pattern).starts_with("toy asks for the regular expression \"" + std::string(pattern) +
                                         "\", and Headlight cannot read \""));
  }
  CHECK(complaint(R"(\w+)").ends_with(R"(cannot read "\w" in it)"));
  CHECK(complaint("\\").ends_with("in it"));
}

TEST_CASE("a broken expression is refused with PCRE2's reason") {
  CHECK(complaint("(a") == "toy has a regular expression that cannot be read: missing closing parenthesis");
  CHECK(complaint(R"(\p{Foo})") == "toy has a regular expression that cannot be read: unknown property after \\P or \\p");
  CHECK(complaint(std::string(20000, 'a')).starts_with("toy has a regular expression that cannot be read: "));
  CHECK(complaint("((((a{1,999}){1,999}){1,999}){1,999}){1,999}").starts_with("toy has a regular expression that cannot"));
}

TEST_CASE("an expression that would search for ever stops with a sentence") {
  const Expression hostile = Expression::regular("(?:a|aa)+$", "toy");
  CHECK_THROWS_WITH_AS(hostile.spans(read_aligned(std::string(100, 'a') + "!")),
                       "a regular expression of the tokenizer cannot cut this text within its limits (match limit exceeded)",
                       Error);
}
