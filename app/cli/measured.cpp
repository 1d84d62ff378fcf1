#include "app/cli/measured.h"

#include "app/platform/embedded.h"
#include "app/state/example.h"
#include "core/analysis/roles.h"
#include "core/model/untrained.h"
#include "core/trace/run.h"

namespace headlight {
namespace {

constexpr const char* examples_file = "examples/examples.json";

std::vector<TracePtr> traces_of(const Model& model, const Tokenizer& tokenizer) {
  std::vector<TracePtr> traces;
  for (const Example& example : parse_examples(embedded_text(examples_file), examples_file)) {
    Trace read;
    read.text = example.text;
    read.tokens = tokenizer.encode(example.text);
    traces.push_back(forward(model, std::move(read)));
  }
  return traces;
}

}  // namespace

std::vector<HeadRole> measure_on_examples(const Model& model, bool with_untrained) {
  std::vector<TracePtr> control;
  if (with_untrained) control = traces_of(untrained(model.config), model.source_tokenizer);
  return measured_roles(traces_of(model, model.source_tokenizer), control);
}

}  // namespace headlight
