#pragma once

#include "core/text/aligned_text.h"

namespace headlight {

/// The four normal forms of Unicode Standard Annex 15: decomposed or composed, and with K also by compatibility ("ﬁ" ->
/// "fi").
enum class NormalForm { nfc, nfd, nfkc, nfkd };

AlignedText to_normal_form(AlignedView text, NormalForm form);

}  // namespace headlight
