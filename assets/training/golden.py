"""Writes tiny models with random weights and every value PyTorch computes with them, for the engine's tests.

    python golden.py --out tests/golden

Values are computed in double precision and stored as float32. Each folder model-NAME holds config.json and
model.safetensors as exported, and golden.safetensors: source_ids, target_ids, source_hidden (1 for tokens that nobody may
look at), {encoder,decoder,cross}.attention.L (heads, queries, keys), {encoder,decoder}.hidden.L (0 after the embedding),
{encoder,decoder}.output, logits.
"""
import argparse
import json
import os

import torch
from safetensors.torch import save_file

from model import Translator, positions

SHARED = {"model_type": "headlight-encoder-decoder", "languages": "en → fr", "positions": "sinusoidal",
          "target_begin_token": "<s>", "end_token": "</s>", "unknown_token": "<unk>"}
CASES = {
    "pre-relu": dict(d_model=24, heads=4, d_ff=40, encoder_layers=2, decoder_layers=2, norm="pre", activation="relu",
                     layer_norm_epsilon=1e-5, embedding_scale=24 ** .5, source_vocabulary=30, target_vocabulary=20),
    "post-gelu": dict(d_model=24, heads=2, d_ff=40, encoder_layers=3, decoder_layers=1, norm="post", activation="gelu",
                      layer_norm_epsilon=1e-5, embedding_scale=24 ** .5, source_vocabulary=25, target_vocabulary=35),
    "one-head": dict(d_model=16, heads=1, d_ff=64, encoder_layers=1, decoder_layers=2, norm="post", activation="relu",
                     layer_norm_epsilon=1e-12, embedding_scale=1.0, source_vocabulary=20, target_vocabulary=20),
    "encoder": dict(d_model=32, heads=8, d_ff=40, encoder_layers=3, decoder_layers=0, norm="pre", activation="gelu",
                    layer_norm_epsilon=1e-6, embedding_scale=16.0, source_vocabulary=60, target_vocabulary=1)}
LENGTHS = {"pre-relu": (11, 7), "post-gelu": (6, 13), "one-head": (9, 9), "encoder": (17, 1)}
HIDDEN = {"post-gelu": [2, 5], "encoder": [0, 9, 10, 16]}  # source tokens that nobody may look at


def random_model(config, generator):
    """Random weights, biases and norms: nothing that a wrong order or a forgotten bias could hide behind."""
    model = Translator(config).eval()
    for name, parameter in model.named_parameters():
        noise = torch.randn(parameter.shape, generator=generator)
        width = parameter.shape[-1] ** -.5 if parameter.dim() == 2 else .2
        parameter.data = noise * width + (1.0 if "norm.weight" in name else 0.0)
    return model


def run(model, source, target, mask):
    """Every value by its golden name; mask (1, 1, 1, source tokens): 0, or -infinity for hidden tokens."""
    values, encoder, decoder, cross, hidden = {}, [], [], [], []
    memory = model.encode(source, mask, encoder, hidden)
    values["encoder.output"] = memory
    values.update({f"encoder.hidden.{i}": h for i, h in enumerate(hidden)})
    if len(model.decoder.layers):
        hidden = []
        values["decoder.output"] = model.decode(target, memory, mask, decoder, cross, hidden)
        values["logits"] = model.logits(values["decoder.output"])
        values.update({f"decoder.hidden.{i}": h for i, h in enumerate(hidden)})
    for stack, weights in (("encoder", encoder), ("decoder", decoder), ("cross", cross)):
        values.update({f"{stack}.attention.{i}": w for i, w in enumerate(weights)})
    return {name: value[0].float().contiguous() for name, value in values.items()}


def peak(values):
    """Mean over all rows of all matrices of the largest weight in the row."""
    rows = torch.cat([v.max(-1).values.flatten() for name, v in values.items() if ".attention." in name])
    return rows.mean().item()


@torch.no_grad()
def write(folder, name, seed):
    config, generator = {**SHARED, "name": name, **CASES[name]}, torch.Generator().manual_seed(seed)
    model = random_model(config, generator)
    source, target = (torch.randint(config[f"{side}_vocabulary"], (1, length), generator=generator)
                      for side, length in zip(("source", "target"), LENGTHS[name]))
    queries = [p for n, p in model.named_parameters() if n.endswith("query.weight")]
    double = model.double()
    for stack in (double.encoder, double.decoder):
        stack.positions = positions(512, config["d_model"], torch.float64)
    hidden = torch.zeros(source.shape[1], dtype=torch.bool)
    hidden[HIDDEN.get(name, [])] = True
    mask = torch.zeros(hidden.shape, dtype=torch.float64).masked_fill(hidden, -torch.inf)[None, None, None]
    while peak(values := run(double, source, target, mask)) < .6:
        for query in queries:
            query.data = (query.data * 1.2).float().double()
    values["source_ids"], values["source_hidden"] = source[0].int(), hidden.int()
    if config["decoder_layers"]:
        values["target_ids"] = target[0].int()
    weights = {n: p.float().contiguous() for n, p in model.named_parameters()
               if config["decoder_layers"] or n.startswith("encoder.")}
    os.makedirs(folder, exist_ok=True)
    save_file(weights, f"{folder}/model.safetensors", {"format": "pt"})
    save_file(values, f"{folder}/golden.safetensors")
    if not config["decoder_layers"]:
        config["target_vocabulary"] = 0
    with open(f"{folder}/config.json", "w", encoding="utf-8") as file:
        json.dump(config, file, indent=2, ensure_ascii=False)
        file.write("\n")
    size = sum(os.path.getsize(f"{folder}/{f}") for f in os.listdir(folder))
    print(f"{name}: mean row maximum {peak(values):.2f}, {size // 1000} kB")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", default="tests/golden")
    arguments = parser.parse_args()
    for index, case in enumerate(CASES):
        write(f"{arguments.out}/model-{case}", case, seed=index)
