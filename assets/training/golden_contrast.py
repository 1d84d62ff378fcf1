"""Writes tiny contrast models with random weights and every value PyTorch computes with them, for the engine's tests.

    python golden_contrast.py --out tests/golden/contrast

Values are computed in double precision and stored as float32, ids too. Each folder holds config.json and model.safetensors as
exported, embeddings.safetensors (source, target, bias: what a translator would lend), and golden.safetensors: source_ids,
target_ids, hidden.L (0: what enters the first layer, L: what leaves the L-th), states, summary, pointer (n, n), attention
(T, n), log_probabilities (T, v) after each token of target_ids, greedy_ids (what follows <s>, </s> or the 12th token the last).
"""
import argparse
import json
import os

import torch
from safetensors.torch import save_file
from torch import nn
from torch.nn import functional as F

import contrast
from model import positions

BASE = {"name": "tiny-translator", "source_vocabulary": 30, "target_vocabulary": 26, "target_begin_token": "<s>", "end_token": "</s>",
        "unknown_token": "<unk>", "d_model": 8, "embedding_scale": 8 ** .5, "layer_norm_epsilon": 1e-5, "languages": "en → fr"}
BEGIN, END, LONGEST = 0, 1, 12
CASES = {"gru": dict(encoder_layers=2, state_width=12, pointer_width=5),
         "gru-attention": dict(encoder_layers=3, state_width=14, pointer_width=6, attention_width=7),
         "cnn": dict(encoder_layers=3, state_width=13, pointer_width=4, attention_width=9)}
SHARPER = {"pointer_query.weight": 10.0, "attention.score.weight": 6.0, "cell.weight_ih": 2.0, "cell.weight_hh": 3.0}
LENGTHS = {"gru": (9, 6), "gru-attention": (7, 10), "cnn": (11, 5)}


def random_model(config, generator):
    """Random weights, biases and norms: nothing that a wrong order or a forgotten bias could hide behind."""
    tables = [torch.randn(config[side + "_vocabulary"], config["d_model"], generator=generator) for side in ("source", "target")]
    model = contrast.Contrast(config, *tables, torch.randn(config["target_vocabulary"], generator=generator) * .3).eval()
    for name, parameter in model.named_parameters():
        scale = parameter[0].numel() ** -.5 if parameter.dim() > 1 else .3
        noise = torch.randn(parameter.shape, generator=generator) * scale
        parameter.data = noise * SHARPER.get(name, 1.0) + (1.0 if "norms" in name and name.endswith("weight") else 0.0)
    return model


def layer_outputs(model, x):
    """What enters the first layer of the encoder, and what leaves each, by other means than the encoder's own forward()."""
    encoder = model.encoder
    if isinstance(encoder, contrast.ConvolutionalEncoder):
        seen = [encoder.widen(x + positions(x.shape[1], x.shape[2], torch.float64))]
        for norm, layer in zip(encoder.norms, encoder.layers):
            seen.append(seen[-1] + F.relu(layer(norm(seen[-1]).transpose(1, 2)).transpose(1, 2)))
        return seen
    seen, gru = [x], encoder.layers
    for i in range(gru.num_layers):
        one = nn.GRU(seen[-1].shape[2], gru.hidden_size, batch_first=True, bidirectional=True).double()
        for name, parameter in one.named_parameters():
            parameter.data = getattr(gru, name.replace("_l0", f"_l{i}")).data
        seen.append(one(seen[-1])[0])
    return seen


def greedy(model, states, summary, real):
    ids, margins = [BEGIN], []
    while len(ids) <= LONGEST and ids[-1] != END:
        best = model.logits(model.decode(torch.tensor([ids]), states, summary, real))[0, -1].topk(2)
        ids.append(best.indices[0].item())
        margins.append((best.values[0] - best.values[1]).item())
    return ids[1:], min(margins)


def run(model, source, target):
    real, attention = torch.ones_like(source, dtype=torch.bool), []
    states, summary = model.encode(source, real)
    values = {f"hidden.{i}": h for i, h in enumerate(layer_outputs(model, F.embedding(source, model.source) * model.config["embedding_scale"]))}
    values.update({"states": states, "summary": summary, "pointer": model.pointer_weights(states, real)})
    logits = model.logits(model.decode(target, states, summary, real, attention))
    values["log_probabilities"] = logits.log_softmax(-1)
    if attention:
        values["attention"] = torch.stack(attention, 1)
    ids, margin = greedy(model, states, summary, real)
    values.update({"source_ids": source, "target_ids": target, "greedy_ids": torch.tensor([ids])})
    return {name: value[0].float().contiguous() for name, value in values.items()}, margin


def worth_writing(kind, values, margin):
    """Several different tokens, none by a hair's breadth; the convolution's sentence comes to its end."""
    ids = values["greedy_ids"].tolist()
    return len(set(ids)) >= 5 and margin > .02 and (kind != "cnn" or ids[-1] == END)


@torch.no_grad()
def write(folder, kind, seed=0):
    config, generator = {**contrast.config(kind, BASE), **CASES[kind]}, torch.Generator().manual_seed(seed)
    model = random_model(config, generator)
    tables = {name: getattr(model, name).clone() for name in ("source", "target", "bias")}
    weights = {name: p.detach().clone() for name, p in model.named_parameters()}
    source, target = (torch.randint(3, config[f"{side}_vocabulary"], (1, length), generator=generator)
                      for side, length in zip(("source", "target"), LENGTHS[kind]))
    target[0, 0] = BEGIN
    values, margin = run(model.double(), source, target)
    if not worth_writing(kind, values, margin):
        return write(folder, kind, seed + 1)
    os.makedirs(folder, exist_ok=True)
    save_file(weights, f"{folder}/model.safetensors", {"format": "pt"})
    save_file(tables, f"{folder}/embeddings.safetensors")
    save_file(values, f"{folder}/golden.safetensors")
    with open(f"{folder}/config.json", "w", encoding="utf-8") as file:
        json.dump({**config, "embeddings_checksum": contrast.checksum(*tables.values())}, file, indent=2, ensure_ascii=False)
        file.write("\n")
    size = sum(os.path.getsize(f"{folder}/{f}") for f in os.listdir(folder))
    peak = lambda name: f"{values[name].max(-1).values.mean().item():.2f}" if name in values else "none"
    print(f"{kind}: seed {seed}, {size // 1000} kB, mean row maximum of the pointer {peak('pointer')}, of the attention {peak('attention')}; "
          f"writes {len(set(values['greedy_ids'].tolist()))} different of {len(values['greedy_ids'])} tokens, "
          f"closest choice {margin:.3f}; states agree to {(values['states'] - layers_end(model, values)).abs().max():.1e}")


def layers_end(model, values):
    """The states once more, from the last of the separately computed layers."""
    last = values[f"hidden.{model.config['encoder_layers']}"]
    norms = getattr(model.encoder, "norms", None)
    return last if norms is None else norms[-1](last.double()).float()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", default="tests/golden/contrast")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    for case in CASES:
        write(f"{arguments.out}/{case}", case)
