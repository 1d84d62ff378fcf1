#include "core/trace/run.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "core/base/error.h"
#include "core/nn/decoder.h"
#include "core/nn/encoder.h"

namespace headlight {
namespace {

/// Copies what is to be kept out of the forward pass; weights are written where they stay, below those of the `known` first
/// tokens of an earlier trace.
class Recorder : public Probe {
 public:
  /// `deferred` is null where weights are kept.
  Recorder(const ModelConfig& config, Trace& trace, const std::set<Site>& keep, DeferredHeads* deferred,
           const Trace* earlier = nullptr, Index known = 0)
      : config_(config), trace_(trace), keep_(keep), deferred_(deferred), earlier_(earlier), known_(known) {}

  void see(const Place& place, const MatrixView& values) override {
    if (deferred_) defer(place, values);
    if (place.site != Site::weights && keep_.contains(place.site)) trace_.kept.emplace(place, values);
  }
  bool wants(Site site) const override { return site == Site::weights || keep_.contains(site); }
  float* room(const Place& place, Index rows, Index columns) override {
    if (deferred_) return nullptr;
    const HeadId head{place.stack, place.layer, place.head};
    Matrix& weights = trace_.weights[head];
    weights.resize(known_ + rows, columns);
    if (known_ > 0) {
      weights.topLeftCorner(known_, known_) = earlier_->weights.at(head).topLeftCorner(known_, known_);
      weights.topRightCorner(known_, columns - known_).setZero();
    }
    return weights.data() + known_ * columns;
  }

 private:
  void defer(const Place& place, const MatrixView& values) {
    if (place.site == Site::weights) deferred_->add({place.stack, place.layer, place.head}, values);
    if (place.site == Site::keys) deferred_->layer(place.stack, place.layer).keys = values;
    if (place.site != Site::queries) return;
    const Blocks& blocks = place.stack == Stack::encoder ? config_.encoder : config_.decoder;
    LayerAttention& layer = deferred_->layer(place.stack, place.layer);
    layer.queries = values;
    layer.head_width = blocks.head_width;
    layer.causal = blocks.causal && place.stack != Stack::cross;
  }

