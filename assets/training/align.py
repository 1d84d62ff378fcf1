"""Statistical word alignments of the training pairs, which the alignment head is guided by.

    python align.py --data ../shared/data --work build/training

A hidden Markov model (Vogel et al. 1996) after model 1 (Brown et al. 1993), in both directions; a link is kept where the
geometric mean of the two posterior probabilities is above a half (agreement: Liang et al. 2006). Written as links between pieces.
"""
import argparse
import re

import numpy as np
from tokenizers import Tokenizer

import data
import prepare

ENGLISH = re.compile(r"\w+?(?=n['’]t\b)|n['’]t\b|['’](?:s|re|ve|ll|d|m)\b|\w+|[^\w\s]", re.I)
FRENCH = re.compile(r"aujourd['’]hui|\w{1,6}['’](?=\w)|\w+|[^\w\s]", re.I)
NULL_SHARE, WIDEST, THRESHOLD = .2, 40, .5


def words(pattern, text):
    """[(begin, end)] of the words of a text."""
    return [m.span() for m in pattern.finditer(text)]


def numbers(pattern, texts, rare=4):
    """([array of word numbers from 1], how many): lower case; words seen seldom share their first five letters."""
    cut = [[t[a:b].lower() for a, b in words(pattern, t)] for t in texts]
    counts = {}
    for row in cut:
        for word in row:
            counts[word] = counts.get(word, 0) + 1
    table = {}
    key = lambda word: word if counts[word] >= rare else word[:5] + "+"
    return [np.array([table.setdefault(key(w), len(table) + 1) for w in row], np.int64) for row in cut], len(table) + 1


def by_shape(source, target):
    """{(I, J): (pair numbers, source words (pairs, I), target words (pairs, J))}: no padding anywhere."""
    shapes = {}
    for i, (s, t) in enumerate(zip(source, target)):
        if len(s) and len(t):
            shapes.setdefault((len(s), len(t)), []).append(i)
    return [(np.array(rows), np.stack([source[i] for i in rows]), np.stack([target[i] for i in rows])) for rows in shapes.values()]


class Hmm:
    """p(target word | source word) and p(jump); position 0 of the source words is the empty word in `lexical`, none in `jump`."""

    def __init__(self, groups, source_size, target_size):
        self.groups, keys = groups, []
        for _, s, t in groups:
            s = np.concatenate([np.zeros((len(s), 1), np.int64), s], 1)
            keys.append((s[:, :, None] * target_size + t[:, None, :]).ravel())
        unique, cells = np.unique(np.concatenate(keys), return_inverse=True)
        self.source_of, self.source_size = unique // target_size, source_size
        self.lexical = np.ones(len(unique))
        self.normalize(self.lexical)
        self.cells, begin = [], 0
        for (_, s, t), flat in zip(groups, keys):
            self.cells.append(cells[begin:begin + len(flat)].reshape(len(s), s.shape[1] + 1, t.shape[1]).astype(np.int32))
            begin += len(flat)
        self.jump = np.ones(2 * WIDEST + 1)

    def normalize(self, counts):
        counts += 1e-9
        self.lexical = counts / np.bincount(self.source_of, counts, self.source_size)[self.source_of]

    def model_1(self):
        counts = np.zeros_like(self.lexical)
        for cells in self.cells:
            p = self.lexical[cells]
            counts += np.bincount(cells.ravel(), (p / p.sum(1, keepdims=True)).ravel(), len(counts))
        self.normalize(counts)

    def transition(self, size):
        """(from, to) over source positions, rows summing to 1 - NULL_SHARE."""
        steps = np.clip(np.arange(size)[None, :] - np.arange(size)[:, None], -WIDEST, WIDEST) + WIDEST
        table = self.jump[steps]
        return steps, (1 - NULL_SHARE) * table / table.sum(1, keepdims=True)

    def posterior(self, cells):
        """((pairs, I, J) word posteriors, (pairs, J) null posteriors, (pairs, I, I) expected moves).

        The state is the last real source position; the empty word keeps it, with probability NULL_SHARE.
        """
        p = self.lexical[cells]
        null, real = p[:, 0], p[:, 1:]
        count, size, length = real.shape
        _, moves = self.transition(size)
        forward, scale = np.zeros((length, count, 2, size)), np.zeros((length, count, 1, 1))
        start = np.full((count, 2, size), 1 / size)
        for j in range(length):
            arrived = start[:, 0] * (1 - NULL_SHARE) if j == 0 else forward[j - 1].sum(1) @ moves
            stayed = (start[:, 0] if j == 0 else forward[j - 1].sum(1)) * NULL_SHARE
            now = np.stack([arrived * real[:, :, j], stayed * null[:, j:j + 1]], 1)
            scale[j] = now.sum((1, 2), keepdims=True)
            forward[j] = now / scale[j]
        backward, expected = np.ones((count, size)), np.zeros((count, size, size))
        word, empty = np.zeros_like(real), np.zeros((count, length))
        for j in range(length - 1, -1, -1):
            both = forward[j] * backward[:, None]
            both /= both.sum((1, 2), keepdims=True)
            word[:, :, j], empty[:, j] = both[:, 0], both[:, 1].sum(1)
            if j:
                ahead = real[:, :, j] * backward / scale[j][:, :, 0]
                expected += forward[j - 1].sum(1)[:, :, None] * moves * ahead[:, None]
                backward = ahead @ moves.T + NULL_SHARE * null[:, j:j + 1] * backward / scale[j][:, :, 0]
        return word, empty, expected

    def step(self):
        counts, jumps = np.zeros_like(self.lexical), np.zeros_like(self.jump)
        for cells in self.cells:
            word, empty, expected = self.posterior(cells)
            full = np.concatenate([empty[:, None], word], 1)
            counts += np.bincount(cells.ravel(), full.ravel(), len(counts))
            steps, _ = self.transition(word.shape[1])
            jumps += np.bincount(steps.ravel(), expected.sum(0).ravel(), len(jumps))
        self.normalize(counts)
        self.jump = jumps + 1e-3 * jumps.sum()

    def train(self, name, model_1=5, steps=4):
        for _ in range(model_1):
            self.model_1()
        for _ in range(steps):
            self.step()
            print(name, "jumps -2..3:", np.round(self.jump[WIDEST - 2:WIDEST + 4] / self.jump.sum(), 3), flush=True)
        return [self.posterior(cells)[0] for cells in self.cells]


