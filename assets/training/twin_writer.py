"""Puts scenes, frames and predicates together into twins."""
from __future__ import annotations

import random
import re
from dataclasses import dataclass

from grammar import conjugate
from lexicon import Frame, Noun, Scene, plural_by_rule
from twin_people import PeopleTwins
from twin_phrases import Phrases
from twin_pools import pools
from twin_words import (ADVERBIALS, CLAUSES, CONTRACTIONS, MARK_END, MARK_PRONOUN, MARK_X, MARK_Y, MARKS, MASS_PARTS, MIDDLES, PREFIXES, SENTENCE_START,
                        SINGULAR_ONLY, SUFFIXES, UNCOUNTED, is_plural, pick)


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
BY_ROLE = {"any": "plain", "result": "forward"}  # frames for scenes in which the order of events matters

BETWEEN = (("{M}", MIDDLES), ("{C}", CLAUSES), ("{V}", ADVERBIALS))
SINGULAR_TELLER = re.compile(r"\{W\} (says|thinks|knows|was)\b")
PERSONAL = ("he", "she", "they", "him", "her", "them")


class Writer(Phrases, PeopleTwins):
    """Writes twins of one split with one random stream."""

    def __init__(self, seed: int, split: str):
        self.rng = random.Random(f"{split} {seed}")
        self.pools = pools(split)
        self.lexicon = self.pools.lexicon
        self.knowing = 0.5 if split == "train" else 0.33  # how often what is known of one noun, not of its class
        self.roles = [s for s in self.pools.scenes if s.by_role]
        self.specific = [s for s in self.pools.scenes if not s.universal and not s.by_role]
        self.universal = [s for s in self.pools.scenes if s.universal]
        if split == "unseen_frames":
            self.specific = [s for s in self.specific if s.held_out] * 3 + self.specific

    # ---- choosing
    def general(self, noun: Noun, other: Noun, kind: str):
        """A predicate that fits noun and surely not other, or None."""
        shared, known = self.pools.by_noun[noun.text][kind]
        rng = self.rng
        for _ in range(6):
            source = known if known and (not shared or rng.random() < self.knowing) else shared
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
        if own_x and own_y and (scene.by_role or rng.random() < 0.55):
            return pick(rng, own_x), pick(rng, own_y)
        if scene.by_role:
            return None
        first = pick(rng, own_x) if own_x and rng.random() < 0.4 else self.general(x, y, kind)
        second = pick(rng, own_y) if own_y and (scene.general == "x" or rng.random() < 0.4) else self.general(y, x, kind)
        if first and second and first != second:
            return first, second
        return None

    def pick_scene(self):
        """About one scene in four is decided by roles alone ("too big", "too small")."""
        draw = self.rng.random()
        if draw < 0.36 and self.roles:
            return pick(self.rng, self.roles)
        return pick(self.rng, self.universal if self.universal and draw < 0.57 else self.specific)

    def pick_pair(self, scene):
        for _ in range(8):
            x, y = pick(self.rng, scene.x_classes), pick(self.rng, scene.y_classes)
            if x.text.split()[-1] != y.text.split()[-1] and (scene.by_role or not x.families & y.families):
                return x, y
        return None

    # ---- whole twins
    def it_twin(self, kinds=("reason", "result", "any"), plural=False):
        rng = self.rng
        scene = self.pick_scene()
        pair = self.pick_pair(scene)
        if not pair:
            return None
        x, y = pair
        if plural and (x.mass or y.mass or UNCOUNTED & (x.families | y.families)):
            return None
        if scene.by_role and not scene.kinds:
            return None
        kind = pick(rng, scene.kinds if scene.by_role else kinds)
        frame = pick(rng, self.pools.frames[BY_ROLE.get(kind, kind) if scene.by_role else kind])
        if kind == "clause":
            return self.clause_twin(scene, frame, x, y, ("them", "them") if plural else ("it", "it"), plural)
        pair = self.predicates(scene, x, y, kind)
        if not pair or plural and any(SINGULAR_ONLY.match(p) for p in pair):
            return None
        return self.assemble(scene, frame, x, y, pair, plural, "they" if plural else "it")

    def tense_for(self, frame: Frame) -> str:
        draw = self.rng.random()
        if "{W} says" in frame.text or "{W} thinks" in frame.text or "look, " in frame.text:
            return "present"
        if "{V}" in frame.text or frame.kind in ("result", "object", "until", "contrast", "clause") or frame.text.count("had "):
            return "past"
        return "past" if draw < 0.82 else "present"

    def assemble(self, scene, frame, x, y, pair, plural, pronoun):
        rng = self.rng
        tense = self.tense_for(frame)
        style = self.style()
        if scene.by_role:  # "not big" would turn the answer around
            style = "" if style == "not" else style
            tense = "present" if tense == "past" and frame.kind in ("reason", "any", "even") and "{V}" not in frame.text and rng.random() < 0.3 else tense
        said = [self.realize(p, tense, plural, style) for p in pair]
        if said[0] == said[1]:
            return None
        return self.fill(scene, frame, x, y, said, plural, tense, (pronoun, pronoun), set(" ".join(pair).split()))

    def fill(self, scene, frame, x, y, said, plural, tense, pronouns, banned, extra=None, plurals=None, phrases=None):
        """Both items of a twin from two predicates (already conjugated) and two pronouns."""
        rng = self.rng
        pattern = pick(rng, scene.patterns)
        person = self.person(plural or pronouns[0] in PERSONAL)
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
            elif tense == "past" and draw < 0.22 and "{V}" not in text:
                event += " " + pick(rng, SUFFIXES)
            elif draw < 0.25 and text.startswith("{E}"):
                event = pick(rng, ("I heard that ", "my sister said that ", "he told me that ", "we knew that ",
                                   "it seems that ", "I remember how ")) + event
            text = text.replace("{E}", event)
        for slot, words in BETWEEN:
            while slot in text:
                text = text.replace(slot, pick(rng, words), 1)
        while "{W}" in text:
            teller, many = self.person(plural or pronouns[0] in PERSONAL)
            if many and SINGULAR_TELLER.search(text):
                continue
            if teller not in ("I", "you") or "{W} told" not in text and "{W} says" not in text:
                text = text.replace("{W}", teller, 1)
        if rng.random() < 0.4:
            for long, short in CONTRACTIONS:
                text, *said = (re.sub(rf"\b{long}\b", short, part) for part in (text, *said))
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

    def clause_twin(self, scene, frame, x, y, pronouns, plural=False, plurals=None, phrases=None):
        """ "... so the police arrested him / we comforted him": the scene's own clauses about one of the two."""
        extra = []
        for side in (0, 1):
            clause = pick(self.rng, scene.own["clause"][side])
            clause = re.sub(r"<([^>]+)>", lambda m: conjugate(m[1], "past", False), clause)
            extra.append({"{a}": clause.replace("{o}", MARK_PRONOUN + pronouns[side] + MARK_END)})
        return self.fill(scene, frame, x, y, ("", ""), plural, "past", pronouns, set(), extra, plurals, phrases)

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

    def twin(self):
        draw = self.rng.random()
        if draw < 0.53:
            return self.it_twin()
        if draw < 0.61:
            return self.it_twin(plural=True)
        if draw < 0.71:
            return self.object_twin()
        if draw < 0.82:
            return self.part_twin()
        if draw < 0.95:
            return self.people_twin()
        return self.person_thing_twin()


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
