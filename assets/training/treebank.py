"""Sentences with their syntax: Universal Dependencies trees of EWT, of the OntoGUM documents that may train what ships, and parsed ones."""
import dataclasses
import glob
import json
import os
import re

from data import read_lines
from pronouns import FREE_GENRES


@dataclasses.dataclass
class Tree:
    """words: (begin, end) characters in text; parents: number of each word's parent, -1 for the root; relations: "nsubj" …"""
    text: str
    words: list
    parents: list
    relations: list


def trees(path):
    """Every sentence of a CoNLL-U file. Words inside a multiword token ("don't") share out its characters in order."""
    rows = []
    for line in read_lines(path) + [""]:
        fields = line.split("\t")
        if len(fields) == 10 and re.fullmatch(r"\d+(-\d+)?", fields[0]):
            rows.append(fields)
        elif not line and rows:
            yield tree(rows)
            rows = []


def tree(rows):
    text, words, parents, relations, inside = "", [], [], [], 0
    for fields in rows:
        number, form, space = fields[0], fields[1], "SpaceAfter=No" not in fields[9]
        if "-" in number:
            first, last = map(int, number.split("-"))
            begin, inside = len(text), last - first + 1
            text += form + (" " if space else "")
            end = begin + len(form)
            continue
        if inside:
            inside -= 1
            size = len(form) if inside else max(1, end - begin)
            words.append((begin, min(begin + size, end)))
            begin = min(begin + size, end - 1)
        else:
            words.append((len(text), len(text) + len(form)))
            text += form + (" " if space else "")
        parents.append(int(fields[6]) - 1)
        relations.append(fields[7])
    return Tree(text.rstrip(), words, parents, relations)


def ewt(data, part):
    yield from trees(f"{data}/syntax/ud-ewt/en_ewt-ud-{part}.conllu")


def gum(data):
    """OntoGUM documents of the genres whose licence lets weights ship."""
    for path in gum_paths(data):
        yield from trees(path)


def gum_paths(data):
    paths = sorted(glob.glob(f"{data}/coreference/ontogum/GUM_*.conllu"))
    return [path for path in paths if path.split("/")[-1].split("_")[1] in FREE_GENRES]


def training(data):
    return [t for source in (ewt(data, "train"), gum(data)) for t in source if 2 <= len(t.words) <= 60]


def development(data):
    return [t for t in ewt(data, "dev") if 3 <= len(t.words) <= 40][:500]


def parsed(path):
    """The trees that silver.py wrote; none if it has not."""
    for line in read_lines(path) if os.path.exists(path) else []:
        yield Tree(*json.loads(line))


def token_words(offsets, words):
    """The word that each token begins in, -1 for tokens outside every word (special tokens)."""
    owner = {place: number for number, (begin, end) in enumerate(words) for place in range(begin, end)}
    return [owner.get(begin, -1) if end > begin else -1 for begin, end in offsets]
