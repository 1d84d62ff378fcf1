"""Noun phrases, events and predicates as they stand in a sentence."""
from __future__ import annotations

import re

from grammar import article, conjugate, in_plural, negate
from lexicon import Noun
from twin_words import (ADVERBS, GRADABLE, LOOKS_ANIMAL, LOOKS_FOOD, LOOKS_PLACE, LOOKS_THING, MARK_END, MARKS,
                        OBJECT_FORMS, OWNERS, PEOPLE_AROUND, RELATIVES, SIZES, pick)


class Phrases:
    """The part of the writer that turns nouns, patterns and predicates into words; needs self.rng and self.pools."""

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
        numbers = {"X": plural, "Y": plural, "P": person[1], "there": False}
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
        if not slots and not follows:
            return "there"
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

    def person(self, plural: bool):
        while True:
            found = pick(self.rng, PEOPLE_AROUND)
            if not (plural and found[1] and found[0] != "I") and not (self.pools.split == "train" and self.pools.held_word.search(found[0])):
                return found

    def person_phrase(self, noun: Noun, mark: str, plural=False) -> str:
        word = mark + (noun.plural if plural else noun.text) + MARK_END
        if noun.text[0].isupper():
            return word
        looks = pick(self.rng, ("old ", "young ", "tall ", "kind ")) if self.rng.random() < 0.15 else ""
        draw = self.rng.random()
        if draw < 0.65 or plural:
            return "the " + looks + word
        return article(looks + noun.text) + " " + looks + word if draw < 0.8 else "my " + looks + word


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
