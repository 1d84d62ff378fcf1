"""Compares the translator with the contrast models: BLEU by sentence length, antecedents by distance, on the same held-out data.

    python evaluate_contrast.py --data ../shared/data --models assets/models --out build/training/contrast.json

Greedy translations. Two tables are printed, the numbers written to --out.
"""
import argparse
import json
import time

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
        config = json.load(file)
    if config["embeddings_checksum"] != contrast.checksum(*tables):
        raise SystemExit(f"{folder} was trained with other embeddings than the translator has now")
    model = contrast.Contrast(config, *tables)
    model.load_state_dict({name: tensor.float() for name, tensor in load_file(f"{folder}/model.safetensors").items()})
    return model.eval()


@torch.no_grad()
def translate(model, source, target, texts, longest=80, batch=64):
    """Greedy translations; similar lengths together."""
    order, results = sorted(range(len(texts)), key=lambda i: len(texts[i])), [None] * len(texts)
    for begin in range(0, len(order), batch):
        part = order[begin:begin + batch]
        rows = [e.ids for e in source.encode_batch([texts[i] for i in part])]
        width = max(map(len, rows))
        ids = torch.tensor([row + [PAD] * (width - len(row)) for row in rows])
        for i, row in zip(part, greedy(model, ids, min(longest, 2 * width + 8) - 1).tolist()):
            results[i] = target.decode([t for t in row if t not in (END, PAD)])
    return results


def greedy(model, ids, longest):
    """(batch, at most longest): what follows <s>, padded behind </s>."""
    real = ids != PAD
    states, summary = model.encode(ids, real)
    state, prepared = model.start_state(summary), model.attention.memory(states) if model.attends else None
    written, last, done = [], torch.full((len(ids),), BEGIN), torch.zeros(len(ids), dtype=torch.bool)
    while len(written) < longest and not done.all():
        found, state = model.step(last, state, states, summary, prepared, real)
        last = model.logits(found).argmax(-1).masked_fill(done, PAD)
        written.append(last)
        done |= last == END
    return torch.stack(written, 1)


def length_sets(folder, count):
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


def bleu_by_length(model, translates, tokenizers, lengths):
    return {f"{a}-{b}": evaluate.translation_scores(translates(model, *tokenizers, [e for e, _ in items]), [f for _, f in items])
            for (a, b), items in lengths.items() if items}


def antecedents_by_distance(model, points, distances):
    return {f"{a}-{b}": {"items": len(rows), **coreference.twin_scores(*coreference.masses(model, rows, points))}
            for (a, b), rows in distances.items() if rows}


def table(scores, part, column, count, show):
    """The models' numbers as lines of Markdown; count: what the last line tells of each column."""
    columns = next(iter(scores.values()))[part]
    lines = [["", *columns], ["---"] * (len(columns) + 1)]
    lines += [[name, *(show(one[column]) for one in of[part].values())] for name, of in scores.items()]
    lines.append([count, *(str(one[count]) for one in columns.values())])
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def tables(scores):
    return ("BLEU by words in the English sentence\n\n" + table(scores, "bleu_by_words", "bleu", "sentences", lambda x: f"{x:.1f}") +
            "\n\nRight noun above the wrong one, in per cent, by words between antecedent and pronoun (unseen nouns; chance 50)\n\n" +
            table(scores, "antecedent_by_words_between", "antecedent", "items", lambda x: f"{100 * x:.1f}"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", default="../shared/data")
    parser.add_argument("--models", default="assets/models")
    parser.add_argument("--out", default="build/training/contrast.json")
    parser.add_argument("--count", type=int, default=400, help="sentences of a length, at most")
    parser.add_argument("--twins", type=int, default=300, help="twins of a distance, at most")
    parser.add_argument("--kinds", nargs="*", default=list(contrast.KINDS))
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    base, embedded = embeddings(f"{arguments.models}/translator")
    translator, *tokenizers = evaluate.load(f"{arguments.models}/translator")
    models = {base["name"]: (translator, evaluate.translate, coreference.head_weights)}
    for kind in arguments.kinds:
        models[kind] = (load_contrast(f"{arguments.models}/{kind}", embedded), translate, pointer_weights)
    lengths, distances = length_sets(arguments.data, arguments.count), distance_rows(tokenizers[0], arguments.twins)
    scores = {}
    for name, (model, translates, points) in models.items():
        begun = time.time()
        scores[name] = evaluate.rounded({"bleu_by_words": bleu_by_length(model, translates, tokenizers, lengths),
                                         "antecedent_by_words_between": antecedents_by_distance(model, points, distances)})
        print(f"{name}: {time.time() - begun:.0f} seconds", flush=True)
        with open(arguments.out, "w", encoding="utf-8") as file:
            json.dump(scores, file, indent=2)
    print(tables(scores))


if __name__ == "__main__":
    main()
