"""Trains the translator; once the twins exist, also guides one encoder head to point from a pronoun to its antecedent.

    python train.py --work build/training --start 10:05 --end 11:50 [--data ../shared/data --coreference]

The learning rate is a function of the wall clock, so training ends on time however busy the machine is. Run again
with the same arguments to go on from the last checkpoint.
"""
import argparse
import datetime
import os
import random
import time

import numpy as np
import torch
from tokenizers import Tokenizer
from torch.nn import functional as F

from model import Translator, padding_mask
from vocabulary import BEGIN, END, PAD

CONFIG = {
    "model_type": "headlight-encoder-decoder", "name": "translator", "languages": "en → fr",
    "d_model": 256, "heads": 8, "d_ff": 1024, "encoder_layers": 4, "decoder_layers": 4,
    "norm": "pre", "activation": "relu", "positions": "sinusoidal", "layer_norm_epsilon": 1e-5, "embedding_scale": 16.0,
    "target_begin_token": "<s>", "end_token": "</s>", "unknown_token": "<unk>"}
LAYER, HEAD = 2, 0
PEAK, WARM_UP = 1.2e-3, 400


def load_pairs(path):
    file = np.load(path)
    cut = lambda flat, ends: [flat[a:b].astype(np.int64) for a, b in zip(ends, ends[1:])]
    return list(zip(cut(file["source"], file["source_ends"]), cut(file["target"], file["target_ends"])))


def pad(rows):
    out = np.full((len(rows), max(map(len, rows))), PAD, np.int64)
    for i, row in enumerate(rows):
        out[i, :len(row)] = row
    return torch.from_numpy(out)


def batches(pairs, tokens, generator):
    """Batches of about so many padded target tokens, similar lengths together, in random order."""
    order = sorted(range(len(pairs)), key=lambda i: (len(pairs[i][1]) + generator.random() * 2, len(pairs[i][0])))
    groups, group = [], []
    for i in order:
        if group and (len(pairs[i][1]) + 2) * (len(group) + 1) > tokens:
            groups.append(group)
            group = []
        group.append(i)
    groups.append(group)
    generator.shuffle(groups)
    for group in groups:
        source = pad([pairs[i][0] for i in group])
        yield (source, pad([np.r_[BEGIN, pairs[i][1]] for i in group]), pad([np.r_[pairs[i][1], END] for i in group]))


def translation_loss(model, batch, smoothing):
    """Mean cross-entropy in nats per target token."""
    source, inputs, outputs = batch
    mask = padding_mask(source, PAD)
    with torch.autocast("cpu", torch.bfloat16):
        states = model.decode(inputs, model.encode(source, mask), mask)
        real = outputs != PAD
        logits = model.logits(states[real])
    return F.cross_entropy(logits.float(), outputs[real], label_smoothing=smoothing)


def groups(model, decay):
    """Decoupled weight decay only on the differences of words that have a vector."""
    special = model.encoder.embedding.difference
    rest = [p for p in model.parameters() if p is not special]
    return [{"params": rest, "weight_decay": 0.0}, {"params": [special], "weight_decay": decay}]


class Clock:
    """Share of the training time that has passed."""

    def __init__(self, start, end):
        at = lambda text: datetime.datetime.combine(datetime.date.today(), datetime.time.fromisoformat(text)).timestamp()
        self.start, self.end = at(start), at(end)

    def share(self):
        return min(1.0, max(0.0, (time.time() - self.start) / (self.end - self.start)))


def move_rows(state, pieces, model):
    """A checkpoint made with another English vocabulary: every piece both have keeps what was learned for it."""
    old = {piece: row for row, piece in enumerate(state["pieces"])}
    if state["pieces"] == pieces:
        return state
    rows = torch.tensor([old.get(piece, -1) for piece in pieces])
    fresh = model.encoder.embedding.difference.detach()
    pick = lambda values, otherwise: torch.where((rows >= 0)[:, None], values[rows.clamp(min=0)], otherwise)
    state["model"]["encoder.embedding.difference"] = pick(state["model"]["encoder.embedding.difference"], fresh)
    moments = next(m for m in state["optimizer"]["state"].values() if m["exp_avg"].shape[0] == len(old) and m["exp_avg"].dim() == 2)
    for name in ("exp_avg", "exp_avg_sq"):
        moments[name] = pick(moments[name], torch.zeros_like(fresh))
    print(f"vocabulary changed: {int((rows < 0).sum())} new pieces", flush=True)
    return state


