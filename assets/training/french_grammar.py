"""A little French grammar: feminine and plural forms, articles, elision (l'eau, qu'il) and contraction (du, aux).

Two marks live in unfinished text: * before a word that begins with an aspirated h or y (no elision), and ARTICLE before a definite
article (which contracts with de and à, as the pronouns le and les do not). finish() removes them.
"""
import re

ARTICLE = "\x01"
VOWELS = "aeiouyàâäéèêëîïôöûùüœæh"
FEMININE = [("eux", "euse"), ("oux", "ouse"), ("eau", "elle"), ("er", "ère"), ("if", "ive"), ("el", "elle"), ("on", "onne"),
            ("en", "enne"), ("e", "e")]
POSSESSIVES = {"my": "m", "your": "t", "his": "s", "her": "s", "its": "s"}
PLURAL_OWNERS = {"our": ("notre", "nos"), "their": ("leur", "leurs")}


def feminine(adjective):
    for ending, becomes in FEMININE:
        if adjective.endswith(ending):
            return adjective[:len(adjective) - len(ending)] + becomes
    return adjective + "e"


def plural(word):
    """The plural of a noun or adjective, of the first word where "de" or "à" follows it (pomme de terre)."""
    head, linked, rest = re.fullmatch(r"(.*?)( (?:de|à|d')\b.*)?()", word).groups()
    if head[-1] in "sxz":
        return word
    if head.endswith("al"):
        head = head[:-1] + "ux"
    else:
        head += "x" if head.endswith(("au", "eu")) and head != "bleu" else "s"
    return head + (linked or "") + rest


def agree(form, gender, many):
    """"fatigué" or "vieux/vieille" in the gender "m" or "f" and number."""
    masculine, _, other = form.partition("/")
    word = masculine if gender == "m" else other or feminine(masculine)
    return plural(word) if many else word


def many_verb(phrase):
    """The first imperfect form of a phrase in the plural: "n'avait pas" -> "n'avaient pas"."""
    return re.sub(r"ait\b", "aient", phrase, count=1)


def determiner(kind, gender, many, following):
    """French for "the", "a", "this", "my" …, before the word that follows."""
    vowel = following[0].lower() in VOWELS
    if kind == "the":
        return ARTICLE + ("les" if many else "le" if gender == "m" else "la")
    if kind == "a":
        return "des" if many else "un" if gender == "m" else "une"
    if kind == "this":
        return "ces" if many else "cette" if gender == "f" else "cet" if vowel else "ce"
    if kind in PLURAL_OWNERS:
        return PLURAL_OWNERS[kind][many]
    return POSSESSIVES[kind] + ("es" if many else "on" if gender == "m" or vowel else "a")


def elide(text):
    text = re.sub(rf"\b(le|la|de|je|me|te|se|ne|que|lorsque|puisque|jusque) (?=[\x02]?[{VOWELS}])",
                  lambda match: match.group(1)[:-1] + "'", text, flags=re.IGNORECASE)
    return re.sub(r"\bsi (?=[\x02]?ils?\b)", "s'", text)


def contract(text):
    for long, short in (("de ARTle ", "du "), ("de ARTles ", "des "), ("à ARTle ", "au "), ("à ARTles ", "aux ")):
        text = text.replace(long.replace("ART", ARTICLE), short)
    return text.replace(ARTICLE, "")


def sentence_case(text):
    """A capital at the beginning and after . ? !, behind any mark."""
    return re.sub(r"((?:^|[.?!] )[\x01\x02*]*)(\w)", lambda match: match.group(1) + match.group(2).upper(), text)


def finish(text):
    return sentence_case(contract(elide(text)).replace("*", ""))
