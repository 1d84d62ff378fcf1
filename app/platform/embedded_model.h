#pragma once

#include <string>
#include <variant>
#include <vector>

#include "core/model/contrast_model.h"
#include "core/model/model.h"

namespace headlight {

/// The model that is meant when none is named, and whose embeddings the contrast models use.
inline constexpr const char* default_model = "translator";

/// A Transformer, or what came before it.
using AnyModel = std::variant<ModelPtr, ContrastModelPtr>;

/// The names of the models that were built into the binary: the default one, then the others in order.
std::vector<std::string> embedded_model_names();

/// Those of them that the window can open: Transformers.
std::vector<std::string> embedded_transformer_names();

/// A Transformer. Throws Error when there is no such model.
ModelPtr embedded_model(const std::string& name);

/// An embedded model's name, a folder, or a file in that folder. Throws Error naming what there is.
AnyModel open_any_model(const std::string& name_or_folder);

/// The same where only a Transformer will do.
ModelPtr open_model(const std::string& name_or_folder);

}  // namespace headlight
