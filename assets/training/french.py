"""Generates English sentences with their French translations in which a pronoun follows its antecedent: il, elle, ils, elles.

    from french import generate
    for english, french in generate(seed=1, count=1000): ...

"The cat slept on the chair because it was tired / comfortable." -> "Le chat a dormi sur la chaise parce qu'il était fatigué / parce
qu'elle était confortable."  All words are in lexicon_fr/*.txt; the code only inflects them.  Look at some: python french.py [seed [count]]
"""
import functools
import random
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

from french_grammar import agree, determiner, finish, many_verb, plural, sentence_case
from grammar import article
from twins import DEMO

FOLDER = Path(__file__).parent / "lexicon_fr"
BEGIN, END = "\x02", "\x03"  # around the pronoun, until its place is known
DEGREES = {"": "", "too ": "trop ", "very ": "très ", "so ": "si ", "really ": "vraiment ", "quite ": "assez "}
DEGREE_WEIGHTS = [9, 4, 3, 1.5, 1, 1]
DETERMINERS = {"the": 80, "my": 6, "our": 4, "this": 4, "a": 8}
ADJECTIVES = [("old", "vieux/vieille", "vieil"), ("little", "petit", ""), ("big", "gros/grosse", ""), ("new", "nouveau/nouvelle", "nouvel"),
              ("beautiful", "beau/belle", "bel")]
COLOURS = [("red", "rouge"), ("black", "noir"), ("white", "blanc/blanche"), ("green", "vert"), ("blue", "bleu"), ("grey", "gris"), ("yellow", "jaune")]
COLOURED = ("vehicle", "clothing", "furniture", "container")
CLASH = re.compile(r"\b(old|new|young|small|large|big|short|long|beautiful|pretty|ugly|white|black|green|red|blue|grey|yellow|colour)\b")
GROUPS = [set(group.split(", ")) for group in (
    "big, small, large, long, short, tall, high, low, light, heavy, cute", "wide, narrow", "old, new, very young, fresh", "hot, cold, warm, burnt, cooked",
    "dirty, clean", "beautiful, pretty, ugly, cute", "expensive, cheap", "noisy, quiet, busy, crowded, empty, full, abandoned, inhabited",
    "bright, dark", "soft, hard, comfortable", "wet, dry", "boring, interesting, exciting, funny, stupid", "easy, difficult", "strong, weak, fragile",
    "white, black, green, red, blue, grey, yellow", "switched on, switched off, out of order, plugged in, broken", "asleep, awake, half asleep",
    "sharp, blunt", "fast, slow", "deep, shallow", "ripe, rotten, sour, sweet, salty, juicy, fresh", "open, closed, locked", "sad, happy, angry, furious, bored",
    "tired, exhausted, sleepy", "true, stupid", "afraid, scared, terrified, frightened, brave, nervous", "hungry, well fed", "ill, sick, hurt, injured",
    "blooming, withered, in bloom", "full, full of water, full of toys, empty", "wild, trained, friendly", "thick, thin, light, heavy", "delicious, tasty, burnt, rotten")]
IRREGULAR = {"mouse": "mice", "goose": "geese", "child": "children", "woman": "women", "man": "men", "foot": "feet", "tooth": "teeth",
             "policeman": "policemen", "snowman": "snowmen", "knife": "knives", "wolf": "wolves", "calf": "calves", "shelf": "shelves",
             "scarf": "scarves", "salmon": "salmon", "trout": "trout", "sheep": "sheep", "fish": "fish", "potato": "potatoes",
             "tomato": "tomatoes", "mosquito": "mosquitoes", "volcano": "volcanoes"}


@dataclass
class Noun:
    english: str
    french: str
    gender: str
    mass: bool = False
    own_plural: str = ""
    classes: set = field(default_factory=set)
    held_out: bool = False

    def text(self, many):
        """(English, French) in the given number."""
        if not many:
            return self.english, self.french
        return english_plural(self.english), self.own_plural or plural(self.french)


@dataclass
class Predicate:
    key: str
    english: str
    french: str
    verb: bool
    graded: bool
    fits: frozenset = frozenset()
    blocks: frozenset = frozenset()  # nouns that it fits or perhaps fits


@dataclass
class Item:
    """A pair of sentences; spans are character ranges of the pronoun, None where there is none."""
    english: str
    french: str
    gender: str = ""
    many: bool = False
    pronoun: tuple = None
    french_pronoun: tuple = None
    noun: tuple = None  # the antecedent's (English, French) form


