#include <doctest/doctest.h>

#include <cmath>
#include <cstring>
#include <nlohmann/json.hpp>

#include "core/analysis/attention_table.h"
#include "core/format/load_model.h"
#include "core/trace/run.h"
#include "tests/app/cli/cli_fixture.h"

using namespace headlight;
using nlohmann::json;

namespace {

cli::Result attend(const cli::TinyModel& model, std::vector<std::string> arguments, const std::string& in = "") {
  arguments.insert(arguments.begin(), {"attend", "--model", model.name()});
  return cli::run(arguments, in);
}

std::vector<json> json_lines(const std::string& text) {
  std::vector<json> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(json::parse(line));
  return lines;
}

TracePtr trace_of(const cli::TinyModel& model, const Input& input) { return headlight::run(*load_model(model.path), input); }

}  // namespace

TEST_CASE("attend prints one JSON object with the members of the design") {
  const cli::TinyModel model;
  const cli::Result result = attend(model, {"--text", "AB?C"});
  REQUIRE_MESSAGE(result.status == 0, result.error);
  const json object = json_lines(result.out).at(0);
  CHECK(object["model"] == "tiny");
  CHECK(object["text"] == "AB?C");
  CHECK(object["tokens"][0] == json{{"text", "A"}, {"id", 3}, {"begin", 0}, {"end", 1}, {"word", 0}, {"special", false}});
  CHECK_FALSE(object.contains("target_tokens"));
  REQUIRE(object["heads"].size() == 8);
  const json& head = object["heads"][6];
  CHECK(head["stack"] == "encoder");
  CHECK(head["layer"] == 1);
  CHECK(head["head"] == 2);
  CHECK(head["role"] == "coreference");
  CHECK(head["queries"] == "tokens");
  CHECK(object["heads"][0]["role"].is_null());
}

TEST_CASE("printed weights are the computed floats to the last bit, in every stack") {
  const cli::TinyModel model;
  const TracePtr trace = trace_of(model, {"ABCDE", "FG"});
  const json object = json_lines(attend(model, {"--text", "ABCDE", "--target", "FG"}).out).at(0);
  REQUIRE(object["heads"].size() == trace->weights.size());
  for (const json& head : object["heads"]) {
    const HeadId id{parse_stack(head["stack"].get<std::string>()), head["layer"], head["head"]};
    const Matrix& weights = trace->weights.at(id);
    bool equal = head["weights"].size() == static_cast<std::size_t>(weights.rows());
    for (Index row = 0; equal && row < weights.rows(); ++row)
      for (Index column = 0; column < weights.cols(); ++column)
        equal = equal && head["weights"][row][column].get<float>() == weights(row, column);
    CHECK_MESSAGE(equal, head["stack"] << name(id));
  }
}

TEST_CASE("with a target there are target tokens, the start token first, and rows and columns say whose they are") {
  const cli::TinyModel model;
  const json object = json_lines(attend(model, {"--text", "ABC", "--target", "FG", "--stack", "cross"}).out).at(0);
  CHECK(object["target"] == "FG");
  CHECK(object["target_tokens"].size() == 3);
  CHECK(object["target_tokens"][0]["text"] == "<s>");
  CHECK(object["target_tokens"][0]["special"] == true);
  CHECK(object["heads"].size() == 8);
  CHECK(object["heads"][0]["queries"] == "target_tokens");
  CHECK(object["heads"][0]["keys"] == "tokens");
  CHECK(object["heads"][0]["weights"].size() == 3);
  CHECK(object["heads"][0]["weights"][0].size() == 3);
}

TEST_CASE("--words joins pieces: weights to a word are summed, weights from it averaged, rows still sum to 1") {
  const cli::TinyModel model;
  const json pieces = json_lines(attend(model, {"--text", "AB C", "--layer", "0", "--head", "1"}).out).at(0);
  const json words = json_lines(attend(model, {"--text", "AB C", "--layer", "0", "--head", "1", "--words"}).out).at(0);
  REQUIRE(words["tokens"].size() == 2);
  CHECK(words["tokens"][0] == json{{"text", "AB"}, {"id", 3}, {"begin", 0}, {"end", 2}, {"word", 0}, {"special", false}});
  CHECK(words["tokens"][1]["text"] == "C");
  CHECK(words["tokens"][1]["begin"] == 3);
  const auto weight = [](const json& object, int row, int column) {
    return object["heads"][0]["weights"][row][column].get<float>();
  };
  CHECK(weight(words, 0, 0) ==
        doctest::Approx((weight(pieces, 0, 0) + weight(pieces, 0, 1) + weight(pieces, 1, 0) + weight(pieces, 1, 1)) / 2));
  CHECK(weight(words, 0, 0) + weight(words, 0, 1) == doctest::Approx(1));
}

