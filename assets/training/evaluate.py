"""Measures a model folder: translation (BLEU, chrF, greedy) and the guided head by slice, with baselines.

    python evaluate.py --model assets/models/translator --data ../shared/data --out build/training/scores.json
"""
import argparse
import json
import random

import numpy as np
import sacrebleu
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer

import coreference
import data
import pronouns
from model import Translator, padding_mask
from vocabulary import BEGIN, END, PAD

DEMONSTRATIONS = [("The cat sat on the mat because it was soft.", "mat", "cat"),
                  ("The cat sat on the mat because it was tired.", "cat", "mat"),
                  ("The animal didn't cross the street because it was too wide.", "street", "animal"),
                  ("The animal didn't cross the street because it was too tired.", "animal", "street")]


def load(folder):
    """The exported model in single precision, with its two tokenizers."""
    with open(f"{folder}/config.json", encoding="utf-8") as file:
        model = Translator(json.load(file))
    model.load_state_dict({name: tensor.float() for name, tensor in load_file(f"{folder}/model.safetensors").items()})
    return model.eval(), *(Tokenizer.from_file(f"{folder}/{name}") for name in ("tokenizer.json", "target_tokenizer.json"))


@torch.no_grad()
def translate(model, source, target, texts, longest=80, batch=64):
    """Greedy translations; similar lengths together."""
    order, results = sorted(range(len(texts)), key=lambda i: len(texts[i])), [None] * len(texts)
    for begin in range(0, len(order), batch):
        part = order[begin:begin + batch]
        rows = [e.ids for e in source.encode_batch([texts[i] for i in part])]
        width = max(map(len, rows))
        ids = torch.tensor([row + [PAD] * (width - len(row)) for row in rows])
        mask, output = padding_mask(ids, PAD), torch.full((len(part), 1), BEGIN)
        memory, done = model.encode(ids, mask), torch.zeros(len(part), dtype=torch.bool)
        while output.shape[1] < min(longest, 2 * width + 8) and not done.all():
            best = model.logits(model.decode(output, memory, mask)[:, -1]).argmax(-1)
            best[done] = PAD
            output = torch.cat([output, best[:, None]], 1)
            done |= best == END
        for i, row in zip(part, output[:, 1:].tolist()):
            results[i] = target.decode([t for t in row if t not in (END, PAD)])
    return results


def translation_scores(hypotheses, references):
    """sacreBLEU (13a, cased) and chrF against one or several references a sentence."""
    most = max(map(len, references))
    streams = [[refs[k] if k < len(refs) else None for refs in references] for k in range(most)]
    return {"bleu": round(sacrebleu.corpus_bleu(hypotheses, streams).score, 1),
            "chrf": round(sacrebleu.corpus_chrf(hypotheses, streams).score, 1), "sentences": len(hypotheses)}


def translation_sets(folder, part):
    """{name: [(english, [french, …])]} of the held-out sentences: part is "test" or "development"."""
    tatoeba = [(e, f) for e, f in data.references(data.tatoeba(folder)[part]) if len(e.split()) >= 5]
    random.Random(0).shuffle(tatoeba)
    multi30k = data.multi30k(folder, {"test": "test_2016_flickr", "development": "val"}[part])
    return {f"tatoeba {part}": tatoeba[:1000], f"multi30k {part}": [(e, [f]) for e, f in multi30k]}


def plain_baselines(rows):
    """Nearest-noun and first-noun guesses in the form of masses: (right, wrong) arrays of 0 and 1."""
    nearest, first = np.zeros((2, len(rows))), np.zeros((2, len(rows)))
    for i, (_, _, right, wrong) in enumerate(rows):
        nearest[0 if max(right) > max(wrong, default=-1) else 1, i] = 1
        first[0 if min(right) < min(wrong, default=1 << 30) else 1, i] = 1
    return {"nearest_noun": nearest, "first_noun": first}


