#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string_view>

namespace headlight {

/// A file's bytes, mapped into memory and read only when touched. Throws Error naming the file when it cannot be read.
/// A file that somebody cuts short while it is mapped stops the program (SIGBUS): hold it only for as long as it takes to
/// read.
class MappedFile {
 public:
  explicit MappedFile(const std::filesystem::path& path);
  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  std::span<const std::byte> bytes() const { return {static_cast<const std::byte*>(address_), size_}; }
  std::string_view text() const { return {static_cast<const char*>(address_), size_}; }

 private:
  void* address_ = nullptr;  // null for an empty file
  std::size_t size_ = 0;
};

}  // namespace headlight
