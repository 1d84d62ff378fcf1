// Medians of the forward pass and of the product against its Eigen twin. Not a test: run by hand on a quiet machine.
//   engine_benchmark [samples] [threads]
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "core/math/parallel.h"
#include "core/math/product_eigen.h"
#include "core/model/untrained.h"
#include "core/nn/encoder.h"
#include "core/trace/run.h"

using namespace headlight;

namespace {

/// Median milliseconds of a call, after one warm-up.
template <class Call>
double median(int samples, const Call& call) {
  call();
  std::vector<double> milliseconds;
  for (int sample = 0; sample < samples; ++sample) {
    const auto begin = std::chrono::steady_clock::now();
    call();
    milliseconds.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
  }
  std::nth_element(milliseconds.begin(), milliseconds.begin() + samples / 2, milliseconds.end());
  return milliseconds[static_cast<std::size_t>(samples / 2)];
}

ModelConfig translator() {
  Blocks blocks;
  blocks.layers = 4, blocks.d_model = 256, blocks.d_ff = 1024;
  blocks.heads = blocks.key_value_heads = 8, blocks.head_width = 32;
  blocks.embedding_scale = 16, blocks.final_norm = true;
  blocks.positions.kind = PositionKind::sinusoidal;
  ModelConfig config;
  config.name = "untrained translator";
  config.encoder = config.decoder = blocks;
  config.encoder.vocabulary = 10000, config.decoder.vocabulary = 7000;
  config.decoder.causal = config.decoder.cross_attention = true;
  return config;
}

void forward_passes(int samples) {
  const Model model = untrained(translator());
  std::printf("tokens   encoder   encoder, traced   encoder and decoder, traced\n");
  for (const int tokens : {16, 64, 128, 512}) {
    const std::vector<int> ids(static_cast<std::size_t>(tokens), 7);
    Trace source;
    source.tokens.resize(ids.size());
    Trace both = source;
    both.target_tokens = both.tokens;
    std::printf("%6d %6.2f ms %14.2f ms %26.2f ms\n", tokens, median(samples, [&] { encode(model, ids); }),
                median(samples, [&] { forward(model, source); }), median(samples, [&] { forward(model, both); }));
  }
}

/// One product by both twins: with `transpose` scores = Q Kᵀ, without it states times weights.
void compare(Index n, Index l, Index m, bool transpose, int samples) {
  const Matrix a = Matrix::Random(n, l), b = transpose ? Matrix::Random(m, l) : Matrix::Random(l, m);
  Matrix c(n, m);
  const ProductOptions options{.transpose = transpose};
  const double fast = median(samples, [&] { product(a, b, c, options); });
  const double slow = median(samples, [&] { product_eigen(a, b, c, options); });
  std::printf("(%3td, %4td) x (%4td, %4td)%s %8.3f ms %12.1f\n", n, l, b.rows(), b.cols(), transpose ? "ᵀ" : " ", fast,
              slow / fast);
}

void products(int samples) {
  std::printf("\nproduct                        oneDNN   Eigen / oneDNN\n");
  for (const Index n : {16, 64, 128}) {
    compare(n, 256, 256, false, samples);
    compare(n, 256, 1024, false, samples);
    compare(n, 1024, 256, false, samples);
    compare(n, 32, n, true, samples);
  }
}

}  // namespace

int main(int argc, char** argv) {
  const int samples = argc > 1 ? std::max(1, std::atoi(argv[1])) : 101;
  if (argc > 2) set_threads(std::atoi(argv[2]));
  forward_passes(samples);
  products(samples);
}
