#include "core/format/safetensors.h"

#include <doctest/doctest.h>

#include "tests/core/complaint.h"
#include "tests/core/format/tensor_file.h"

using namespace headlight;
using tensor_file::make;

namespace {

/// What is said of a broken file, or "" when it was read.
std::string complaint(const std::string& file) {
  return complaint_of([&] { read_safetensors(tensor_file::bytes(file), "bad.safetensors"); });
}

std::string entry(const std::string& dtype, const std::string& shape, const std::string& offsets) {
  return R"({"t": {"dtype": ")" + dtype + R"(", "shape": )" + shape + R"(, "data_offsets": )" + offsets + "}}";
}

const std::string eight_bytes(8, '\0');

}  // namespace

TEST_CASE("tensors are found by name with their type, shape and bytes; metadata is not one of them") {
  const std::string file = make(R"({"__metadata__": {"format": "pt"},
      "b": {"dtype": "F16", "shape": [2], "data_offsets": [0, 4]}, "a": {"dtype": "F32", "shape": [1, 1], "data_offsets": [4, 8]}})",
                                "wxyz1234");
  const Tensors tensors = read_safetensors(tensor_file::bytes(file), "good.safetensors");
  REQUIRE(tensors.size() == 2);
  CHECK(tensors.at("a").shape == Shape{1, 1});
  CHECK(tensors.at("b").dtype == "F16");
  CHECK(tensors.at("a").bytes.front() == std::byte{'1'});
  CHECK(tensors.at("b").bytes.size() == 4);
}

TEST_CASE("a file may hold no tensors, empty tensors and scalars") {
  CHECK(complaint(make("{}")) == "");
  CHECK(complaint(make(entry("F32", "[0, 5]", "[0, 0]"))) == "");
  CHECK(complaint(make(entry("F64", "[]", "[0, 8]"), eight_bytes)) == "");
}

TEST_CASE("a file too short for its own length is refused with both numbers") {
  CHECK(complaint("") == "bad.safetensors is too short for a safetensors file: 0 bytes");
  CHECK(complaint("1234567") == "bad.safetensors is too short for a safetensors file: 7 bytes");
  const std::string good = make(entry("F32", "[2]", "[0, 8]"), eight_bytes);
  for (std::size_t length = 0; length < good.size(); ++length) {
    CAPTURE(length);
    CHECK(complaint(good.substr(0, length)) != "");
  }
  CHECK(complaint(good) == "");
}

TEST_CASE("a header length beyond the file, up to the largest number there is, is refused") {
  for (const std::uint64_t length :
       {std::uint64_t{3}, std::uint64_t{1} << 31, std::uint64_t{1} << 63, ~std::uint64_t{0}, ~std::uint64_t{7}}) {
    CAPTURE(length);
    CHECK(complaint(tensor_file::make_with_length(length, "{}")) ==
          "bad.safetensors says that its header is " + std::to_string(length) + " bytes long, but it can be at most 2");
  }
}

TEST_CASE("a header that is not a JSON object of objects is refused") {
  CHECK(complaint(make("")) == "the header of bad.safetensors is not JSON (at byte 1)");
  CHECK(complaint(make("{\"t\": ")) == "the header of bad.safetensors is not JSON (at byte 7)");
  CHECK(complaint(make("\xff\xfe{}")).starts_with("the header of bad.safetensors is not JSON"));
  CHECK(complaint(make("[1]")) == "the header of bad.safetensors should be a JSON object, not an array");
  CHECK(complaint(make("{\"t\": 3}")) == "bad.safetensors: tensor \"t\" should be a JSON object, not 3");
  CHECK(complaint(make("{\"t\": {}}")) == "bad.safetensors: tensor \"t\" has no \"dtype\"");
}

TEST_CASE("a header that nests deeper than 64 levels is refused before it is parsed") {
  CHECK(complaint(make(std::string(1'000'000, '['))) ==
        "the header of bad.safetensors nests 1000000 levels deep; at most 64 are read");
  CHECK(complaint(make("{\"" + std::string(100, '[') + "\": 3}")) != "");  // brackets in a name are no nesting
  CHECK(complaint(make("{\"" + std::string(100, '[') + "\": 3}")).find("nests") == std::string::npos);
}

