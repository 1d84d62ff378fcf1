#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "core/model/model.h"

namespace headlight::golden {

/// One folder of tests/golden/, written by assets/training/golden.py: a tiny model and every value PyTorch computes with it.
/// Read by code that shares nothing with core/format, so that the two cannot be wrong in the same way.
struct Case {
  Model model;
  std::vector<int> source_ids, target_ids;
  Eigen::ArrayX<bool> source_hidden;     // source tokens that nobody may look at
  std::map<std::string, Matrix> values;  // "encoder.attention.0" has its heads stacked, (h n, m)

  std::span<const bool> hidden() const { return {source_hidden.data(), source_ids.size()}; }
};

Case read(const std::string& name);  // "pre-relu"

/// Every tensor of a safetensors file of F32 and I32 as a matrix: leading dimensions are stacked, vectors are one row.
std::map<std::string, Matrix> tensors(const std::string& path);
std::vector<std::string> names();

}  // namespace headlight::golden