@dataclass
class Twin:
    a: Item
    b: Item
    mixed: bool  # the two antecedents differ in gender


@dataclass
class Person:
    english: str
    french: str
    have: str
    pronoun: str
    possessive: str


PEOPLE = [Person("Tom", "Tom", "a", "il", "his"), Person("Mary", "Marie", "a", "elle", "her"), Person("Paul", "Paul", "a", "il", "his"),
          Person("Anna", "Anna", "a", "elle", "her"), Person("my father", "mon père", "a", "il", "his"), Person("I", "je", "ai", "je", "my"),
          Person("my sister", "ma sœur", "a", "elle", "her"), Person("the boy", "\x01le garçon", "a", "il", "his"),
          Person("the girl", "\x01la fille", "a", "elle", "her"), Person("we", "nous", "avons", "nous", "our"),
          Person("he", "il", "a", "il", "his"), Person("she", "elle", "a", "elle", "her")]
NAMES = [("Tom", "Tom"), ("Mary", "Marie"), ("John", "John"), ("Anna", "Anna"), ("my brother", "mon frère"), ("my mother", "ma mère")]


def english_plural(noun):
    if noun in IRREGULAR:
        return IRREGULAR[noun]
    if re.search(r"(s|x|z|ch|sh)$", noun):
        return noun + "es"
    return noun[:-1] + "ies" if re.search(r"[^aeiou]y$", noun) else noun + "s"


def rows(name, separator="|"):
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield [part.strip() for part in line.split(separator)]


def read_nouns():
    held = {row[0] for row in rows("held_out_nouns.txt")}
    nouns, classes = {}, []
    for line, in rows("nouns.txt", "\n"):
        if line[0] == "[":
            classes = line.strip("[]").split()
            continue
        for entry in filter(None, map(str.strip, line.split(","))):
            english, french, gender, own, mass = re.fullmatch(r"(\S+) = (\*?\D+?) ([mf])(?: \((.+)\))?( ~)?", entry).groups()
            noun = nouns.setdefault((english, french), Noun(english, french, gender, bool(mass), own or "", {english}, english in held))
            noun.classes |= set(classes)
    return list(nouns.values())


class Lexicon:
    def __init__(self):
        self.nouns = read_nouns()
        self.names = set().union(*(noun.classes for noun in self.nouns)) | {"*", "-", "own"}
        self.problems = []
        self.predicates = [self.predicate(*row) for row in rows("predicates.txt")]
        self.by_key = {predicate.key: predicate for predicate in self.predicates}
        self.block_by_predicate_text()
        self.actions = [self.action(row) for row in rows("actions.txt")]
        self.parts = [self.part(*row) for row in rows("parts.txt", " : ")]
        self.frames = {kind: [row[1:] for row in rows("frames.txt") if row[0] == kind] for kind in ("say", "which", "do")}
        self.scenes = list(rows("scenes.txt"))
        self.singles = list(rows("singles.txt"))

    @functools.lru_cache(maxsize=None)
    def among(self, names):
        """Numbers of the nouns that have one of the classes (or are one of the nouns) in a text."""
        wanted = set(names.replace("|", " ").split())
        self.problems += sorted(wanted - self.names)
        return frozenset(i for i, noun in enumerate(self.nouns) if "*" in wanted or wanted & noun.classes)

    def predicate(self, text, perhaps=""):
        said, _, fits = text.partition(" : ")
        key, french = said.split(" = ")
        verb, graded = key.startswith(">"), key[0] not in ">!"
        named = re.fullmatch(r"[>!]? ?(.+?)(?: \((.+)\))?", key)
        if not verb and " " not in french and "~" not in french:
            french += "~"
        return Predicate(named.group(1), named.group(2) or named.group(1), french, verb, graded,
                         self.among(fits), self.among(fits) | self.among(perhaps))

    def block_by_predicate_text(self):
        """Two French ways to say one English predicate block each other's nouns: a cold cat, cold tea."""
        said = {}
        for predicate in self.predicates:
            said[predicate.english] = said.get(predicate.english, frozenset()) | predicate.blocks
        for predicate in self.predicates:
            predicate.blocks = said[predicate.english]

    def action(self, row):
        said, fits = row[0].split(" : ")
        english, french = said.split(" = ")
        return english, french if "~" in french else french + "~", self.among(fits), self.among(fits) | self.among(" ".join(row[1:]))

    def part(self, said, owners, keys):
        english, french = said.split(" = ")
        french, _, gender = french.rpartition(" ")
        noun = Noun(english, french, gender[0], mass=gender.endswith("p"))
        return noun, gender.endswith("p"), self.among(owners), [self.by_key[key.strip()] for key in keys.split(",")]