TEST_CASE("two tensors of one name are refused") {
  const std::string one = R"("t": {"dtype": "U8", "shape": [4], "data_offsets": [0, 4]})";
  const std::string other = R"("t": {"dtype": "U8", "shape": [4], "data_offsets": [4, 8]})";
  CHECK(complaint(make("{" + one + "," + other + "}", eight_bytes)) == "the header of bad.safetensors names \"t\" twice");
}

TEST_CASE("an unknown type is named") {
  CHECK(complaint(make(entry("F4", "[2]", "[0, 8]"), eight_bytes)) ==
        "bad.safetensors: tensor \"t\" has the unknown type \"F4\"");
}

TEST_CASE("a shape must be a short list of whole numbers that are not negative") {
  for (const char* shape : {"[-2]", "[1.5]", "[1e300]", "[18446744073709551616]", "[9223372036854775808]", "\"2\"", "null",
                            "[[2]]", "[1,1,1,1,1,1,1,1,2]"}) {
    CAPTURE(shape);
    CHECK(complaint(make(entry("F32", shape, "[0, 8]"), eight_bytes)) ==
          "bad.safetensors: tensor \"t\": \"shape\" should be a list of at most 8 whole numbers");
  }
}

TEST_CASE("offsets must be two whole numbers inside the data, in order") {
  for (const char* offsets : {"[0]", "[0, 8, 9]", "[-8, 0]", "[0, 8.0]", "8"}) {
    CAPTURE(offsets);
    CHECK(complaint(make(entry("F32", "[2]", offsets), eight_bytes)) ==
          "bad.safetensors: tensor \"t\": \"data_offsets\" should be a list of 2 whole numbers");
  }
  CHECK(complaint(make(entry("F32", "[2]", "[0, 9]"), eight_bytes)) ==
        "bad.safetensors: tensor \"t\" should lie in the 8 bytes of data, not from 0 to 9");
  CHECK(complaint(make(entry("F32", "[2]", "[8, 0]"), eight_bytes)) ==
        "bad.safetensors: tensor \"t\" should lie in the 8 bytes of data, not from 8 to 0");
  CHECK(complaint(make(entry("F32", "[2]", "[9223372036854775800, 9223372036854775807]"), eight_bytes)) ==
        "bad.safetensors: tensor \"t\" should lie in the 8 bytes of data, not from 9223372036854775800 to "
        "9223372036854775807");
}

TEST_CASE("a shape whose size overflows or does not equal the range is refused") {
  for (const char* shape : {"[3]", "[1]", "[0]", "[4611686018427387905, 2]", "[4294967296, 4294967296]",
                            "[9223372036854775807, 9223372036854775807]"}) {
    CAPTURE(shape);
    CHECK(complaint(make(entry("F32", shape, "[0, 8]"), eight_bytes))
              .starts_with("bad.safetensors: tensor \"t\" has 8 bytes, which is not what F32 ("));
  }
}

TEST_CASE("ranges that overlap, leave gaps or end before the file are refused") {
  const auto two = [](const std::string& first, const std::string& second) {
    return make(R"({"a": {"dtype": "U8", "shape": [4], "data_offsets": )" + first +
                    R"(}, "b": {"dtype": "U8", "shape": [4], "data_offsets": )" + second + "}}",
                std::string(12, '\0'));
  };
  CHECK(complaint(two("[0, 4]", "[2, 6]")) == "bad.safetensors: tensor \"b\" overlaps another one");
  CHECK(complaint(two("[0, 4]", "[0, 4]")) == "bad.safetensors: tensor \"b\" overlaps another one");
  CHECK(complaint(two("[0, 4]", "[8, 12]")) == "bad.safetensors has bytes before tensor \"b\" that belong to none");
  CHECK(complaint(two("[4, 8]", "[0, 4]")) == "bad.safetensors has 4 bytes at its end that belong to no tensor");
}
