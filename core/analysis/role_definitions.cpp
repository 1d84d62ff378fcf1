#include "core/analysis/role_definitions.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace headlight {
namespace {

/// The two ends of a relation in plain words: "points from <dependent> to <its head>".
struct RelationWords {
  std::string_view relation, dependent, head;
};

constexpr std::array<RelationWords, 26> relations = {{
    {"acl", "the verb of a clause about a noun", "the noun it tells of"},
    {"acl:relcl", "the verb of a relative clause", "the noun it tells of"},
    {"advcl", "the verb of a clause of time, cause or aim", "the verb it explains"},
    {"advmod", "an adverb", "the word it modifies"},
    {"amod", "an adjective", "its noun"},
    {"appos", "a second name", "the noun it names again"},
    {"aux", "an auxiliary verb", "its main verb"},
    {"aux:pass", "the auxiliary of a passive", "its main verb"},
    {"case", "a preposition", "its noun"},
    {"cc", "an “and” or “but”", "what it adds"},
    {"ccomp", "the verb of what is said or thought", "the verb of saying"},
    {"compound", "the first part of a compound", "its main noun"},
    {"compound:prt", "a verb’s particle", "its verb"},
    {"conj", "what is added", "what it is added to"},
    {"cop", "a form of “to be”", "what is said to be"},
    {"det", "an article or determiner", "its noun"},
    {"iobj", "who receives", "the verb of giving"},
    {"mark", "a “because”, “that” or “to”", "the verb it introduces"},
    {"nmod", "a noun that describes", "the noun it describes"},
    {"nmod:poss", "a possessor", "what it owns"},
    {"nsubj", "a subject", "its verb"},
    {"nsubj:pass", "the subject of a passive", "its verb"},
    {"nummod", "a number", "what it counts"},
    {"obj", "an object", "its verb"},
    {"obl", "a noun of place, time or manner", "its verb"},
    {"xcomp", "a verb without a subject of its own", "the verb it completes"},
}};

RelationWords words_of(std::string_view relation) {
  const auto found = std::ranges::find(relations, relation, &RelationWords::relation);
  return found == relations.end() ? RelationWords{relation, "a dependent", "the word it depends on"} : *found;
}

constexpr const char *right_word = "words whose right one got most", *best_offset = "best fixed offset",
                     *uniform = "uniform attention";

RoleDefinition relation_definition(const std::string& role) {
  const bool backwards = role.starts_with("its ");
  const RelationWords words = words_of(std::string_view(role).substr(backwards ? 4 : 0));
  const std::string dependent(words.dependent), head(words.head);
  return {backwards ? "points to " + dependent + ", from " + head : "points from " + dependent + " to " + head, right_word,
          best_offset};
}

using Named = std::pair<std::string_view, RoleDefinition>;

std::array<Named, 13> make_definitions() {
  return {{
      {"previous", {"looks at the token before", "mean weight on the token before", uniform, .5}},
      {"next", {"looks at the token after", "mean weight on the token after", uniform, .5}},
      {"self", {"looks at the token itself", "mean weight on the token itself", uniform, .5}},
      {"sink", {"rests on a token that carries no meaning", "mean weight on that token", uniform, .3}},
      {"broad", {"looks everywhere alike", "entropy of a row over the highest possible", "mean of all heads", .9, 0, false}},
      {"reach", {"looks so far away", "mean distance in tokens", uniform, 0, 0, false, false}},
      {"rare word", {"looks at the rarest word", "words that read most from the rarest other one", uniform, 0, 2}},
      {"coreference",
       {"points from a pronoun to what it stands for", "pronouns whose antecedent got more than every other candidate",
        "nearest candidate"}},
      {"syntax", {"points from a word to the one it depends on", right_word, best_offset}},
      {"alignment", {"points to the source of the word that is written next", "words whose source got most", "diagonal"}},
      {"alignment read", {"points to the source of the word that was just read", "words whose source got most", "diagonal"}},
      {"induction", {"looks at what followed the last time", "weight on what followed earlier occurrences", uniform, .4}},
      {"duplicate", {"looks at the same token, earlier", "weight on earlier occurrences", uniform, .4}},
  }};
}

}  // namespace

RoleDefinition definition_of(const std::string& role) {
  static const auto definitions = make_definitions();
  const auto found = std::ranges::find(definitions, role, &Named::first);
  return found == definitions.end() ? relation_definition(role) : found->second;
}

}  // namespace headlight
