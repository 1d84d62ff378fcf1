"""Writes what greedy and beam search find with the tiny models of golden.py, for the engine's tests.

    python golden_search.py --golden tests/golden

Each case has an end token of its own, one that comes close to what greedy search writes, so that sentences end at many
lengths and searches of different widths end differently.
"""
import argparse
import json

import torch
from safetensors.torch import load_file

from model import Translator, positions
from search import beam

MODELS, SOURCES, LONGEST, WIDTHS = ("pre-relu", "post-gelu", "one-head"), 5, 12, (1, 2, 4, 7)


def read(folder):
    with open(f"{folder}/config.json", encoding="utf-8") as file:
        config = json.load(file)
    model = Translator(config).eval()
    model.load_state_dict(load_file(f"{folder}/model.safetensors"))
    model = model.double()
    for stack in (model.encoder, model.decoder):
        stack.positions = positions(512, config["d_model"], torch.float64)
    return model


@torch.no_grad()
def greedy(model, source, end):
    """The most probable token, again and again."""
    memory, written = model.encode(torch.tensor([source]), None), []
    while len(written) < LONGEST and end not in written:
        states = model.decode(torch.tensor([[0, *written]]), memory, None)[:, -1]
        written.append(int(model.logits(states).argmax()))
    return written


@torch.no_grad()
def runner_up(model, source, written):
    """The second most probable token after `written`."""
    states = model.decode(torch.tensor([[0, *written]]), model.encode(torch.tensor([source]), None), None)[:, -1]
    return int(model.logits(states)[0].topk(2).indices[1])


def cases(name, model, generator):
    for number in range(SOURCES):
        source = torch.randint(model.config["source_vocabulary"], (5 + number,), generator=generator).tolist()
        end = runner_up(model, source, greedy(model, source, -1)[:1 + number])
        for width in WIDTHS:
            written = greedy(model, source, end) if width == 1 else beam(model, source, width, LONGEST, 0, end)
            yield {"model": name, "source": source, "end": end, "longest": LONGEST, "beams": width, "written": written}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--golden", default="tests/golden")
    folder, generator = parser.parse_args().golden, torch.Generator().manual_seed(0)
    torch.set_default_dtype(torch.float64)
    found = [case for name in MODELS for case in cases(name, read(f"{folder}/model-{name}"), generator)]
    with open(f"{folder}/search.json", "w", encoding="utf-8") as file:
        file.write("[\n" + ",\n".join(json.dumps(case) for case in found) + "\n]\n")


if __name__ == "__main__":
    main()
