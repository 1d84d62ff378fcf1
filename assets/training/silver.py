"""Parses sentences that have no trees, so that the syntax head meets more of them than people have annotated.

    python silver.py --data ../shared/data --base ../shared/data/models/all-minilm-l6-v2 --work build/training

A pretrained encoder learns the same training trees by the biaffine score of Dozat & Manning (2017, "Deep Biaffine Attention for
Neural Dependency Parsing", equation 2) and then marks each word's parent in the English training sentences. Arcs that it is
unsure of are left out. It needs `pip install transformers`, about 25 minutes of two cores, and is not part of what ships.
"""
import argparse
import json
import random
import re

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F
from transformers import AutoModel, AutoTokenizer

import data
import pronouns
import treebank
from syntax import UNSURE

CLITICS = re.compile(r"\w+(?=n't\b)|n't\b|'(?:s|re|ve|ll|d|m)\b|\w+(?:[.,]\d+)*|[^\w\s]", re.IGNORECASE)


class Parser(nn.Module):
    """scores (batch, words, 1 + words): how well each word suits as parent of each word; first: no parent."""

    def __init__(self, base, width=256):
        super().__init__()
        self.encoder = AutoModel.from_pretrained(base, dtype=torch.float32)
        size = self.encoder.config.hidden_size
        self.child, self.parent = (nn.Sequential(nn.Linear(size, width), nn.GELU(), nn.Dropout(.2)) for _ in range(2))
        self.product = nn.Parameter(torch.zeros(width + 1, width))

    def forward(self, ids, mask, firsts):
        """firsts (batch, words): the first token of each word, -1 behind the sentence's end."""
        states = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        words = states.gather(1, firsts.clamp(min=0)[..., None].expand(-1, -1, states.shape[-1]))
        child, parent = self.child(words), self.parent(torch.cat([states[:, :1], words], 1))
        scores = F.pad(child, (0, 1), value=1.0) @ self.product.to(child.dtype) @ parent.transpose(1, 2)
        behind = F.pad(firsts < 0, (1, 0))
        return scores.float().masked_fill(behind[:, None], -torch.inf)


def split(text):
    """Word spans by the rules of Universal Dependencies for English, as far as a regular expression knows them."""
    return [m.span() for m in CLITICS.finditer(text)]


def encode(tokenizer, trees):
    """[(ids, first token of each word, parents or None)]; sentences that lose a word are left out."""
    encoded, rows = tokenizer([t.text for t in trees], return_offsets_mapping=True, truncation=True, max_length=128), []
    for tree, ids, offsets in zip(trees, encoded.input_ids, encoded.offset_mapping):
        owners = treebank.token_words(offsets, tree.words)
        if set(range(len(tree.words))) <= set(owners):
            rows.append((ids, [owners.index(word) for word in range(len(tree.words))], tree))
    return rows


def batches(rows, tokens, mixed=None):
    order = sorted(range(len(rows)), key=lambda i: len(rows[i][0]) + (mixed.random() * 4 if mixed else 0))
    groups = [[]]
    for i in order:
        if (len(groups[-1]) + 1) * len(rows[i][0]) > tokens:
            groups.append([])
        groups[-1].append(i)
    if mixed:
        mixed.shuffle(groups)
    return groups


def collate(rows):
    pad = lambda lists, value: torch.tensor([x + [value] * (max(map(len, lists)) - len(x)) for x in lists])
    ids = pad([r[0] for r in rows], 0)
    return ids, pad([[1] * len(r[0]) for r in rows], 0), pad([r[1] for r in rows], -1), pad([[p + 1 for p in r[2].parents] for r in rows], -100)


@torch.no_grad()
def parse(model, rows, tokens=4000):
    """For each row (parents, probability of each arc)."""
    model.eval()
    found = [None] * len(rows)
    for group in batches(rows, tokens):
        ids, mask, firsts, _ = collate([rows[i] for i in group])
        with torch.autocast("cpu", torch.bfloat16):
            best = model(ids, mask, firsts).softmax(-1).max(-1)
        for i, share, parent in zip(group, best.values.numpy(), best.indices.numpy() - 1):
            found[i] = parent[:len(rows[i][1])], share[:len(rows[i][1])]
    return found


def attachment(model, rows):
    """Share of words with the right parent, punctuation left out."""
    marks = [(int(p), g, r) for row, (found, _) in zip(rows, parse(model, rows))
             for p, g, r in zip(found, row[2].parents, row[2].relations) if r != "punct"]
    return np.mean([p == g for p, g, _ in marks]), np.mean([p == g for p, g, r in marks if r == "det"])


def train(model, rows, development, epochs, tokens, rate):
    fresh = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    optimizer = torch.optim.AdamW([{"params": model.encoder.parameters(), "lr": rate}, {"params": fresh, "lr": 5 * rate}])
    order = random.Random(1)
    steps = epochs * len(batches(rows, tokens))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min((s + 1) / 100, max(0.0, 1 - s / steps)))
    for epoch in range(epochs):
        model.train()
        for number, group in enumerate(batches(rows, tokens, order)):
            ids, mask, firsts, parents = collate([rows[i] for i in group])
            with torch.autocast("cpu", torch.bfloat16):
                scores = model(ids, mask, firsts)
            loss = F.cross_entropy(scores.flatten(0, 1), parents.flatten())
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step(), optimizer.zero_grad(), schedule.step()
            if number % 50 == 0:
                print(f"epoch {epoch} batch {number} loss {loss.item():.3f}", flush=True)
        print(f"epoch {epoch}: development attachment, det {attachment(model, development)}", flush=True)


def sentences(folder, count):
    """English training sentences of 4 to 40 words without trees, each once."""
    texts = {english for english, _ in data.training_pairs(folder)}
    for part in ("development", "validation"):
        for example in pronouns.gap(folder, part):
            texts.update(re.split(r"(?<=[a-z]\.) (?=[A-Z])", example.text))
    texts = [t for t in sorted(texts) if 4 <= len(split(t)) <= 40]
    random.Random(1).shuffle(texts)
    return [treebank.Tree(t, split(t), [-1] * len(split(t)), []) for t in texts[:count]]


def relation(word, share, sure):
    return UNSURE if share < sure else "punct" if not re.search(r"[\w$%&+=]", word) else "dep"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", default="../shared/data")
    parser.add_argument("--base", required=True, help="folder of a pretrained encoder")
    parser.add_argument("--work", default="build/training")
    parser.add_argument("--count", type=int, default=80000)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--tokens", type=int, default=900, help="a batch")
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--sure", type=float, default=.6, help="least probability of an arc that is kept")
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(1)
    tokenizer, model = AutoTokenizer.from_pretrained(arguments.base), Parser(arguments.base)
    rows = encode(tokenizer, treebank.training(arguments.data))
    development = encode(tokenizer, treebank.development(arguments.data))
    print(f"{len(rows)} trees", flush=True)
    train(model, rows, development, arguments.epochs, arguments.tokens, arguments.rate)
    rows = encode(tokenizer, sentences(arguments.data, arguments.count))
    with open(f"{arguments.work}/silver.jsonl", "w", encoding="utf-8") as file:
        for (_, _, tree), (parents, shares) in zip(rows, parse(model, rows)):
            relations = [relation(tree.text[a:b], p, arguments.sure) for (a, b), p in zip(tree.words, shares)]
            json.dump([tree.text, tree.words, parents.tolist(), relations], file)
            file.write("\n")
    print(f"{len(rows)} sentences parsed", flush=True)


if __name__ == "__main__":
    main()
