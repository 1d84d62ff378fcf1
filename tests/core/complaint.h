#pragma once

#include <string>

#include "core/base/error.h"

/// The sentence of the Error that `read` throws, or "" when it throws none.
template <class Read>
std::string complaint_of(const Read& read) {
  try {
    read();
    return "";
  } catch (const headlight::Error& error) {
    return error.what();
  }
}

/// Every `part` of the text becomes `other`: folders of tests have another name each time.
inline std::string replaced(std::string text, const std::string& part, const std::string& other) {
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + other.size()))
    text.replace(at, part.size(), other);
  return text;
}
