"""Trains one of the contrast models on the translator's data and with its embeddings, by the clock like train.py.

    python train_contrast.py --kind gru --start 10:00 --end 10:45 --data ../shared/data --agreement 40000

--kind gru, gru-attention or cnn; all three at once, a thread each, take no longer than one after another. The learning rate
falls to zero at --end, when the finished model is measured and written. Run again with the same arguments to go on.
"""
import argparse
import datetime
import json
import os
import random
import time

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from torch.nn import functional as F

import contrast
import coreference
from export import baselines
from measure_coreference import plain_baselines
from recurrent import low_precision
from train import Clock, agreement_pairs, batches, load_pairs, save
from twins import generate
from vocabulary import PAD

PEAK, WARM_UP = 1.5e-3, 150
TRAINED_ON = ("English-French sentence pairs (Tatoeba, Multi30k, generated ones for il and elle), with the translator's embeddings; "
              "its pointer was taught to point from a pronoun to the noun it stands for and to rest on </s> for every other word")


def embeddings(folder):
    """The translator's config, its two embeddings and its output bias."""
    with open(f"{folder}/config.json", encoding="utf-8") as file:
        base = json.load(file)
    tensors = load_file(f"{folder}/model.safetensors")
    names = ("encoder.embedding.weight", "decoder.embedding.weight", "decoder.output.bias")
    return base, [tensors[name].float() for name in names]


class OutputLoss(torch.autograd.Function):
    """Mean cross-entropy with label smoothing of softmax(x Eᵀ + b) over rows of x (N, d), a slice at a time so that it stays near.

    E and b are the translator's and stay as they are: the gradient for x is found on the way, and is all there is to find.
    """

    rows = 256  # a slice

    @staticmethod
    def forward(ctx, x, wanted, table, bias, smoothing):
        low, total, slices = low_precision(x), 0.0, []
        table, bias, even = table.to(low), bias.to(low), smoothing / len(table)
        for part, right in zip(*(whole.split(OutputLoss.rows) for whole in (x.detach().to(low), wanted[:, None]))):
            logs = F.linear(part, table, bias).float().log_softmax(-1)
            total -= (1 - smoothing) * logs.gather(1, right).sum() + even * logs.sum()
            wrong = logs.exp_().sub_(even)
            wrong.scatter_add_(1, right, wrong.new_full(right.shape, smoothing - 1))
            slices.append(wrong.to(low) @ table)
        ctx.gradient = torch.cat(slices).to(x.dtype) / len(x)
        return total / len(x)

    @staticmethod
    def backward(ctx, gradient):
        return gradient * ctx.gradient, None, None, None, None


def translation_loss(model, batch, smoothing):
    """Mean cross-entropy in nats per target token."""
    source, inputs, outputs, _ = (tensor.to(model.device) for tensor in batch)
    real, wanted = source != PAD, outputs != PAD
    with torch.autocast(model.device.type, torch.bfloat16):
        found = model.decode(inputs, *model.encode(source, real), real)[wanted]
        return OutputLoss.apply(found, outputs[wanted], model.target, model.bias, smoothing)


def pointer_weights(model, ids, **options):
    real = ids != PAD
    return model.pointer_weights(model.encode(ids, real, **options)[0], real)


class Guide(coreference.Guide):
    """The same twins, real sentences and loss; the pointer stands where the translator has head L2H0."""

    def shift_within(self, table):
        """Nouns are blurred within the finished embeddings, not within the word vectors that those were made from."""
        self.blur.vectors = table.cpu()

    def weights(self, model, ids):
        return pointer_weights(model, ids, shift=self.blur.shift(ids.cpu()).to(ids.device))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kind", choices=list(contrast.KINDS), required=True)
    parser.add_argument("--start", required=True, help="HH:MM at which the learning-rate schedule begins")
    parser.add_argument("--end", required=True, help="HH:MM at which it reaches zero")
    parser.add_argument("--work", default="build/training")
    parser.add_argument("--data", default="../shared/data")
    parser.add_argument("--model", default="assets/models/translator")
    parser.add_argument("--out", help="folder to write the finished model to; assets/models/KIND unless given")
    parser.add_argument("--agreement", type=int, default=0, help="generated pairs for il/elle added to the training pairs")
    parser.add_argument("--tokens", type=int, default=3000, help="target tokens a batch")
    parser.add_argument("--twins", type=int, default=88)
    parser.add_argument("--peak", type=float, default=PEAK, help="highest learning rate")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    torch.set_flush_denormal(True)
    torch.manual_seed(1)

    base, tables = embeddings(arguments.model)
    shape = {**contrast.config(arguments.kind, base), "embeddings_checksum": contrast.checksum(*tables)}
    model = contrast.Contrast(shape, *tables, dropout=.1).to(arguments.device)
    optimizer = torch.optim.AdamW(model.parameters(), lr=arguments.peak, betas=(.9, .98), eps=1e-9, weight_decay=0.0, fused=True)
    checkpoint = f"{arguments.work}/{arguments.kind}.pt"
    step = restore(checkpoint, model, optimizer)
    pairs, development = load_pairs(f"{arguments.work}/train.npz"), load_pairs(f"{arguments.work}/development.npz")
    pairs += agreement_pairs(arguments.work, arguments.agreement) if arguments.agreement else []
    guide = Guide(arguments.work, arguments.data, seed=step, begun=0, twins=arguments.twins)
    guide.shift_within(model.source)
    print(f"{arguments.kind}: {sum(p.numel() for p in model.parameters()):,} weights, "
          f"{sum(p.numel() for p in model.encoder.parameters()):,} of them in the encoder; step {step}", flush=True)
    step = train(model, optimizer, pairs, guide, step, checkpoint, arguments)
    finish(model, development, guide, {"steps": step}, arguments.out or f"assets/models/{arguments.kind}")


