#pragma once

#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/text/tokenizer_parts.h"

namespace headlight {

/// Where the parts of a tokenizer.json are read from, and what of them is not known.
struct ReadingContext {
  const std::string& name;                // of the file, for errors
  std::vector<std::string>& unsupported;  // filled
};

// The parts of a tokenizer.json. Each throws Error for what is broken and adds to `unsupported` what is not known.
std::vector<Normalizer> read_normalizers(const Json& json, ReadingContext context);
std::vector<PreTokenizer> read_pre_tokenizers(const Json& json, ReadingContext context);
std::vector<PieceDecoder> read_decoders(const Json& json, ReadingContext context);
void read_post_processor(const Json& json, ReadingContext context, TokenizerParts& parts);

/// The steps of a "Sequence", or the one step that `json` is. Throws Error when there are very many.
std::vector<const Json*> steps_of(const Json& json, const char* list, const std::string& name);

/// What `read`, given a step, its type and the file's name, makes of each step; null of a type that is not known, which
/// becomes unsupported as "`kind` TYPE".
template <class Part>
std::vector<Part> read_steps(const std::vector<const Json*>& steps, const std::string& kind, ReadingContext context,
                             Part (*read)(const Json&, const std::string&, const std::string&)) {
  std::vector<Part> parts;
  for (const Json* step : steps) {
    const std::string type = string_member(*step, "type", context.name);
    parts.push_back(read(*step, type, context.name));
    if (parts.back() == nullptr) context.unsupported.push_back(kind + " " + type);
  }
  return parts;
}

Metaspace read_metaspace(const Json& json, const std::string& name);
Expression read_expression(const Json& json, const std::string& name);  // its "pattern"
AlignedText read_content(const Json& json, const char* key, const std::string& name);

}  // namespace headlight
