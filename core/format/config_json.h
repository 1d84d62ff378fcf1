#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.h"
#include "core/math/activation.h"
#include "core/model/blocks.h"

namespace headlight {

inline constexpr int widest = 1 << 16, deepest = 256, most_pieces = 1 << 24;  // what a description may ask for

/// The members of a config.json, each checked when it is asked for. A member that is null counts as absent, as in
/// transformers. Everything throws Error naming the file and the member.
class ConfigJson {
 public:
  ConfigJson(std::string_view text, const std::string& name) : ConfigJson(parse_json(text, name), name) {}
  ConfigJson(Json json, const std::string& name);

  /// Members of another object take the place of this one's: generation_config.json's before config.json's.
  void override_with(std::string_view text, const std::string& name);

  bool has(const char* key) const;
  const std::string& name() const { return name_; }
  /// The object that is a member of this one, empty when absent; and the objects of a list.
  ConfigJson part(const char* key) const;
  std::vector<ConfigJson> parts(const char* key) const;

  std::string text(const char* key) const;
  std::string text(const char* key, const std::string& otherwise) const;
  int size(const char* key, int most = widest) const;  // from 1 on
  int size(const char* key, int most, int otherwise) const;
  int whole(const char* key, int least, int most) const;
  int whole(const char* key, int least, int most, int otherwise) const;
  double number(const char* key, double least, double most) const;
  double number(const char* key, double least, double most, double otherwise) const;
  bool flag(const char* key, bool otherwise) const;
  const Json& list(const char* key) const;  // empty when absent

  /// A string out of a short list; returns its place in the list.
  int choice(const char* key, std::initializer_list<const char*> choices) const;
  /// Refuses an option that we do not have: the member must be absent or as given.
  void expect(const char* key, const Json& only) const;

 private:
  std::string name_;
  Json json_;
};

/// The function that transformers calls by this name: "gelu_new", "silu", …
Activation activation(const ConfigJson& config, const char* key);

/// rope_parameters (transformers 5), or rope_theta and rope_scaling.
Rope rope(const ConfigJson& config);

}  // namespace headlight