def head_scores(model, untrained, rows, twins):
    score = coreference.twin_scores if twins else (lambda right, wrong: {
        "antecedent": float((right > wrong).mean()), "weight": float(right.mean())})
    result = {"items": len(rows), **score(*coreference.masses(model, rows))}
    result["baselines"] = {name: score(*masses) for name, masses in plain_baselines(rows).items()}
    result["baselines"]["untrained_weights"] = score(*coreference.masses(untrained, rows))
    return result


def kinds():
    """{scene: what decides in it}: the nouns' classes, their roles in the event, or he/she/they with people."""
    from lexicon import Lexicon
    lexicon = Lexicon()
    decided = {scene.name: "roles" if scene.general == "no" else "classes" for scene in lexicon.scenes}
    return {**decided, **{scene.name: "people" for scene in lexicon.people_scenes}}


def scores_by_kind(model, tokenizer, twins):
    deciding, groups = kinds(), {}
    for twin in twins:
        groups.setdefault(deciding[twin.a.frame.split("/")[0]], []).append(twin)
    rows = {kind: coreference.twin_rows(tokenizer, group) for kind, group in groups.items()}
    return {kind: {"items": len(r), **coreference.twin_scores(*coreference.masses(model, r))} for kind, r in rows.items()}


def coreference_scores(model, tokenizer, folder, count):
    from twins import generate
    torch.manual_seed(0)
    untrained, scores = Translator(model.config).eval(), {}
    for name in ("train", *coreference.SLICES):
        twins = generate(20, count, name)
        scores[name] = head_scores(model, untrained, coreference.twin_rows(tokenizer, twins), True)
        scores[name]["by_kind"] = scores_by_kind(model, tokenizer, twins)
    trained_on = {example.text for example in pronouns.training(folder)}
    for name, examples in pronouns.reporting(folder).items():
        rows = coreference.from_examples(tokenizer, [e for e in examples if e.text not in trained_on])
        scores[name] = head_scores(model, untrained, [r for r in rows if r[3]], False)
    return scores


def demonstrations(model, tokenizer):
    """Weight of "it" on the right and on the wrong noun in the sentences of the first screen."""
    result = []
    for text, right, wrong in DEMONSTRATIONS:
        span = lambda word: (text.index(f" {word}") + 1, text.index(f" {word}") + 1 + len(word))
        row = coreference.encode(tokenizer, text, span("it"), [span(right)], [span(wrong)])
        on_right, on_wrong = coreference.masses(model, [row])
        result.append({"text": text, right: round(float(on_right[0]), 3), wrong: round(float(on_wrong[0]), 3)})
    return result


def rounded(value):
    if isinstance(value, dict):
        return {k: rounded(v) for k, v in value.items()}
    return round(value, 4) if isinstance(value, float) else value


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", default="assets/models/translator")
    parser.add_argument("--data", default="../shared/data")
    parser.add_argument("--out", default="build/training/scores.json")
    parser.add_argument("--part", choices=["development", "test"], default="test")
    parser.add_argument("--twins", type=int, default=1000, help="twins a slice")
    parser.add_argument("--only", choices=["translation", "coreference"])
    arguments = parser.parse_args()
    model, source, target = load(arguments.model)
    scores = {"translation": {}}
    if arguments.only != "coreference":
        for name, items in translation_sets(arguments.data, arguments.part).items():
            hypotheses = translate(model, source, target, [e for e, _ in items])
            scores["translation"][name] = translation_scores(hypotheses, [f for _, f in items])
            for (english, french), hypothesis in list(zip(items, hypotheses))[:8]:
                print(f"  {english} → {hypothesis}   [{french[0]}]")
            print(name, scores["translation"][name], flush=True)
    if arguments.only != "translation":
        scores["coreference"] = coreference_scores(model, source, arguments.data, arguments.twins)
        scores["demonstrations"] = demonstrations(model, source)
        print(json.dumps(rounded(scores["coreference"]), indent=1), *scores["demonstrations"], sep="\n")
    with open(arguments.out, "w", encoding="utf-8") as file:
        json.dump(rounded(scores), file, indent=2, ensure_ascii=False)


if __name__ == "__main__":
    main()
