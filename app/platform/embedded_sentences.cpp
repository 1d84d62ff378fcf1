#include "app/platform/embedded_sentences.h"

#include <memory>

#include "app/platform/embedded.h"

namespace headlight {

std::vector<AnnotatedSentence> embedded_sentences() {
  return parse_annotated(embedded_text("sentences/annotated.txt"), "annotated.txt");
}

HeadScoresPtr stored_or_measured(const Model& model, const std::stop_token& stop, const Progress& progress) {
  if (model.scores) return model.scores;
  return std::make_shared<const HeadScores>(measure_roles(model, embedded_sentences(), stop, progress));
}

}  // namespace headlight
