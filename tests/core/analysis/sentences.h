#pragma once

#include "core/analysis/annotated_sentences.h"

namespace headlight::sentences {

/// Twelve annotated sentences: short, with every kind of line.
inline constexpr const char* twelve = R"(# Sentences of the tests.
en The cat sat on the mat because it was soft .
tree 2:det 3:nsubj 0:root 6:case 6:det 3:obl 10:mark 10:nsubj 10:cop 3:advcl 3:punct
it 8>6|2
fr Le chat était assis sur le tapis parce qu' il était doux .
links 1-1 2-2 3-3 3-4 4-5 5-6 6-7 7-8 7-9 8-10 9-11 10-12 11-13

en The dog sleeps .
tree 2:det 3:nsubj 0:root 3:punct
fr Le chien dort .
links 1-1 2-2 3-3 4-4

en She does n't know him .
tree 4:nsubj 4:aux 4:advmod 0:root 4:obj 4:punct
fr Elle ne le connaît pas .
links 1-1 3-2 5-3 4-4 3-5 6-6

en A bird sings .
tree 2:det 3:nsubj 0:root 3:punct

en The ball broke the window , for it was hard .
tree 2:det 3:nsubj 0:root 5:det 3:obj 10:punct 10:cc 10:nsubj 10:cop 3:conj 3:punct
it 8>2|5

en We saw an old red house .
tree 2:nsubj 0:root 6:det 6:amod 6:amod 2:obj 2:punct

en It 's raining !
tree 3:nsubj 3:aux 0:root 3:punct

en Who won ?
tree 2:nsubj 0:root 2:punct

en My sister 's friend lives here .
tree 2:nmod:poss 4:nmod:poss 2:case 5:nsubj 0:root 5:advmod 5:punct

en The children sang ; the teacher smiled .
tree 2:det 3:nsubj 0:root 7:punct 6:det 7:nsubj 3:parataxis 3:punct

en I gave the girl a pen .
tree 2:nsubj 0:root 4:det 2:iobj 6:det 2:obj 2:punct

en The doctor thanked the nurse because she had helped , and she left .
tree 2:det 3:nsubj 0:root 5:det 3:obj 9:mark 9:nsubj 9:aux 3:advcl 13:punct 13:cc 13:nsubj 3:conj 3:punct
it 7>5|2 12>2|5
)";

}  // namespace headlight::sentences
