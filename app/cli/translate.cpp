#include <memory>
#include <nlohmann/json.hpp>

#include "app/cli/commands.h"
#include "app/cli/inputs.h"
#include "app/platform/embedded_model.h"
#include "core/base/error.h"
#include "core/trace/contrast.h"
#include "core/trace/score_target.h"

namespace headlight {
namespace {

struct TranslateOptions {
  InputOptions input;
  std::string model = default_model, format = "json";
  int beams = 1, longest = 0;
};

const Tokenizer& writes_with(const Model& model) { return model.target_tokenizer; }
const Tokenizer& writes_with(const ContrastModel& model) { return model.embeddings.target_tokenizer; }

Translation write_sentence(const Model& model, const std::string& text, const TranslateOptions& options) {
  return translate(model, text, {}, options.beams, options.longest);
}

Translation write_sentence(const ContrastModel& model, const std::string& text, const TranslateOptions& options) {
  if (options.beams == 1 && options.longest == 0) return translate(model, text);
  throw Error("--beam and --longest are for Transformers: " + model.config.name +
              " writes the most probable piece, again and again");
}

void write_json(const Tokenizer& tokenizer, const std::string& text, const Translation& translation, std::ostream& out) {
  using Json = nlohmann::ordered_json;
  Json tokens = Json::array();
  for (const Choice& token : translation.tokens)
    tokens.push_back({{"text", tokenizer.piece(token.id)}, {"log_probability", token.log_probability}});
  const Json json = {{"text", text},
                     {"translation", translation.text},
                     {"tokens", tokens},
                     {"log_probability", translation.log_probability}};
  out << json.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
}

template <class SomeModel>
void translate_all(const SomeModel& model, const TranslateOptions& options, const Console& console) {
  for_each_input(options.input, console.in, [&](const Input& input, int) {
    const Translation translation =
        input.target.empty() ? write_sentence(model, input.text, options) : score_target(model, input.text, input.target);
    if (options.format == "json")
      write_json(writes_with(model), input.text, translation, console.out);
    else
      console.out << translation.text << '\n';
  });
}

}  // namespace

void add_translate(CLI::App& app, const Console& console) {
  const auto options = std::make_shared<TranslateOptions>();
  CLI::App* command = app.add_subcommand("translate", "Translate; or score a given target");
  add_input_options(*command, options->input);
  command->add_option("--model", options->model, "An embedded model's name or a folder");
  command->add_option("--beam", options->beams, "Sentences kept at a time; 1: the most probable piece, again and again")
      ->check(CLI::Range(1, 64));
  command->add_option("--longest", options->longest, "Pieces of a translation, at most; else three for each of the text's")
      ->check(CLI::Range(1, 4096));
  command->add_option("--format", options->format, "json or text")->check(CLI::IsMember({"json", "text"}));
  command->callback([options, console] {
    std::visit([&](const auto& model) { translate_all(*model, *options, console); }, open_any_model(options->model));
  });
}

}  // namespace headlight
