#pragma once

#include "core/format/family.h"
#include "core/format/tensor_source.h"
#include "core/model/model.h"

namespace headlight {

/// Fills the weights of a model whose config is the plan's. Throws Error naming the tensor that is missing, has
/// another shape or type, or holds NaN or infinity, and tensors of layers that the plan does not call for.
void read_weights(const Plan& plan, TensorSource& tensors, Model& model);

}  // namespace headlight
