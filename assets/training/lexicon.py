"""Reads the plain text files in lexicon/ into nouns, predicates, scenes and frames.

Which predicate fits which noun is kept as one integer per predicate, with one bit per noun, so that the question
"does it fit exactly one of these two?" costs two shifts.
"""
from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from grammar import participle

FOLDER = Path(__file__).parent / "lexicon"
STOP_WORDS = set("be have been not too very so much more the a an of its it in on at to for with by and is".split())
STATES = set("be have need want like hate love know feel taste smell remember contain hold cost weigh belong speak "
             "see hear live look suit fit keep lead miss work show warn sell".split())
SCENE_LISTS = ("x", "y", "xb", "yb", "xs", "ys", "xu", "yu", "xc", "yc", "xa", "ya", "xo", "yo", "p")


@dataclass
class Noun:
    """One noun or name; classes include its own text and its families."""
    text: str
    index: int
    classes: set = field(default_factory=set)
    families: set = field(default_factory=set)
    mass: bool = False
    held_out: bool = False
    plural: str = ""
    gender: str = ""  # "f", "m", "" (open) for people


@dataclass
class Predicate:
    """Something said of a noun, in the base form; fits and blocks are bit sets over nouns."""
    text: str
    fits: int
    blocks: int
    kind: str  # "state", "event" or "both"
    knowledge: bool = False
    held_out: bool = False


@dataclass
class Scene:
    name: str
    x_classes: list
    y_classes: list
    patterns: list
    reasons: tuple = ((), ())
    results: tuple = ((), ())
    general: str = "yes"
    held_out: bool = False
    people: tuple = ((), ())  # who can stand in X and Y of a scene with people; empty for anybody

    @property
    def by_role(self):
        """Whether only the roles decide (who did not fit into what, who hit whom), not what sort of thing plays them."""
        return self.general == "no"


@dataclass
class Frame:
    name: str
    kind: str
    text: str
    held_out: bool = False


def lines_of(name: str):
    """The lines of a lexicon file without comments and empty lines."""
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.rstrip()


def content_key(predicate: str) -> frozenset:
    """The words that carry the meaning, so that "be wide" and "be too wide" count as one predicate."""
    return frozenset(predicate.split()) - STOP_WORDS or frozenset(predicate.split())


def kind_of(predicate: str) -> str:
    """"state" can be a reason, "event" can be a result, "both" (mostly passives) can be either."""
    words = predicate.split()
    if words[0] in ("not", "cannot"):
        return "both"
    if words[0] == "be" and len(words) > 1 and (words[1].endswith("ed") or words[1] == "caught") and len(words) > 2:
        return "both"
    if words[0] == "have" and len(words) > 1 and words[1] == "to":
        return "event"
    return "state" if words[0] in STATES else "event"


def plural_by_rule(noun: str, irregular: dict) -> str:
    head = noun.split()[-1]
    start = noun[: len(noun) - len(head)]
    if head in irregular:
        return start + irregular[head]
    if re.search(r"(s|x|z|ch|sh)$", head):
        return start + head + "es"
    if re.search(r"[^aeiou]y$", head):
        return start + head[:-1] + "ies"
    return start + head + "s"


