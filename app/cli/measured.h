#pragma once

#include <vector>

#include "core/model/model.h"

namespace headlight {

/// The habits that the heads of the model's encoder show on the embedded example sentences, beside the same numbers for an
/// untrained model of the same shape when `with_untrained`.
std::vector<HeadRole> measure_on_examples(const Model& model, bool with_untrained);

}  // namespace headlight