  const ModelConfig& config_;
  Trace& trace_;
  const std::set<Site>& keep_;
  DeferredHeads* deferred_;
  const Trace* earlier_;
  Index known_;
};

Tokens target_tokens(const Model& model, const std::string& target) {
  if (!model.config.translates()) throw Error(model.config.name + " has no decoder that could read a target");
  return decoder_input(model.target_tokenizer, model.config.writing.begin, target);
}

constexpr std::size_t megabyte = 1'000'000;

/// How many tokens a stack has positions for.
std::size_t readable_tokens(const Blocks& blocks) {
  if (blocks.positions.kind != PositionKind::learned) return longest_input;
  return std::min(longest_input, static_cast<std::size_t>(blocks.positions.rows - blocks.positions.first));
}

void cut(Trace& read, std::size_t most) {
  Tokens& tokens = read.tokens;
  if (tokens.size() <= most || most == 0) return;
  read.left_out = tokens.size() - most;
  if (tokens.back().special) tokens[most - 1] = tokens.back();
  tokens.resize(most);
}

/// Null where all weights fit into the budget. Throws Error where not even queries and keys do.
std::shared_ptr<DeferredHeads> deferred_heads(const Model& model, const Trace& read, const RecordOptions& options) {
  const TraceBytes bytes = trace_bytes(model.config, read.tokens.size(), read.target_tokens.size(), options);
  if (bytes.with_weights <= options.budget) return nullptr;
  if (bytes.deferred <= options.budget) return std::make_shared<DeferredHeads>(options.budget - bytes.deferred);
  throw Error("the attention of " + std::to_string(read.tokens.size() + read.target_tokens.size()) + " tokens takes " +
              std::to_string(bytes.deferred / megabyte + 1) + " MB, more than the " +
              std::to_string(options.budget / megabyte) + " MB that a trace may take");
}

struct Recording {
  const std::stop_token& stop;
  const RecordOptions& options;
  DeferredHeads* deferred;  // null where weights are kept
};

void pass_through(const Model& model, Trace& trace, const Recording& recording) {
  Recorder recorder(model.config, trace, recording.options.keep, recording.deferred);
  const Pass pass{recording.stop, &recorder};
  const std::vector<int> source = ids(trace.tokens), target = ids(trace.target_tokens);
  if (model.config.reader_stack() == Stack::decoder) {
    Decoder(model, static_cast<Index>(source.size())).read(source, pass);
    return;
  }
  const Matrix states = encode(model, source, pass);
  if (!target.empty()) Decoder(model, states, static_cast<Index>(target.size())).read(target, pass);
}

/// Whether a row never changes with what comes after it. Dynamic scaling turns all rows by how many there are.
bool looks_only_back(const Model& model) {
  const Blocks& blocks = model.config.reader();
  return model.config.reader_stack() == Stack::decoder && blocks.causal &&
         !(blocks.rope && blocks.rope->scaling == RopeScaling::dynamic);
}

/// How many tokens the decoder need not read again. The last is read in any case.
Index known_tokens(const Tokens& tokens, const Memory& memory) {
  if (!memory.decoder || !memory.trace || tokens.empty()) return 0;
  const Tokens& before = memory.trace->tokens;
  const auto same = [](const Token& a, const Token& b) { return a.id == b.id; };
  const Index common = std::ranges::mismatch(tokens, before, same).in1 - tokens.begin();
  return std::min({common, memory.decoder->length(), static_cast<Index>(tokens.size()) - 1});
}

/// Like pass_through, from the first token on that is not as it was.
void pass_on(const Model& model, Trace& trace, const std::stop_token& stop, const RecordOptions& options, Memory& memory) {
  constexpr Index spare = 256;  // tokens that may be typed before the decoder starts anew
  const std::vector<int> source = ids(trace.tokens);
  const Index count = static_cast<Index>(source.size());
  if (!memory.decoder || memory.decoder->capacity() < count) memory = {std::make_shared<Decoder>(model, count + spare), {}};
  const Index known = known_tokens(trace.tokens, memory);
  Recorder recorder(model.config, trace, options.keep, nullptr, memory.trace.get(), known);
  memory.decoder->rewind(known);
  memory.decoder->read(std::span(source).subspan(static_cast<std::size_t>(known)), {stop, &recorder});
}

}  // namespace

Trace tokenize(const Model& model, const Input& input, TooLong too_long) {
  Trace read;
  read.text = input.text;
  read.target = input.target;
  read.roles = model.config.roles;
  read.scores = model.scores;
  read.tokens = model.source_tokenizer.encode(input.text);
  if (!input.target.empty()) read.target_tokens = target_tokens(model, input.target);
  if (too_long == TooLong::cut) cut(read, readable_tokens(model.config.reader()));
  check_length(read.tokens, "the text");
  check_length(read.target_tokens, "the target");
  return read;
}

TracePtr forward(const Model& model, Trace read, std::stop_token stop, const RecordOptions& options, Memory* memory) {
  const std::shared_ptr<DeferredHeads> deferred = deferred_heads(model, read, options);
  const auto trace = std::make_shared<Trace>(std::move(read));
  trace->model = model.config.name;
  trace->deferred = deferred;
  if (memory && !deferred && options.keep.empty() && looks_only_back(model)) {
    pass_on(model, *trace, stop, options, *memory);
    memory->trace = trace;
  } else {
    pass_through(model, *trace, {stop, options, deferred.get()});
  }
  return trace;
}

TracePtr run(const Model& model, const Input& input, std::stop_token stop, const RecordOptions& options, Memory* memory) {
  return forward(model, tokenize(model, input), std::move(stop), options, memory);
}

}  // namespace headlight