def symmetric(source, target, source_size, target_size):
    """[array of (i, j)] links of every pair."""
    forward_groups, backward_groups = by_shape(source, target), by_shape(target, source)
    forward = Hmm(forward_groups, source_size, target_size).train("en→fr")
    backward = Hmm(backward_groups, target_size, source_size).train("fr→en")
    transposed = {}
    for (rows, _, _), word in zip(backward_groups, backward):
        transposed.update(zip(rows.tolist(), word))
    links = [np.zeros((0, 2), np.int64)] * len(source)
    for (rows, _, _), word in zip(forward_groups, forward):
        for row, posterior in zip(rows.tolist(), word):
            links[row] = np.argwhere(np.sqrt(posterior * transposed[row].T) > THRESHOLD)
    return links


def piece_links(english, french, word_links, source_offsets, target_offsets):
    """(target piece, source piece) pairs, from links between words."""
    members = lambda spans, offsets: [[k for k, (a, b) in enumerate(offsets) if b > a and begin <= a < end] for begin, end in spans]
    left, right = members(words(ENGLISH, english), source_offsets), members(words(FRENCH, french), target_offsets)
    return [(t, s) for i, j in word_links for t in right[j] for s in left[i]]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True)
    parser.add_argument("--work", default="build/training")
    arguments = parser.parse_args()
    pairs = list(prepare.variants(data.training_pairs(arguments.data)))
    (source, source_size), (target, target_size) = numbers(ENGLISH, [e for e, _ in pairs]), numbers(FRENCH, [f for _, f in pairs])
    links = symmetric(source, target, source_size, target_size)
    tokenizers = [Tokenizer.from_file(f"{arguments.work}/{name}.json") for name in ("tokenizer", "target_tokenizer")]
    english, french = prepare.encode_pairs(pairs, *tokenizers)
    keep = prepare.kept(english, french)
    rows = [np.array(piece_links(*pairs[i], links[i], english[i].offsets, french[i].offsets), np.uint8).reshape(-1, 2) for i in keep]
    np.savez(f"{arguments.work}/alignments.npz", links=np.concatenate(rows), ends=np.cumsum([0] + [len(r) for r in rows]))
    aligned = sum(len({t for t, _ in r.tolist()}) for r in rows) / sum(len(french[i].ids) for i in keep)
    print(f"{len(keep)} pairs, {aligned:.1%} of the French pieces have a link")
    for i in keep[:: len(keep) // 12]:
        spans = words(ENGLISH, pairs[i][0]), words(FRENCH, pairs[i][1])
        print(" ".join(f"{pairs[i][0][slice(*spans[0][a])]}–{pairs[i][1][slice(*spans[1][b])]}" for a, b in links[i]))


if __name__ == "__main__":
    main()
