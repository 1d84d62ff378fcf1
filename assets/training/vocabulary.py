"""Tokenizers of the embedded model: whole English words with fallback pieces, and French Unigram pieces.

Both are Unigram models (Kudo 2018) behind the same pre-tokenizer: white space ends a word, every word begins with ▁,
every punctuation mark stands alone.
"""
import collections
import math
import re
import tempfile

import sentencepiece
from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

SPECIALS = ["<s>", "</s>", "<unk>", "<pad>"]
BEGIN, END, UNKNOWN, PAD = range(4)
ASCII = [chr(c) for c in range(33, 127)]
TYPOGRAPHY = list("’‘“”«»–—…€£°·•")
ACCENTED = list("àâäáãåæçéèêëíìîïñóòôöõœúùûüÿß")


def splitter():
    return pre_tokenizers.Sequence([
        pre_tokenizers.WhitespaceSplit(),
        pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always", split=True),
        pre_tokenizers.Punctuation("isolated")])


def assemble(vocabulary, lowercase, append_end):
    """A tokenizer over [(piece, log-probability)], the specials first."""
    tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=UNKNOWN))
    steps = [normalizers.NFC()] + ([normalizers.Lowercase()] if lowercase else [])
    tokenizer.normalizer = normalizers.Sequence(steps) if lowercase else steps[0]
    tokenizer.pre_tokenizer = splitter()
    tokenizer.decoder = decoders.Metaspace(replacement="▁", prepend_scheme="always", split=True)
    tokenizer.add_special_tokens(SPECIALS)
    if append_end:
        tokenizer.post_processor = processors.TemplateProcessing(
            single="$A </s>", pair="$A </s> $B </s>", special_tokens=[("</s>", END)])
    return tokenizer


def count_words(lines, lowercase):
    """How often each pre-token (▁word, or word after punctuation) occurs."""
    split, counts = splitter(), collections.Counter()
    for line in lines:
        counts.update(piece for piece, _ in split.pre_tokenize_str(line.lower() if lowercase else line))
    return counts


def unigram_pieces(counts, size, alphabet):
    """[(piece, log-probability)] of a Unigram model trained on {pre-token: how often}."""
    with tempfile.TemporaryDirectory() as folder:
        with open(f"{folder}/words.tsv", "w", encoding="utf-8") as file:
            file.writelines(f"{word.replace('▁', ' ')}\t{count}\n" for word, count in counts.items() if not re.search(r"\s", word))
        sentencepiece.SentencePieceTrainer.train(
            input=f"{folder}/words.tsv", input_format="tsv", model_prefix=f"{folder}/pieces", vocab_size=size + 3,
            required_chars="".join(c for c in alphabet if c != "▁"), character_coverage=1.0, minloglevel=2,
            add_dummy_prefix=False, remove_extra_whitespaces=False, normalization_rule_name="identity",
            split_by_unicode_script=False, split_by_number=False, num_threads=2)
        model = sentencepiece.SentencePieceProcessor(model_file=f"{folder}/pieces.model")
    return [(model.id_to_piece(i), model.get_score(i)) for i in range(3, size + 3)]


def choose_words(counts, ranks, wanted, size, general_tokens=1e5):
    """The most useful ▁words: corpus counts blended with Zipf's law over a general frequency list.

    ranks: word -> place in the general list; wanted: words taken whatever their frequency.
    """
    usefulness = {w: c for w, c in counts.items() if w[0] == "▁" and re.fullmatch(r"[a-zà-ÿ0-9]+", w[1:])}
    for word, rank in ranks.items():
        if rank < 60000 and re.fullmatch(r"[a-z]{2,}", word):
            usefulness["▁" + word] = usefulness.get("▁" + word, 0) + general_tokens * .1 / (rank + 3)
    for word in wanted:
        usefulness["▁" + word] = usefulness.get("▁" + word, 0) + 1e6
    return sorted(usefulness, key=lambda w: (-usefulness[w], w))[:size]


def english_vocabulary(counts, ranks, wanted, size, fallback=1000, inner=700):
    """[(piece, log-probability)] where a known word always beats its own pieces.

    Whole words score above -10 and everything else at most -12, so no two pieces can beat one word.
    """
    inner_words = [w for w, c in counts.most_common() if w[0] != "▁" and re.fullmatch(r"[a-zà-ÿ]{1,}", w)][:inner]
    characters = sorted({*ASCII, *TYPOGRAPHY, *ACCENTED, "▁"} - {chr(c) for c in range(65, 91)})
    ranked = choose_words(counts, ranks, wanted, 40000)
    known = {*ranked[:size], *inner_words}
    rare = {w: min(c, 5) for w, c in counts.items() if w not in known and re.search(r"[a-z]", w)}
    rare.update((w, 1) for w in ranked[size:])
    pieces = dict(unigram_pieces(rare, fallback, characters))
    characters = [c for c in characters if c not in pieces or pieces.pop(c)]
    best = max(pieces.values())
    taken, vocabulary = set(), [(s, 0.0) for s in SPECIALS]

    def add(piece, score):
        if piece not in taken and len(vocabulary) < size:
            taken.add(piece)
            vocabulary.append((piece, round(score, 4)))

    rank_score = lambda i: -5 - 4.9 * math.log1p(i) / math.log1p(20000)
    for character in characters:
        letter = character.isalnum()
        add(character, -22.0 if letter or character == "▁" else -9.0)
    for i, word in enumerate(inner_words):
        add(word, rank_score(i))
    for piece, score in sorted(pieces.items(), key=lambda p: -p[1]):
        if piece not in known:
            add(piece, -12 + (score - best))
    for i, word in enumerate(ranked):
        add(word, rank_score(i))
    return vocabulary


def english_tokenizer(counts, ranks, wanted, size):
    return assemble(english_vocabulary(counts, ranks, wanted, size), lowercase=True, append_end=True)


def french_tokenizer(lines, size):
    pieces = unigram_pieces(count_words(lines, lowercase=False), size - len(SPECIALS), ASCII + TYPOGRAPHY + ACCENTED)
    return assemble([(s, 0.0) for s in SPECIALS] + pieces, lowercase=False, append_end=False)