def restore(checkpoint, model, optimizer):
    """The number of steps already taken."""
    if not os.path.exists(checkpoint):
        return 0
    state = torch.load(checkpoint, weights_only=False, map_location=model.device)
    if state["config"] != model.config:
        raise SystemExit(f"{checkpoint} was begun with other embeddings or sizes; move it away to begin again")
    model.load_state_dict(state["model"])
    optimizer.load_state_dict(state["optimizer"])
    return state["step"]


def keep(checkpoint, model, optimizer, step):
    save(checkpoint, model=model.state_dict(), optimizer=optimizer.state_dict(), step=step, config=model.config)


def train(model, optimizer, pairs, guide, step, checkpoint, arguments):
    """Until the clock says so; returns the number of steps taken in all."""
    clock, generator, stream = Clock(arguments.start, arguments.end), random.Random(step), iter(())
    saved, logged, seen, running = time.time(), time.time(), 0, []
    while (share := clock.share()) < 1.0:
        batch = next(stream, None)
        if batch is None:
            stream = batches(pairs, arguments.tokens, generator)
            continue
        rate = arguments.peak * min(1.0, (step + 1) / WARM_UP) * (1 - share) ** .8
        for group in optimizer.param_groups:
            group["lr"] = rate
        model.train()
        loss = translation_loss(model, batch, .1)
        loss.backward()
        note = guide.backward(model, step)
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
            keep(checkpoint, model, optimizer, step)
            saved = time.time()
    keep(checkpoint, model, optimizer, step)
    return step


@torch.no_grad()
def finish(model, development, guide, trained, folder):
    """Measures and writes the model."""
    model.eval()
    losses = [translation_loss(model, b, 0.0).item() for b in batches(development[::4], 4000, random.Random(0))]
    rows = coreference.twin_rows(guide.tokenizer, generate(20, 1000, "unseen_nouns"))
    first = lambda masses: coreference.twin_scores(*masses)["antecedent"]
    untrained = contrast.Contrast(model.config, model.source, model.target, model.bias).eval()
    scores = {name: first(masses) for name, masses in plain_baselines(rows).items()}
    scores["untrained_weights"] = first(coreference.masses(untrained, rows, pointer_weights))
    pointer = {"score": round(first(coreference.masses(model, rows, pointer_weights)), 3),
               "score_name": "right noun above the wrong one, unseen nouns", "baselines": baselines(scores, *scores)}
    print(f"development {np.mean(losses):.3f} nats/token, pointer {pointer}", flush=True)
    write(model, {"trained_on": TRAINED_ON, "pointer": pointer, "trained": trained}, folder)


def write(model, more, folder):
    """config.json and model.safetensors in half precision; embeddings and tokenizers are the translator's."""
    os.makedirs(folder, exist_ok=True)
    weights = {name: p.detach().half().cpu().contiguous() for name, p in model.named_parameters()}
    save_file(weights, f"{folder}/model.safetensors", {"format": "pt"})
    os.chmod(f"{folder}/model.safetensors", 0o644)
    with open(f"{folder}/config.json", "w", encoding="utf-8") as file:
        json.dump({**model.config, **more}, file, indent=2, ensure_ascii=False)
        file.write("\n")


if __name__ == "__main__":
    main()
