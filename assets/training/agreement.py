"""Does the translation's pronoun follow the antecedent?  il, elle, ils, elles: choices, causes and what comes out.

    python agreement.py --model assets/models/translator --data ../shared/data [--count 500 --twins 500] [--out agreement.json]

contrastive  right against wrong translation of the same sentence (Lopes et al. 2020), by total log-probability
causal       log p(elle) - log p(il) where the pronoun stands, in twins whose antecedents differ in gender and whose nouns the
             generator never used in training; as it is, and with the guided head's row for the pronoun exchanged or removed
generated    which pronoun greedy translation writes
"""
import argparse
import contextlib
import json
import math
import random
import re

import torch

import french
from evaluate import load, rounded, translate
from model import padding_mask
from vocabulary import BEGIN, END, PAD

LAYER, HEAD = 2, 0
CLASSES = ("il", "elle", "ils", "elles")


# --- the contrastive set

def contrastive_items(data, count, seed):
    """{class: [(English, right, wrong, English before, French before)]}, count of each class."""
    folder = f"{data}/pronouns/en-fr-contrastive/OpenSubs"
    read = lambda name: open(f"{folder}.{name}", encoding="utf-8").read().split("\n")
    english, translations, before, french_before = map(read, ("current.src", "current.trg", "c1.context.src", "c1.context.trg"))
    found = {name: [] for name in CLASSES}
    for i in range(0, 2 * (len(english) // 2), 2):
        right, wrong = translations[i], translations[i + 1]
        changed = [a for a, b in zip(re.findall(r"\w+", right.lower()), re.findall(r"\w+", wrong.lower())) if a != b and a in CLASSES]
        if changed:
            found[changed[0]].append((english[i], right, wrong, before[i], french_before[i]))
    for items in found.values():
        random.Random(seed).shuffle(items)
    return {name: items[:count] for name, items in found.items()}


def padded(rows):
    width = max(map(len, rows))
    return torch.tensor([row + [PAD] * (width - len(row)) for row in rows])


@torch.no_grad()
def log_probabilities(model, sources, targets, batch=64):
    """Total natural log-probability of each target (ids without <s> and </s>) given its source (ids with </s>)."""
    order, totals = sorted(range(len(sources)), key=lambda i: (len(targets[i]), len(sources[i]))), [0.0] * len(sources)
    for begin in range(0, len(order), batch):
        part = order[begin:begin + batch]
        ids, outputs = padded([sources[i] for i in part]), padded([targets[i] + [END] for i in part])
        mask, inputs = padding_mask(ids, PAD), padded([[BEGIN] + targets[i] for i in part])
        scores = model.logits(model.decode(inputs, model.encode(ids, mask), mask)).log_softmax(-1)
        chosen = scores.gather(-1, outputs[..., None])[..., 0] * (outputs != PAD)
        for i, total in zip(part, chosen.sum(1).tolist()):
            totals[i] = total
    return totals


def contrastive_scores(model, tokenizers, data, count, seed=7):
    """{"one sentence" and "with the sentence before" (in both languages): {class: share right}}; always masculine is 1, 0, 1, 0."""
    items, result = contrastive_items(data, count, seed), {}
    for name, glue in (("one sentence", lambda text, before: text), ("with the sentence before", lambda text, before: f"{before} {text}")):
        shares = {}
        for kind, rows in items.items():
            source = [tokenizers[0].encode(glue(e, b)).ids for e, _, _, b, _ in rows for _ in range(2)]
            target = [tokenizers[1].encode(glue(f, b), add_special_tokens=False).ids for _, right, wrong, _, b in rows for f in (right, wrong)]
            total = log_probabilities(model, source, target)
            shares[kind] = sum(a > b for a, b in zip(total[0::2], total[1::2])) / len(rows)
        result[name] = {**shares, "all": sum(shares.values()) / len(shares)}
    result["always masculine"] = {"il": 1.0, "elle": 0.0, "ils": 1.0, "elles": 0.0, "all": 0.5}
    result["items of each class"] = {kind: len(rows) for kind, rows in items.items()}
    return result


# --- the causal test

@contextlib.contextmanager
def changed(attention, change):
    """While open, this attention block's weights (batch, heads, queries, keys) go through change before they are used."""

    def forward(x, memory, mask, record=None):
        query, key, value = (attention.split(part(y)) for part, y in ((attention.query, x), (attention.key, memory), (attention.value, memory)))
        scores = query @ key.transpose(-1, -2) / math.sqrt(key.shape[-1])
        weights = change((scores if mask is None else scores + mask).softmax(-1))
        if record is not None:
            record.append(weights)
        return attention.output((weights @ value).transpose(1, 2).flatten(2))

    attention.forward = forward
    try:
        yield
    finally:
        del attention.forward


def token_at(encoding, place):
    return next((i for i, (a, b) in enumerate(encoding.offsets) if a <= place < b), None)


def aligned(tokenizers, twin):
    """The twin as [(source ids, pronoun's token, French ids before the pronoun, French piece)], feminine first.

    None unless both sentences have the same tokens up to the pronoun, the same length, the same French before the pronoun,
    and a French pronoun of one piece.
    """
    rows = []
    for one in sorted((twin.a, twin.b), key=lambda one: one.gender):
        english, french_tokens = tokenizers[0].encode(one.english), tokenizers[1].encode(one.french, add_special_tokens=False)
        row, place = token_at(english, one.pronoun[0]), token_at(french_tokens, one.french_pronoun[0])
        if row is None or place is None or french_tokens.offsets[place][1] != one.french_pronoun[1]:
            return None
        rows.append((english.ids, row, french_tokens.ids[:place], french_tokens.ids[place]))
    (ids, row, before, piece), (other, other_row, other_before, other_piece) = rows
    same = len(ids) == len(other) and row == other_row and ids[:row + 1] == other[:row + 1] and before == other_before
    return rows if same and piece != other_piece else None


def mixed_twins(count, seed, held_out):
    """Twins in which antecedents differ in gender and nobody else is he or she."""
    found = french.twins(seed, 6 * count + 200, held_out)
    unlike = lambda twin: twin.mixed and not re.search(r"(?i)\b(he|she)\b", twin.a.english)
    return [twin for twin in found if unlike(twin)]


@torch.no_grad()
def log_odds(model, pairs, change=None, batch=32):
    """(twins, 2): log p(elle) - log p(il) for the sentence about the feminine noun and the one about the masculine noun."""
    result = []
    for begin in range(0, len(pairs), batch):
        part = pairs[begin:begin + batch]
        rows = [row for pair in part for row in pair]
        ids, prefix = padded([row[0] for row in rows]), padded([[BEGIN] + row[2] for row in rows])
        places, mask = torch.tensor([row[1] for row in rows]), padding_mask(ids, PAD)
        attention = model.encoder.layers[LAYER].self_attention
        with changed(attention, lambda weights: change(weights, places, ids)) if change else contextlib.nullcontext():
            memory = model.encode(ids, mask)
        states = model.decode(prefix, memory, mask)[torch.arange(len(rows)), torch.tensor([len(row[2]) for row in rows])]
        logits = model.logits(states).view(len(part), 2, -1)
        pieces = torch.tensor([[pair[0][3], pair[1][3]] for pair in part])[:, None].expand(-1, 2, -1)
        chosen = logits.gather(-1, pieces)
        result.append(chosen[..., 0] - chosen[..., 1])
    return torch.cat(result)


def exchanged(weights, places, ids):
    """The head's row for the pronoun comes from the other sentence of the twin."""
    weights, rows = weights.clone(), torch.arange(len(ids))
    weights[rows, HEAD, places] = weights[rows ^ 1, HEAD, places]
    return weights


def resting(weights, places, ids):
    """The head's row for the pronoun lies on </s>."""
    weights, rows = weights.clone(), torch.arange(len(ids))
    weights[rows, HEAD, places] = (ids == END).to(weights.dtype)
    return weights


def silent(weights, places, ids):
    """The head adds nothing anywhere."""
    weights = weights.clone()
    weights[:, HEAD] = 0
    return weights


def mean_and_error(values):
    return {"mean": values.mean().item(), "standard_error": (values.std() / math.sqrt(len(values))).item()}


def causal_scores(model, tokenizers, count, seed=7, held_out=True):
    """Log-odds in nats; shift: how far they move from the right answer, averaged over both sentences of a twin."""
    pairs = [pair for pair in (aligned(tokenizers, twin) for twin in mixed_twins(count, seed, held_out)) if pair][:count]
    plain = log_odds(model, pairs)
    result = {"twins": len(pairs)}
    for name, change in (("as it is", None), ("row exchanged", exchanged), ("row on </s>", resting), ("head silent", silent)):
        odds = log_odds(model, pairs, change) if change else plain
        away = (plain - odds) * torch.tensor([1.0, -1.0])
        result[name] = {"feminine": mean_and_error(odds[:, 0]), "masculine": mean_and_error(odds[:, 1]),
                        "difference": mean_and_error(odds[:, 0] - odds[:, 1]), "shift": mean_and_error(away.mean(1)),
                        "right": ((odds[:, 0] > 0).float().mean() + (odds[:, 1] < 0).float().mean()).item() / 2,
                        "both right": ((odds[:, 0] > 0) & (odds[:, 1] < 0)).float().mean().item()}
    return result


# --- what comes out

def generated_scores(model, tokenizers, count, seed=7, held_out=True):
    """Share of greedy translations whose first il/elle/ils/elles is the right one; also among those that use the expected noun."""
    twins = mixed_twins(count, seed, held_out)[:count]
    items = [one for twin in twins for one in (twin.a, twin.b)]
    outputs = translate(model, *tokenizers, [one.english for one in items])
    right, expected = [], []
    for one, output in zip(items, outputs):
        pronoun = re.search(r"\b(ils?|elles?)\b", output.lower())
        right.append(pronoun is not None and pronoun.group() == one.french[slice(*one.french_pronoun)].lower())
        expected.append(re.search(rf"\b{one.noun[1]}\b", output.lower()) is not None)
    share = lambda values: sum(values) / len(values) if values else 0.0
    by_gender = {gender: share([r for r, one in zip(right, items) if one.gender == gender[0]]) for gender in ("masculine", "feminine")}
    return {"sentences": len(items), "right": share(right), **by_gender,
            "both right": share([a and b for a, b in zip(right[0::2], right[1::2])]), "always masculine": 0.5,
            "noun as expected": share(expected), "right where the noun is as expected": share([r for r, e in zip(right, expected) if e])}


def agreement_scores(model, tokenizers, data, count=500, twins=500, seed=7):
    """All of it; causal and generated on unseen nouns and on the generator's training nouns."""
    scores = {"contrastive": contrastive_scores(model, tokenizers, data, count, seed)}
    for name, held_out in (("unseen nouns", True), ("training nouns", False)):
        scores[f"causal, {name}"] = causal_scores(model, tokenizers, twins, seed, held_out)
        scores[f"generated, {name}"] = generated_scores(model, tokenizers, twins, seed, held_out)
    return scores


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", default="assets/models/translator")
    parser.add_argument("--data", default="../shared/data")
    parser.add_argument("--count", type=int, default=500, help="contrastive items of each class")
    parser.add_argument("--twins", type=int, default=500)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--out", help="a JSON file")
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    model, *tokenizers = load(arguments.model)
    scores = rounded(agreement_scores(model, tokenizers, arguments.data, arguments.count, arguments.twins, arguments.seed))
    text = json.dumps(scores, indent=2, ensure_ascii=False)
    print(text)
    if arguments.out:
        with open(arguments.out, "w", encoding="utf-8") as file:
            file.write(text + "\n")


if __name__ == "__main__":
    main()