@functools.lru_cache(maxsize=None)
def lexicon():
    return Lexicon()


def agreed(text, gender, many, mark=""):
    """Words followed by ~ and the mark in the right form."""
    return re.sub(rf"([\w-]+(?:/[\w-]+)?)~{mark}(?![a-z])", lambda match: agree(match.group(1), gender, many), text)


def numbered(text, many):
    """<one/many>, was/were and its/their for the number."""
    text = re.sub(r"<([^<>/]+)/([^<>/]+)>(?!y)", lambda match: match.group(1 + many), text)
    return re.sub(r"\b(was/were|its/their)\b", lambda match: match.group().split("/")[many], text)


def say(predicate, noun, many, tense, degree, negated=False):
    """("was very tired", "était très fatiguée")"""
    if predicate.verb:
        return numbered(predicate.english, many), agreed(numbered(many_verb(predicate.french) if many else predicate.french, many), noun.gender, many)
    english = {"past": ("was ", "were "), "present": ("is ", "are ")}[tense][many] + "not " * negated + degree + predicate.english
    has = predicate.french.startswith("avait ")
    verb = {("past", False): ("était", "étaient"), ("past", True): ("avait", "avaient"),
            ("present", False): ("est", "sont"), ("present", True): ("a", "ont")}[tense, has][many]
    verb = ("n'" if verb[0] in "aéeo" else "ne ") + verb + " pas" if negated else verb
    words = predicate.french.removeprefix("avait ")
    return english, f"{verb} {DEGREES[degree]}{agreed(words, noun.gender, many)}"


def subject(noun, many):
    """(it, il) …"""
    return ("they" if many else "it"), {"m": "il", "f": "elle"}[noun.gender] + "s" * many


def object_pronoun(noun, many):
    return ("them", "les") if many else ("it", "le" if noun.gender == "m" else "la")


def item(english, french, noun, many):
    """Cuts the marks around the pronoun out of finished text."""
    places = []
    for text in (english, french):
        begin = text.find(BEGIN)
        end = text.find(END) - 1
        places.append((begin, end) if begin >= 0 else None)
    clean = lambda text: text.replace(BEGIN, "").replace(END, "")
    form = tuple(word.replace("*", "") for word in noun.text(many))
    return Item(clean(english), clean(french), noun.gender, many, *places, form)


