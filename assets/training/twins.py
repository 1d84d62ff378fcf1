"""Generates twin sentences that differ in the words which decide what a pronoun stands for.

    from twins import generate
    for twin in generate(seed=1, count=1000, split="train"): ...

All words and all knowledge about them are in lexicon/*.txt.  Run this file to look at some twins.
"""
from __future__ import annotations

import random
import re
import sys
from dataclasses import dataclass

from grammar import article, conjugate, in_plural, negate
from lexicon import Frame, Lexicon, Noun, Predicate, Scene, plural_by_rule

SPLITS = ("train", "unseen_nouns", "unseen_predicates", "unseen_frames", "unseen_knowledge")


@dataclass(frozen=True)
class Item:
    """One sentence; every span is (begin, end) in characters of text."""
    text: str
    pronoun: tuple
    antecedent: tuple
    distractor: tuple
    frame: str


@dataclass(frozen=True)
class Twin:
    a: Item
    b: Item


# Marks around what is to be found again in the finished text: first noun, second noun, pronoun.
MARK_X, MARK_Y, MARK_PRONOUN, MARK_END = "\x01", "\x02", "\x03", "\x04"
MARKS = re.compile("[\x01-\x04]")
SENTENCE_START = re.compile("((?:^|[.?!] )[\x01-\x04]*)([a-z])")

PREFIXES = ("yesterday", "last week", "in the morning", "one day", "this morning", "on Monday", "last night",
            "in the afternoon", "on Sunday", "a week ago", "at noon", "in the summer", "last winter", "once",
            "today", "in the evening", "two days ago", "at first", "that day", "after lunch")
SUFFIXES = ("yesterday", "last night", "that day", "this morning", "on Monday", "again", "in the afternoon",
            "last summer", "a week ago", "in the end")
ADVERBS = ("very", "so", "too", "really", "quite", "rather", "still", "always", "already", "extremely", "terribly",
           "a bit", "so very")
RELATIVES = ("that {W} had told us about", "that {W} likes so much", "we had talked about", "from the story",
             "that everybody knew", "that I had never seen before", "in the picture", "I told you about")
OWNERS = ("my sister's", "Anna's", "our neighbour's", "my uncle's", "Tom's", "the teacher's", "Peter's",
          "my friend's", "Clara's")
PEOPLE_AROUND = (("I", True), ("we", True), ("my sister", False), ("my brother", False), ("Tom", False),
                 ("Anna", False), ("the teacher", False), ("our neighbour", False), ("my father", False),
                 ("my mother", False), ("Lucy", False), ("Max", False), ("the old man", False),
                 ("a young woman", False), ("somebody", False), ("the farmer", False), ("the children", True),
                 ("he", False), ("she", False), ("they", True), ("my friends", True), ("the girl", False),
                 ("the boy", False), ("my aunt", False), ("Daniel", False), ("Julia", False), ("you", True))
OBJECT_FORMS = {"I": "me", "we": "us", "he": "him", "she": "her", "they": "them"}
SIZES = set("big small little tiny huge large tall short long old young new".split())
LOOKS_ANIMAL = ("old", "young", "big", "little", "black", "brown", "white", "grey", "small", "fat", "beautiful")
LOOKS_THING = ("old", "new", "big", "small", "little", "red", "blue", "green", "black", "white", "brown",
               "beautiful", "ugly", "strange", "heavy", "yellow", "large", "lovely", "simple", "famous")
LOOKS_PLACE = ("old", "big", "small", "little", "famous", "beautiful", "large", "lonely", "nearby", "quiet")
LOOKS_FOOD = ("big", "cheap", "strange")
UNCOUNTED = {"weather", "sky", "fire"}  # families that keep to the singular
MASS_PARTS = set("milk water fur corn grass blossom surface taste smell sound".split())
PERSON_ACTIONS = ("ask {o}", "call {o}", "help {o}", "wave to {o}", "look at {o}", "invite {o} to dinner",
                  "wait for {o}", "say goodbye to {o}", "thank {o}", "give {o} some flowers", "listen to {o}",
                  "talk to {o}", "drive {o} home", "smile at {o}", "write to {o}", "sit down next to {o}")
