#pragma once

#include <string>

namespace headlight {

/// "0.87": a weight in captions and rankings, where columns must line up.
std::string fixed(double value, int digits = 2);

/// "97 %", for people; a share of 0..1.
std::string percent(double share);

/// "2,000".
std::string thousands(long long value);

}  // namespace headlight
