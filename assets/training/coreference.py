"""Guides one encoder head: its row for a pronoun is taught to lie on the antecedent (loss: -log of the mass there).

Rows of other words are taught to rest on </s>, a null antecedent like the dummy of Lee et al. (2017), so that only
pronouns point.
"""
import json
import os
import random

import numpy as np
import torch
from tokenizers import Tokenizer

import pronouns
from blur import Blur
from data import read_lines
from distance import stretch
from model import padding_mask
from twins import generate, pools
from vocabulary import END, PAD

LAYER, HEAD = 2, 0
TOKENS_A_TWIN = 34
SLICES = ("unseen_nouns", "unseen_predicates", "unseen_frames", "unseen_knowledge")


def nouns():
    """(singular, plural) of every noun that the twins used in training are made of."""
    return [(noun.text, noun.plural) for noun in pools("train").lexicon.nouns.values() if not noun.held_out]


def role_scenes():
    """Names of the scenes with things in which only the roles decide: who did not fit into what, who hit whom."""
    return {scene.name for scene in pools("train").lexicon.scenes if scene.by_role}


def recast(rows, others, random):
    """A twin's two rows with both nouns replaced by any others: where roles decide it must not matter what plays them.

    others: {noun's token: tokens of the same number}. Nouns of several pieces stay.
    """
    sides = [ids[place] for ids, _, right, wrong in rows[:1] for place in right + wrong]
    if len(sides) != 2 or sides[0] == sides[1] or not all(token in others for token in sides):
        return rows
    actors = dict(zip(sides, (random.choice(others[token]) for token in sides)))
    if len(set(actors.values())) < 2:
        return rows
    cast = lambda ids, places: [actors.get(token, token) if i in places else token for i, token in enumerate(ids)]
    return [(cast(ids, {*right, *wrong}), row, right, wrong) for ids, row, right, wrong in rows]


def mined_twins(path):
    """The twins that silver_twins.py wrote; none if it has not."""
    return map(json.loads, read_lines(path)) if os.path.exists(path) else []


def tokens_of(offsets, span):
    """Numbers of the tokens that overlap a character span."""
    return [i for i, (a, b) in enumerate(offsets) if max(a, span[0]) < min(b, span[1])]


def marked(ids, offsets, pronoun, antecedents, distractors):
    """(ids, pronoun's token, antecedent tokens, distractor tokens); None if the pronoun or antecedents are lost."""
    find = lambda spans: sorted({i for span in spans for i in tokens_of(offsets, span)})
    row, right, wrong = find([pronoun]), find(antecedents), find(distractors)
    return (ids, row[0], right, wrong) if row and right and row[0] not in right else None


def encode(tokenizer, text, *spans):
    """marked() with the tokens of the text."""
    encoding = tokenizer.encode(text)
    return marked(encoding.ids, encoding.offsets, *spans)


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


def head_weights(model, ids, **options):
    """The guided head's weights (batch, queries, keys)."""
    return model.head_weights(ids, padding_mask(ids, PAD), LAYER, HEAD, **options)


def antecedent_loss(weights, rows, right):
    """Mean -log of the mass on the antecedents in the pronouns' rows."""
    return -(weights[torch.arange(len(rows)), rows] * right).sum(1).clamp(min=1e-6).log().mean()


def resting_loss(weights, ids, resting):
    """Mean -log of the weight on </s> over the rows marked as resting (batch, tokens)."""
    on_end = (weights * (ids == END)[:, None]).sum(-1)
    return -on_end[resting].clamp(min=1e-6).log().mean()


@torch.no_grad()
def masses(model, rows, weights_of=head_weights):
    """(weight on the antecedent, weight on the distractor) of every encoded row, as two arrays."""
    right_mass, wrong_mass = np.zeros(len(rows)), np.zeros(len(rows))
    order = sorted(range(len(rows)), key=lambda i: len(rows[i][0]))
    for begin in range(0, len(order), 256):
        part = order[begin:begin + 256]
        ids, places, right, wrong = collate([rows[i] for i in part])
        weights = weights_of(model, ids.to(model.device)).float().cpu()[torch.arange(len(part)), places]
        right_mass[part] = (weights * right).sum(1).numpy()
        wrong_mass[part] = (weights * wrong).sum(1).numpy()
    return right_mass, wrong_mass


def twin_scores(right, wrong):
    """Share of items with more weight on the antecedent, share of twins with both, mean weight on the antecedent."""
    better = right > wrong
    return {"antecedent": float(better.mean()), "pair": float((better[0::2] & better[1::2]).mean()), "weight": float(right.mean())}


