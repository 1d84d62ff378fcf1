"""Writes the model folder that Headlight embeds: half precision, the word vectors folded into one embedding.

    python export.py --work build/training --out assets/models/translator [--scores scores.json] [--mean .7:checkpoint.pt .3:older.pt]

With --mean the weights are averaged over checkpoints of successive runs (Izmailov et al. 2018, "Averaging Weights Leads to Wider Optima
and Better Generalization").
"""
import argparse
import json
import os
import shutil

import torch
from safetensors.torch import save_file

from model import Translator

TRAINED_ON = ("English-French sentence pairs (Tatoeba, Multi30k, generated ones for il and elle); three heads were additionally taught: "
              "encoder L2H0 to point from a pronoun to the noun it stands for and to rest on </s> for every other word, encoder L3H0 from "
              "a word to its syntactic parent, cross-attention L2H0 from a French word to its English source")


def load(shares, work):
    """The trained model with a plain embedding, ready to evaluate. shares: {checkpoint in the folder `work`: share in the weights}"""
    states = [torch.load(f"{work}/{name}", weights_only=False) for name in shares]
    mean = lambda name: sum(share * state["model"][name].double() for share, state in zip(shares.values(), states)).float()
    return fold({name: mean(name) for name in states[0]["model"]}, states[0]["config"], work)


def fold(weights, config, work):
    """E = V·P + D as one matrix."""
    import numpy as np
    weights = dict(weights)
    mapping, difference = (weights.pop(f"encoder.embedding.{part}") for part in ("map", "difference"))
    weights["encoder.embedding.weight"] = torch.from_numpy(np.load(f"{work}/vectors.npy")) @ mapping + difference
    model = Translator({**config, "dropout": 0.0})
    model.load_state_dict(weights)
    return model.eval()


def halve(model):
    """The weights rounded to half precision, as the exported file holds them."""
    for parameter in model.parameters():
        parameter.data = parameter.data.half().float()
    return model


def write(model, work, out, guided_heads):
    os.makedirs(out, exist_ok=True)
    save_file({name: p.half().contiguous() for name, p in model.named_parameters()}, f"{out}/model.safetensors", {"format": "pt"})
    os.chmod(f"{out}/model.safetensors", 0o644)
    for name in ("tokenizer.json", "target_tokenizer.json"):
        shutil.copyfile(f"{work}/{name}", f"{out}/{name}")
    config = {k: v for k, v in model.config.items() if k != "dropout"}
    config.update(trained_on=TRAINED_ON, guided_heads=guided_heads)
    with open(f"{out}/config.json", "w", encoding="utf-8") as file:
        json.dump(config, file, indent=2, ensure_ascii=False)
        file.write("\n")


def baselines(table, *names):
    return [{"name": name.replace("_", " "), "score": round(table[name], 3)} for name in names]


def guided_heads(scores):
    """config.json's entries for the guided heads, from evaluate.py's scores; 0 where nothing was measured yet."""
    nouns = scores.get("coreference", {}).get("unseen_nouns", {})
    words = scores.get("syntax", {}).get("relations", {}).get("all", {})
    pairs = scores.get("alignment", {})
    first = lambda name: nouns["baselines"][name]["antecedent"]
    return [
        {"stack": "encoder", "layer": 2, "head": 0, "role": "coreference", "trained": True,
         "what": "points from a pronoun to what it stands for", "score": round(nouns.get("antecedent", 0.0), 3),
         "score_name": "right noun above the wrong one, unseen nouns",
         "baselines": baselines({n: first(n) for n in nouns["baselines"]}, "nearest_noun", "first_noun", "untrained_weights") if nouns else []},
        {"stack": "encoder", "layer": 3, "head": 0, "role": "syntax", "trained": True,
         "what": "points from a word to its syntactic parent", "score": round(words.get("score", 0.0), 3),
         "score_name": "most weight on the parent, English Web Treebank test",
         "baselines": baselines(words, "best_offset", "untrained_weights") if words else []},
        {"stack": "cross", "layer": 2, "head": 0, "role": "alignment", "trained": True,
         "what": "points from the next French word to its English source", "score": round(1 - pairs["guided"], 3) if pairs else 0.0,
         "score_name": "1 - alignment error rate, pairs aligned by hand",
         "baselines": [{"name": "best free head", "score": round(1 - pairs["free_best"][0], 3)},
                       {"name": "diagonal", "score": round(1 - pairs["diagonal"], 3)}] if pairs else []}]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", default="build/training")
    parser.add_argument("--out", default="assets/models/translator")
    parser.add_argument("--scores", help="scores.json written by evaluate.py")
    parser.add_argument("--mean", nargs="+", default=["1:checkpoint.pt"], help="share:checkpoint; the shares sum to 1")
    arguments = parser.parse_args()
    shares = {name: float(share) for share, name in (part.split(":") for part in arguments.mean)}
    if abs(sum(shares.values()) - 1) > 1e-6:
        parser.error(f"--mean: the shares sum to {sum(shares.values())}, not to 1")
    scores = json.load(open(arguments.scores)) if arguments.scores else {}
    write(halve(load(shares, arguments.work)), arguments.work, arguments.out, guided_heads(scores))
    print(f"{os.path.getsize(arguments.out + '/model.safetensors') / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
