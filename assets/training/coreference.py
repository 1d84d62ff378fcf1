"""Guides one encoder head: its row for a pronoun is taught to lie on the antecedent (loss: -log of the mass there)."""
import functools
import random

import numpy as np
import torch
from tokenizers import Tokenizer

import pronouns
from model import padding_mask
from vocabulary import PAD

LAYER, HEAD = 2, 0
SLICES = ("unseen_nouns", "unseen_predicates", "unseen_frames", "unseen_knowledge")


def tokens_of(offsets, span):
    """Numbers of the tokens that overlap a character span."""
    return [i for i, (a, b) in enumerate(offsets) if max(a, span[0]) < min(b, span[1])]


def encode(tokenizer, text, pronoun, antecedents, distractors):
    """(ids, pronoun's token, antecedent tokens, distractor tokens); None if the pronoun or antecedents are lost."""
    encoding = tokenizer.encode(text)
    find = lambda spans: sorted({i for span in spans for i in tokens_of(encoding.offsets, span)})
    row, right, wrong = find([pronoun]), find(antecedents), find(distractors)
    return (encoding.ids, row[0], right, wrong) if row and right and row[0] not in right else None


def twin_rows(tokenizer, twins):
    """The two encoded items of each twin, one after the other."""
    rows = [[encode(tokenizer, i.text, i.pronoun, [i.antecedent], [i.distractor]) for i in (twin.a, twin.b)] for twin in twins]
    return [row for both in rows if all(both) for row in both]


def from_examples(tokenizer, examples):
    rows = (encode(tokenizer, e.text, e.pronoun, e.antecedents, e.distractors) for e in examples)
    return [row for row in rows if row]


def collate(rows):
    """ids (batch, tokens); pronoun rows (batch,); 0/1 marks of antecedents and distractors (batch, tokens)."""
    width = max(len(r[0]) for r in rows)
    ids = torch.full((len(rows), width), PAD)
    right, wrong = torch.zeros(len(rows), width), torch.zeros(len(rows), width)
    for i, (tokens, _, antecedents, distractors) in enumerate(rows):
        ids[i, :len(tokens)] = torch.tensor(tokens)
        right[i, antecedents] = 1
        wrong[i, distractors] = 1
    return ids, torch.tensor([r[1] for r in rows]), right, wrong


def pronoun_rows(model, ids, rows, **options):
    """The guided head's weights in the pronouns' rows (batch, tokens)."""
    weights = model.head_weights(ids, padding_mask(ids, PAD), LAYER, HEAD, **options)
    return weights[torch.arange(len(ids)), rows]


@torch.no_grad()
def masses(model, rows):
    """(weight on the antecedent, weight on the distractor) of every encoded row, as two arrays."""
    right_mass, wrong_mass = np.zeros(len(rows)), np.zeros(len(rows))
    order = sorted(range(len(rows)), key=lambda i: len(rows[i][0]))
    for begin in range(0, len(order), 256):
        part = order[begin:begin + 256]
        ids, places, right, wrong = collate([rows[i] for i in part])
        weights = pronoun_rows(model, ids, places).float()
        right_mass[part] = (weights * right).sum(1).numpy()
        wrong_mass[part] = (weights * wrong).sum(1).numpy()
    return right_mass, wrong_mass


def twin_scores(right, wrong):
    """Share of items with more weight on the antecedent, share of twins with both, mean weight on the antecedent."""
    better = right > wrong
    return {"antecedent": float(better.mean()), "pair": float((better[0::2] & better[1::2]).mean()), "weight": float(right.mean())}


class Guide:
    """Adds the coreference gradient to each translation step.

    Half of the words' learned differences are left out at random and none is changed, so that the head works by the
    words' vectors and carries over to nouns it never met.
    """

    def __init__(self, work, data, seed, twins=64, real=12, weight=.3, warm_up=300):
        from twins import generate
        self.generate, self.tokenizer = generate, Tokenizer.from_file(f"{work}/tokenizer.json")
        self.random, self.begun, self.twin_count, self.real_count = random.Random(seed), None, twins, real
        self.weight, self.warm_up, self.queue, self.losses = weight, warm_up, [], []
        self.real = from_examples(self.tokenizer, pronouns.training(data))
        self.slices = {s: twin_rows(self.tokenizer, generate(7, 150, s)) for s in SLICES}

    def next_rows(self):
        if len(self.queue) < 2 * self.twin_count:
            self.queue = twin_rows(self.tokenizer, self.generate(self.random.randrange(1 << 30), 3000, "train"))
        twins, self.queue = self.queue[:2 * self.twin_count], self.queue[2 * self.twin_count:]
        return [twins, self.random.sample(self.real, self.real_count)]

    def loosen(self, row):
        """Now and then without the final full stop, as while typing."""
        ids = row[0]
        return (ids[:-2] + ids[-1:], *row[1:]) if len(ids) > 3 and self.random.random() < .15 else row

    def backward(self, model, step):
        """Adds the gradients of this step's coreference loss; returns what to log."""
        self.begun = step if self.begun is None else self.begun
        weight = self.weight * min(1.0, (step - self.begun + 1) / self.warm_up)
        note = {}
        for name, rows, share in zip(("twins", "real"), self.next_rows(), (1.0, .25)):
            ids, places, right, _ = collate([self.loosen(r) if name == "twins" else r for r in rows])
            with torch.autocast("cpu", torch.bfloat16):
                weights = pronoun_rows(model, ids, places, meaning_only=.5)
            loss = -(weights * right).sum(1).clamp(min=1e-6).log().mean()
            (weight * share * loss).backward()
            note[name] = round(loss.item(), 3)
        return note

    def measure(self, model):
        scores = {name: twin_scores(*masses(model, rows)) for name, rows in self.slices.items()}
        return {name: {k: round(v, 3) for k, v in score.items()} for name, score in scores.items()}