class Lexicon:
    """Everything that the generator knows, read once."""

    def __init__(self):
        self.held_nouns = {line.strip() for line in lines_of("held_out_nouns.txt")}
        self.held_keys = {content_key(line.strip()) for line in lines_of("held_out_predicates.txt")}
        self.held_frames = {line.strip() for line in lines_of("held_out_frames.txt")}
        self.problems: list[str] = []
        self.nouns: dict[str, Noun] = {}
        self.class_order: list[str] = []
        self.read_nouns()
        self.people: dict[str, list[Noun]] = {}
        self.read_people()
        self.index_classes()
        self.predicates: list[Predicate] = []
        self.read_predicates()
        self.read_knowledge()
        self.actions = self.read_actions()
        self.add_passives()
        self.parts = self.read_parts()
        self.frames = self.read_frames()
        self.scenes = self.read_scenes("scenes.txt")
        self.people_scenes = self.read_scenes("people_scenes.txt")

    # ---- nouns
    def noun(self, text: str) -> Noun:
        if text not in self.nouns:
            self.nouns[text] = Noun(text, len(self.nouns), {text}, held_out=text in self.held_nouns)
        return self.nouns[text]

    def read_nouns(self):
        irregular = dict(line.split("\t") for line in lines_of("plurals.txt"))
        name, family = "", ""
        for line in lines_of("nouns.txt"):
            if line.startswith("["):
                name, family = re.match(r"\[([\w ]+)\] ?(\w*)", line).groups()
                self.class_order.append(name)
                continue
            for word in line.split(","):
                word = word.strip()
                noun = self.noun(word.rstrip("~"))
                noun.mass |= word.endswith("~")
                noun.classes |= {name} | ({family} if family else set())
                noun.families |= {family} if family else set()
        for noun in self.nouns.values():
            noun.plural = plural_by_rule(noun.text, irregular)
            if not noun.families:
                self.problems.append(f"nouns.txt: {noun.text} has no family")
        self.irregular = irregular

    def read_people(self):
        name = ""
        genders = {"woman": "f", "she": "f", "man": "m", "he": "m", "role": ""}
        for line in lines_of("people.txt"):
            if line.startswith("["):
                name = line.strip("[]")
                self.people[name] = []
                continue
            for word in line.split(","):
                text = word.strip()
                self.people[name].append(Noun(text, -1, {name, "person"}, {"person"}, gender=genders[name],
                                              held_out=text in self.held_nouns,
                                              plural=plural_by_rule(text, self.irregular)))

    def index_classes(self):
        self.bits: dict[str, int] = {"person": 0, "*": (1 << len(self.nouns)) - 1}
        for noun in self.nouns.values():
            for name in noun.classes:
                self.bits[name] = self.bits.get(name, 0) | 1 << noun.index
        for noun in self.nouns.values():  # a family or class of the same name as a noun is the larger set
            noun.classes.discard("")

    def names_to_bits(self, names: str, where: str) -> int:
        """"big tree lamp post" -> bits; the longest known name wins."""
        words, bits, i = names.split(), 0, 0
        while i < len(words):
            for length in (3, 2, 1):
                name = " ".join(words[i:i + length])
                if name in self.bits:
                    bits |= self.bits[name]
                    i += length
                    break
            else:
                self.problems.append(f"{where}: unknown name {words[i]}")
                i += 1
        return bits

    def names_to_nouns(self, names: str, where: str) -> list[Noun]:
        bits = self.names_to_bits(names, where)
        return [noun for noun in self.nouns.values() if bits >> noun.index & 1]

    def names_to_people(self, names: str) -> list[Noun]:
        """"policeman guard" -> those two; [] for "person" (anybody) and for the names of things."""
        known = {noun.text: noun for group in self.people.values() for noun in group}
        return [known[name] for name in names.split() if name in known]

    # ---- what is said of nouns
    def is_held_out(self, text: str) -> bool:
        return content_key(text) in self.held_keys

    def add_predicate(self, text: str, fits: int, maybe: int, knowledge=False):
        self.predicates.append(Predicate(text, fits, fits | maybe, kind_of(text), knowledge, self.is_held_out(text)))

    def fits_and_maybe(self, text: str, where: str):
        yes, _, maybe = text.partition("|")
        return self.names_to_bits(yes, where), self.names_to_bits(maybe, where)

    def read_predicates(self):
        for line in lines_of("predicates.txt"):
            text, _, classes = line.partition(" : ")
            self.add_predicate(text.strip(), *self.fits_and_maybe(classes, text))

    def read_knowledge(self):
        for line in lines_of("knowledge.txt"):
            name, _, entries = line.partition(" : ")
            if name not in self.nouns:
                self.problems.append(f"knowledge.txt: unknown noun {name}")
                continue
            noun = self.nouns[name]
            family = 0
            for each in noun.families:
                family |= self.bits[each]
            for entry in entries.split(";"):
                text, _, maybe = entry.partition("~")
                self.add_predicate(text.strip(), 1 << noun.index, family | self.names_to_bits(maybe, entry), True)

    def read_actions(self):
        found = []
        for line in lines_of("actions.txt"):
            text, _, classes = line.partition(" : ")
            fits, maybe = self.fits_and_maybe(classes, text)
            found.append(Predicate(text.strip(), fits, fits | maybe, "action", False, self.is_held_out(text)))
        return found

    def add_passives(self):
        """"feed it" also gives "have to be fed", "can be fed" and "be fed at once"."""
        for action in self.actions:
            match = re.match(r"(\w+) it( (?!up and|and|at|in$|on$)[a-z ]+)?$", action.text)
            if not match or action.held_out or " and " in action.text or match[1] in ("get", "look", "sit", "let", "smell", "wear", "taste", "drink"):
                continue
            done = participle(match[1]) + (match[2] or "")
            for text in (f"have to be {done}", f"can be {done}", f"be {done}", f"should be {done}"):
                self.predicates.append(Predicate(text, action.fits, action.blocks, "both", False, self.is_held_out(text)))

    def read_parts(self):
        found = []
        for line in lines_of("parts.txt"):
            text, _, classes = line.partition(" : ")
            fits, maybe = self.fits_and_maybe(classes, text)
            found.append(Predicate(text.strip(), fits, fits | maybe, "part", False,
                                   self.is_held_out(text.replace(" ;", ""))))
        return found

    # ---- sentences
    def read_frames(self):
        found = []
        for line in lines_of("frames.txt"):
            head, _, text = line.partition(" | ")
            name, kind = head.split()
            found.append(Frame(name, kind, text.strip(), name in self.held_frames))
        return found

    def read_scenes(self, name: str):
        scenes, scene, lists = [], None, {}
        for line in lines_of(name):
            if line.startswith("@"):
                match = re.match(r"@(\w+)(?: X: (.*?) Y: (.*))?$", line)
                scene = Scene(match[1], [], [], [], held_out=match[1] in self.held_frames)
                if match[2] and name == "scenes.txt":
                    scene.x_classes = self.names_to_nouns(match[2], line)
                    scene.y_classes = self.names_to_nouns(match[3], line)
                elif match[2]:
                    scene.people = tuple(self.names_to_people(side) for side in match.group(2, 3))
                    scene.y_classes = [] if scene.people[1] or match[3] == "person" else self.names_to_nouns(match[3], line)
                scenes.append(scene)
                lists = {key: [] for key in SCENE_LISTS}
                scene.lists = lists
                continue
            key, _, rest = line.partition(" ")
            if key == "e":
                scene.patterns += [part.strip() for part in rest.split("|")]
            elif key == "general:":
                scene.general = rest.strip()
            elif key in lists:
                lists[key] += [part.strip() for part in rest.split(",") if part.strip()]
            else:
                self.problems.append(f"{name}: cannot read the line {line!r}")
        return scenes
