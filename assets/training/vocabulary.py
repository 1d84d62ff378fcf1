"""Tokenizers of the embedded model: whole English words with fallback pieces, and French Unigram pieces.

Both are Unigram models (Kudo 2018) behind the same pre-tokenizer: every space becomes ▁ and starts a new word,
every punctuation mark stands alone.
"""
import collections
import math
import re

from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

SPECIALS = ["<s>", "</s>", "<unk>", "<pad>"]
BEGIN, END, UNKNOWN, PAD = range(4)
ASCII = [chr(c) for c in range(33, 127)]
TYPOGRAPHY = list("’‘“”«»–—…€£°·•\t\n")
ACCENTED = list("àâäáãåæçéèêëíìîïñóòôöõœúùûüÿß")


def splitter():
    return pre_tokenizers.Sequence([
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
    """[(piece, log-probability)] trained on words repeated as often as they occur."""
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.pre_tokenizer = splitter()
    trainer = trainers.UnigramTrainer(vocab_size=size, special_tokens=SPECIALS, unk_token="<unk>",
                                      initial_alphabet=alphabet, max_piece_length=16, show_progress=False)
    tokenizer.train_from_iterator((text for text in counts), trainer)
    import json
    return [tuple(entry) for entry in json.loads(tokenizer.to_str())["model"]["vocab"]]


def choose_words(counts, ranks, wanted, size, general_tokens=3e5):
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
    known = set(choose_words(counts, ranks, wanted, size)) | set(inner_words)
    rare = [w for w, c in counts.items() if w not in known and re.search(r"[a-z]", w)
            for _ in range(min(c, 5))] + list(choose_words(counts, ranks, wanted, 40000)[size:])
    pieces = {p: s for p, s in unigram_pieces(rare, fallback, characters) if p not in SPECIALS}
    characters = [c for c in characters if c not in pieces or pieces.pop(c)]
    best = max(pieces.values())
    whole = choose_words(counts, ranks, wanted, size - len(SPECIALS) - len(characters) - len(pieces) - len(inner_words) + 900)
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
    for i, word in enumerate(whole):
        add(word, rank_score(i))
    return vocabulary


def english_tokenizer(counts, ranks, wanted, size):
    return assemble(english_vocabulary(counts, ranks, wanted, size), lowercase=True, append_end=True)


def french_tokenizer(lines, size):
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer, tokenizer.pre_tokenizer = normalizers.NFC(), splitter()
    trainer = trainers.UnigramTrainer(vocab_size=size, special_tokens=SPECIALS, unk_token="<unk>", show_progress=False,
                                      initial_alphabet=ASCII + TYPOGRAPHY + ACCENTED, max_piece_length=16)
    tokenizer.train_from_iterator(lines, trainer)
    import json
    vocabulary = [tuple(entry) for entry in json.loads(tokenizer.to_str())["model"]["vocab"]]
    return assemble(vocabulary, lowercase=False, append_end=False)
