#include "core/format/tensor_source.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "core/base/error.h"
#include "tests/core/format/tensor_file.h"

using namespace headlight;

namespace {

/// One tensor "t" of a (2, 3) or (6) shape, preceded by `lead` bytes of another one so that nothing is aligned.
struct OneTensor {
  std::string file;
  TensorSource source;

  OneTensor(const std::string& dtype, const std::string& shape, const std::string& data, std::size_t lead = 1)
      : file(tensor_file::make(R"({"lead": {"dtype": "U8", "shape": [)" + std::to_string(lead) +
                                   R"(], "data_offsets": [0, )" + std::to_string(lead) + R"(]}, "t": {"dtype": ")" + dtype +
                                   R"(", "shape": )" + shape + R"(, "data_offsets": [)" + std::to_string(lead) + ", " +
                                   std::to_string(lead + data.size()) + "]}}",
                               std::string(lead, '\1') + data)),
        source(read_safetensors(tensor_file::bytes(file), "m.safetensors"), "m.safetensors") {}
};

const std::vector<float> numbers{1, -2.5F, 0, -0.F, 65504, 3.0517578125e-5F};

}  // namespace

TEST_CASE("single precision is read exactly at any alignment") {
  for (std::size_t lead = 0; lead < 8; ++lead) {
    OneTensor one("F32", "[2, 3]", tensor_file::raw(numbers), lead);
    const Matrix matrix = one.source.matrix("t", 2, 3);
    for (int i = 0; i < 6; ++i) CHECK(matrix(i / 3, i % 3) == numbers[static_cast<std::size_t>(i)]);
  }
}

TEST_CASE("half precision and bfloat16 become the floats they stand for") {
  OneTensor half("F16", "[6]", tensor_file::raw<std::uint16_t>({0x3c00, 0xc100, 0x0000, 0x8000, 0x7bff, 0x0200}));
  OneTensor brain("BF16", "[6]", tensor_file::raw<std::uint16_t>({0x3f80, 0xc020, 0x0000, 0x8000, 0x4780, 0x3800}));
  const Vector from_half = half.source.vector("t", 6), from_brain = brain.source.vector("t", 6);
  for (Index i = 0; i < 6; ++i) {
    CAPTURE(i);
    CHECK(from_half[i] == numbers[static_cast<std::size_t>(i)]);
    CHECK(from_brain[i] == (i == 4 ? 65536.F : numbers[static_cast<std::size_t>(i)]));
  }
}

TEST_CASE("another shape is refused with both shapes, before memory is taken") {
  OneTensor one("F32", "[2, 3]", tensor_file::raw(numbers));
  CHECK_THROWS_WITH_AS(one.source.matrix("t", 3, 2), "m.safetensors: tensor \"t\" should be (3, 2), not (2, 3)", Error);
  CHECK_THROWS_WITH_AS(one.source.vector("t", 6), "m.safetensors: tensor \"t\" should be (6), not (2, 3)", Error);
  CHECK_THROWS_WITH_AS(one.source.matrix("t", Index{1} << 40, Index{1} << 40),
                       "m.safetensors: tensor \"t\" should be (1099511627776, 1099511627776), not (2, 3)", Error);
}

TEST_CASE("a missing tensor and tensors that nobody asks for are named with their shapes") {
  OneTensor one("F32", "[2, 3]", tensor_file::raw(numbers));
  CHECK_THROWS_WITH_AS(one.source.matrix("query", 4, 5), "m.safetensors has no tensor \"query\" (4, 5)", Error);
  one.source.matrix("t", 2, 3);
  CHECK_THROWS_WITH_AS(one.source.expect_all_read(),
                       "m.safetensors has tensors that its config.json does not call for: \"lead\" (1)", Error);
}

TEST_CASE("a type that is no floating-point number of 16 or 32 bits is named") {
  OneTensor one("I32", "[2, 3]", tensor_file::raw(numbers));
  CHECK_THROWS_WITH_AS(one.source.matrix("t", 2, 3), "m.safetensors: tensor \"t\" should be F32, F16 or BF16, not I32",
                       Error);
}

TEST_CASE("NaN and infinity are reported by tensor and place, in every type") {
  auto poisoned = numbers;
  poisoned[4] = std::numeric_limits<float>::quiet_NaN();
  OneTensor nan("F32", "[2, 3]", tensor_file::raw(poisoned));
  CHECK_THROWS_WITH_AS(nan.source.matrix("t", 2, 3), "m.safetensors: tensor \"t\" holds NaN at [1, 1]", Error);
  poisoned[4] = -std::numeric_limits<float>::infinity();
  OneTensor infinity("F32", "[6]", tensor_file::raw(poisoned));
  CHECK_THROWS_WITH_AS(infinity.source.vector("t", 6), "m.safetensors: tensor \"t\" holds infinity at [4]", Error);
  OneTensor half("F16", "[2]", tensor_file::raw<std::uint16_t>({0x3c00, 0x7c00}));
  CHECK_THROWS_WITH_AS(half.source.vector("t", 2), "m.safetensors: tensor \"t\" holds infinity at [1]", Error);
  OneTensor brain("BF16", "[2]", tensor_file::raw<std::uint16_t>({0xffc1, 0x3f80}));
  CHECK_THROWS_WITH_AS(brain.source.vector("t", 2), "m.safetensors: tensor \"t\" holds NaN at [0]", Error);
}
