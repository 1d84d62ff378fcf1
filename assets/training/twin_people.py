"""Twins about people: he, she, him, her and they."""
from __future__ import annotations

from grammar import conjugate
from lexicon import Frame
from twin_words import (MARK_END, MARK_PRONOUN, MARK_X, MARK_Y, PERSON_ACTIONS, PERSON_PARTS, SINGULAR_ONLY, is_plural,
                        people_too, pick)


class PeopleTwins:
    """The part of the writer in which at least one of the two is a person."""

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
        frame = pick(rng, self.pools.frames["plain" if kind == "any" else kind])
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
        if "animal" in thing.families and of_thing in people_too() and rng.random() < 0.5:
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
