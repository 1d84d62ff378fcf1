#include "core/format/config_json.h"

#include <map>
#include <utility>

#include "core/base/error.h"

namespace headlight {

ConfigJson::ConfigJson(Json json, const std::string& name) : name_(name), json_(std::move(json)) {
  if (!json_.is_object()) throw Error(name_ + " should be a JSON object, not " + describe(json_));
}

void ConfigJson::override_with(std::string_view text, const std::string& name) {
  json_.update(ConfigJson(text, name).json_);
}

bool ConfigJson::has(const char* key) const {
  const auto found = json_.find(key);
  return found != json_.end() && !found->is_null();
}

ConfigJson ConfigJson::part(const char* key) const {
  if (!has(key)) return {Json::object(), name_};
  const Json& value = json_.at(key);
  if (!value.is_object()) throw Error(name_ + ": \"" + key + "\" should be an object, not " + describe(value));
  return {value, name_};
}

std::vector<ConfigJson> ConfigJson::parts(const char* key) const {
  std::vector<ConfigJson> parts;
  for (const Json& one : list(key)) parts.emplace_back(one, name_);
  return parts;
}

std::string ConfigJson::text(const char* key) const { return string_member(json_, key, name_); }

std::string ConfigJson::text(const char* key, const std::string& otherwise) const {
  return has(key) ? text(key) : otherwise;
}

int ConfigJson::size(const char* key, int most) const { return whole(key, 1, most); }

int ConfigJson::size(const char* key, int most, int otherwise) const { return has(key) ? size(key, most) : otherwise; }

int ConfigJson::whole(const char* key, int least, int most) const { return integer_member(json_, key, least, most, name_); }

int ConfigJson::whole(const char* key, int least, int most, int otherwise) const {
  return has(key) ? whole(key, least, most) : otherwise;
}

double ConfigJson::number(const char* key, double least, double most) const {
  const double value = number_member(json_, key, name_);
  if (!(value >= least && value <= most))
    throw Error(name_ + ": \"" + key + "\" should be a number from " + Json(least).dump() + " to " + Json(most).dump() +
                ", not " + Json(value).dump());
  return value;
}

double ConfigJson::number(const char* key, double least, double most, double otherwise) const {
  return has(key) ? number(key, least, most) : otherwise;
}

bool ConfigJson::flag(const char* key, bool otherwise) const { return flag_member(json_, key, otherwise, name_); }

const Json& ConfigJson::list(const char* key) const {
  static const Json empty = Json::array();
  return has(key) ? list_member(json_, key, name_) : empty;
}

int ConfigJson::choice(const char* key, std::initializer_list<const char*> choices) const {
  const std::string value = text(key);
  std::string list;
  int place = 0;
  for (const char* one : choices) {
    if (value == one) return place;
    list += (place++ == 0 ? "" : " or ") + std::string(one);
  }
  throw Error(name_ + ": \"" + key + "\" should be " + list + ", not \"" + value + "\"");
}

void ConfigJson::expect(const char* key, const Json& only) const {
  if (has(key) && json_.at(key) != only)
    throw Error(name_ + ": \"" + key + "\" is " + describe(json_.at(key)) + ", and only " + only.dump() + " is supported");
}

Activation activation(const ConfigJson& config, const char* key) {
  static const std::map<std::string, Activation> known = {{"relu", Activation::relu},
                                                          {"relu2", Activation::relu_squared},
                                                          {"gelu", Activation::gelu},
                                                          {"gelu_python", Activation::gelu},
                                                          {"gelu_new", Activation::gelu_tanh},
                                                          {"gelu_pytorch_tanh", Activation::gelu_tanh},
                                                          {"gelu_fast", Activation::gelu_tanh},
                                                          {"gelu_python_tanh", Activation::gelu_tanh},
                                                          {"silu", Activation::silu},
                                                          {"gelu_accurate", Activation::gelu_tanh},
                                                          {"swish", Activation::silu},
                                                          {"quick_gelu", Activation::gelu_sigmoid},
                                                          {"tanh", Activation::tanh}};
  const std::string name = config.text(key);
  const auto found = known.find(name);
  if (found != known.end()) return found->second;
  std::string list;
  for (const auto& [one, function] : known) list += (list.empty() ? "" : ", ") + one;
  throw Error(config.name() + ": \"" + key + "\" should be one of " + list + ", not \"" + name + "\"");
}

}  // namespace headlight
