#include "app/cli/output.h"

#include <unistd.h>

#include "core/base/error.h"

namespace headlight {

Output::Output(const std::filesystem::path& path, std::ostream& otherwise) : path_(path), otherwise_(otherwise) {
  if (path_.empty()) return;
  temporary_ = path_;
  temporary_ += "." + std::to_string(getpid()) + ".tmp";
  file_.open(temporary_, std::ios::binary);
  if (!file_) throw Error("cannot write " + path_.string());
}

Output::~Output() {
  std::error_code ignored;
  if (!temporary_.empty()) std::filesystem::remove(temporary_, ignored);
}

void Output::finish() {
  if (!stream().flush()) throw Error("cannot write " + (path_.empty() ? "the output" : path_.string()));
  if (path_.empty()) return;
  file_.close();
  std::error_code error;
  if (file_) std::filesystem::rename(temporary_, path_, error);
  if (!file_ || error) throw Error("cannot write " + path_.string());
  temporary_.clear();
}

}  // namespace headlight