class Writer:
    def __init__(self, seed, held_out):
        self.random, self.lexicon = random.Random(f"{seed} {held_out}"), lexicon()
        self.allowed = frozenset(i for i, noun in enumerate(self.lexicon.nouns) if noun.held_out == held_out)
        self.held_out = held_out
        choices = [(scene, *(sorted(self.lexicon.among(names.removeprefix("- ")) & self.allowed) for names in scene[:2]))
                   for scene in self.lexicon.scenes]
        self.scenes = [choice for choice in choices if choice[1] and choice[2]]

    def degree(self, predicate):
        weights = list(DEGREE_WEIGHTS)
        if predicate.french.startswith("avait "):
            weights[-1] = 0
        return self.random.choices(list(DEGREES), weights)[0] if predicate.graded else ""

    def phrase(self, noun, many, kinds=None, plain=False):
        """A noun with its determiner and perhaps an adjective: ("the old tree", "le vieil arbre", has an adjective)."""
        kind = kinds or self.random.choices(list(DETERMINERS), DETERMINERS.values())[0]
        if kind == "a" and (many or noun.mass):
            kind = "the"
        english, french = noun.text(many)
        before = after = adjective = ""
        if not plain and not noun.mass and "person" not in noun.classes and self.random.random() < .09:
            if self.random.random() < .5 and noun.classes & set(COLOURED):
                adjective, form = self.random.choice(COLOURS)
                after = " " + agree(form, noun.gender, many)
            else:
                adjective, form, before_vowel = self.random.choice(ADJECTIVES)
                vowel = noun.gender == "m" and not many and french[0].lower() in "aeiouyéèêîôâœh"
                before = (before_vowel if vowel and before_vowel else agree(form, noun.gender, many)) + " "
        words = f"{adjective} {english}".strip()
        shown = ("these" if many else "this") if kind == "this" else article(words) if kind == "a" else kind
        return f"{shown} {words}", f"{determiner(kind, noun.gender, many, before + french)} {before}{french}{after}", bool(adjective)

    def person(self, text, french):
        """Fills in {W}, {N}, {W2}, <avoir>."""
        who, name = self.random.choice(PEOPLE), self.random.choice(NAMES)
        text = text.replace("{W}", who.english).replace("{N}", name[0])
        french = french.replace("{W}", who.french).replace("{N}", name[1]).replace("{W2}", who.pronoun)
        french = french.replace("<n'avoir>", "n'" + who.have).replace("<avoir>", who.have)
        return text, french, who

    def event(self, scene, x, y, x_many, y_many):
        """(English, French, decorated) of what happened, both uncapitalized."""
        english, french = scene[2], scene[3]
        kind = "the" if " pas " in french or "'" in english else None
        first, second = self.phrase(x, x_many, kind), self.phrase(y, y_many, kind)
        french = re.sub(r"<([^<>/]+)/([^<>/]+)>y", lambda match: match.group(1 + y_many), french)
        french = numbered(agreed(agreed(french, x.gender, x_many, "x"), y.gender, y_many, "y"), x_many)
        english, french, _ = self.person(numbered(english, x_many), french)
        for mark, phrase in (("{x}", first), ("{y}", second)):
            english, french = english.replace(mark, phrase[0]), french.replace(mark, phrase[1])
        return english, french, first[2] or second[2]

    def choose_nouns(self, xs, ys, mixed):
        nouns = self.lexicon.nouns
        for _ in range(12):
            x, y = self.random.choice(xs), self.random.choice(ys)
            if nouns[x].english != nouns[y].english and nouns[x].french != nouns[y].french and (nouns[x].gender != nouns[y].gender) == mixed:
                return x, y
        return None

    def listed(self, scene, which):
        """Predicates that the scene lists for x or y, as (predicate, degree); None where it lists nothing."""
        fields = dict(part.strip().split(": ") for part in scene[4].split(";")) if len(scene) > 4 else {}
        if which not in fields:
            return None
        found = []
        for text in fields[which].split(","):
            degree, key = re.fullmatch(r"((?:too|very|so) )?(.+)", text.strip()).groups()
            found.append((self.lexicon.by_key[key], degree or ""))
        return found

    def saying(self, scene, which, noun, other):
        """A predicate that fits noun and surely not other, with a degree; None if there is none."""
        listed = self.listed(scene, which)
        if listed is None:
            listed = [(p, None) for p in self.fitting(noun) if other not in p.blocks]
        if not listed:
            return None
        predicate, degree = self.random.choice(listed)
        return predicate, self.degree(predicate) if degree is None else degree

    @functools.lru_cache(maxsize=None)
    def fitting(self, noun):
        return [p for p in self.lexicon.predicates if noun in p.fits]

    def join(self, frame, event, noun, many, said):
        """One Item: the event, joined by the frame with what is said of the noun."""
        predicate, degree = said
        p_english, p_french = say(predicate, noun, many, "past", degree)
        english, french = frame[0].replace("{E}", event[0]), frame[1].replace("{F}", event[1])
        it, il = subject(noun, many)
        for mark, e, f in (("{pn}", it, il), ("{Pn}", it, il)):
            english, french = english.replace(mark, BEGIN + e + END), french.replace(mark, BEGIN + f + END)
        return item(sentence_case(english.replace("{p}", p_english)), finish(french.replace("{p}", p_french)), noun, many)

    def numbers(self, scene, x, y):
        nouns = self.lexicon.nouns
        if scene[0] == "person":
            return None if nouns[y].mass else True
        return self.random.random() < .25 and not nouns[x].mass and not nouns[y].mass

    def twin(self):
        scene, xs, ys = self.random.choice(self.scenes)
        pair = self.choose_nouns(xs, ys, self.random.random() < .75)
        if pair is None or (many := self.numbers(scene, *pair)) is None:
            return None
        said = self.saying(scene, "x", *pair), self.saying(scene, "y", *pair[::-1])
        if None in said:
            return None
        x, y = (self.lexicon.nouns[i] for i in pair)
        event = self.event(scene, x, y, many, many)
        if event[2] and any(CLASH.search(predicate.english) for predicate, _ in said):
            return None
        frame = self.random.choice(self.lexicon.frames["say"])
        if "{N}" in frame[0]:
            name = self.random.choice(NAMES)
            frame = [text.replace("{N}", part) for text, part in zip(frame, name)]
        order = [self.join(frame, event, noun, many, p) for noun, p in zip((x, y), said)]
        self.random.shuffle(order)
        return Twin(*order, mixed=x.gender != y.gender)

    def unlike(self):
        """The two nouns differ in number, so that it or they says which is meant."""
        scene, xs, ys = self.random.choice(self.scenes)
        pair = self.choose_nouns(xs, ys, self.random.random() < .7)
        if pair is None or scene[0] == "person":
            return None
        nouns, many = [self.lexicon.nouns[i] for i in pair], self.random.random() < .5
        if nouns[not many].mass:
            return None
        which = self.random.randrange(2)
        fitting = self.listed(scene, "xy"[which]) or [(p, self.degree(p)) for p in self.fitting(pair[which])]
        event = self.event(scene, *nouns, many, not many)
        said = self.random.choice(fitting) if fitting else None
        if said is None or event[2] and CLASH.search(said[0].english):
            return None
        frame = [t.replace("{N}", n) for t, n in zip(self.random.choice(self.lexicon.frames["say"]), self.random.choice(NAMES))]
        return self.join(frame, event, nouns[which], many if which == 0 else not many, said)

    def acted(self):
        """"…, so Tom washed it": the object pronoun and the participle agree; or "…, which was …"."""
        scene, xs, ys = self.random.choice(self.scenes)
        pair = self.choose_nouns(xs, ys, True)
        if pair is None or (many := self.numbers(scene, *pair)) is None:
            return None
        x, y = (self.lexicon.nouns[i] for i in pair)
        event = self.event(scene, x, y, many, many)
        if self.random.random() < .3:
            said = self.saying(scene, "y", *pair[::-1])
            if said is None or event[2] and CLASH.search(said[0].english):
                return None
            return self.join(self.lexicon.frames["which"][0], event, y, many, said)
        noun, other, z = (x, pair[1], pair[0]) if self.random.random() < .5 else (y, pair[0], pair[1])
        actions = [a for a in self.lexicon.actions if z in a[2] and other not in a[3]]
        if not actions:
            return None
        verb, participle = self.random.choice(actions)[:2]
        it, le = object_pronoun(noun, many)
        frame = self.random.choice(self.lexicon.frames["do"])
        english, french, _ = self.person(*frame)
        english = english.replace("{E}", event[0]).replace("{v}", verb).replace("{it}", it)
        french = french.replace("{F}", event[1]).replace("{l'}", le).replace("{v}", agreed(participle, noun.gender, many))
        return item(sentence_case(english), finish(french), noun, many)

    def single(self):
        """A sentence about one noun."""
        classes, english, french = self.random.choice(self.lexicon.singles)
        part = self.random.choice([part for part in self.lexicon.parts if part[2] & self.allowed]) if classes == "own" else None
        fitting = (part[2] if part else self.lexicon.among(classes)) & self.allowed
        if not fitting:
            return None
        number = self.random.choice(sorted(fitting))
        noun = self.lexicon.nouns[number]
        many = not noun.mass and part is None and self.random.random() < .25
        if "person" in noun.classes or "{a x}" in english and (many or noun.mass):
            return None
        adjectives = self.adjectives(english, number)
        if "adj" in english and not adjectives or "{adj2}" in english and len(adjectives) < 2 or "{p}" in english and not self.fitting(number):
            return None
        english, french, who = self.person(numbered(english, many), agreed(numbered(french, many), noun.gender, many, "x"))
        values = Values(self, number, many, part, who, adjectives, english)
        fill = lambda text, side: re.sub(r"\{([^{}]+)\}", lambda match: values(match.group(1).lower())[side], text)
        return item(sentence_case(fill(english, 0)), finish(fill(french, 1)), noun, many)

    def adjectives(self, template, noun):
        """One or two adjectives that fit the noun and the template, in random order."""
        fitting = [p for p in self.fitting(noun) if not p.verb]
        if re.search("(too|very) adj", template):
            fitting = [p for p in fitting if p.graded]
        if "{adj2}" in template:
            fitting = [p for p in fitting if not p.french.startswith("avait ")]
        self.random.shuffle(fitting)
        second = [p for p in fitting[1:] if not any({p.key, fitting[0].key} <= group for group in GROUPS)]
        return fitting[:1] + second[:1]


