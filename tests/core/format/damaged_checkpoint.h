#pragma once

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "core/format/load_model.h"
#include "tests/core/complaint.h"
#include "tests/core/format/tensor_file.h"

/// A checkpoint of tests/golden/checkpoints in a folder of its own, ready to be damaged; gone when the test is over.
class DamagedCheckpoint {
 public:
  using json = nlohmann::json;

  explicit DamagedCheckpoint(const std::string& name) {
    std::filesystem::remove_all(path_);
    std::filesystem::create_directories(path_);
    const std::filesystem::path whole = HEADLIGHT_SOURCE_DIR "/tests/golden/checkpoints/" + name;
    for (const auto& file : std::filesystem::directory_iterator(whole))
      std::filesystem::create_symlink(file.path(), path_ / file.path().filename());
  }
  ~DamagedCheckpoint() { std::filesystem::remove_all(path_); }
  DamagedCheckpoint(const DamagedCheckpoint&) = delete;
  DamagedCheckpoint& operator=(const DamagedCheckpoint&) = delete;

  std::filesystem::path path(const char* file) const { return path_ / file; }
  void remove(const char* file) const { std::filesystem::remove(path(file)); }

  std::string read(const char* file) const {
    std::ifstream stream(path(file), std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
  }
  void write(const char* file, const std::string& bytes) const {
    remove(file);  // the link, not what it points to
    std::ofstream(path(file), std::ios::binary) << bytes;
  }
  void cut(const char* file, std::size_t size) const { write(file, read(file).substr(0, size)); }

  /// Changes a JSON file through `change(json&)`.
  void edit(const char* file, const std::function<void(json&)>& change) const {
    json content = json::parse(read(file));
    change(content);
    write(file, content.dump());
  }
  void set(const char* file, const json& members) const {
    edit(file, [&](json& content) { content.update(members); });
  }
  /// Changes the header of a safetensors file through `change(header&)`.
  void edit_header(const char* file, const std::function<void(json&)>& change) const {
    const std::string bytes = read(file);
    std::uint64_t size = 0;
    std::memcpy(&size, bytes.data(), sizeof size);
    json header = json::parse(bytes.substr(8, size));
    change(header);
    write(file, tensor_file::make(header.dump(), bytes.substr(8 + size)));
  }

  /// What is said of the folder, which is called FOLDER, or "" when it was read.
  std::string complaint() const {
    return replaced(complaint_of([&] { headlight::load_model(path_); }), path_.string(), "FOLDER");
  }

 private:
  std::filesystem::path path_ = std::filesystem::temp_directory_path() / ("headlight-damaged-" + std::to_string(::getpid()));
};

using Change = std::function<void(const DamagedCheckpoint&)>;

/// One way to break a checkpoint, and the sentence that it gets.
struct Damage {
  const char* checkpoint;
  Change inflict;
  std::string sentence;
};

/// Each change, made to a checkpoint of its own, gets its sentence.
inline void check(const char* checkpoint, const std::vector<std::pair<Change, std::string>>& table) {
  for (std::size_t row = 0; row < table.size(); ++row) {
    CAPTURE(row);
    const DamagedCheckpoint folder(checkpoint);
    table[row].first(folder);
    CHECK(folder.complaint() == table[row].second);
  }
}