PERSON_PARTS = ("mother be ill", "brother be a doctor", "job be boring", "house be nearby", "sister be waiting",
                "car be outside", "hands be cold", "birthday be on Friday", "parents be abroad", "name be well known",
                "train be late", "shoes be wet", "hair be wet", "voice be loud", "friends be waiting",
                "English be very good", "coat be torn", "face turn red", "leg be broken", "eyes be blue")


def pick(rng, sequence):
    return sequence[int(rng.random() * len(sequence))]


class Pools:
    """What one split may use, sorted for quick choice."""

    def __init__(self, lexicon: Lexicon, split: str):
        self.lexicon = lexicon
        self.split = split
        nouns_held = split in ("unseen_nouns", "unseen_knowledge")
        held_words = [word for noun in lexicon.nouns.values() if noun.held_out for word in (noun.text, noun.plural)]
        held_words += [noun.text for group in lexicon.people.values() for noun in group if noun.held_out]
        self.held_word = re.compile(r"\b(" + "|".join(map(re.escape, held_words)) + r")\b")
        self.noun_ok = (lambda noun: noun.held_out) if nouns_held else \
            (lambda noun: not noun.held_out and not self.held_word.search(noun.text))
        self.collect_predicates()
        self.collect_frames()
        self.collect_people()
        self.scenes = [each for each in map(self.scene, lexicon.scenes) if each]
        self.people_scenes = {scene.name: scene for scene in map(self.scene, lexicon.people_scenes) if scene}

    def allowed(self, predicate_text: str, held_out: bool) -> bool:
        if self.split == "unseen_predicates":
            return held_out
        return not held_out and not (self.split == "train" and self.held_word.search(predicate_text))

    def collect_predicates(self):
        """For each noun: its predicates by kind (bit sets decide against the other noun)."""
        only_knowledge = self.split == "unseen_knowledge"
        self.by_noun = {}
        usable = [p for p in self.lexicon.predicates
                  if self.allowed(p.text, p.held_out) and (p.knowledge or not only_knowledge)
                  and not (self.split == "unseen_nouns" and p.knowledge)]
        for noun in self.lexicon.nouns.values():
            mine = [p for p in usable if p.fits >> noun.index & 1]
            known = [p for p in mine if p.knowledge]
            shared = [p for p in mine if not p.knowledge]
            self.by_noun[noun.text] = {
                "reason": (self.by_kind(shared, ("state", "both")), self.by_kind(known, ("state", "both"))),
                "result": (self.by_kind(shared, ("event", "both")), self.by_kind(known, ("event", "both"))),
                "any": (shared, known)}
        self.actions = self.for_nouns(self.lexicon.actions)
        self.parts = self.for_nouns(self.lexicon.parts)

    @staticmethod
    def by_kind(predicates, kinds):
        return [p for p in predicates if p.kind in kinds]

    def for_nouns(self, predicates):
        usable = [p for p in predicates if self.allowed(p.text, p.held_out)]
        return {noun.text: [p for p in usable if p.fits >> noun.index & 1] for noun in self.lexicon.nouns.values()}

    def collect_frames(self):
        want_held = self.split == "unseen_frames"
        self.frames = {}
        for frame in self.lexicon.frames:
            if frame.held_out == want_held:
                self.frames.setdefault(frame.kind, []).append(frame)

    def collect_people(self):
        self.people = {name: [noun for noun in group if self.noun_ok(noun)]
                       for name, group in self.lexicon.people.items()}
        self.women = self.people["woman"] + self.people["she"]
        self.men = self.people["man"] + self.people["he"]

    def scene(self, scene: Scene):
        """The scene with only those nouns and predicates that this split allows, or None."""
        if scene.held_out and self.split != "unseen_frames":
            return None
        lists = {key: [text for text in texts if self.allowed(text, self.lexicon.is_held_out(text))]
                 for key, texts in scene.lists.items()}
        patterns = [text for text in scene.patterns if self.split != "train" or not self.held_word.search(text)]
        found = Scene(scene.name, [n for n in scene.x_classes if self.noun_ok(n)],
                      [n for n in scene.y_classes if self.noun_ok(n)], patterns, general=scene.general)
        found.own = {"reason": (lists["x"] + lists["xb"], lists["y"] + lists["yb"]),
                     "result": (lists["xs"], lists["ys"]),
                     "any": (lists["x"] + lists["xb"] + lists["xs"], lists["y"] + lists["yb"] + lists["ys"])}
        found.held_out = scene.held_out
        found.lists = lists
        found.universal = scene.name in UNIVERSAL
        if scene.x_classes and scene.y_classes and not (found.x_classes and found.y_classes):
            return None
        return found


