"""A gated recurrent unit over packed sentences whose gradient is written out: on a CPU a third faster than autograd's.

Packed as in torch.nn.utils.rnn: the first tokens of all sentences, longest sentence first, then all second tokens, and so on;
sizes[t] sentences have a t-th token. N = sum(sizes), s = states. Per token, with x = its row of gates and g = h Wᵀ + b:
r = σ(x_r + g_r), z = σ(x_z + g_z), n = tanh(x_n + r g_n), h' = n + z (h - n) (Cho et al. 2014, as in torch.nn.GRU).
"""
import itertools

import torch

sigmoid_backward, tanh_backward = torch.ops.aten.sigmoid_backward, torch.ops.aten.tanh_backward


def low_precision(x):
    """What matrices are multiplied in: bfloat16 under autocast."""
    device = x.device.type
    return torch.get_autocast_dtype(device) if torch.is_autocast_enabled(device) else x.dtype


class Recurrence(torch.autograd.Function):
    """(gates (N, 3 s), W (3 s, s), b (3 s), first states (sizes[0], s), sizes, whether read from the end) -> states (N, s)."""

    @staticmethod
    def forward(ctx, gates, weight, bias, start, sizes, backwards):
        ends = list(itertools.accumulate(sizes))
        low, width = low_precision(start), weight.shape[1]
        ctx.turns = [(end - size, end) for size, end in zip(sizes, ends)][::-1 if backwards else 1]
        ctx.weight = weight.to(low)
        bias_low, turned, state, ctx.kept = bias.to(low), ctx.weight.t(), start[:0], []
        states = start.new_empty(len(gates), width)
        for begin, end in ctx.turns:
            missing = end - begin - len(state)
            state = torch.cat([state, start[len(state):end - begin]]) if missing > 0 else state[:end - begin]
            seen = state.to(low)
            fed = torch.addmm(bias_low, seen, turned)
            own, fed = gates[begin:end].to(start.dtype), fed.to(start.dtype)
            sluices = (own[:, :2 * width] + fed[:, :2 * width]).sigmoid_()
            candidate = torch.addcmul(own[:, 2 * width:], sluices[:, :width], fed[:, 2 * width:]).tanh_()
            ctx.kept.append((state, seen, sluices, candidate, fed[:, 2 * width:]))
            state = torch.lerp(candidate, state, sluices[:, width:])
            states[begin:end] = state
        return states

    @staticmethod
    def backward(ctx, gradient):
        """Of gates, W, b and the first states. flowing: the gradient of the states that one turn hands to the next."""
        low, width = ctx.weight.dtype, ctx.weight.shape[1]
        for_gates = gradient.new_empty(len(gradient), 3 * width)
        for_fed, seen = (torch.empty(len(gradient), n, dtype=low, device=gradient.device) for n in (3 * width, width))
        flowing, starting = gradient.new_zeros(0, width), []
        for (begin, end), (state, low_state, sluices, candidate, fed) in zip(reversed(ctx.turns), reversed(ctx.kept)):
            here, size = gradient[begin:end], end - begin
            starting.append(flowing[size:])  # of sentences that the later turn had begun with
            flowing = here + flowing[:size] if len(flowing) >= size else torch.cat([here[:len(flowing)] + flowing, here[len(flowing):]])
            reset, update = sluices[:, :width], sluices[:, width:]
            passed = flowing * update
            inner = tanh_backward(flowing - passed, candidate)
            for_gates[begin:end, :width] = sigmoid_backward(inner * fed, reset)
            for_gates[begin:end, width:2 * width] = sigmoid_backward(flowing * (state - candidate), update)
            for_gates[begin:end, 2 * width:] = inner
            for_fed[begin:end, :2 * width] = for_gates[begin:end, :2 * width]
            for_fed[begin:end, 2 * width:] = inner * reset
            seen[begin:end] = low_state
            flowing = passed + for_fed[begin:end] @ ctx.weight
        for_start = torch.cat([flowing, *reversed(starting)]) if ctx.needs_input_grad[3] else None
        return for_gates, for_fed.t() @ seen, for_fed.sum(0, dtype=gradient.dtype), for_start, None, None
