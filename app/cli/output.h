#pragma once

#include <filesystem>
#include <fstream>
#include <ostream>

namespace headlight {

/// Where a command writes: a file, under a temporary name until it is whole, or the given stream when `path` is empty.
class Output {
 public:
  Output(const std::filesystem::path& path, std::ostream& otherwise);
  ~Output();  // removes the temporary file unless finish() was called
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  std::ostream& stream() { return path_.empty() ? otherwise_ : file_; }
  /// Puts the file in its place. Throws Error when something could not be written.
  void finish();

 private:
  std::filesystem::path path_, temporary_;
  std::ofstream file_;
  std::ostream& otherwise_;
};

}  // namespace headlight
