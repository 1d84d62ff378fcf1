#pragma once

#include <string>
#include <string_view>

#include "core/model/contrast_model.h"

namespace headlight {

/// Whether a config.json describes a contrast model. Throws Error naming `name` when it is not JSON.
bool describes_contrast(std::string_view json, const std::string& name);

/// Reads and checks a contrast model's config.json against the embeddings that are at hand. Throws Error naming `name` and
/// the member. Of "pointer", which may be absent, it reads score, score_name and baselines, as of a translator's guided
/// head.
ContrastConfig read_contrast_config(std::string_view json, const std::string& name, const Embeddings& embeddings);

}  // namespace headlight
