"""Mines real text for what is said of things, and for sentences that name two of them; WordNet's definitions are said of things too.

    The kite flew over the field. + The field was full of corn. + kite: a light frame covered with paper
    -> The kite flew over the field. It was full of corn. / It was a light frame covered with paper.

The noun that a predicate was said of is the antecedent, as in the masked nouns of Kocijan et al. (2019, "A Surprisingly Robust
Trick for the Winograd Schema Challenge", section 3). A predicate may fit the other noun as well: silver_twins.py sorts those out.
"""
import collections
import dataclasses
import functools
import random
import re

import data
import pronouns
import treebank
from grammar import article, conjugate, in_plural
from twins import pools

MODALS = "had will can could would may might must should did won't can't couldn't didn't wouldn't hadn't".split()
ANYBODY = set("man woman boy girl child kid person guy lady human adult male female men women boys girls children kids persons guys ladies adults "
              "males females".split())
VAGUE = ANYBODY | set("it thing something anything one other side front way top back place time day part group people lot kind piece couple bunch "
            "pair number name story".split())
# WordNet's lexicographer files: animal, artifact, body, communication, food, location, object, phenomenon, person, plant, substance
ANIMAL, PERSON = 5, 18
DEFINED = {ANIMAL, 6, 8, 10, 13, 15, 17, PERSON, 19, 20, 27}
THINGS = DEFINED - {PERSON} | {4, 11, 14}  # act, event, group: real predicates only
WOMAN = re.compile(r"\b(woman|female|girl|wife|mother|daughter|sister|lady|her)\b")
MAN = re.compile(r"\b(man|male|boy|husband|father|son|brother)\b")
WORD = re.compile(r"[\w'-]+|[^\w\s]")
OTHER_PRONOUN = re.compile(r"\b(it|its|itself|he|she|they|him|her|them|his|their|this|that|which|who)\b", re.IGNORECASE)
SUBCLAUSE = re.compile(r"(?:an? |the )?[\w -]+? (?:that|which) ((?:is|has|can|contains|makes|holds|produces|consists|grows|eats|lives|gives|carries|"
                       r"supports|protects|covers|forms|shows|comes|serves|moves|provides|keeps|controls|measures|lets|allows|will) .*)")
WHO = re.compile(r"[\w -]+? (?:who|that) ((?:is|has|can|(?!does|was)[a-z]+[^s]s) .*)")
JOINTS = {". ": 55, " because ": 15, ", and ": 8, ", but ": 8, "; ": 6, ". I think ": 4, ". Everybody knows that ": 4}
PAST = {"is": "was", "are": "were", "has": "had", "have": "had", "can": "could", "isn't": "wasn't", "aren't": "weren't"}
FRAMES = """The {a} was next to the {b}|I photographed the {a} and the {b}|There was a {a} beside the {b}|My sister drew a {a} and a {b}
We looked at the {a} and then at the {b}|The {a} is near the {b}|She compared the {a} with the {b}|He wrote a poem about a {a} and a {b}
The teacher showed us a {a} and a {b}|Between the {a} and the wall lay a {b}|The book describes the {a} and the {b}
Tom dreamt about a {a} and a {b}|In the picture you can see a {a} behind a {b}|They talked about the {a} and the {b}
Behind the {a} there was a {b}|The child pointed at the {a} and at the {b}|We passed a {a} on our way to the {b}
The {a} stood in front of the {b}|I prefer the {a} to the {b}|The film begins with a {a} and ends with a {b}|The museum has a {a} and a {b}
Her story is about a {a}, a boy and a {b}""".replace("\n", "|").split("|")
PEOPLE_FRAMES = """The {a} phoned the {b}|The {a} met the {b} at the station|The {a} waved to the {b}|The {a} was talking to the {b}|The {a} visited the {b}
The {a} sat down next to the {b}|The {a} wrote to the {b}|The {a} asked the {b} a question|The {a} told the {b} everything|The {a} bumped into the {b}
The {a} lives next to the {b}|The {a} went to see the {b}|The {a} waited for the {b}|The {a} thanked the {b}|The {a} does not like the {b}
The {a} had lunch with the {b}|The {a} was looking for the {b}|The {a} knows the {b}|The {a} helped the {b}|The {a} was photographed with the {b}
I saw the {a} with the {b}|We invited the {a} and the {b}|The film is about a {a} and a {b}""".replace("\n", "|").split("|")
PLURAL_FRAMES = [frame for frame in FRAMES if not re.search(r"\ba \{|\b(is|was|They)\b", frame)]


