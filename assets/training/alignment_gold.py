"""English-French sentence pairs aligned word by word by hand: the measure of the alignment head.

Annotated once and proofread once, no second annotation. Sure: the one counterpart of a word (healthy - sainement); both
halves of n't - ne ... pas, nothing - n' ... rien, of it - en, of the - du, too much - trop, nicer - plus gentils; a preposition
with the one at its place (laugh at - rire de); have - ai in the perfect; the same punctuation. Possible: idioms as blocks of all
words by all words (give up - abandonner); articles, "que", "to", reflexives and auxiliaries without a counterpart, with the
word that they go with; his - la (tête); verb particles (wake up); be - avoir (peur).
"""
import hashlib
import os
import re

import data

LINKS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "evaluation", "alignments.tsv")

ELIDED = r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)'(?=\w)"
CONTRACTED = r"'(?:s|m|re|ve|ll|d)\b"
INVERTED = r"-(?:t-)?(?:je|tu|ils?|elles?|on|nous|vous|ce|moi|toi|les?|la|lui|leur|y|en)(?![\w'])"
WORD = re.compile(rf"rendez-vous|\d+(?:[.,:]\d+)+|\w+?(?=n't\b)|n't\b|{ELIDED}|{CONTRACTED}|{INVERTED}"
                  rf"|\w+(?:(?!{CONTRACTED}|(?:{INVERTED})+(?!-\w))['-]\w+)*|\S", re.IGNORECASE)


def words(text):
    """The words of a tidied English or French text; without its spaces, the text is their concatenation.

    Punctuation stands alone ("Mr" "."), French elisions keep their apostrophe ("l'" "eau"), pronouns after a verb their
    hyphens ("a" "-t-il", "dites" "-le" "-moi"), English contractions are cut ("do" "n't", "it" "'s"); "aujourd'hui",
    "quelqu'un", "rendez-vous", "o'clock", "T-shirt" and numbers like "2,000" stay whole.
    """
    return WORD.findall(text)


def key(english, french):
    """Names a pair without its text: the first 16 hexadecimal digits of sha256 of "english<TAB>french"."""
    return hashlib.sha256(f"{english}\t{french}".encode()).hexdigest()[:16]


def load(data_folder):
    """[(English text, French text, sure links, possible links)]: links are sets of (i, j) of `words`, every sure one also possible.

    The pairs come from Tatoeba's test part and Multi30k's val, by their keys; raises ValueError where one is missing.
    """
    pairs = {key(*pair): pair for pair in data.tatoeba(data_folder)["test"] + data.multi30k(data_folder, "val")}
    gold = []
    for line in data.read_lines(LINKS)[1:]:
        name, source, links = line.split("\t")
        if name not in pairs:
            raise ValueError(f"{LINKS}: no pair of {source} in {data_folder} has the key {name}")
        sure, possible = ({tuple(map(int, re.split("[-?]", link))) for link in links.split() if re.search(signs, link)}
                          for signs in ("-", "[-?]"))
        gold.append((*pairs[name], sure, possible))
    return gold


def error_rate(gold, links):
    """Alignment error rate 1 - (|A∩S| + |A∩P|) / (|A| + |S|), counted over all pairs together; 0 is perfect.

    gold: as from load (sure links S, possible links P); links: one set A of (English word, French word) for each pair.
    Och and Ney, "A Systematic Comparison of Various Statistical Alignment Models",
    Computational Linguistics 29(1), 2003, the equation for AER.
    """
    hits = sum(len(a & sure) + len(a & possible) for (_, _, sure, possible), a in zip(gold, links, strict=True))
    return 1 - hits / sum(len(a) + len(sure) for (_, _, sure, _), a in zip(gold, links, strict=True))
