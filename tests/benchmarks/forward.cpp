// One forward pass that keeps every attention matrix, at the shapes of released models, beside the same pass made of plain
// parts (a oneDNN product for each matrix product, one head after the other) and beside the machine's multiply-add limit,
// all interleaved in one run; and how soon a pass stops that is asked to. Not a test: run by hand on a quiet machine.
//   forward_benchmark [shapes] [lengths] [threads] [samples]      e.g. minilm,bert,gpt2 16,128,512 1,2 5
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "core/base/heap.h"
#include "core/math/kernels.h"
#include "core/math/layer_norm.h"
#include "core/math/parallel.h"
#include "core/math/product.h"
#include "core/math/softmax.h"
#include "core/model/untrained.h"
#include "core/nn/decoder.h"
#include "core/nn/encoder.h"

using namespace headlight;

namespace {

using Clock = std::chrono::steady_clock;

ModelConfig shape(const std::string& name) {
  Blocks blocks;
  const bool small = name == "minilm";
  blocks.layers = small ? 6 : 12, blocks.d_model = small ? 384 : 768, blocks.d_ff = 4 * blocks.d_model;
  blocks.heads = blocks.key_value_heads = 12, blocks.head_width = blocks.d_model / 12;
  blocks.causal = name == "gpt2";
  blocks.order = blocks.causal ? NormOrder::pre : NormOrder::post;
  blocks.activation = blocks.causal ? Activation::gelu_tanh : Activation::gelu;
  blocks.positions.kind = PositionKind::learned, blocks.positions.rows = 1024;
  blocks.vocabulary = 1000, blocks.final_norm = blocks.causal;
  ModelConfig config;
  config.name = name;
  (blocks.causal ? config.decoder : config.encoder) = blocks;
  return config;
}

/// Keeps what a trace keeps, in memory that is used again.
struct Keeper : Probe {
  std::map<Place, Matrix> weights;
  void see(const Place&, const MatrixView&) override {}
  bool wants(Site site) const override { return site == Site::weights; }
  float* room(const Place& place, Index rows, Index columns) override {
    Matrix& own = weights[place];
    own.resize(rows, columns);
    return own.data();
  }
};

Matrix ours(const Model& model, const std::vector<int>& ids, Keeper& keeper, const std::stop_token& stop = {}) {
  const Pass pass{stop, &keeper};
  if (model.config.encoder.layers > 0) return encode(model, ids, pass);
  return Decoder(model, static_cast<Index>(ids.size())).read(ids, pass);
}

/// One layer's matrices as they were before they were packed.
struct PlainLayer {
  Matrix projections, output, inner, outer;
};

std::vector<PlainLayer> unpacked(const Model& model) {
  std::vector<PlainLayer> layers;
  for (const StackWeights* stack : {&model.encoder, &model.decoder})
    for (const Layer& layer : stack->layers)
      layers.push_back({layer.self_attention.projections.weight.unpacked(), layer.self_attention.output.weight.unpacked(),
                        layer.feed_forward.inner.weight.unpacked(), layer.feed_forward.outer.weight.unpacked()});
  return layers;
}

Matrix plain_layer(const PlainLayer& layer, const Blocks& blocks, const Matrix& x, std::vector<Matrix>& weights) {
  const Index n = x.rows(), d = blocks.d_model, k = blocks.head_width;
  const Vector one = Vector::Ones(d), zero = Vector::Zero(d);
  Matrix projected(n, 3 * d), mixed(n, d), y(n, d), inner(n, blocks.d_ff);
  product(x, layer.projections, projected);
  for (int head = 0; head < blocks.heads; ++head) {
    Matrix& own = weights[static_cast<std::size_t>(head)];
    own.resize(n, n);
    product(projected.middleCols(head * k, k), projected.middleCols(d + head * k, k), own,
            {.alpha = .125F, .transpose = true});
    softmax_rows(own, {.causal = blocks.causal});
    product(own, projected.middleCols(2 * d + head * k, k), mixed.middleCols(head * k, k));
  }
  product(mixed, layer.output, y);
  const Matrix middle = layer_norm(x + y, one, zero, 1e-5F);
  product(middle, layer.inner, inner);
  kernels().activate(blocks.activation, inner.data(), blocks.d_ff, n, blocks.d_ff);
  product(inner, layer.outer, y);
  return layer_norm(middle + y, one, zero, 1e-5F);
}

Matrix plain(const std::vector<PlainLayer>& layers, const Blocks& blocks, Matrix x, std::vector<Matrix>& weights) {
  for (const PlainLayer& layer : layers) x = plain_layer(layer, blocks, x, weights);
  return x;
}

template <class Call>
double milliseconds(const Call& call) {
  const auto begin = Clock::now();
  call();
  return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

/// GFLOP/s of a tile whose factors stay in the first cache, best of many: next to nothing but multiplications and additions.
double limit() {
  constexpr Index depth = 64, tiles = 2000;
  const Kernels& kernel = kernels();
  const Matrix a = Matrix::Random(kernel.rows, depth), b = Matrix::Random(depth, kernel.panel);
  double best = 1e9;
  for (int sample = 0; sample < 20; ++sample)
    best = std::min(best, milliseconds([&] {
                      in_parallel(threads(), [&](Index) {
                        Matrix c(kernel.rows, kernel.panel);
                        for (Index i = 0; i < tiles; ++i)
                          kernel.multiply(a.data(), depth, kernel.rows, b.data(), depth, nullptr, c.data(), kernel.panel,
                                          nullptr);
                      });
                    }));
  return 2e-6 * static_cast<double>(threads() * tiles * depth * kernel.rows * kernel.panel) / best;
}

/// Multiplications and additions of all matrix products, the masked half counted.
double operations(const Blocks& blocks, double n) {
  const double d = static_cast<double>(blocks.d_model), f = static_cast<double>(blocks.d_ff);
  return blocks.layers * (8 * n * d * d + 4 * n * d * f + 4 * n * n * d);
}

void compare(const Model& model, const std::vector<PlainLayer>& layers, int n, int samples) {
  const Blocks& blocks = model.config.reader();
  const std::vector<int> ids(static_cast<std::size_t>(n), 7);
  const Matrix x = Matrix::Random(n, blocks.d_model);
  Keeper keeper;
  std::vector<Matrix> weights(static_cast<std::size_t>(blocks.heads));
  std::vector<double> fast, slow;
  for (int sample = -1; sample < samples; ++sample) {
    const double one = milliseconds([&] { ours(model, ids, keeper); });
    const double other = milliseconds([&] { plain(layers, blocks, x, weights); });
    if (sample >= 0) fast.push_back(one), slow.push_back(other);
  }
  const double best = median(fast), top = limit();
  std::printf("%-7s n=%5d %d thread(s): %8.2f ms, %.2f of plain parts, %3.0f %% of %.0f GFLOP/s\n",
              model.config.name.c_str(), n, threads(), best, best / median(slow), 1e-4 * operations(blocks, n) / best / top,
              top);
  std::fflush(stdout);
}

/// The longest that a pass went on after it was asked to stop, at 20 moments spread over its time.
void cancel(const Model& model, int n) {
  constexpr int moments = 20;
  const std::vector<int> ids(static_cast<std::size_t>(n), 7);
  Keeper keeper;
  const double whole = milliseconds([&] { ours(model, ids, keeper); });
  double longest = 0;
  for (int moment = 0; moment < moments; ++moment) {
    std::stop_source source;
    std::atomic<Clock::time_point> asked;
    const std::jthread other([&] {
      std::this_thread::sleep_for(std::chrono::duration<double, std::milli>(whole * (moment + .5) / (moments + 1)));
      asked = Clock::now();
      source.request_stop();
    });
    try {
      ours(model, ids, keeper, source.get_token());
    } catch (const Cancelled&) {
      longest = std::max(longest, std::chrono::duration<double, std::milli>(Clock::now() - asked.load()).count());
    }
  }
  std::printf("%-7s n=%5d stops within %.2f ms\n", model.config.name.c_str(), n, longest);
}

std::vector<std::string> list(const std::string& text) {
  std::vector<std::string> items;
  std::istringstream stream(text);
  for (std::string item; std::getline(stream, item, ',');) items.push_back(item);
  return items;
}

}  // namespace

int main(int argc, char** argv) {
  keep_freed_memory();
  const auto argument = [&](int i, const char* otherwise) { return list(argc > i ? argv[i] : otherwise); };
  for (const std::string& name : argument(1, "minilm,bert,gpt2")) {
    const Model model = untrained(shape(name));
    const std::vector<PlainLayer> layers = unpacked(model);
    for (const std::string& team : argument(3, "1,2"))
      for (const std::string& n : argument(2, "16,64,128,512,1024")) {
        set_threads(std::atoi(team.c_str()));
        compare(model, layers, std::atoi(n.c_str()), std::atoi(argument(4, "5").front().c_str()));
      }
    set_threads(1);
    cancel(model, std::atoi(argument(2, "1024").back().c_str()));
  }
}