@dataclasses.dataclass(frozen=True)
class Number:
    """How to tell nouns and verbs in the singular, or in the plural; kinds: of what the pronoun can stand for; not_of: in whose definition not."""
    pronoun: str
    kinds: frozenset
    determiners: frozenset
    noun_tags: tuple
    verb_tags: tuple
    auxiliaries: frozenset
    not_of: re.Pattern = None


SINGULAR = Number("it", frozenset(THINGS), frozenset("the a an this that his her my our your their one another".split()), (None, "NN"),
                  ("VBZ", "VBD"), frozenset("is was has does isn't wasn't hasn't doesn't".split() + MODALS))
HE, SHE = (dataclasses.replace(SINGULAR, pronoun=pronoun, kinds=frozenset({PERSON}), not_of=other) for pronoun, other in (("he", WOMAN), ("she", MAN)))
PLURAL = Number("they", frozenset(THINGS | {PERSON}), frozenset("the these those his her my our your their two three four several some many".split()),
                ("NNS",), ("VBP", "VBD", "VB"), frozenset("are were have do aren't weren't haven't don't".split() + MODALS))


@dataclasses.dataclass(frozen=True)
class Context:
    """A sentence without its full stop; the character spans of the two things it names."""
    text: str
    spans: tuple

    @property
    def nouns(self):
        return tuple(self.text[begin:end] for begin, end in self.spans)

    def recast(self, first, second):
        """The same with other nouns."""
        text, end, spans = "", 0, []
        for noun, (begin, behind) in zip((first, second), self.spans):
            text += re.sub(r"\b([aA])n? $", lambda a: f"{a[1]}{article(noun)[1:]} ", self.text[end:begin])
            spans.append((len(text), len(text) + len(noun)))
            text, end = text + noun, behind
        return Context(text + self.text[end:], tuple(spans))


@functools.cache
def held_out_words():
    """(expression for nouns, predicates as they end a sentence) that the slices of the generated twins keep to themselves."""
    held = [predicate.text for predicate in pools("train").lexicon.predicates if predicate.held_out]
    return pools("train").held_word, {conjugate(text, tense, False) for text in held for tense in ("past", "present")}


def said_of_many(predicate):
    """holds its water -> hold their water"""
    verb, rest = predicate.split(" ", 1)
    irregular = {"is": "are", "has": "have", "does": "do", "goes": "go"}
    plural = irregular.get(verb) or re.sub(r"(?<=ch|sh|ss)es$|(?<=[^s])s$", "", re.sub(r"ies$", "ys", verb))
    return f"{plural} {in_plural(rest)}"


def held_out(item):
    """Whether one side of a twin has a noun or predicate that is held out."""
    (nouns, predicates), (text, (_, end), *_) = held_out_words(), item
    return bool(nouns.search(text)) or text[end + 1:].rstrip(".") in predicates


class WordNet:
    """Every noun's first sense (Miller 1995): its lexicographer file, its definition, its synonyms. folder: Debian's wordnet-base."""

    def __init__(self, folder):
        lines = lambda name: (line for line in data.read_lines(f"{folder}/{name}") if line[0] != " ")
        senses = {line.split(maxsplit=1)[0]: line for line in lines("data.noun")}
        meanings = {f[0]: f[-int(f[2]):] for f in (line.split() for line in lines("index.noun"))}
        self.first = {noun: senses[places[0]] for noun, places in meanings.items()}
        kinds = {noun: [int(senses[place].split()[1]) for place in places] for noun, places in meanings.items()}
        self.people = {noun for noun, of in kinds.items() if 2 * of.count(PERSON) >= len(of) and ANIMAL not in of}
        self.folder = folder
        self.irregular = {line.split()[0]: line.split()[1] for line in lines("noun.exc")}

    def sense(self, noun, plural=False):
        """(number of the lexicographer file, synonyms, definition); None for what is no noun in that number, or more often no person."""
        if plural:
            stems = (self.irregular.get(noun), re.sub("ies$", "y", noun), re.sub("s$", "", noun), re.sub("es$", "", noun))
            noun = next((stem for stem in stems if stem in self.first and stem != noun), None)
        if noun not in self.first or noun in self.irregular:
            return None
        head, definition = self.first[noun].split(" | ")
        fields = head.split()
        if int(fields[1]) == PERSON and noun not in self.people:
            return None
        return int(fields[1]), {word.lower() for word in fields[4:4 + 2 * int(fields[3], 16):2]}, definition

    def said(self, noun, plural=False):
        """What the definition says of the noun, as predicates: "is a frame …", "is used to …", "holds …"."""
        kind, names, definition = self.sense(noun, plural)
        found = []
        for part in re.sub(r"\([^)]*\)", "", definition).split('; "')[0].split(";"):
            part = re.sub(r"\s+", " ", part).strip()
            if not 4 <= len(part.split()) <= 16 or part[-1] in ',:"' or names & set(re.findall("[a-z]+", part.lower())):
                continue
            who = WHO.match(part) if kind == PERSON else None
            if re.match("(a|an|the) ", part) and not who and not plural:
                found.append("is " + part)
            if (use := re.search(r"\bused (?:to|for|as|in|by) .*", part)) and len(use[0].split()) >= 4:
                found.append("is " + use[0])
            if (clause := who or SUBCLAUSE.match(part)) and len(clause[1].split()) <= 11:
                found.append(clause[1])
        found = [text for text in dict.fromkeys(found) if not re.search(r" (who|that) ", text) or text.startswith("is a")]
        return [said_of_many(text) for text in found if not re.search(r"^is an? | (or|and) \w+s\b", text)] if plural else found

    def examples(self):
        """The sentences among its examples of how words are used."""
        for name in ("noun", "verb", "adj", "adv"):
            for line in data.read_lines(f"{self.folder}/data.{name}"):
                yield from (text[0].upper() + text[1:] for text in re.findall(r'"([^"]+)"', line) if len(text.split()) > 3)


