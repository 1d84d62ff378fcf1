// A tokenizer.json of any bytes is refused with an Error, or reads any text soundly.
#include "core/text/tokenizer.h"

#include "core/base/error.h"

namespace {

constexpr std::string_view text =
    "The café's 12 cats, </s>  ﬁne\n\u0301[MASK]\t漢字 👩‍👩‍👧 \xFF\xED\xA0\x80.";

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    const auto tokenizer = headlight::Tokenizer::from_json({reinterpret_cast<const char*>(data), size}, "input");
    const headlight::Tokens tokens = tokenizer.encode(text);
    for (const headlight::Token& token : tokens)
      if (token.begin > token.end || token.end > text.size() || token.id >= tokenizer.vocabulary_size()) __builtin_trap();
    tokenizer.decode(headlight::ids(tokens));
  } catch (const headlight::Error&) {
  }
  return 0;
}
