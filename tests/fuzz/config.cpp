// A config.json of any bytes is a model's plan or refused with an Error.
#include "core/base/error.h"
#include "core/format/family.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    headlight::plan_of({std::string_view(reinterpret_cast<const char*>(data), size), "input"});
  } catch (const headlight::Error&) {
  }
  return 0;
}