class Tags:
    """The most frequent part of speech of every word of the treebanks."""

    def __init__(self, folder):
        counts = collections.defaultdict(collections.Counter)
        for path in (f"{folder}/syntax/ud-ewt/en_ewt-ud-train.conllu", *treebank.gum_paths(folder)):
            for fields in (line.split("\t") for line in data.read_lines(path)):
                if len(fields) == 10 and fields[0].isdigit():
                    counts[fields[1].lower()][fields[4]] += 1
        self.most = {word: tags.most_common(1)[0][0] for word, tags in counts.items()}

    def __call__(self, word):
        return self.most.get(word.lower())


def sentences(folder, wordnet):
    found = {*data.english_text(folder), *wordnet.examples(), *(tree.text for tree in treebank.training(folder))}
    for part in ("development", "validation"):
        for example in pronouns.gap(folder, part):
            found.update(re.split(r"(?<=[a-z]\.) (?=[A-Z])", example.text))
    return sorted(text for text in found if 3 <= len(text.split()) <= 22)


class Miner:
    """predicates: {thing: what is said of it}; contexts: {two things: sentences that name both}, which may also be just anybody."""

    def __init__(self, wordnet, tags, texts, number=SINGULAR):
        self.wordnet, self.tags, self.number, self.is_thing = wordnet, tags, number, functools.cache(self.is_thing)
        self.predicates, self.contexts = collections.defaultdict(set), collections.defaultdict(list)
        for text in texts:
            self.read(text.rstrip(".!"))

    def is_thing(self, word):
        """Whether it is a noun that the pronoun can stand for."""
        if len(word) < 3 or not word.isalpha() or not word.islower() or word in VAGUE or self.tags(word) not in self.number.noun_tags:
            return False
        sense = self.wordnet.sense(word, self.number is PLURAL)
        return bool(sense) and sense[0] in self.number.kinds and not (self.number.not_of and self.number.not_of.search(sense[2]))

    def is_finite(self, word):
        return word.lower() in self.number.auxiliaries or self.tags(word) in self.number.verb_tags

    def read(self, text):
        """What is said of the subject if that is a thing, and the sentence if it names just two things."""
        tokens = list(WORD.finditer(text))
        words = [token.group() for token in tokens]
        if verb := self.verb_behind_subject(words):
            predicate, noun = text[tokens[verb].start():], words[verb - 1]
            if 2 <= len(predicate.split()) <= 11 and noun not in predicate.lower().split() and not re.search(r'[.!?;:"]', predicate):
                self.predicates[noun].add(predicate)
        if len(words) > 13 or re.search(r'[.!?;:"]', text) or OTHER_PRONOUN.search(text):
            return
        named = [i for i in range(1, len(words)) if self.heads_phrase(words, i)]
        if len(named) == 2 and len({words[i] for i in named}) == 2:
            context = Context(text, tuple(tokens[i].span() for i in named))
            self.contexts[frozenset(context.nouns)].append(context)

    def verb_behind_subject(self, words):
        """The place of the verb in "the (adjectives) thing verb …"; None for other sentences."""
        if not words or words[0].lower() not in self.number.determiners:
            return None
        for i in range(1, min(5, len(words) - 1)):
            if self.is_thing(words[i]) and self.is_finite(words[i + 1]):
                return i + 1
            if not words[i].replace("-", "").isalpha() or self.tags(words[i]) in ("VBZ", "VBD", "VBG", "IN", "TO", "CC", "DT", "PRP$"):
                return None
        return None

    def heads_phrase(self, words, i):
        behind = self.tags(words[i + 1]) if i + 1 < len(words) else None
        named = self.is_thing(words[i]) or PERSON in self.number.kinds and words[i] in ANYBODY and self.tags(words[i]) in self.number.noun_tags
        return (named and any(word.lower() in self.number.determiners for word in words[max(0, i - 3):i])
                and behind not in ("NN", "NNS") and not (i + 1 < len(words) and self.is_thing(words[i + 1])))


