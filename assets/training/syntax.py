"""Guides one encoder head to point from each word to its syntactic parent (LISA: Strubell et al. 2018, section 2.2).

The root, which has no parent, and punctuation rest on </s>. A word in several pieces points with each of them, and is
pointed at when the mass lies on any of its pieces. There are few trees, so subtrees change places, most words are known by their
vectors alone, and those are blurred: what is learned about a word must hold around it. If silver.py has parsed more sentences,
half of the words come from those.
"""
import bisect
import random

import numpy as np
import torch
from tokenizers import Tokenizer

import treebank
from blur import Blur
from model import padding_mask
from subtrees import Swaps
from vocabulary import END, PAD

LAYER, HEAD = 3, 0
UNSURE = "unsure"  # in place of a relation


def encode(tokenizer, tree):
    """(ids, word of each token, parent of each word, relations)."""
    encoding = tokenizer.encode(tree.text)
    return encoding.ids, treebank.token_words(encoding.offsets, tree.words), tree.parents, tree.relations


def targets(row):
    """0/1 (tokens, tokens): where each token's row may lie; rows of nothing for tokens outside every word or with an unsure parent."""
    ids, words, parents, relations = row
    goal = np.zeros((len(ids), len(ids)), np.float32)
    end = ids.index(END)
    for i, word in enumerate(words):
        if word < 0 or relations[word] == UNSURE:
            continue
        parent = -1 if relations[word] == "punct" else parents[word]
        on = [j for j, other in enumerate(words) if other == parent] if parent >= 0 else []
        goal[i, on or [end]] = 1
    return goal


def collate(rows):
    """ids (batch, tokens) and goals (batch, queries, keys)."""
    width = max(len(row[0]) for row in rows)
    ids, goals = torch.full((len(rows), width), PAD), torch.zeros(len(rows), width, width)
    for i, row in enumerate(rows):
        size = len(row[0])
        ids[i, :size] = torch.tensor(row[0])
        goals[i, :size, :size] = torch.from_numpy(targets(row))
    return ids, goals


def head_weights(model, ids, **options):
    return model.head_weights(ids, padding_mask(ids, PAD), LAYER, HEAD, **options)


def pointing_loss(weights, goals):
    """Mean -log of the mass on the goals, over the rows that have one."""
    asked = goals.sum(-1) > 0
    return -(weights * goals).sum(-1)[asked].clamp(min=1e-6).log().mean()


def word_weights(weights, words, count):
    """(tokens, tokens) -> (words, words): summed over the pieces of a key, averaged over those of a query (Clark et al. 2019)."""
    member = np.zeros((count, len(words)))
    for token, word in enumerate(words):
        if word >= 0:
            member[word, token] = 1
    merged = member @ weights[:len(words), :len(words)] @ member.T
    return merged / np.maximum(member.sum(1), 1)[:, None]


@torch.no_grad()
def guesses(model, rows, batch=64):
    """For each sentence the word that each word points to most, itself and special tokens left out."""
    found, order = [None] * len(rows), sorted(range(len(rows)), key=lambda i: len(rows[i][0]))
    for begin in range(0, len(order), batch):
        part = order[begin:begin + batch]
        weights = head_weights(model, collate([rows[i] for i in part])[0].to(model.device)).float().cpu().numpy()
        for i, matrix in zip(part, weights):
            merged = word_weights(matrix, rows[i][1], len(rows[i][2]))
            np.fill_diagonal(merged, -1)
            found[i] = merged.argmax(1)
    return found


def attachment(rows, found):
    """{relation: [right, all]} over words with a parent, punctuation left out; subtypes are counted with and without their tail."""
    counts = {}
    for (_, words, parents, relations), guess in zip(rows, found):
        present = set(words)
        for word, (parent, relation) in enumerate(zip(parents, relations)):
            if parent < 0 or relation == "punct" or word not in present:
                continue
            for name in {"all", relation, relation.split(":")[0]}:
                right, total = counts.get(name, (0, 0))
                counts[name] = (right + int(guess[word] == parent), total + 1)
    return counts


class Guide:
    def __init__(self, work, data, seed, begun, tokens=3200, weight=1.0, warm_up=100):
        tokenizer = Tokenizer.from_file(f"{work}/tokenizer.json")
        read = lambda source: [row for row in (encode(tokenizer, t) for t in source) if END in row[0]]
        by_length = lambda rows: sorted(rows, key=lambda row: len(row[0]))
        self.rows = by_length(read(treebank.training(data)))
        self.silver = by_length(read(treebank.parsed(f"{work}/silver.jsonl")))
        pieces = [tokenizer.id_to_token(i) for i in range(tokenizer.get_vocab_size())]
        self.swaps = Swaps(self.rows, [piece.startswith("▁") for piece in pieces])
        self.blur = Blur(torch.from_numpy(np.load(f"{work}/vectors.npy")))
        self.development = read(treebank.development(data))
        self.random, self.begun, self.tokens, self.weight, self.warm_up = random.Random(seed), begun, tokens, weight, warm_up

    def neighbours(self, rows, near, tokens):
        """Rows of about the length `near`, so that little is padding; each is as likely to be met as any other of its length."""
        first, past = (bisect.bisect_left(rows, length, key=lambda row: len(row[0])) for length in (near, near + 1))
        middle, size = self.random.randint(first, max(first, past - 1)), max(1, tokens // near)
        window = rows[max(0, middle - 4 * size):middle + 4 * size]
        return self.random.sample(window, min(size, len(window)))

    def next_rows(self):
        near = len(self.random.choice(self.rows)[0])
        share = self.tokens // 2 if self.silver else self.tokens
        gold = [self.swaps.swapped(row, self.random) for row in self.neighbours(self.rows, near, share)]
        return gold + (self.neighbours(self.silver, near, share) if self.silver else [])

    def backward(self, model, step):
        ids, goals = collate(self.next_rows())
        model.train()
        with torch.autocast(model.device.type, torch.bfloat16):
            weights = head_weights(model, ids.to(model.device), meaning_only=.3, shift=self.blur.shift(ids).to(model.device))
        loss = pointing_loss(weights, goals.to(model.device))
        (self.weight * min(1.0, (step - self.begun + 1) / self.warm_up) * loss).backward()
        return {"syntax": round(loss.item(), 3)}

    def measure(self, model):
        counts = attachment(self.development, guesses(model, self.development))
        return {name: round(counts[name][0] / counts[name][1], 3) for name in ("all", "det", "obj", "nsubj", "nmod:poss", "case", "amod")}