class Guide:
    """Adds the coreference gradient to each translation step.

    Half of the words' learned differences are left out at random and none is changed, nouns are blurred, and half of the scenes in
    which roles decide are played by any nouns at all, so that the head works by the words' vectors and carries over to nouns it
    never met. If silver_twins.py has mined real text, a quarter of the twins come from there.
    """

    def __init__(self, work, data, seed, begun, twins=176, real=8, weight=1.0, resting=.1, warm_up=100):
        self.tokenizer = Tokenizer.from_file(f"{work}/tokenizer.json")
        self.random, self.begun, self.twin_count, self.real_count = random.Random(seed), begun, twins, real
        self.weight, self.resting, self.warm_up, self.queue = weight, resting, warm_up, []
        pronoun_ids = [self.tokenizer.token_to_id(mark + word) for word in pronouns.PRONOUNS for mark in ("▁", "")]
        self.silent = torch.tensor([i for i in pronoun_ids if i is not None] + [PAD])
        token = lambda noun: self.tokenizer.token_to_id("▁" + noun)
        singular, plural = ([token(noun) for noun in number if token(noun) is not None] for number in zip(*nouns()))
        self.blur = Blur(torch.from_numpy(np.load(f"{work}/vectors.npy")), singular)
        self.roles, self.others = role_scenes(), {**dict.fromkeys(plural, plural), **dict.fromkeys(singular, singular)}
        self.real = from_examples(self.tokenizer, pronouns.training(data))
        self.slices = {s: twin_rows(self.tokenizer, generate(7, 150, s)) for s in SLICES}
        self.mined = [rows for twin in mined_twins(f"{work}/silver_twins.jsonl") if (rows := self.encoded_items(twin))]
        random.Random(0).shuffle(self.mined)
        if self.mined:
            self.slices["mined"], self.mined = sum(self.mined[:300], []), self.mined[300:]

    def encoded_items(self, items):
        """Of both (text, pronoun, antecedent, distractor); None where a word is lost."""
        rows = [encode(self.tokenizer, text, at, [right], [wrong]) for text, at, right, wrong in items]
        return rows if all(rows) else None

    def encoded(self, twin):
        """Both encoded items of a twin, one in twelve with other sentences in between; None where a word is lost."""
        far = stretch(twin, self.random) if self.random.random() < 1 / 12 else None
        rows = self.encoded_items(far or [(i.text, i.pronoun, i.antecedent, i.distractor) for i in (twin.a, twin.b)])
        if not rows:
            return None
        by_role = twin.a.frame.split("/")[0] in self.roles and self.random.random() < .5
        return recast(rows, self.others, self.random) if by_role else rows

    def next_rows(self):
        """A batch of twins of similar lengths and one of real examples."""
        if not self.queue:
            count = 12 * self.twin_count
            mined = self.random.sample(self.mined, min(count // 4, len(self.mined)))
            twins = generate(self.random.randrange(1 << 30), count - len(mined), "train")
            pairs = sorted([*filter(None, map(self.encoded, twins)), *mined], key=lambda pair: max(len(row[0]) for row in pair))
            self.queue = [[]]
            for pair in pairs:
                if (len(self.queue[-1]) + 2) * len(pair[0][0]) > self.twin_count * TOKENS_A_TWIN:
                    self.queue.append([])
                self.queue[-1] += pair
            self.random.shuffle(self.queue)
        return [self.queue.pop(), self.random.sample(self.real, self.real_count)]

    def loosen(self, row):
        """Now and then without the final full stop, as while typing."""
        ids = row[0]
        return (ids[:-2] + ids[-1:], *row[1:]) if len(ids) > 3 and self.random.random() < .15 else row

    def weights(self, model, ids):
        """What is taught: (batch, queries, keys)."""
        return head_weights(model, ids, meaning_only=.5, shift=self.blur.shift(ids.cpu()).to(ids.device))

    def backward(self, model, step):
        """Adds the gradients of this step's coreference loss; returns what to log."""
        weight = self.weight * min(1.0, (step - self.begun + 1) / self.warm_up)
        note = {}
        for name, rows, share in zip(("twins", "real"), self.next_rows(), (1.0, .25)):
            ids, places, right = (t.to(model.device) for t in collate([self.loosen(r) if name == "twins" else r for r in rows])[:3])
            model.train(name == "real")  # twins never repeat: dropout would only slow them down
            with torch.autocast(model.device.type, torch.bfloat16):
                weights = self.weights(model, ids)
            loss = antecedent_loss(weights, places, right)
            note[name] = round(loss.item(), 3)
            if name == "twins":
                rest = resting_loss(weights, ids, ~torch.isin(ids, self.silent.to(ids.device)))
                note["resting"] = round(rest.item(), 3)
                loss = loss + self.resting * rest
            (weight * share * loss).backward()
        return note

    def measure(self, model, weights_of=head_weights):
        scores = {name: twin_scores(*masses(model, rows, weights_of)) for name, rows in self.slices.items()}
        return {name: {k: round(v, 3) for k, v in score.items()} for name, score in scores.items()}
