"""Keeps those mined twins that a pretrained encoder, taught pronouns by the generated twins, finds decidable.

    python silver_twins.py --data ../shared/data --base ../shared/data/models/all-minilm-l6-v2 --wordnet /usr/share/wordnet --work build/training

The encoder never sees a mined twin before it judges it. Twins of he and she are not judged: all that they say is a definition, and the
generator teaches he and she by roles and gender alone, so the encoder finds 24 of 25 undecidable. It needs `pip install transformers`,
`apt-get install wordnet-base` and about 20 minutes of two cores, and is not part of what ships.
"""
import argparse
import functools
import itertools
import json
import os
import random

import torch
from tokenizers import Tokenizer
from torch import nn
from transformers import AutoModel, AutoTokenizer

import coreference
import mined
import pronouns
from twins import generate


class Pointer(nn.Module):
    """scores (batch, tokens): how well each token suits as antecedent of the token at `row`."""

    def __init__(self, base, width=256):
        super().__init__()
        self.encoder = AutoModel.from_pretrained(base, dtype=torch.float32)
        self.query, self.key = (nn.Linear(self.encoder.config.hidden_size, width) for _ in range(2))

    def forward(self, ids, mask, row):
        states = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        scores = (self.key(states) @ self.query(states[torch.arange(len(ids)), row])[..., None]).squeeze(-1)
        return (scores.float() / self.query.out_features ** .5).masked_fill(mask == 0, -torch.inf)


class Teacher:
    def __init__(self, base):
        self.tokenizer, self.model = AutoTokenizer.from_pretrained(base), Pointer(base)

    def encode(self, text, *spans):
        """coreference.encode() with this tokenizer."""
        encoding = self.tokenizer(text, return_offsets_mapping=True, truncation=True, max_length=256)
        return coreference.marked(encoding.input_ids, encoding.offset_mapping, *spans)

    def encode_twin(self, twin):
        rows = [self.encode(text, pronoun, [right], [wrong]) for text, pronoun, right, wrong in twin]
        return rows if all(row and row[3] for row in rows) else None

    def masses(self, rows):
        """(rows, 2): probability of the antecedent and of the distractor."""
        ids, places, *marks = coreference.collate(rows)
        mask = torch.zeros_like(ids)
        for i, row in enumerate(rows):
            mask[i, :len(row[0])] = 1
        with torch.autocast("cpu", torch.bfloat16):
            shares = self.model(ids * mask, mask, places).softmax(-1)
        return torch.stack([(shares * mark).sum(1) for mark in marks], 1)

    def learn(self, twins, real, steps, rate):
        """twins: endless encoded pairs of rows; real: encoded rows, of which six join every batch, at a quarter of the weight."""
        fresh = [*self.model.query.parameters(), *self.model.key.parameters()]
        optimizer = torch.optim.AdamW([{"params": self.model.encoder.parameters(), "lr": rate}, {"params": fresh, "lr": 7 * rate}])
        schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min((s + 1) / 30, 1 - s / steps))
        order = random.Random(3)
        self.model.train()
        for step in range(steps):
            batch = sum(itertools.islice(twins, 48), [])
            losses = [-self.masses(rows)[:, 0].clamp(min=1e-6).log().mean() for rows in (batch, order.sample(real, 6))]
            (losses[0] + .25 * losses[1]).backward()
            torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
            optimizer.step(), optimizer.zero_grad(), schedule.step()
            if step % 20 == 0:
                print(f"step {step} loss {losses[0].item():.3f}", flush=True)
        self.model.eval()

    @torch.no_grad()
    def judged(self, twins, batch=512):
        """(twin, share of the antecedent in what falls on the two nouns, the lesser of both sentences) of each twin."""
        twins = iter(twins)
        while part := list(itertools.islice(twins, batch)):
            part = [(twin, rows) for twin in part if (rows := self.encode_twin(twin))]
            rows = sum((rows for _, rows in part), [])
            order, share = sorted(range(len(rows)), key=lambda i: len(rows[i][0])), torch.zeros(len(rows))
            for chosen in (order[i:i + 64] for i in range(0, len(order), 64)):
                masses = self.masses([rows[i] for i in chosen])
                share[chosen] = masses[:, 0] / masses.sum(1)
            yield from zip((twin for twin, _ in part), share.view(-1, 2).amin(1).tolist())


def generated(teacher):
    """Encoded twins of the generator, similar lengths in turn."""
    for seed in itertools.count(1):
        items = ([(i.text, i.pronoun, i.antecedent, i.distractor) for i in (twin.a, twin.b)] for twin in generate(seed, 384, "train"))
        rows = sorted(filter(None, map(teacher.encode_twin, items)), key=lambda pair: len(pair[0][0]))
        groups = [rows[i:i + 48] for i in range(0, len(rows) - 47, 48)]
        random.Random(seed).shuffle(groups)
        yield from itertools.chain(*groups)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", default="../shared/data")
    parser.add_argument("--base", required=True, help="folder of a pretrained encoder")
    parser.add_argument("--wordnet", default="/usr/share/wordnet")
    parser.add_argument("--work", default="build/training")
    parser.add_argument("--count", type=int, default=50000, help="mined twins with it to judge; three tenths as many with they")
    parser.add_argument("--steps", type=int, default=300)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--sure", type=float, default=.55, help="least share of the antecedent in both sentences")
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(1)
    teacher, kept = Teacher(arguments.base), f"{arguments.work}/silver_teacher.pt"
    if os.path.exists(kept):
        teacher.model.load_state_dict(torch.load(kept))
        teacher.model.eval()
    else:
        rows = (teacher.encode(e.text, e.pronoun, e.antecedents, e.distractors) for e in pronouns.training(arguments.data))
        teacher.learn(generated(teacher), [row for row in rows if row], arguments.steps, arguments.rate)
        torch.save(teacher.model.state_dict(), kept)
    pieces = Tokenizer.from_file(f"{arguments.work}/tokenizer.json").get_vocab()
    words, wordnet = {piece[1:] for piece in pieces if piece[0] == "▁"}, mined.WordNet(arguments.wordnet)
    mine = functools.partial(mined.Miner, wordnet, mined.Tags(arguments.data), mined.sentences(arguments.data, wordnet))
    twins = lambda number, share: mined.Writer(mine(number), words).twins(int(share * arguments.count))
    judged, number, path = 0, 0, f"{arguments.work}/silver_twins.jsonl"
    with open(path + ".part", "w", encoding="utf-8") as file:
        for judged, (twin, share) in enumerate(teacher.judged(itertools.chain(twins(mined.PLURAL, .3), twins(mined.SINGULAR, 1))), 1):
            if share >= arguments.sure:
                number += 1
                print(json.dumps(twin), file=file)
            if judged % 5000 == 0:
                print(f"{number} of {judged} mined twins kept", flush=True)
        for twin in itertools.chain(twins(mined.HE, .03), twins(mined.SHE, .03)):
            print(json.dumps(twin), file=file)
    os.replace(path + ".part", path)
    print(f"{number} of {judged} mined twins kept", flush=True)


if __name__ == "__main__":
    main()