TEST_CASE("heads are chosen by stack, layer, head or role") {
  const cli::TinyModel model;
  const auto heads = [&](std::vector<std::string> selection) {
    selection.insert(selection.begin(), {"--text", "AB", "--target", "C"});
    return json_lines(attend(model, selection).out).at(0)["heads"].size();
  };
  CHECK(heads({}) == 24);
  CHECK(heads({"--stack", "decoder"}) == 8);
  CHECK(heads({"--layer", "1"}) == 12);
  CHECK(heads({"--layer", "1", "--head", "3"}) == 3);
  CHECK(heads({"--stack", "encoder", "--layer", "1", "--head", "3"}) == 1);
  CHECK(heads({"--role", "coreference"}) == 1);
}

TEST_CASE("--lines gives one object a line, in order, also for empty lines and targets behind a TAB") {
  const cli::TinyModel model;
  const cli::Folder folder;
  const std::string lines = "AB\tCD\r\n\nE F\nG";
  const auto from_stdin = json_lines(attend(model, {"--lines", "-", "--layer", "0"}, lines).out);
  const auto from_file = json_lines(attend(model, {"--lines", folder.write("lines.tsv", lines), "--layer", "0"}).out);
  CHECK(from_stdin == from_file);
  REQUIRE(from_stdin.size() == 4);
  CHECK(from_stdin[0]["text"] == "AB");
  CHECK(from_stdin[0]["target"] == "CD");
  CHECK(from_stdin[1]["text"] == "");
  CHECK(from_stdin[2]["text"] == "E F");
  CHECK(from_stdin[3]["text"] == "G");
}

TEST_CASE("csv has a row for each weight and quotes what needs quoting") {
  const cli::TinyModel model;
  const cli::Result result = attend(model, {"--lines", "-", "--layer", "1", "--head", "0", "--format", "csv"}, "A\nB\"\n");
  std::istringstream rows(result.out);
  std::string row;
  std::getline(rows, row);
  CHECK(row == "line,stack,layer,head,query,key,query_text,key_text,weight");
  std::getline(rows, row);
  CHECK(row == "0,encoder,1,0,0,0,A,A,1");
  std::getline(rows, row);
  CHECK(row.starts_with("1,encoder,1,0,0,0,B,B,"));
  std::getline(rows, row);
  CHECK(row.starts_with("1,encoder,1,0,0,1,B,\"\"\"\","));
}

TEST_CASE("npy holds the floats of all heads, as NumPy reads them") {
  const cli::TinyModel model;
  const cli::Result result = attend(model, {"--text", "ABC", "--format", "npy"});
  REQUIRE(result.out.size() == 128 + 8 * 3 * 3 * sizeof(float));
  CHECK(result.out.substr(0, 10) == std::string("\x93NUMPY\x01\x00\x76\x00", 10));
  CHECK(result.out.substr(10, 61) == "{'descr': '<f4', 'fortran_order': False, 'shape': (8, 3, 3), ");
  CHECK(result.out[127] == '\n');
  std::vector<float> values(72);
  std::memcpy(values.data(), result.out.data() + 128, values.size() * sizeof(float));
  const Matrix last = trace_of(model, {"ABC", ""})->weights.at({Stack::encoder, 1, 3});
  CHECK(values[63] == last(0, 0));
  CHECK(values[71] == last(2, 2));
}

TEST_CASE("npy refuses several inputs and heads of several shapes") {
  const cli::TinyModel model;
  CHECK(attend(model, {"--lines", "-", "--format", "npy"}, "A\nB\n").error ==
        "line 2: one npy array holds one input: give one line, or write json or csv\n");
  CHECK(attend(model, {"--text", "ABC", "--target", "D", "--format", "npy"}).error ==
        "one npy array holds heads of one shape: choose --stack encoder, decoder or cross\n");
}

TEST_CASE("text names the head, its role, and what each word read most from") {
  const cli::TinyModel model;
  const cli::Result result = attend(model, {"--text", "AB C", "--words", "--role", "coreference", "--format", "text"});
  CHECK(result.out.starts_with(
      "AB C\n\nencoder L1H2, coreference (trained towards it): where each word read most from\n  AB -> "));
}

TEST_CASE("text that is not UTF-8 comes out as valid JSON, with offsets into the bytes as given") {
  const cli::TinyModel model;
  const std::string text("A\xFF\xED\xA0\x80\0B", 7);
  const json object = json_lines(attend(model, {"--lines", "-", "--layer", "0"}, text).out).at(0);
  CHECK(object["text"] == std::string("A\uFFFD\uFFFD\uFFFD\uFFFD\0B", 15));
  CHECK(object["tokens"][1]["begin"] == 1);
  CHECK(object["tokens"].back()["end"] == 7);
}

TEST_CASE("-o writes the whole file or none") {
  const cli::TinyModel model;
  const cli::Folder folder;
  const std::string file = (folder.path / "out.json").string();
  CHECK(attend(model, {"--text", "A", "-o", file}).out == "");
  CHECK(json::parse(model_folder::read(file))["text"] == "A");
  CHECK(attend(model, {"--lines", "-", "--stack", "cross", "-o", file}, "A\tB\nA\n").status == 1);
  CHECK(json::parse(model_folder::read(file))["text"] == "A");  // as before
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path), {}) == 1);
  CHECK(attend(model, {"--text", "A", "-o", "/nowhere/out.json"}).error == "cannot write /nowhere/out.json\n");
}