UNIVERSAL = {"near", "picture", "trade", "place", "weather_any"}
_pools: dict = {}
_lexicon: list = []


def pools(split: str) -> Pools:
    if split not in SPLITS:
        raise ValueError(f"split must be one of {', '.join(SPLITS)}, not {split!r}")
    if not _lexicon:
        _lexicon.append(Lexicon())
    if split not in _pools:
        _pools[split] = Pools(_lexicon[0], split)
    return _pools[split]


class Writer:
    """Writes twins of one split with one random stream."""

    def __init__(self, seed: int, split: str):
        self.rng = random.Random(f"{split} {seed}")
        self.pools = pools(split)
        self.lexicon = self.pools.lexicon
        self.specific = [s for s in self.pools.scenes if not s.universal]
        self.universal = [s for s in self.pools.scenes if s.universal]
        if split == "unseen_frames":
            self.specific = [s for s in self.specific if s.held_out] * 3 + self.specific

    # ---- noun phrases
    def noun_phrase(self, noun: Noun, mark: str, plural: bool, banned: set, fixed: str = "") -> str:
        rng, head = self.rng, noun.plural if plural else noun.text
        start, _, last = head.rpartition(" ")
        words = (start + " " if start else "") + mark + last + MARK_END
        looks = self.adjective(noun, banned)
        words = looks + words
        determiner = fixed or self.determiner(noun, plural)
        if determiner == "a":
            determiner = article(MARKS.sub("", words))
        phrase = determiner + " " + words if determiner else words
        if rng.random() < 0.04 and "person" not in noun.families and determiner == "the" and "weather" not in noun.families:
            phrase += " " + pick(rng, RELATIVES).replace("{W}", pick(rng, ("my sister", "Anna", "Tom", "my father")))
        return phrase

    def adjective(self, noun: Noun, banned: set) -> str:
        rng = self.rng
        if rng.random() > 0.2 or noun.families & {"weather", "sky", "event", "fire", "matter", "drink", "body", "group", "idea", "digital"}:
            return ""
        if "animal" in noun.families:
            word = pick(rng, LOOKS_ANIMAL)
        elif noun.families & {"building", "ground", "waters", "structure"}:
            word = pick(rng, LOOKS_PLACE)
        elif "food" in noun.families:
            word = pick(rng, LOOKS_FOOD) if not noun.mass else ""
        elif noun.classes & {"box", "chair", "bench", "stool", "table", "chest", "crate", "spoon"} and rng.random() < .4:
            word = "wooden"
        else:
            word = pick(rng, LOOKS_THING)
        if not word or word in banned or (word in SIZES | {"heavy"} and banned & (SIZES | {"too", "enough", "heavy", "wide", "narrow"})):
            return ""
        return word + " "

    def determiner(self, noun: Noun, plural: bool) -> str:
        rng = self.rng
        if noun.families & {"weather", "sky", "fire", "waters"}:
            return "the"
        if "body" in noun.families:
            return pick(rng, ("my", "his", "her"))
        if plural:
            return pick(rng, ("the", "the", "the", "the", "our", "these", "their", "his", "two", "some"))
        draw = rng.random()
        if draw < 0.62:
            return "the"
        if draw < 0.72:
            return "the" if noun.mass else "a"
        if draw < 0.78 or noun.families & {"building", "ground", "structure", "event"}:
            return pick(rng, ("the", "this", "that"))
        if draw < 0.94:
            return pick(rng, ("my", "his", "her", "our", "their", "your"))
        return pick(rng, OWNERS)

    # ---- what happened
    def event(self, pattern: str, x: str, y: str, person, plural: bool, tense: str, plurals=None):
        """The pattern with its verbs conjugated and its slots filled."""
        numbers = {"X": plural, "Y": plural, "P": person[1]}
        if plurals:
            numbers.update(plurals)
        pieces = re.split(r"(<[^>]+>)", pattern)
        subject = self.subject_of(pattern)
        for i in range(1, len(pieces), 2):
            pieces[i] = conjugate(pieces[i][1:-1], tense, numbers[subject])
            if subject == "P" and person[0] == "I":
                pieces[i] = re.sub("^were", "was", re.sub("^are", "am", pieces[i]))
        who = person[0] if subject == "P" else OBJECT_FORMS.get(person[0], person[0])
        return "".join(pieces).replace("{X}", x).replace("{Y}", y).replace("{P}", who)

    @staticmethod
    def subject_of(pattern: str) -> str:
        """Which slot the verb agrees with: the one before it, or after it where the order is inverted."""
        if pattern.startswith("{"):
            return pattern[1]
        before, _, after = pattern.partition("<")
        slots = re.findall(r"\{(.)\}", before)
        follows = re.match(r"[^>]*> \{(.)\}", after)
        if len(slots) >= 2 or not follows:
            return slots[-1]
        return follows[1]

    def question(self, pattern: str, x: str, y: str, person, plural: bool, tense: str):
        """"did the cat sleep on the mat", or None where the pattern has no plain subject and verb."""
        match = re.match(r"(\{[XYP]\}) <([^>]+)>(.*)$", pattern)
        if not match or "<" in match[3]:
            return None
        slot, verb, rest = match.groups()
        number = person[1] if slot == "{P}" else plural
        if person[0] == "I" and slot == "{P}":
            number = True
        text = ask(verb, slot, rest, tense, number)
        if slot != "{P}" and person[0] in OBJECT_FORMS:
            text = text.replace("{P}", OBJECT_FORMS[person[0]])
        return text.replace("{X}", x).replace("{Y}", y).replace("{P}", person[0])

    # ---- what is said of the nouns
    def general(self, noun: Noun, other: Noun, kind: str):
        """A predicate that fits noun and surely not other, or None."""
        shared, known = self.pools.by_noun[noun.text][kind]
        rng = self.rng
        for _ in range(6):
            source = known if known and (not shared or rng.random() < 0.33) else shared
            if not source:
                return None
            predicate = pick(rng, source)
            if not predicate.blocks >> other.index & 1:
                return predicate.text
        return None

    def predicates(self, scene: Scene, x: Noun, y: Noun, kind: str):
        """(predicate of x, predicate of y) or None."""
        rng = self.rng
        own_x, own_y = scene.own[kind]
        if own_x and own_y and (scene.general == "no" or rng.random() < 0.55):
            return pick(rng, own_x), pick(rng, own_y)
        if scene.general == "no":
            return None
        first = pick(rng, own_x) if own_x and rng.random() < 0.4 else self.general(x, y, kind)
        second = pick(rng, own_y) if own_y and (scene.general == "x" or rng.random() < 0.4) else self.general(y, x, kind)
        if first and second and first != second:
            return first, second
        return None

    def realize(self, phrase: str, tense: str, plural: bool, style: str) -> str:
        """Conjugates a predicate in the style (adverb, negation, modal) chosen for both twins."""
        if plural:
            phrase = in_plural(phrase)
        words = phrase.split()
        plain = words[0] == "be" and len(words) == 2 and words[1] in GRADABLE
        if style == "not" and plain:
            return negate(phrase, tense, plural)
        if style == "seem" and words[0] == "be" and words[1] != "not":
            return conjugate("seem to " + phrase, tense, plural)
        if style.startswith("adverb ") and plain:
            return conjugate("be " + style[7:] + " " + words[1], tense, plural)
        return conjugate(phrase, tense, plural)

    def style(self) -> str:
        draw = self.rng.random()
        if draw < 0.30:
            return "adverb " + pick(self.rng, ADVERBS)
        if draw < 0.34:
            return "seem"
        if draw < 0.38:
            return "not"
        return ""

    # ---- whole twins
    def person(self, plural: bool):
        while True:
            found = pick(self.rng, PEOPLE_AROUND)
            if not (plural and found[1] and found[0] != "I") and not (self.pools.split == "train" and self.pools.held_word.search(found[0])):
                return found

    def pick_scene(self):
        return pick(self.rng, self.universal if self.universal and self.rng.random() < 0.35 else self.specific)

    def pick_pair(self, scene):
        for _ in range(8):
            x, y = pick(self.rng, scene.x_classes), pick(self.rng, scene.y_classes)
            if x.text.split()[-1] != y.text.split()[-1] and (scene.general == "no" or not x.families & y.families):
                return x, y
        return None

    def it_twin(self, kinds=("reason", "result", "any"), plural=False):
        rng = self.rng
        scene = self.pick_scene()
        pair = self.pick_pair(scene)
        if not pair:
            return None
        x, y = pair
        if plural and (x.mass or y.mass or UNCOUNTED & (x.families | y.families)):
            return None
        kind = pick(rng, kinds)
        frame = pick(rng, self.pools.frames[kind])
        pair = self.predicates(scene, x, y, kind)
        if not pair or plural and any(SINGULAR_ONLY.match(p) for p in pair):
            return None
        return self.assemble(scene, frame, x, y, pair, plural, "they" if plural else "it")

    def tense_for(self, frame: Frame) -> str:
        draw = self.rng.random()
        if frame.kind in ("result", "object") or frame.text.count("had "):
            return "past"
        return "past" if draw < 0.82 else "present"

    def assemble(self, scene, frame, x, y, pair, plural, pronoun):
        rng = self.rng
        tense = self.tense_for(frame)
        style = self.style()
        said = [self.realize(p, tense, plural, style) for p in pair]
        if said[0] == said[1]:
            return None
        return self.fill(scene, frame, x, y, said, plural, tense, (pronoun, pronoun), set(" ".join(pair).split()))

    def fill(self, scene, frame, x, y, said, plural, tense, pronouns, banned, extra=None, plurals=None, phrases=None):
        """Both items of a twin from two predicates (already conjugated) and two pronouns."""
        rng = self.rng
        pattern = pick(rng, scene.patterns)
        person = self.person(plural or pronouns[0] in ("he", "she", "they"))
        if phrases is None:
            phrases = (self.noun_phrase(x, MARK_X, plural, banned), self.noun_phrase(y, MARK_Y, plural, banned))
        event_tense = tense
        if tense == "past" and frame.kind != "result":
            draw = rng.random()
            if draw < 0.05:
                event_tense = "perfect"
        text = frame.text
        if "{Q}" in text:
            asked = self.question(pattern, phrases[0], phrases[1], person, plural, tense) if not plurals else None
            if asked is None:
                return None
            text = text.replace("{Q}", asked)
        else:
            event = self.event(pattern, phrases[0], phrases[1], person, plural, event_tense, plurals)
            draw = rng.random()
            if tense == "past" and draw < 0.15:
                prefix = pick(rng, PREFIXES)
                event = prefix + (" " if rng.random() < .5 else ", ") + event if text.startswith("{E}") else event
            elif tense == "past" and draw < 0.22:
                event += " " + pick(rng, SUFFIXES)
            elif draw < 0.25 and text.startswith("{E}"):
                event = pick(rng, ("I heard that ", "my sister said that ", "he told me that ", "we knew that ",
                                   "it seems that ", "I remember how ")) + event
            text = text.replace("{E}", event)
        while "{W}" in text:
            teller = self.person(plural or pronouns[0] in ("he", "she", "they"))[0]
            if teller not in ("I", "you") or "{W} told" not in text and "{W} says" not in text:
                text = text.replace("{W}", teller, 1)
        if rng.random() < 0.4:
            for long, short in CONTRACTIONS:
                text, said = text.replace(long, short), [part.replace(long, short) for part in said]
        items = []
        for side in (0, 1):
            whole = text.replace("{pn}", MARK_PRONOUN + pronouns[side] + MARK_END).replace("{p}", said[side])
            for key, value in (extra[side] if extra else {}).items():
                whole = whole.replace(key, value)
            items.append(finish(whole, side, scene.name + "/" + frame.name))
        if items[0].text == items[1].text:
            return None
        return Twin(*items) if rng.random() < 0.5 else Twin(items[1], items[0])

    def object_twin(self):
        """ "... so my sister fed it / read it." """
        rng = self.rng
        scene = self.pick_scene()
        pair = self.pick_pair(scene)
        frame = pick(rng, self.pools.frames["object"])
        if not pair:
            return None
        x, y = pair
        plural = rng.random() < 0.1 and not (x.mass or y.mass or UNCOUNTED & (x.families | y.families))
        chosen = [self.from_table(self.pools.actions, one, two) for one, two in ((x, y), (y, x))]
        if None in chosen:
            return None
        actor = self.person(True)
        pronoun = MARK_PRONOUN + ("them" if plural else "it") + MARK_END
        extra = []
        for action in chosen:
            base, found = re.subn(r"\bit\b", pronoun, action, count=1)
            if not found:  # "repair its engine"
                base = action.replace("its", MARK_PRONOUN + ("their" if plural else "its") + MARK_END, 1)
            if plural and ("sleep" in base or " and " in base or "another" in base):
                return None
            extra.append({"{a}": conjugate(base, "past", actor[1]), "{abase}": base})
        frame = Frame(frame.name, frame.kind, frame.text.replace("{W}", actor[0], 1))
        return self.fill(scene, frame, x, y, ("", ""), plural, "past", ("", ""), set(), extra)

    def from_table(self, table, noun: Noun, other: Noun):
        source = table[noun.text]
        for _ in range(5):
            if not source:
                return None
            found = pick(self.rng, source)
            if not found.blocks >> other.index & 1:
                return found.text
        return None

    def part_twin(self):
        """ "... Its engine was too hot / its tail was wagging." """
        rng = self.rng
        scene = self.pick_scene()
        pair = self.pick_pair(scene)
        frame = pick(rng, self.pools.frames["part"])
        if not pair:
            return None
        x, y = pair
        chosen = [self.from_table(self.pools.parts, one, two) for one, two in ((x, y), (y, x))]
        if None in chosen or chosen[0] == chosen[1]:
            return None
        tense = "past" if rng.random() < 0.8 else "present"
        plural = rng.random() < 0.15 and not (x.mass or y.mass or UNCOUNTED & (x.families | y.families))
        own = "their" if plural else "its"
        said, extra = [], []
        for text in chosen:
            part, _, predicate = text.partition(" ; ")
            if plural and not is_plural(part) and part.split()[-1] not in MASS_PARTS:
                part = plural_by_rule(part, self.lexicon.irregular)
            said.append(part + " " + conjugate(predicate, tense, is_plural(part)))
            extra.append({"{n}": part})
        return self.fill(scene, frame, x, y, said, plural, tense, (own, own), set(), extra)

    def people_twin(self):
        """A woman and a man: he or she decides.  Or two of one gender: what they do decides."""
        rng = self.rng
        if rng.random() < 0.4:
            return self.roles_twin()
        scene = self.pools.people_scenes["people"]
        woman, man = pick(rng, self.pools.women), pick(rng, self.pools.men)
        swap = rng.random() < 0.5
        x, y = (man, woman) if swap else (woman, man)
        subject, object_, own = (("he", "she"), ("him", "her"), ("his", "her")) if swap else \
                                (("she", "he"), ("her", "him"), ("her", "his"))
        phrases = tuple(self.person_phrase(n, m) for n, m in ((x, MARK_X), (y, MARK_Y)))
        draw = rng.random()
        if draw < 0.65:
            frame = pick(rng, self.pools.frames[pick(rng, ("reason", "any", "result"))])
            tense = self.tense_for(frame)
            predicates = [pick(rng, scene.lists["p"])] * 2
            if rng.random() < 0.3:
                predicates[1] = pick(rng, scene.lists["p"])
            style = self.style()
            said = [self.realize(p, tense, False, style) for p in predicates]
            return self.fill(scene, frame, x, y, said, False, tense, subject, set(), phrases=phrases)
        if draw < 0.82:
            frame = pick(rng, self.pools.frames["object"])
            actor = pick(rng, (("I", True), ("we", True), ("the children", True), ("everybody", False)))
            action = pick(rng, PERSON_ACTIONS)
            extra = []
            for side in (0, 1):
                base = action.replace("{o}", MARK_PRONOUN + object_[side] + MARK_END)
                extra.append({"{a}": conjugate(base, "past", actor[1]), "{abase}": base})
            frame = Frame(frame.name, frame.kind, frame.text.replace("{W}", actor[0], 1))
            return self.fill(scene, frame, x, y, ("", ""), False, "past", subject, set(), extra, phrases=phrases)
        frame = pick(rng, [f for f in self.pools.frames["part"] if "{n}" not in f.text])
        part, _, rest = pick(rng, PERSON_PARTS).partition(" ")
        said = [part + " " + conjugate(rest, "past", is_plural(part))] * 2
        return self.fill(scene, frame, x, y, said, False, "past", own, set(), phrases=phrases)

    def person_phrase(self, noun: Noun, mark: str, plural=False) -> str:
        word = mark + (noun.plural if plural else noun.text) + MARK_END
        if noun.text[0].isupper():
            return word
        looks = pick(self.rng, ("old ", "young ", "tall ", "kind ")) if self.rng.random() < 0.15 else ""
        draw = self.rng.random()
        if draw < 0.65 or plural:
            return "the " + looks + word
        return article(looks + noun.text) + " " + looks + word if draw < 0.8 else "my " + looks + word

    def roles_twin(self):
        rng = self.rng
        scene = pick(rng, [s for name, s in self.pools.people_scenes.items() if name not in ("people", "person_thing")])
        kind = pick(rng, [k for k in ("reason", "result", "any") if scene.own[k][0] and scene.own[k][1]] or [None])
        if not kind:
            return None
        women = rng.random() < 0.5
        group = (self.pools.women if women else self.pools.men) + self.pools.people["role"]
        x, y = pick(rng, group), pick(rng, group)
        if x is y:
            return None
        frame = pick(rng, self.pools.frames[kind])
        if "{W}" in frame.text:
            return None
        tense = self.tense_for(frame)
        pair = pick(rng, scene.own[kind][0]), pick(rng, scene.own[kind][1])
        said = [conjugate(p, tense, False) for p in pair]
        phrases = self.person_phrase(x, MARK_X), self.person_phrase(y, MARK_Y)
        pronoun = "she" if women else "he"
        return self.fill(scene, frame, x, y, said, False, tense, (pronoun, pronoun), set(), phrases=phrases)

    def person_thing_twin(self):
        """ "The boy carried the box because he / it was ..." and "The children ... because they / it ..." """
        rng = self.rng
        scene = self.pools.people_scenes["person_thing"]
        people_plural = rng.random() < 0.35
        thing_plural = not people_plural and rng.random() < 0.15
        thing = pick(rng, scene.y_classes)
        if thing_plural and thing.mass:
            return None
        who = pick(rng, self.pools.women + self.pools.men if not people_plural else
                   [n for n in self.pools.women + self.pools.men + self.pools.people["role"] if not n.text[0].isupper()])
        personal = "they" if people_plural else ("she" if who.gender == "f" else "he")
        frame = pick(rng, self.pools.frames[pick(rng, ("reason", "any", "result"))])
        kind = frame.kind
        shared, known = self.pools.by_noun[thing.text][kind]
        source = known if known and rng.random() < 0.4 else shared
        people_source = self.pools.people_scenes["people"].lists["p"]
        if not source or not people_source:
            return None
        of_thing = pick(rng, source).text
        of_person = pick(rng, people_source)
        if "animal" in thing.families and of_thing in PERSON_TOO(self.lexicon) and rng.random() < 0.5:
            of_person = of_thing
        if thing_plural and SINGULAR_ONLY.match(of_thing):
            return None
        tense = self.tense_for(frame)
        style = self.style()
        banned = set(of_thing.split())
        said = [self.realize(of_person, tense, people_plural, style), self.realize(of_thing, tense, thing_plural, style)]
        phrases = self.person_phrase(who, MARK_X, people_plural), self.noun_phrase(thing, MARK_Y, thing_plural, banned)
        return self.fill(scene, frame, who, thing, said, False, tense, (personal, "they" if thing_plural else "it"),
                         banned, plurals={"X": people_plural, "Y": thing_plural}, phrases=phrases)

    def twin(self):
        draw = self.rng.random()
        if draw < 0.57:
            return self.it_twin()
        if draw < 0.64:
            return self.it_twin(plural=True)
        if draw < 0.75:
            return self.object_twin()
        if draw < 0.87:
            return self.part_twin()
        if draw < 0.95:
            return self.people_twin()
        return self.person_thing_twin()


