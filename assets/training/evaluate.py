"""Measures a model folder: translation (BLEU, chrF; greedy and beam 4) and its guided heads, with baselines.

    python evaluate.py --model assets/models/translator --data ../shared/data --out build/training/scores.json
"""
import argparse
import json
import os
import random

import sacrebleu
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer

import data
import measure_coreference
from measure_alignment import alignment_scores
from measure_syntax import syntax_scores
from model import Translator, padding_mask
from search import beam
from vocabulary import BEGIN, END, PAD

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


def translate_by_beam(model, source, target, texts, beams=4):
    rows = (beam(model, source.encode(text).ids, beams) for text in texts)
    return [target.decode([t for t in row if t not in (BEGIN, END, PAD)]) for row in rows]


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


def translation_part(model, tokenizers, arguments):
    scores = {}
    for name, items in translation_sets(arguments.data, arguments.part).items():
        texts, references = [e for e, _ in items], [f for _, f in items]
        scores[name] = translation_scores(translate(model, *tokenizers, texts), references)
        scores[name]["beam_4"] = translation_scores(translate_by_beam(model, *tokenizers, texts), references)
    return scores


def coreference_part(model, tokenizers, arguments):
    return {**measure_coreference.coreference_scores(model, tokenizers[0], arguments.data, arguments.twins),
            "demonstrations": measure_coreference.demonstrations(model, tokenizers[0])}


PARTS = {
    "translation": translation_part,
    "coreference": coreference_part,
    "syntax": lambda model, tokenizers, arguments: syntax_scores(model, tokenizers[0], arguments.data),
    "alignment": lambda model, tokenizers, arguments: alignment_scores(model, tokenizers, arguments.data)}


def rounded(value):
    if isinstance(value, dict):
        return {k: rounded(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [rounded(v) for v in value]
    return round(value, 4) if isinstance(value, float) else value


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", default="assets/models/translator")
    parser.add_argument("--data", default="../shared/data")
    parser.add_argument("--out", default="build/training/scores.json", help="parts measured before stay in it")
    parser.add_argument("--part", choices=["development", "test"], default="test", help="of the translation pairs")
    parser.add_argument("--twins", type=int, default=1000, help="twins a slice")
    parser.add_argument("--only", choices=list(PARTS), nargs="+", default=list(PARTS))
    arguments = parser.parse_args()
    model, *tokenizers = load(arguments.model)
    scores = json.load(open(arguments.out)) if os.path.exists(arguments.out) else {}
    for name in arguments.only:
        scores[name] = rounded(PARTS[name](model, tokenizers, arguments))
        print(json.dumps({name: scores[name]}, indent=1, ensure_ascii=False), flush=True)
        with open(arguments.out, "w", encoding="utf-8") as file:
            json.dump(scores, file, indent=2, ensure_ascii=False)


if __name__ == "__main__":
    main()
