#pragma once

namespace headlight {

/// How attention is shown; never what is computed.
struct ViewOptions {
  bool join_words = true;   // word pieces joined into words
  bool dim_special = true;  // special tokens are drawn faint
  bool transpose = false;   // rows are keys, labelled so
  bool by_role = false;     // the overview sorts heads by their roles, not by layers
  float mass = .9F;         // links are drawn, strongest first, until this share of each reader's attention is shown

  bool operator==(const ViewOptions&) const = default;
};

}  // namespace headlight
