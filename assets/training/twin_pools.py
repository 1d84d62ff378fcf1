"""What one split may use of the lexicon, sorted for quick choice."""
from __future__ import annotations

import re

from lexicon import Lexicon, Scene

SPLITS = ("train", "unseen_nouns", "unseen_predicates", "unseen_frames", "unseen_knowledge")
CONCESSIVE = re.compile(r"\b(but|although|though|yet|However|Luckily|while|all the time)\b", re.IGNORECASE)
# What happens first is said first; frames like "before" and "when" would turn a result into a cause.
FORWARD = re.compile(r"(after|when|as soon as|once) \{E\}|\{E\}(?!.*\b(when|until|before|after|just as|as soon as)\b)")
UNIVERSAL = {"near", "picture", "trade", "place", "weather_any"}  # scenes for any two nouns


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
        self.people_roles = [scene for name, scene in self.people_scenes.items()
                             if name not in ("people", "person_thing") and scene.kinds]

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
        self.frames["forward"] = [f for f in self.frames["result"] if FORWARD.match(f.text)]
        self.frames["plain"] = [f for f in self.frames["any"] if not CONCESSIVE.search(f.text)]

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
                     "until": (lists["xu"], lists["yu"]), "contrast": (lists["xc"], lists["yc"]),
                     "even": (lists["xa"] or lists["xc"], lists["ya"] or lists["yc"]),
                     "clause": (lists["xo"], lists["yo"]),
                     "any": (lists["x"] + lists["xb"] + lists["xs"], lists["y"] + lists["yb"] + lists["ys"])}
        found.held_out = scene.held_out
        found.lists = lists
        found.universal = scene.name in UNIVERSAL
        found.kinds = [kind for kind in found.own if all(found.own[kind]) and kind in self.frames]
        found.people = tuple([noun for noun in side if self.noun_ok(noun)] for side in scene.people)
        if any(scene.people[i] and not found.people[i] for i in (0, 1)):
            return None
        if scene.y_classes and not found.y_classes:
            return None
        if scene.x_classes and scene.y_classes and not (found.x_classes and found.y_classes):
            return None
        return found


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
