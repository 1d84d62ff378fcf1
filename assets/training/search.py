"""Beam search, defined as in core/nn/search.h and transformers (num_beams, early_stopping false, length_penalty 1).

Sentences are compared by the sum of their log-probabilities over their length, the end token included. Each step keeps the
best `beams` ways to go on; a sentence that ends among the best `beams` is finished; the search ends when no beam could still
enter the best `beams` finished ones, or when sentences are as long as they may be.
"""
import torch


@torch.no_grad()
def beam(model, source_ids, beams, longest=None, begin=0, end=1):
    """The ids that the model writes for a sentence's ids, the end token last unless the sentence became too long."""
    longest = longest or 3 * len(source_ids) + 20
    memory = model.encode(torch.tensor([source_ids]), None)
    growing, finished = [(0.0, [])], []
    while growing:
        targets = torch.tensor([[begin, *ids] for _, ids in growing])
        states = model.decode(targets, memory.expand(len(growing), -1, -1), None)[:, -1]
        scores = model.logits(states).log_softmax(-1) + torch.tensor([[total] for total, _ in growing])
        best = scores.flatten().topk(min(2 * beams, scores.numel()))
        steps = [(total, [*growing[at // scores.shape[1]][1], at % scores.shape[1]])
                 for total, at in zip(best.values.tolist(), best.indices.tolist())]
        ends = [ids[-1] == end or len(ids) == longest for _, ids in steps]
        finished += [(total / len(ids), ids) for (total, ids), ended in list(zip(steps, ends))[:beams] if ended]
        finished = sorted(finished, key=lambda f: -f[0])[:beams]
        growing = [step for step, ended in zip(steps, ends) if not ended][:beams]
        if growing and len(finished) == beams and growing[0][0] / len(growing[0][1]) <= finished[-1][0]:
            break
    return finished[0][1]
