#pragma once

#include <functional>
#include <span>
#include <stop_token>

#include "core/analysis/annotated_sentences.h"
#include "core/model/head_scores.h"
#include "core/model/model.h"

namespace headlight {

/// Is told, after every sentence, what share of all has been read: up to 1.
using Progress = std::function<void(double share)>;

/// Reads every sentence once with the model, and once with a model of the same shape and tokens that has learned nothing
/// (core/model/untrained.h), and says how well each head of either plays each role (definitions and thresholds of
/// role_definitions.h, habits.h, word_questions.h). French is read by models that translate into French. Causal heads are
/// also shown 25 random tokens, four times over.
///
/// What makes a label honest. It is given from a score that exceeds the baseline, which needs no head, by ten points, and by
/// ten points the best head of the untrained model in the same role: the best of many heads is high by selection alone, and
/// the best of as many untrained ones shows how high. The same head of the untrained model is kept beside it, but no label
/// hangs on it, for heads have no identity before they are trained. Only breadth is not held against untrained heads, which
/// have it by nature; it must exceed the mean of the model's own heads.
///
/// Models of more than 300 million parameters are measured without the untrained control, which would take their size again.
/// Throws Error for what the model cannot read, Cancelled between layers.
/// `progress` may be empty.
HeadScores measure_roles(const Model& model, std::span<const AnnotatedSentence> sentences, const std::stop_token& stop = {},
                         const Progress& progress = {});

}  // namespace headlight
