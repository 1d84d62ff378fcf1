"""Pronouns with their antecedents from real text: DPR, XWINO, GAP, OntoGUM, LitBank.

Every reader returns Examples. Spans are character ranges into the text; `antecedents` are head words of the mentions
that are right, `distractors` those of the named wrong candidate (empty where a set names none).
"""
import csv
import glob
import re
from dataclasses import dataclass

from data import read_lines

PRONOUNS = {"it", "its", "itself", "he", "him", "his", "himself", "she", "her", "hers", "herself", "they", "them", "their", "theirs"}
NO_NOUN = PRONOUNS | {"i", "me", "my", "mine", "myself", "you", "your", "yours", "we", "us", "our", "who", "that", "this", "these", "one"}
FREE_GENRES = {"academic", "bio", "court", "interview", "news", "voyage"}  # CC BY or CC BY-SA texts: may train what ships


@dataclass
class Example:
    text: str
    pronoun: tuple
    antecedents: list
    distractors: list
    source: str


def head_word(phrase):
    """(begin, end) of the noun that carries a phrase: the last word before "of", "in", "with" …"""
    words = list(re.finditer(r"[\w'-]+", phrase))
    for i, word in enumerate(words[1:], 1):
        if word.group().lower() in {"of", "in", "on", "with", "from", "at", "for", "that", "who", "which", "to", "by"}:
            return words[i - 1].span()
    return words[-1].span() if words else None


def locate(sentence, phrase):
    """The head word of a phrase where it stands in the sentence, None if it does not."""
    place = re.search(rf"\b{re.escape(phrase)}\b", sentence, re.IGNORECASE) or re.search(
        rf"\b{re.escape(re.sub(r'^(the|a|an|his|her) ', '', phrase, flags=re.IGNORECASE))}\b", sentence, re.IGNORECASE)
    head = head_word(phrase := place.group()) if place else None
    return (place.start() + head[0], place.start() + head[1]) if head else None


def pair(sentence, pronoun, right, wrong, source):
    right, wrong = locate(sentence, right), locate(sentence, wrong)
    return Example(sentence, pronoun, [right], [wrong], source) if right and wrong and right != wrong else None


