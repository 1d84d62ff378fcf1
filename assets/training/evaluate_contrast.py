"""Compares the translator with the contrast models: BLEU by sentence length, antecedents by distance, on the same held-out data.

    python evaluate_contrast.py --data ../shared/data --models assets/models --out build/training/contrast.json
"""
import argparse
import json

import torch
from safetensors.torch import load_file

import contrast
import coreference
import data
import evaluate
from distance import by_distance
from train_contrast import embeddings, pointer_weights
from vocabulary import BEGIN, END, PAD

LENGTHS = [(1, 5), (6, 9), (10, 14), (15, 20), (21, 60)]  # words


def load_contrast(folder, tables):
    with open(f"{folder}/config.json", encoding="utf-8") as file:
        model = contrast.Contrast(json.load(file), *tables)
    model.load_state_dict({name: tensor.float() for name, tensor in load_file(f"{folder}/model.safetensors").items()})
    return model.eval()


@torch.no_grad()
def translate(model, source, target, texts, longest=80, batch=64):
    """Greedy translations; similar lengths together."""
    order, results = sorted(range(len(texts)), key=lambda i: len(texts[i])), [None] * len(texts)
    for begin in range(0, len(order), batch):
        part = order[begin:begin + batch]
        rows = [source.encode(texts[i]).ids for i in part]
        width = max(map(len, rows))
        ids = torch.tensor([row + [PAD] * (width - len(row)) for row in rows])
        for i, row in zip(part, greedy(model, ids, min(longest, 2 * width + 8)).tolist()):
            results[i] = target.decode([t for t in row if t not in (END, PAD)])
    return results


def greedy(model, ids, longest):
    real = ids != PAD
    states, summary = model.encode(ids, real)
    output, done = torch.full((len(ids), 1), BEGIN), torch.zeros(len(ids), dtype=torch.bool)
    while output.shape[1] < longest and not done.all():
        best = model.logits(model.decode(output, states, summary, real)[:, -1]).argmax(-1)
        best[done] = PAD
        output, done = torch.cat([output, best[:, None]], 1), done | (best == END)
    return output[:, 1:]


def length_sets(folder, count=400):
    """{(least, most): [(english, [french, …])]} of held-out Tatoeba and Multi30k sentences."""
    items = data.references(data.tatoeba(folder)["test"])
    items += [(e, [f]) for e, f in data.multi30k(folder, "test_2016_flickr")]
    items.sort(key=lambda item: data.bucket(item[0] + "|order", 1 << 30))
    within = lambda item, least, most: least <= len(item[0].split()) <= most
    return {bin_: [item for item in items if within(item, *bin_)][:count] for bin_ in LENGTHS}


def distance_rows(tokenizer, count):
    rows = {}
    for bin_, twins in by_distance(5, count).items():
        encoded = [[coreference.encode(tokenizer, t, p, [a], [d]) for t, p, a, d in pair] for pair in twins]
        rows[bin_] = [row for pair in encoded if all(pair) for row in pair]
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", default="../shared/data")
    parser.add_argument("--models", default="assets/models")
    parser.add_argument("--out", default="build/training/contrast.json")
    parser.add_argument("--twins", type=int, default=300, help="a distance bin")
    parser.add_argument("--kinds", nargs="*", default=list(contrast.KINDS))
    arguments = parser.parse_args()
    _, tables = embeddings(f"{arguments.models}/translator")
    translator, source, target = evaluate.load(f"{arguments.models}/translator")
    models = {"translator": (translator, evaluate.translate, coreference.head_weights)}
    for kind in arguments.kinds:
        models[kind] = (load_contrast(f"{arguments.models}/{kind}", tables), translate, pointer_weights)
    lengths, distances, scores = length_sets(arguments.data), distance_rows(source, arguments.twins), {}
    for name, (model, translates, points) in models.items():
        bleu = {f"{a}-{b}": evaluate.translation_scores(translates(model, source, target, [e for e, _ in items]), [f for _, f in items])
                for (a, b), items in lengths.items()}
        pointing = {f"{a}-{b}": {"items": len(rows), **coreference.twin_scores(*coreference.masses(model, rows, points))}
                    for (a, b), rows in distances.items()}
        scores[name] = {"bleu_by_words": bleu, "antecedent_by_words_between": pointing}
        print(name, json.dumps(evaluate.rounded(scores[name]), indent=1), flush=True)
        with open(arguments.out, "w", encoding="utf-8") as file:
            json.dump(evaluate.rounded(scores), file, indent=2)


if __name__ == "__main__":
    main()