_person_too: list = []


def PERSON_TOO(lexicon):
    """Predicates of animals that suit people as well."""
    if not _person_too:
        from lexicon import lines_of
        _person_too.append({line.split(" : ")[0].strip() for line in lines_of("predicates.txt")
                            if "person" in line.partition(" : ")[2].split("|")[0].split() and " its " not in line})
    return _person_too[0]


SINGULAR_ONLY = re.compile(r"^be (an?|the|where|still very) |.*\b(itself|name)\b")
GRADABLE = set("tired sleepy hungry thirsty frightened scared afraid angry furious bored lonely lazy curious nervous "
               "brave shy greedy clever stubborn sick happy jealous excited impatient confused dizzy restless soft warm "
               "comfortable fluffy cosy thick clean fresh delicious tasty sour salty sweet spicy mouldy rotten ripe wide busy icy "
               "slippery deep shallow steep polluted dangerous narrow fragile heavy hard thin small big large full "
               "strong weak old young cold wet dirty dry sharp blunt rusty noisy loud slow fast expensive cheap calm "
               "rough stormy muddy clumsy careless friendly worried sad ill late rich poor refreshing".split())


def is_plural(part: str) -> bool:
    """Whether "ears", "front wheel", "fish" take a plural verb."""
    last = part.split()[-1]
    return last in ("teeth", "fish", "young", "brakes") or (last.endswith("s") and not last.endswith("ss")) \
        and last not in ("grass",)


