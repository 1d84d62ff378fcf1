#pragma once

#include <unistd.h>

#include <sstream>

#include "app/cli/command_line.h"
#include "tests/core/format/model_folder.h"

namespace cli {

struct Result {
  int status = 0;
  std::string out, error;
};

/// Runs the command line on string streams.
inline Result run(const std::vector<std::string>& arguments, const std::string& in = "") {
  std::istringstream input(in);
  std::ostringstream out, error;
  const int status = headlight::run_command_line(arguments, {input, out, error});
  return {status, out.str(), error.str()};
}

/// A folder that is gone at the end of the test.
struct Folder {
  std::filesystem::path path;

  Folder() {
    static int number = 0;
    path = std::filesystem::temp_directory_path() /
           ("headlight-cli-" + std::to_string(getpid()) + "-" + std::to_string(number++));
    std::filesystem::create_directories(path);
  }
  ~Folder() { std::filesystem::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::string write(const std::string& name, const std::string& text) const {
    std::ofstream(path / name, std::ios::binary) << text;
    return (path / name).string();
  }
};

/// The tiny model "pre-relu" of tests/golden as a folder: 2 + 2 layers, 4 heads, pieces A to Z and a; L1H2 is guided.
struct TinyModel : Folder {
  TinyModel() {
    model_folder::Bytes bytes("pre-relu");
    bytes.config["name"] = "tiny";
    bytes.config["guided_heads"] = {{{"stack", "encoder"},
                                     {"layer", 1},
                                     {"head", 2},
                                     {"role", "coreference"},
                                     {"trained", true},
                                     {"what", "points"},
                                     {"score", .9},
                                     {"score_name", "twins"},
                                     {"baselines", {{{"name", "nearest"}, {"score", .5}}}}}};
    write("config.json", bytes.config.dump());
    write("tokenizer.json", bytes.source);
    write("target_tokenizer.json", bytes.target);
    write("model.safetensors", bytes.weights);
  }
  std::string name() const { return path.string(); }
};

}  // namespace cli
