#pragma once

#include <compare>
#include <string_view>

#include "core/math/matrix.h"
#include "core/model/head.h"

namespace headlight {

/// What a forward pass computes, by name, in the order in which a layer computes it. Attention sites belong to the stack of
/// the attention (encoder, decoder, cross); the others to the stack of the layer (encoder, decoder).
enum class Site {
  input,                // (n, d) what enters the layer
  attention_input,      // (n, d) what the queries are made from: normed in a pre-norm model
  queries,              // (n, h k) head j owns columns [j k, (j + 1) k); normed and turned by rotary positions
  keys,                 // (m, g k) where g = h, or fewer when heads share keys and values
  values,               // (m, g k)
  scores,               // (n, m) per head: Q Kᵀ / √k, before the mask
  weights,              // (n, m) per head: softmax of the masked scores
  head_output,          // (n, k) per head: weights V
  attention_output,     // (n, d) all heads' outputs, projected
  attention_residual,   // (n, d) the stream after the attention was added (and normed in a post-norm model)
  feed_forward_input,   // (n, d)
  feed_forward_inner,   // (n, f) after the activation
  feed_forward_output,  // (n, d)
  output,               // (n, d) what leaves the layer
  final_state,  // (n, d) what leaves the stack, after its final norm where it has one; its layer is the number of layers
};
inline constexpr int site_count = 15;

std::string_view name(Site site);        // "attention_input", …
Site parse_site(std::string_view name);  // throws Error naming what was given
constexpr bool per_head(Site site) { return site == Site::scores || site == Site::weights || site == Site::head_output; }

struct Place {
  Stack stack = Stack::encoder;
  int layer = 0;
  Site site = Site::input;
  int head = -1;  // -1 for sites that all heads share

  auto operator<=>(const Place&) const = default;
};

/// Listens to a forward pass. Views live only during the call: copy what is to stay.
class Probe {
 public:
  virtual ~Probe() = default;
  virtual void see(const Place& place, const MatrixView& values) = 0;

  /// Whether anything will be done with what see() would be told of a site. Scores and weights that nobody wants are never
  /// stored as a whole.
  virtual bool wants(Site) const { return true; }

  /// Where a head's weights (rows, columns) should be written, so that see(), which is called all the same, need not copy
  /// them; null: anywhere.
  virtual float* room(const Place&, Index /*rows*/, Index /*columns*/) { return nullptr; }
};

}  // namespace headlight