def dpr(data, split):
    """Items of the Definite Pronoun Resolution set whose pronoun is "it"; consecutive rows are twins."""
    with open(f"{data}/coreference/it-pairs/dpr_it.tsv", encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            places = [m.span() for m in re.finditer(rf"\b{row['pronoun']}\b", row["sentence"])]
            if row["split"] == split and places:
                right, wrong = (row["cand1"], row["cand2"]) if row["answer"] == row["cand1"] else (row["cand2"], row["cand1"])
                yield pair(row["sentence"], places[-1], right, wrong, "dpr")


def xwino(data):
    with open(f"{data}/coreference/it-pairs/xwino_en_it.tsv", encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            words = list(enumerate(re.finditer(r"[\w'-]+|[^\w\s]", row["sentence"])))
            places = [(abs(i - int(row["pron_tok_idx"])), m.span()) for i, m in words if m.group().lower() == "it"]
            if not places:
                continue
            right, wrong = (row["cand1"], row["cand2"]) if row["correct1"] == "True" else (row["cand2"], row["cand1"])
            yield pair(row["sentence"], min(places)[1], right, wrong, "xwino")


WOMEN = set("joan susan sue sally anna lucy ann tina jane alice mary emma amy beth rebecca jackie sara sarah carol kate emily julie "
            "stella tatyana patty margaret alma eleanor woman girl mother aunt daughter sister maude grace laura lily donna dora".split())
PERSONS = set("man boy son uncle lawyer witness firemen police officer students councilmen demonstrators teacher student customer cook boss "
              "master foreman workers journalists stars thief detectives child mechanic baby butler guest father doctor pilot friend".split())
PLURALS = set("police firemen councilmen people fish sheep children men".split())


def restored(phrase, before, after):
    """The pronoun that WSC273's text has masked, from the noun it stands for and its place in the sentence."""
    head = head_word(phrase)
    word = phrase[head[0]:head[1]].lower().removesuffix("'s")
    plural = word in PLURALS or word.endswith("s") and not word.endswith("ss") and phrase.lower().startswith(("the ", "some "))
    name = phrase.strip()[0].isupper() and not phrase.lower().strip().startswith(("the ", "a ", "an "))
    subject = re.match(r"\s*(\w+(ed|s)|was|were|had|would|could|did|can|will|never|felt|might|got|went|made)\b", after)
    gender = "they" if plural else "she" if word in WOMEN else "he" if name or word in PERSONS else "it"
    objects = {"they": "them", "she": "her", "he": "him", "it": "it"}
    return gender if subject else objects[gender]


def wsc273(data):
    """The Winograd schemas as masked sentences; the pronoun is put back by the rule above, so this row is approximate."""
    blocks = open(f"{data}/coreference/dpr-wsc/wsc273.txt", encoding="utf-8").read().split("\n\n")
    for lines in (block.strip().split("\n") for block in blocks):
        if len(lines) == 4 and "[MASK]" in lines[0]:
            before, after = (re.sub(r"\s+", " ", part) for part in lines[0].split("[MASK]", 1))
            right = lines[3].strip()
            wrong = [c.strip() for c in lines[2].split(",") if c.strip() and c.strip().lower() != right.lower()]
            word = restored(right, before, after)
            if wrong:
                text = f"{before.rstrip()} {word} {after.lstrip()}".strip()
                begin = len(before.rstrip()) + 1
                yield pair(text, (begin, begin + len(word)), right, wrong[0], "wsc273")


def gap(data, part):
    """Sentences from the first candidate to the pronoun's, at most 400 characters."""
    with open(f"{data}/coreference/gap/gap-{part}.tsv", encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["A-coref"] == row["B-coref"]:
                continue
            text, spans = row["Text"], []
            for name, place in (("Pronoun", "Pronoun-offset"), ("A", "A-offset"), ("B", "B-offset")):
                spans.append((int(row[place]), int(row[place]) + len(row[name])))
            begin = max(0, text.rfind(". ", 0, min(s[0] for s in spans)) + 2) if ". " in text[:min(s[0] for s in spans)] else 0
            end = text.find(". ", max(s[1] for s in spans))
            end = len(text) if end < 0 else end + 1
            if end - begin <= 400:
                pronoun, first, second = ((a - begin, b - begin) for a, b in spans)
                right, wrong = (first, second) if row["A-coref"].upper() == "TRUE" else (second, first)
                yield Example(text[begin:end], pronoun, [right], [wrong], "gap")


def build(sentences, source):
    """Examples from [(tokens, mentions)]: mentions (entity, first, last, head) of token numbers.

    A pronoun needs a mention of its entity that is no pronoun, in its own sentence or the one before.
    """
    for number, (tokens, mentions) in enumerate(sentences):
        before, before_mentions = sentences[number - 1] if number else ([], [])
        words, shift = before + tokens, len(before)
        known = [m for m in before_mentions] + [(e, a + shift, b + shift, h + shift) for e, a, b, h in mentions]
        text, spans = "", []
        for word, space in words:
            spans.append((len(text), len(text) + len(word)))
            text += word + (" " if space else "")
        among = lambda m, some: m[1] == m[2] and words[m[1]][0].lower() in some
        for mention in known[len(before_mentions):]:
            earlier = [m for m in known if m[2] < mention[1] and not among(m, NO_NOUN)]
            right = [spans[m[3]] for m in earlier if m[0] == mention[0]]
            wrong = [spans[m[3]] for m in earlier if m[0] != mention[0] and spans[m[3]] not in right]
            if among(mention, PRONOUNS) and right and wrong and len(words) <= 50:
                yield Example(text.rstrip(), spans[mention[1]], right, wrong, source)


def ontogum(data, free):
    """OntoGUM documents whose licence lets weights ship (free), or the others (only ever evaluated on)."""
    for path in sorted(glob.glob(f"{data}/coreference/ontogum/*.conllu")):
        genre = path.split("/")[-1].split("_")[1]
        if ("GUM_" in path.split("/")[-1][:4] and genre in FREE_GENRES) == free:
            yield from build(list(conllu(path)), f"ontogum-{genre}")


def conllu(path):
    open_mentions, tokens, mentions, heads = {}, [], [], []
    for line in read_lines(path) + [""]:
        if not line and tokens:
            yield tokens, [(e, a, b, span_head(a, b, heads)) for e, a, b in mentions]
            open_mentions, tokens, mentions, heads = {}, [], [], []
        fields = line.split("\t")
        if len(fields) != 10 or not fields[0].isdigit():
            continue
        tokens.append((fields[1], "SpaceAfter=No" not in fields[9]))
        heads.append(int(fields[6]) - 1)
        entity = re.search(r"Entity=([^|]*)", fields[9])
        for opening, single, closing in re.findall(r"\((\d+)(?!\d*\))|\((\d+)\)|(\d+)\)", entity.group(1) if entity else ""):
            if opening:
                open_mentions.setdefault(opening, []).append(len(tokens) - 1)
            elif single:
                mentions.append((single, len(tokens) - 1, len(tokens) - 1))
            elif open_mentions.get(closing):
                mentions.append((closing, open_mentions[closing].pop(), len(tokens) - 1))


def span_head(first, last, heads):
    """The token whose syntactic head lies outside the span."""
    return next((i for i in range(first, last + 1) if not first <= heads[i] <= last), last)


def litbank(data):
    for path in sorted(glob.glob(f"{data}/coreference/litbank/*.conll")):
        yield from build(list(litbank_sentences(path)), "litbank")


def litbank_sentences(path):
    open_mentions, tokens, mentions = {}, [], []
    for line in read_lines(path) + [""]:
        fields = line.split("\t")
        if len(fields) < 12 and tokens:
            glue = [w for w, _ in tokens]
            spaced = [(w, not (i + 1 < len(glue) and re.fullmatch(r"[.,;:!?)’']+|'s|n't", glue[i + 1]))) for i, w in enumerate(glue)]
            yield spaced, [(e, a, b, a + len(before_of(glue[a:b + 1])) - 1) for e, a, b in mentions]
            open_mentions, tokens, mentions = {}, [], []
        if len(fields) < 12:
            continue
        tokens.append((fields[3], True))
        for part in fields[-1].split("|"):
            name = part.strip("()")
            if part.startswith("("):
                open_mentions.setdefault(name, []).append(len(tokens) - 1)
            if part.endswith(")") and open_mentions.get(name):
                mentions.append((name, open_mentions[name].pop(), len(tokens) - 1))


def before_of(words):
    """The words of a mention up to its head: those before the first preposition, relative pronoun or comma."""
    for i, word in enumerate(words[1:], 1):
        if word.lower() in {"of", "in", "on", "with", "from", "at", "for", "that", "who", "which", "to", "by", ",", "whose"}:
            return words[:i]
    return words


def training(data):
    """What the head learns from besides the twins."""
    sets = [dpr(data, "train"), gap(data, "development"), gap(data, "validation"), ontogum(data, True), litbank(data)]
    return [example for examples in sets for example in examples if example]


def reporting(data):
    """{name: examples} that nothing is tuned or trained on."""
    sets = {"dpr-it test": dpr(data, "test"), "xwino-it": xwino(data), "wsc273": wsc273(data), "gap test": gap(data, "test"),
            "ontogum other genres": ontogum(data, False)}
    return {name: [example for example in examples if example] for name, examples in sets.items()}