def pieces_of(path):
    vocabulary = Tokenizer.from_file(path).get_vocab()
    return sorted(vocabulary, key=vocabulary.get)


def save(path, **content):
    torch.save(content, path + ".part")
    os.replace(path + ".part", path)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", default="build/training")
    parser.add_argument("--data", default="../shared/data")
    parser.add_argument("--start", required=True, help="HH:MM at which the learning-rate schedule begins")
    parser.add_argument("--end", required=True, help="HH:MM at which it reaches zero")
    parser.add_argument("--coreference", action="store_true")
    parser.add_argument("--tokens", type=int, default=4500, help="target tokens a batch")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--decay", type=float, default=0.1)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    torch.set_flush_denormal(True)
    torch.manual_seed(1)

    pieces = pieces_of(f"{arguments.work}/tokenizer.json")
    vectors = torch.from_numpy(np.load(f"{arguments.work}/vectors.npy"))
    pairs, development = (load_pairs(f"{arguments.work}/{part}.npz") for part in ("train", "development"))
    config = {**CONFIG, "source_vocabulary": len(vectors), "target_vocabulary": 6500, "dropout": .1}
    model = Translator(config, vectors)
    optimizer = torch.optim.AdamW(groups(model, arguments.decay), lr=PEAK, betas=(.9, .98), eps=1e-9, fused=True)
    step, guided_from, checkpoint = 0, None, f"{arguments.work}/checkpoint.pt"
    if os.path.exists(checkpoint):
        state = move_rows(torch.load(checkpoint, weights_only=False), pieces, model)
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        step, guided_from = state["step"], state.get("guided_from")
    guide = None
    if arguments.coreference:
        from coreference import Guide
        guide = Guide(arguments.work, arguments.data, seed=step, begun=step if guided_from is None else guided_from)

    clock, generator = Clock(arguments.start, arguments.end), random.Random(step)
    anchored, difference = model.encoder.embedding.anchored, model.encoder.embedding.difference
    print(f"{sum(p.numel() for p in model.parameters()) - model.encoder.embedding.map.numel():,} parameters, step {step}", flush=True)
    saved, logged, seen, running, stream = time.time(), time.time(), 0, [], iter(())
    while (share := clock.share()) < 1.0:
        batch = next(stream, None)
        if batch is None:
            stream = batches(pairs, arguments.tokens, generator)
            continue
        rate = PEAK * min(1.0, (step + 1) / WARM_UP) * (1 - share) ** .8
        for group in optimizer.param_groups:
            group["lr"] = rate
        model.train()
        loss = translation_loss(model, batch, .1)
        loss.backward()
        note = guide.backward(model, step) if guide else {}
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad()
        step += 1
        seen += int((batch[0] != PAD).sum() + (batch[2] != PAD).sum())
        running.append(loss.item())
        if step % 20 == 0:
            print(f"{datetime.datetime.now():%H:%M:%S} step {step} loss {np.mean(running):.3f} rate {rate:.2e} "
                  f"{seen / (time.time() - logged):.0f} tokens/s {note}", flush=True)
            running, seen, logged = [], 0, time.time()
        if time.time() - saved > 300:
            evaluate_and_save(model, optimizer, step, development, checkpoint, guide, pieces)
            saved = logged = time.time()
    evaluate_and_save(model, optimizer, step, development, checkpoint, guide, pieces)


@torch.no_grad()
def evaluate_and_save(model, optimizer, step, development, checkpoint, guide, pieces):
    save(checkpoint, model=model.state_dict(), optimizer=optimizer.state_dict(), step=step, config=model.config, pieces=pieces,
         guided_from=guide.begun if guide else None)
    model.eval()
    losses = [translation_loss(model, batch, 0.0).item() for batch in batches(development[::8], 4000, random.Random(0))]
    print(f"{datetime.datetime.now():%H:%M:%S} step {step} development {np.mean(losses):.3f} nats/token "
          f"{guide.measure(model) if guide else ''}", flush=True)


if __name__ == "__main__":
    main()
