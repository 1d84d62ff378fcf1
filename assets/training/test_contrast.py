"""What must be true of the contrast models' shortcuts: the plain ways give the same.  Run: python test_contrast.py."""
import torch
from torch import nn
from torch.nn import functional as F

import contrast
from golden_contrast import BASE, CASES, random_model
from train_contrast import OutputLoss

torch.set_default_dtype(torch.float64)
LENGTHS = torch.tensor([3, 7, 1, 5, 7])
REAL = torch.arange(7) < LENGTHS[:, None]


def far(a, b):
    return (a - b).abs().max().item()


def model_of(kind):
    return random_model({**contrast.config(kind, BASE), **CASES[kind]}, torch.Generator().manual_seed(3)).double()


def test_the_recurrence_and_its_gradient_are_those_of_torch():
    shape, x = {**BASE, **CASES["gru"]}, torch.randn(5, 7, BASE["d_model"])
    encoder, half = contrast.RecurrentEncoder(shape), shape["state_width"] // 2
    ours, summary = encoder(x, REAL)
    packed = nn.utils.rnn.pack_padded_sequence(x, LENGTHS, batch_first=True, enforce_sorted=False)
    states, last = encoder.layers(packed)
    theirs = nn.utils.rnn.pad_packed_sequence(states, batch_first=True)[0]
    assert far(ours, theirs) < 1e-12
    assert far(summary, torch.cat([last[-2], last[-1]], -1)) < 1e-12
    direction, other = torch.randn_like(ours), torch.randn(5, 2 * half)
    gradients = [torch.autograd.grad((states * direction).sum() + (end * other).sum(), list(encoder.parameters()), retain_graph=True)
                 for states, end in ((ours, summary), (theirs, torch.cat([last[-2], last[-1]], -1)))]
    assert max(far(a, b) for a, b in zip(*gradients)) < 1e-11
    assert max(g.abs().min().item() for g in gradients[0]) > 0


def test_the_gradient_reaches_the_first_state():
    model, inputs = model_of("gru"), torch.randint(3, 26, (5, 6))
    states, summary = model.encode(torch.randint(3, 30, (5, 7)), REAL)
    start = summary.detach().requires_grad_()
    torch.autograd.gradcheck(lambda s: model.decode(inputs, states.detach(), s, REAL), (start,))


def test_decoding_step_by_step_gives_what_decoding_at_once_gives():
    for kind in CASES:
        model, inputs = model_of(kind), torch.randint(3, 26, (5, 6))
        states, summary = model.encode(torch.randint(3, 30, (5, 7)), REAL)
        at_once, state = model.decode(inputs, states, summary, REAL), model.start_state(summary)
        prepared = model.attention.memory(states) if model.attends else None
        for t in range(6):
            found, state = model.step(inputs[:, t], state, states, summary, prepared, REAL)
            assert far(found, at_once[:, t]) < 1e-12, kind


def test_padding_changes_nothing():
    for kind in CASES:
        model, ids, inputs = model_of(kind), torch.randint(3, 30, (5, 7)), torch.randint(3, 26, (5, 6))
        together = model.decode(inputs, *model.encode(ids, REAL), REAL)
        for row, length in enumerate(LENGTHS):
            part = slice(row, row + 1)
            alone = model.decode(inputs[part], *model.encode(ids[part, :length], REAL[part, :length]), REAL[part, :length])
            assert far(alone[0], together[row]) < 1e-12, kind


def test_the_loss_by_slices_is_cross_entropy_and_has_its_gradient():
    x, table, bias, wanted = torch.randn(600, 8, requires_grad=True), torch.randn(26, 8), torch.randn(26), torch.randint(0, 26, (600,))
    ours = OutputLoss.apply(x, wanted, table, bias, .1)
    theirs = F.cross_entropy(F.linear(x, table, bias), wanted, label_smoothing=.1)
    assert far(ours, theirs) < 1e-6  # logits are compared in single precision
    assert far(*(torch.autograd.grad(3 * loss, x)[0] for loss in (ours, theirs))) < 1e-6


if __name__ == "__main__":
    torch.set_num_threads(1)
    torch.manual_seed(0)
    for name, test in list(globals().items()):
        if name.startswith("test_"):
            test()
            print("ok", name)
