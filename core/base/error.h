#pragma once

#include <stdexcept>
#include <string>

namespace headlight {

/// Bad input: one sentence that names the file or the text, what was expected and what was found.
/// Thrown anywhere, caught at one place (the job runner of the window, the command line's main).
class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Thrown between layers when a newer request has made this one pointless. Not an error: never shown.
class Cancelled : public std::exception {
 public:
  const char* what() const noexcept override { return "cancelled"; }
};

}  // namespace headlight