class Values:
    """What stands for each {…} of a single sentence, as (English, French); the same in both languages and at every place."""

    def __init__(self, writer, number, many, part, who, adjectives, template):
        self.writer, self.number, self.many, self.part, self.who, self.adjectives = writer, number, many, part, who, adjectives
        self.noun, self.known = writer.lexicon.nouns[number], {}
        self.plain = "adj" in template or "{p}" in template
        bare = "{adj}" in template or "{adj2}" in template or not adjectives
        self.degree = "" if bare else writer.degree(adjectives[0])
        self.saying = writer.random.choice(part[3]) if part else None

    def __call__(self, name):
        if name not in self.known:
            self.known[name] = self.value(name)
        return self.known[name]

    def value(self, name):
        tense, _, rest = name.partition(" ")
        if name == "pn":
            return tuple(BEGIN + word + END for word in subject(self.noun, self.many))
        if name in ("it", "l'"):
            return object_pronoun(self.noun, self.many)
        if name == "p":
            predicate = self.writer.random.choice(self.writer.fitting(self.number))
            return say(predicate, self.noun, self.many, "past", self.writer.degree(predicate))
        if name in ("adj", "adj2"):
            return self.adjective(self.adjectives[name == "adj2"])
        if name.startswith("part"):
            return say(self.saying, self.part[0], self.part[1], {"is": "present", "was": "past"}[name[4:]], "")
        if tense in ("is", "was"):
            return self.statement({"is": "present", "was": "past"}[tense], rest)
        return self.phrase(name)

    def adjective(self, predicate):
        return predicate.english, agreed(predicate.french, self.noun.gender, self.many)

    def statement(self, tense, text):
        """adj, "too adj", "not adj", or a predicate by its name."""
        extra, key = re.fullmatch(r"(too |very |not )?(.+)", text).groups()
        predicate = self.adjectives[0] if key == "adj" else self.writer.lexicon.by_key[key]
        degree = extra if extra in ("too ", "very ") else "" if extra or key != "adj" else self.degree
        return say(predicate, self.noun, self.many, tense, degree, extra == "not ")

    def phrase(self, name):
        """the x, a x, my x, this x, his x, x, its part"""
        if name == "its part":
            thing, many = self.part[:2]
            return "its " + thing.english, determiner("its", thing.gender, many, thing.french) + " " + thing.french
        kind = name.split()[0]
        if kind == "x":
            return self.noun.text(self.many)
        return self.writer.phrase(self.noun, self.many, self.who.possessive if kind == "his" else kind, self.plain)[:2]