def ask(verb: str, slot: str, rest: str, tense: str, plural: bool) -> str:
    """The question after "why": did X sleep ..., was X hit ..., could X not ..., didn't X fit ..."""
    words = verb.split(" ", 1)
    was = ("were" if plural else "was") if tense == "past" else ("are" if plural else "is")
    do = "did" if tense == "past" else ("do" if plural else "does")
    if words[0] == "be":
        tail = " " + words[1] if len(words) > 1 else ""
        return f"{was} {slot}{tail}{rest}"
    if words[0] == "cannot":
        return f"{'could' if tense == 'past' else 'can'} {slot} not {words[1]}{rest}"
    if words[0] == "not":
        return f"{do} {slot} not {words[1]}{rest}"
    return f"{do} {slot} {verb}{rest}"


def finish(text: str, side: int, frame: str) -> Item:
    """Capital letters, then the marks become spans."""
    text = SENTENCE_START.sub(lambda m: m[1] + m[2].upper(), text)
    spans, plain, last, open_mark, begin = {}, [], 0, "", 0
    length = 0
    for match in MARKS.finditer(text):
        chunk = text[last:match.start()]
        plain.append(chunk)
        length += len(chunk)
        last = match.end()
        if match[0] == MARK_END:
            spans[open_mark] = (begin, length)
        else:
            open_mark, begin = match[0], length
    plain.append(text[last:])
    nouns = spans[MARK_X], spans[MARK_Y]
    return Item("".join(plain), spans[MARK_PRONOUN], nouns[side], nouns[1 - side], frame)


