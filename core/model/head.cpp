#include "core/model/head.h"

#include "core/base/error.h"

namespace headlight {

std::string_view name(Stack stack) {
  switch (stack) {
    case Stack::decoder:
      return "decoder";
    case Stack::cross:
      return "cross";
    default:
      return "encoder";
  }
}

Stack parse_stack(std::string_view text) {
  for (const Stack stack : {Stack::encoder, Stack::decoder, Stack::cross})
    if (text == name(stack)) return stack;
  throw Error("a stack is encoder, decoder or cross, not \"" + std::string(text) + "\"");
}

std::string name(HeadId head) { return "L" + std::to_string(head.layer) + "H" + std::to_string(head.head); }

}  // namespace headlight
