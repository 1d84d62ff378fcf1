"""A little English grammar: verb forms, articles, plural and reflexive forms of predicates."""
from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).parent / "lexicon"
PRESENT = {"be": ("is", "are"), "have": ("has", "have"), "do": ("does", "do"), "go": ("goes", "go")}
MODALS = {"can": ("could", "can")}


def read_irregular():
    forms = {}
    for line in (FOLDER / "verbs.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            base, past, participle = line.split("\t")[:3]
            forms[base] = (past, participle)
    return forms


IRREGULAR = read_irregular()
DOUBLED = set("hop stop drop trot slip pat nod".split())


def regular_past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if re.search(r"[^aeiou]y$", verb):
        return verb[:-1] + "ied"
    return verb + "ed"


def past(verb: str, plural=False) -> str:
    if verb == "be":
        return "were" if plural else "was"
    return IRREGULAR[verb][0] if verb in IRREGULAR else regular_past(verb)


def participle(verb: str) -> str:
    return IRREGULAR[verb][1] if verb in IRREGULAR else regular_past(verb)


def present(verb: str, plural=False) -> str:
    if verb in PRESENT:
        return PRESENT[verb][plural]
    if plural:
        return verb
    if re.search(r"(s|x|z|ch|sh)$", verb):
        return verb + "es"
    if re.search(r"[^aeiou]y$", verb):
        return verb[:-1] + "ies"
    return verb + "s"


def progressive(verb: str) -> str:
    if verb == "lie":
        return "lying"
    if re.search(r"[^e]e$", verb) and verb != "be":
        return verb[:-1] + "ing"
    if verb in ("sit", "run", "swim", "hit", "put", "cut", "get", "hop", "stop", "win", "skid", "drop"):
        return verb + verb[-1] + "ing"
    return verb + "ing"


@lru_cache(maxsize=None)
def conjugate(phrase: str, tense: str, plural: bool) -> str:
    """"be tired", "past" -> "was tired".  Tenses: past, present, perfect (had ...), base.

    "not V ..." is negated with do or be, "cannot V ..." becomes could not or cannot.
    """
    verb, _, rest = phrase.partition(" ")
    rest = " " + rest if rest else ""
    if verb == "cannot":
        return ("could not" if tense in ("past", "perfect") else "cannot") + rest
    if verb == "should":
        return phrase
    if verb == "can":
        return ("could" if tense in ("past", "perfect") else "can") + rest
    if verb == "not":
        return negate(rest[1:], tense, plural)
    if verb in ("nearly", "almost", "never", "always", "often", "hardly", "just", "only"):
        return verb + " " + conjugate(rest[1:], tense, plural)
    if tense == "base":
        return phrase
    if tense == "perfect":
        return "had " + participle(verb) + rest
    if tense == "progressive":
        return past("be", plural) + " " + progressive(verb) + rest
    return (past(verb, plural) if tense == "past" else present(verb, plural)) + rest


def negate(phrase: str, tense: str, plural: bool) -> str:
    verb, _, rest = phrase.partition(" ")
    rest = " " + rest if rest else ""
    if tense == "base":
        return "not " + phrase
    if verb == "be":
        return (past("be", plural) if tense in ("past", "perfect") else present("be", plural)) + " not" + rest
    if tense in ("past", "perfect"):
        return "did not " + phrase
    return ("do not " if plural else "does not ") + phrase


def article(following: str) -> str:
    """a or an before the given words."""
    if following.startswith(("uni", "use", "one", "eu")):
        return "a"
    return "an" if following[0] in "aeiou" or following.startswith("hour") else "a"


@lru_cache(maxsize=None)
def in_plural(phrase: str) -> str:
    """"lick its paws" -> "lick their paws"; used after a plural subject."""
    for singular, plural in (("itself", "themselves"), ("its", "their"), ("it", "them")):
        phrase = re.sub(rf"\b{singular}\b", plural, phrase)
    return phrase
