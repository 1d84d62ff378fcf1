"""Trains one of the contrast models, on the translator's data and with its embeddings; logs and goes on like train.py.

    python train_contrast.py --kind gru --minutes 30 --data ../shared/data --model assets/models/translator

--kind gru, gru-attention or cnn. The learning rate falls to zero when the minutes are over, or after --steps steps if given.
"""
import argparse
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
from train import batches, load_pairs, save
from vocabulary import PAD

PEAK, WARM_UP = 1e-3, 300


def embeddings(folder):
    """The translator's config, its two embeddings and its output bias."""
    with open(f"{folder}/config.json", encoding="utf-8") as file:
        base = json.load(file)
    tensors = load_file(f"{folder}/model.safetensors")
    names = ("encoder.embedding.weight", "decoder.embedding.weight", "decoder.output.bias")
    return base, [tensors[name].float() for name in names]


def translation_loss(model, batch, smoothing):
    source, inputs, outputs, _ = (tensor.to(model.device) for tensor in batch)
    real, wanted = source != PAD, outputs != PAD
    with torch.autocast(model.device.type, torch.bfloat16):
        logits = model.logits(model.decode(inputs, *model.encode(source, real), real)[wanted])
    return F.cross_entropy(logits.float(), outputs[wanted], label_smoothing=smoothing)


def pointer_weights(model, ids):
    real = ids != PAD
    return model.pointer_weights(model.encode(ids, real)[0], real)


class Guide(coreference.Guide):
    """The same twins, real sentences and loss; the pointer stands where the translator has head L2H0."""

    def weights(self, model, ids):
        return pointer_weights(model, ids)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kind", choices=list(contrast.KINDS), required=True)
    parser.add_argument("--work", default="build/training")
    parser.add_argument("--data", default="../shared/data")
    parser.add_argument("--model", default="assets/models/translator")
    parser.add_argument("--out", help="folder to write the finished model to; assets/models/KIND unless given")
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--steps", type=int, help="instead of minutes")
    parser.add_argument("--tokens", type=int, default=4500)
    parser.add_argument("--twins", type=int, default=128)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(1)

    base, tables = embeddings(arguments.model)
    model = contrast.Contrast(contrast.config(arguments.kind, base), *tables, dropout=.1).to(arguments.device)
    optimizer = torch.optim.AdamW(model.parameters(), lr=PEAK, betas=(.9, .98), eps=1e-9, weight_decay=0.0, fused=True)
    step, spent, checkpoint = 0, 0.0, f"{arguments.work}/{arguments.kind}.pt"
    if os.path.exists(checkpoint):
        state = torch.load(checkpoint, weights_only=False, map_location=arguments.device)
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        step, spent = state["step"], state["spent"]
    pairs, development = load_pairs(f"{arguments.work}/train.npz"), load_pairs(f"{arguments.work}/development.npz")
    guide = Guide(arguments.work, arguments.data, seed=step, begun=0, twins=arguments.twins)
    share = lambda: step / arguments.steps if arguments.steps else spent / (60 * arguments.minutes)
    stream, generator, running, seen, saved = iter(()), random.Random(step), [], 0, time.time()
    print(f"{arguments.kind}: {sum(p.numel() for p in model.parameters()):,} weights, "
          f"{sum(p.numel() for p in model.encoder.parameters()):,} of them in the encoder; step {step}", flush=True)
    while share() < 1.0:
        begun, batch = time.time(), next(stream, None)
        if batch is None:
            stream = batches(pairs, arguments.tokens, generator)
            continue
        for group in optimizer.param_groups:
            group["lr"] = PEAK * min(1.0, (step + 1) / WARM_UP) * (1 - share()) ** .8
        model.train()
        loss = translation_loss(model, batch, .1)
        loss.backward()
        note = guide.backward(model, step)
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad()
        step, spent = step + 1, spent + time.time() - begun
        seen += int((batch[0] != PAD).sum() + (batch[2] != PAD).sum())
        running.append(loss.item())
        if step % 50 == 0:
            print(f"step {step} after {spent / 60:.1f} min, loss {np.mean(running):.3f}, {seen:,} tokens, {note}", flush=True)
            running = []
        if time.time() - saved > 300:
            save(checkpoint, model=model.state_dict(), optimizer=optimizer.state_dict(), step=step, spent=spent)
            saved = time.time()
    save(checkpoint, model=model.state_dict(), optimizer=optimizer.state_dict(), step=step, spent=spent)
    model.eval()
    with torch.no_grad():
        losses = [translation_loss(model, b, 0.0).item() for b in batches(development[::8], 4000, random.Random(0))]
    print(f"development {np.mean(losses):.3f} nats/token {guide.measure(model, pointer_weights)}", flush=True)
    write(model, {"steps": step, "minutes": round(spent / 60)}, arguments.out or f"assets/models/{arguments.kind}")


def write(model, trained, folder):
    """config.json and model.safetensors in half precision; embeddings and tokenizers are the translator's."""
    os.makedirs(folder, exist_ok=True)
    save_file({name: p.detach().half().cpu().contiguous() for name, p in model.named_parameters()}, f"{folder}/model.safetensors", {"format": "pt"})
    os.chmod(f"{folder}/model.safetensors", 0o644)
    with open(f"{folder}/config.json", "w", encoding="utf-8") as file:
        checksum = contrast.checksum(model.source, model.target, model.bias)
        json.dump({**model.config, "embeddings_checksum": checksum, "trained": trained}, file, indent=2, ensure_ascii=False)
        file.write("\n")


if __name__ == "__main__":
    main()
