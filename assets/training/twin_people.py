"""Twins about people: he, she, him, her and they."""
from __future__ import annotations

import re

from grammar import conjugate, in_plural
from lexicon import Frame
from twin_words import (MARK_END, MARK_PRONOUN, MARK_X, MARK_Y, OBJECT_FORMS, PERSON_ACTIONS, PERSON_PARTS, SINGULAR_ONLY, is_plural,
                        people_too, pick)

# Whether X and Y are groups: mostly two single people.
NUMBERS = ((False, False),) * 5 + ((True, False), (False, True), (True, True), (True, True))
NUMBERS_THINGS = ((True, True), (True, True), (False, False), (True, False), (False, True))
NOT_OF_GROUPS = re.compile(r"^be (an?|the|only|alone) |\b(a (leg|foot|cold|fever|wife|husband)|the (king|winner|boss)|first|old enough)\b")


class PeopleTwins:
    """The part of the writer in which at least one of the two is a person."""

    def people_twin(self):
        """A woman and a man: he or she decides.  Or two of one gender: what they do decides."""
        rng = self.rng
        if rng.random() < 0.6:
            return self.roles_twin()
        scene = self.pools.people_scenes["people"]
        if rng.random() < 0.2:
            return self.numbers_twin(scene)
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

    def numbers_twin(self, scene):
        """One person and a group: he or they decides, he and they may do the same."""
        rng, numbers = self.rng, pick(self.rng, ((True, False), (False, True)))
        chosen = self.cast(scene, numbers)
        frame = pick(rng, self.pools.frames[pick(rng, ("reason", "any", "result"))])
        text = pick(rng, scene.lists["p"])
        if not chosen or NOT_OF_GROUPS.search(text) or "{W}" in frame.text:
            return None
        x, y, pronouns = chosen
        tense = self.tense_for(frame)
        said = [conjugate(text, tense, number) for number in numbers]
        phrases = self.person_phrase(x, MARK_X, numbers[0]), self.person_phrase(y, MARK_Y, numbers[1])
        return self.fill(scene, frame, x, y, said, False, tense, pronouns, set(),
                         plurals={"X": numbers[0], "Y": numbers[1]}, phrases=phrases)

    def roles_twin(self):
        """Who does what to whom decides: one gender, one person and a group, two groups, or people and things."""
        rng = self.rng
        if not self.pools.people_roles:
            return None
        scene = pick(rng, self.pools.people_roles)
        kind = pick(rng, scene.kinds)
        frame = pick(rng, self.pools.frames[{"any": "plain", "result": "forward"}.get(kind, kind)])
        if "{W}" in frame.text:
            return None
        numbers = pick(rng, NUMBERS_THINGS if scene.y_classes else NUMBERS)
        chosen = self.cast(scene, numbers)
        if not chosen:
            return None
        x, y, pronouns = chosen
        tense = self.tense_for(frame)
        banned, extra = set(), None
        phrases = self.person_phrase(x, MARK_X, numbers[0]), \
            self.noun_phrase(y, MARK_Y, numbers[1], banned) if scene.y_classes else self.person_phrase(y, MARK_Y, numbers[1])
        plural = all(numbers)
        plurals = None if numbers[0] == numbers[1] else {"X": numbers[0], "Y": numbers[1]}
        if kind == "clause":
            objects = tuple(OBJECT_FORMS.get(each, each) for each in pronouns)
            return self.clause_twin(scene, frame, x, y, objects, plural, plurals, phrases)
        pair = pick(rng, scene.own[kind][0]), pick(rng, scene.own[kind][1])
        if any(number and NOT_OF_GROUPS.search(text) for number, text in zip(numbers, pair)):
            return None
        if numbers[1] and scene.y_classes:
            pair = pair[0], in_plural(pair[1])
        said = [conjugate(p, tense, number) for p, number in zip(pair, numbers)]
        return self.fill(scene, frame, x, y, said, plural, tense, pronouns, set(), plurals=plurals, phrases=phrases)

    def cast(self, scene, numbers):
        """(who or what stands in X, in Y, their pronouns), or None where nobody suits."""
        rng, pools_ = self.rng, self.pools
        everybody = pools_.women + pools_.men + pools_.people["role"]
        genders = pick(rng, ("ff", "mm", "ff", "mm", "ff", "mm", "fm", "mf"))
        found, pronouns = [], []
        for side, gender in enumerate(genders):
            if side and scene.y_classes:
                things = [noun for noun in scene.y_classes if not (numbers[1] and noun.mass)]
                found.append(pick(rng, things) if things else None)
                pronouns.append("they" if numbers[1] else "it")
                continue
            group = scene.people[side] or everybody if scene.people else everybody
            other = "m" if gender == "f" else "f"
            group = [noun for noun in group if not (numbers[side] and noun.text[0].isupper() or
                                                    not numbers[side] and noun.gender == other)]
            found.append(pick(rng, group) if group else None)
            pronouns.append("they" if numbers[side] else "she" if gender == "f" else "he")
        x, y = found
        return (x, y, tuple(pronouns)) if x and y and x is not y else None

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