DEMO = {"the cat sat on the mat because it was soft.", "the cat sat on the mat because it was tired.",
        "the animal didn't cross the street because it was too wide.",
        "the animal didn't cross the street because it was too tired.",
        "the animal did not cross the street because it was too wide.",
        "the animal did not cross the street because it was too tired."}
CONTRACTIONS = (("did not", "didn't"), ("does not", "doesn't"), ("could not", "couldn't"), ("do not", "don't"),
                ("cannot", "can't"), ("was not", "wasn't"))


def generate(seed: int, count: int, split: str) -> list[Twin]:
    """count twins of the split; the same seed gives the same twins.  Demo sentences never occur."""
    writer = Writer(seed, split)
    found = []
    while len(found) < count:
        twin = writer.twin()
        if twin and twin.a.text.lower() not in DEMO and twin.b.text.lower() not in DEMO:
            found.append(twin)
    return found


def shown(item: Item) -> str:
    """The sentence with [antecedent], (distractor) and *pronoun* marked."""
    marks = sorted([(*item.pronoun, "*", "*"), (*item.antecedent, "[", "]"), (*item.distractor, "(", ")")], reverse=True)
    text = item.text
    for begin, end, left, right in marks:
        text = text[:begin] + left + text[begin:end] + right + text[end:]
    return text


if __name__ == "__main__":
    split = sys.argv[1] if len(sys.argv) > 1 else "train"
    for twin in generate(int(sys.argv[2]) if len(sys.argv) > 2 else 0, int(sys.argv[3]) if len(sys.argv) > 3 else 30, split):
        print(f"{twin.a.frame:26s} {shown(twin.a)}\n{'':26s} {shown(twin.b)}")
