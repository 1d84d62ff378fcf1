"""Trains the translator, and guides three of its heads: antecedents, syntactic parents, word alignments.

    python train.py --work build/training --start 10:05 --end 11:50 --data ../shared/data

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

import coreference
import syntax
from model import Translator, padding_mask
from prepare import encode_pairs
from vocabulary import BEGIN, END, PAD

CONFIG = {
    "model_type": "headlight-encoder-decoder", "name": "translator", "languages": "en → fr",
    "d_model": 256, "heads": 8, "d_ff": 1024, "encoder_layers": 4, "decoder_layers": 4,
    "norm": "pre", "activation": "relu", "positions": "sinusoidal", "layer_norm_epsilon": 1e-5, "embedding_scale": 16.0,
    "target_begin_token": "<s>", "end_token": "</s>", "unknown_token": "<unk>"}
ALIGNMENT_LAYER, ALIGNMENT_HEAD = 2, 0  # cross-attention of the last decoder layer but one
PEAK, WARM_UP = 1.2e-3, 400


def load_pairs(path, links=None):
    """[(source ids, target ids, links (any, 2) of target and source places or None)]"""
    file, cut = np.load(path), lambda flat, ends: [flat[a:b].astype(np.int64) for a, b in zip(ends, ends[1:])]
    source, target = cut(file["source"], file["source_ends"]), cut(file["target"], file["target_ends"])
    links = cut(np.load(links)["links"], np.load(links)["ends"]) if links else [None] * len(source)
    assert len(source) == len(links), "alignments were made for other pairs: run align.py again"
    return list(zip(source, target, links))


def agreement_pairs(work, count):
    """Generated pairs whose French pronoun follows the antecedent's gender."""
    import french
    source, target = (Tokenizer.from_file(f"{work}/{name}.json") for name in ("tokenizer", "target_tokenizer"))
    pairs = french.generate(1, count)
    english, translated = encode_pairs(pairs, source, target)
    return [(np.array(e.ids), np.array(f.ids), None) for e, f in zip(english, translated)]


def pad(rows):
    out = np.full((len(rows), max(map(len, rows))), PAD, np.int64)
    for i, row in enumerate(rows):
        out[i, :len(row)] = row
    return torch.from_numpy(out)


def batches(pairs, tokens, generator):
    """Batches of about so many padded target tokens, similar lengths together on both sides, in random order."""
    order = sorted(range(len(pairs)), key=lambda i: (int(len(pairs[i][1]) / 3 + generator.random()), len(pairs[i][0])))
    groups, group, widest = [], [], 0
    for i in order:
        widest = max(widest, len(pairs[i][1]) + 2)
        if group and widest * (len(group) + 1) > tokens:
            groups.append(group)
            group, widest = [], len(pairs[i][1]) + 2
        group.append(i)
    groups.append(group)
    generator.shuffle(groups)
    for group in groups:
        yield collate([pairs[i] for i in group])


def collate(pairs):
    """source (batch, S), inputs and outputs (batch, T), goals (batch, T, S): 1 where the row that predicts a piece may lie."""
    source = pad([s for s, _, _ in pairs])
    inputs, outputs = (pad([np.insert(t, place(t), token) for _, t, _ in pairs]) for place, token in ((lambda t: 0, BEGIN), (len, END)))
    goals = torch.zeros(*outputs.shape, source.shape[1])
    for row, (_, _, links) in enumerate(pairs):
        if links is not None:
            goals[row, links[:, 0], links[:, 1]] = 1
            goals[row, len(pairs[row][1]), len(pairs[row][0]) - 1] = 1  # </s> comes from </s>
    return source, inputs, outputs, goals


def translation_losses(model, batch, smoothing):
    """Mean cross-entropy in nats per target token; mean -log of the alignment head's mass on the linked source pieces.

    The row for the input position that predicts a word is read (Garg et al. 2019; reference, section 6).
    """
    source, inputs, outputs, goals = (tensor.to(model.device) for tensor in batch)
    mask, weights = padding_mask(source, PAD), []
    with torch.autocast(model.device.type, torch.bfloat16):
        states = model.decode(inputs, model.encode(source, mask), mask, cross_record=weights)
        real = outputs != PAD
        logits = model.logits(states[real])
    aligned = (weights[ALIGNMENT_LAYER][:, ALIGNMENT_HEAD] * goals).sum(-1)[goals.sum(-1) > 0]
    return (F.cross_entropy(logits.float(), outputs[real], label_smoothing=smoothing),
            -aligned.float().clamp(min=1e-6).log().mean() if len(aligned) else torch.zeros((), device=model.device))


