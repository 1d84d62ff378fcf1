#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <limits>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/cli/bench_ids.h"
#include "app/cli/commands.h"
#include "app/panels/bench.h"
#include "app/platform/embedded_model.h"
#include "core/math/parallel.h"
#include "core/trace/run.h"

namespace headlight {
namespace {

struct BenchOptions {
  std::string model = default_model, ids, view = "explore";
  int tokens = 64, threads = 1, samples = 20;
};

void write_times(std::vector<double> ms, std::ostream& out) {
  nlohmann::ordered_json json{{"ms", ms}};
  std::ranges::sort(ms);
  const std::size_t middle = ms.size() / 2;
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  json["median_ms"] = ms.size() % 2 == 1 ? ms[middle] : (ms[middle - 1] + ms[middle]) / 2;
  json["peak_rss_bytes"] = static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
  out << json.dump() << '\n';
}

/// Token ids to the last hidden state and every attention matrix, kept in memory, once.
double time_forward(const Model& model, const Trace& input) {
  Trace copy = input;
  const auto start = std::chrono::steady_clock::now();
  forward(model, std::move(copy), {}, {.keep = {Site::final_state}, .budget = std::numeric_limits<std::size_t>::max()});
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

void bench_forward(const BenchOptions& options, std::ostream& out) {
  const ModelPtr model = open_model(options.model);
  const Trace input = options.ids.empty() ? counted_ids(*model, options.tokens) : read_ids(*model, options.ids);
  set_threads(options.threads);
  time_forward(*model, input);  // the warm-up
  std::vector<double> ms(static_cast<std::size_t>(options.samples));
  for (double& sample : ms) sample = time_forward(*model, input);
  write_times(std::move(ms), out);
}

void add_forward(CLI::App& bench, const std::shared_ptr<BenchOptions>& options, const Console& console) {
  CLI::App* command = bench.add_subcommand("forward", "Token ids to the last hidden state and all attention matrices");
  command->add_option("--model", options->model, "An embedded model's name or a folder");
  command->add_option("--tokens", options->tokens, "How many tokens the encoder reads")
      ->check(CLI::Range(1, static_cast<int>(longest_input)));
  command->add_option("--threads", options->threads, "Threads for matrix products")->check(CLI::Range(1, 256));
  command->add_option("--samples", options->samples, "How often")->check(CLI::Range(1, 100000));
  command->add_option("--ids", options->ids, "A file with source ids; after a TAB, ids that the decoder reads");
  command->callback([options, console] { bench_forward(*options, console.out); });
}

CLI::App* add_screen_bench(CLI::App& bench, const std::string& name, const std::string& what,
                           const std::shared_ptr<BenchOptions>& options) {
  CLI::App* command = bench.add_subcommand(name, what);
  command->add_option("--tokens", options->tokens, "Length of the text")->check(CLI::Range(1, 4096));
  command->add_option("--samples", options->samples, "How often")->check(CLI::Range(1, 100000));
  return command;
}

}  // namespace

void add_bench(CLI::App& app, const Console& console) {
  CLI::App* bench = app.add_subcommand("bench", "Measure times; prints {\"ms\", \"median_ms\", \"peak_rss_bytes\"}");
  bench->require_subcommand(1);
  const auto options = std::make_shared<BenchOptions>();
  add_forward(*bench, options, console);
  add_screen_bench(*bench, "keystroke", "A key event to the new picture, off-screen", options)->callback([options, console] {
    write_times(time_keystrokes(embedded_model(default_model), options->tokens, options->samples), console.out);
  });
  CLI::App* frame = add_screen_bench(*bench, "frame", "CPU time to build one frame's draw list", options);
  frame->add_option("--view", options->view, "explore (arcs, overview, grid), heatmap, compare or heads");
  frame->add_option("--model", options->model, "An embedded model's name or a folder");
  frame->callback([options, console] {
    write_times(time_frames(open_model(options->model), options->tokens, options->view, options->samples), console.out);
  });
}

}  // namespace headlight
