#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/cut.h"

namespace headlight {

/// What a tokenizer looks for in a text: a regular expression or a plain string. Immutable and cheap to copy (shared
/// inside).
class Expression {
 public:
  /// Throws Error, naming `name`, for an expression that is broken or that we cannot read as its author meant it.
  static Expression regular(std::string_view pattern, const std::string& name);
  static Expression plain(std::string_view content, const std::string& name);

  /// The whole text as matches and what lies between them, in order. Throws Error when an expression needs too many steps.
  std::vector<Span> spans(AlignedView text) const;

 private:
  struct Compiled;
  Expression(std::string_view pattern, bool is_plain, const std::string& name);

  std::shared_ptr<const Compiled> compiled_;
};

}  // namespace headlight
