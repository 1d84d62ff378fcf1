#include "core/math/product.h"

#include <dnnl.h>
#include <omp.h>

#include <algorithm>
#include <cassert>
#include <stdexcept>
#include <string>

#include "core/math/parallel.h"

namespace headlight {
namespace {

/// Distance between rows, which a matrix of one row need not have.
template <class View>
dnnl_dim_t leading(const View& view) {
  return std::max<dnnl_dim_t>({1, view.cols(), view.rows() > 1 ? view.outerStride() : 1});
}

}  // namespace

void product(const MatrixView& a, const MatrixView& b, MutableMatrixView c, ProductOptions options) {
  assert(c.rows() == a.rows() && c.cols() == (options.transpose ? b.rows() : b.cols()));
  assert(a.cols() == (options.transpose ? b.cols() : b.rows()));
  if (a.cols() == 0 && !options.accumulate) c.setZero();
  if (c.size() == 0 || a.cols() == 0) return;
  omp_set_num_threads(threads());
  const dnnl_status_t status =
      dnnl_sgemm('N', options.transpose ? 'T' : 'N', c.rows(), c.cols(), a.cols(), options.alpha, a.data(), leading(a),
                 b.data(), leading(b), options.accumulate ? 1.F : 0.F, c.data(), leading(c));
  if (status != dnnl_success) throw std::runtime_error("oneDNN gave up on a product: status " + std::to_string(status));
}

}  // namespace headlight