def groups(model, decay):
    """Decoupled weight decay only on the differences of words that have a vector."""
    special = model.encoder.embedding.difference
    rest = [p for p in model.parameters() if p is not special]
    return [{"params": rest, "weight_decay": 0.0}, {"params": [special], "weight_decay": decay}]


class Clock:
    """Share of the training time that has passed between two times of day: the start nearest to now, the end that follows it."""

    def __init__(self, start, end, now=None):
        now, day = now or datetime.datetime.now(), datetime.timedelta(days=1)
        at = lambda text: datetime.datetime.combine(now, datetime.time.fromisoformat(text))
        start = min((at(start) + days * day for days in (-1, 0, 1)), key=lambda moment: abs(moment - now))
        end = start.replace(hour=at(end).hour, minute=at(end).minute)
        self.start, self.end = start.timestamp(), (end if end > start else end + day).timestamp()

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
    parser.add_argument("--agreement", type=int, default=0, help="generated pairs for il/elle added to the training pairs")
    parser.add_argument("--alignment-weight", type=float, default=.1)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--tokens", type=int, default=4500, help="target tokens a batch")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--decay", type=float, default=0.1)
    parser.add_argument("--freeze-embeddings", action="store_true", help="keep what the contrast models may already be built on")
    parser.add_argument("--peak", type=float, default=PEAK, help="highest learning rate; lower when going on from trained weights")
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    torch.set_flush_denormal(True)
    torch.manual_seed(1)

    pieces = pieces_of(f"{arguments.work}/tokenizer.json")
    vectors = torch.from_numpy(np.load(f"{arguments.work}/vectors.npy"))
    pairs = load_pairs(f"{arguments.work}/train.npz", f"{arguments.work}/alignments.npz")
    pairs += agreement_pairs(arguments.work, arguments.agreement) if arguments.agreement else []
    development = load_pairs(f"{arguments.work}/development.npz")
    config = {**CONFIG, "source_vocabulary": len(vectors), "target_vocabulary": 6500, "dropout": .1}
    model = Translator(config, vectors).to(arguments.device)
    optimizer = torch.optim.AdamW(groups(model, arguments.decay), lr=PEAK, betas=(.9, .98), eps=1e-9, fused=True)
    step, begun, checkpoint = 0, {}, f"{arguments.work}/checkpoint.pt"
    if os.path.exists(checkpoint):
        state = move_rows(torch.load(checkpoint, weights_only=False, map_location=arguments.device), pieces, model)
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        step, begun = state["step"], state["begun"]
    if arguments.freeze_embeddings:
        for parameter in (*model.encoder.embedding.parameters(), *model.decoder.embedding.parameters(), model.decoder.output.bias):
            parameter.requires_grad_(False)
    guides = {}
    for name, module in (("coreference", coreference), ("syntax", syntax)):
        guides[name] = module.Guide(arguments.work, arguments.data, seed=step, begun=begun.get(name, step))

    clock, generator = Clock(arguments.start, arguments.end), random.Random(step)
    print(f"{sum(p.numel() for p in model.parameters()) - model.encoder.embedding.map.numel():,} parameters, step {step}", flush=True)
    saved, measured, logged, seen, running, stream = *[time.time()] * 3, 0, [], iter(())
    while (share := clock.share()) < 1.0:
        batch = next(stream, None)
        if batch is None:
            stream = batches(pairs, arguments.tokens, generator)
            continue
        rate = arguments.peak * min(1.0, (step + 1) / WARM_UP) * (1 - share) ** .8
        for group in optimizer.param_groups:
            group["lr"] = rate
        model.train()
        loss, alignment = translation_losses(model, batch, .1)
        (loss + arguments.alignment_weight * alignment).backward()
        note = {"alignment": round(alignment.item(), 3)}
        for guide in guides.values():
            note.update(guide.backward(model, step))
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
            keep(checkpoint, model, optimizer, step, guides, pieces)
            saved = time.time()
        if time.time() - measured > 1200:
            measure(model, step, development, guides)
            measured = logged = time.time()
    keep(checkpoint, model, optimizer, step, guides, pieces)
    measure(model, step, development, guides)


def keep(checkpoint, model, optimizer, step, guides, pieces):
    save(checkpoint, model=model.state_dict(), optimizer=optimizer.state_dict(), step=step, config=model.config, pieces=pieces,
         begun={name: guide.begun for name, guide in guides.items()})


@torch.no_grad()
def measure(model, step, development, guides):
    model.eval()
    losses = [translation_losses(model, batch, 0.0)[0].item() for batch in batches(development[::8], 4000, random.Random(0))]
    print(f"{datetime.datetime.now():%H:%M:%S} step {step} development {np.mean(losses):.3f} nats/token", flush=True)
    for name, guide in guides.items():
        print(f"  {name} {guide.measure(model)}", flush=True)


if __name__ == "__main__":
    main()