class Writer:
    """Writes twins: two sentences (text, pronoun, antecedent, distractor), spans in characters.

    words: the nouns whose definitions are used. Of one person nothing but the definition is said: texts say too little of what is a cook's.
    """

    def __init__(self, miner, words=(), seed=11):
        plural, people = miner.number is PLURAL, miner.number in (HE, SHE)
        self.random, self.pronoun = random.Random(seed), miner.number.pronoun
        self.predicates = {} if people else {noun: sorted(said) for noun, said in miner.predicates.items()}
        kind = lambda noun: miner.wordnet.sense(noun, plural)[0]
        defined = (word for word in words if miner.is_thing(word) and kind(word) in DEFINED)
        self.defined = {word: said for word in defined if (said := miner.wordnet.said(word, plural))}
        self.nouns, self.alike = sorted(filter(self.known, {*words, *self.predicates})), collections.defaultdict(list)
        self.kinds = {noun: kind(noun) for noun in self.nouns}
        for noun, of in self.kinds.items():
            self.alike[of].append(noun)
        frames = PLURAL_FRAMES if plural else PEOPLE_FRAMES if people else FRAMES
        self.frames = [Context(text, tuple(re.search(place, text).span() for place in ("{a}", "{b}"))) for text in frames]
        usable = lambda noun: noun in ANYBODY or self.known(noun)
        self.contexts = [group for pair, group in sorted(miner.contexts.items(), key=lambda item: sorted(item[0])) if all(map(usable, pair))]

    def said(self, noun, define):
        real, defined = self.predicates.get(noun), self.defined.get(noun)
        text = self.random.choice(defined if defined and (define or not real) else real)
        first, rest = text.split(" ", 1)
        return f"{PAST[first]} {rest}" if first in PAST and self.random.random() < .4 else text

    def known(self, noun):
        return noun in self.defined or noun in self.predicates

    def context(self):
        """A real one, played by persons of whom something is known, or any two nouns in a frame; a third of those are of the same kind."""
        if self.random.random() < .62:
            scene = self.random.choice(self.random.choice(self.contexts))
            first, second = (noun if self.known(noun) else self.random.choice(self.alike[PERSON]) for noun in scene.nouns)
        else:
            scene, first = self.random.choice(self.frames), self.random.choice(self.nouns)
            second = self.random.choice(self.alike[self.kinds[first]] if self.random.random() < .35 else self.nouns)
        return scene.recast(first, second) if first != second else self.context()

    def twin(self):
        """None if the two say the same, or a noun is named again."""
        context, define = self.context(), self.random.random() < .3
        first, second = (self.said(noun, define) for noun in context.nouns)
        again = "|".join(context.nouns)
        if first == second or re.search(rf"\b({again})s?\b", f"{first} {second}"):
            return None
        joint, = self.random.choices(list(JOINTS), JOINTS.values())
        text = context.text + joint
        place, pronoun = (len(text), len(text) + len(self.pronoun)), self.pronoun.capitalize() if joint == ". " else self.pronoun
        sides = ((first, context.spans), (second, context.spans[::-1]))
        return [(f"{text}{pronoun} {said}.", place, right, wrong) for said, (right, wrong) in sides]

    def twins(self, count):
        """At most so many different ones without anything that is held out; no predicate more than 25 times."""
        seen, used = set(), collections.Counter()
        for twin in (self.twin() for _ in range(20 * count)):
            texts = tuple(text for text, *_ in twin or ())
            endings = [text[begin:] for text, (begin, _), *_ in twin or ()]
            if twin and texts not in seen and not any(map(held_out, twin)) and max(used[ending] for ending in endings) < 25:
                seen.add(texts)
                used.update(endings)
                yield twin
            if len(seen) == count:
                return