def wanted(found):
    return found and found.english.lower() not in DEMO


def items(seed, count, held_out=False):
    """count Items: six in ten from twins, one with nouns of different number, one acted upon, two about a single noun."""
    writer, found = Writer(seed, held_out), []
    while len(found) < count:
        draw = writer.random.random()
        if draw < .42:
            twin = writer.twin()
            found += [one for one in (twin.a, twin.b) if wanted(one)] if twin else []
        else:
            one = writer.unlike() if draw < .54 else writer.acted() if draw < .66 else writer.single()
            found += [one] if wanted(one) else []
    return found[:count]


def twins(seed, count, held_out=False):
    """count Twins: two sentences that differ in what is said of the pronoun, and in what it stands for."""
    writer, found = Writer(seed, held_out), []
    while len(found) < count:
        twin = writer.twin()
        if twin and wanted(twin.a) and wanted(twin.b):
            found.append(twin)
    return found


def generate(seed, count, held_out=False):
    """count (English, French) pairs; with held_out only about nouns that training never uses."""
    return [(one.english, one.french) for one in items(seed, count, held_out)]


if __name__ == "__main__":
    for pair in generate(int(sys.argv[1]) if len(sys.argv) > 1 else 0, int(sys.argv[2]) if len(sys.argv) > 2 else 40):
        print(*pair, sep="\n    ")
