#pragma once

#include <stop_token>
#include <vector>

#include "core/analysis/annotated_sentences.h"
#include "core/analysis/roles.h"
#include "core/model/model.h"

namespace headlight {

/// The annotated sentences that were built into the binary; the roles of heads are measured on them.
std::vector<AnnotatedSentence> embedded_sentences();

/// What is stored with a model of its heads, else measured now, which takes seconds. Throws Error, Cancelled.
HeadScoresPtr stored_or_measured(const Model& model, const std::stop_token& stop = {}, const Progress& progress = {});

}  // namespace headlight
