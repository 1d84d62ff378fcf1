"""What must be true of the agreement measurements.  Run: python test_agreement.py"""
import torch

from agreement import changed, exchanged, log_probabilities, resting, silent
from model import Translator
from vocabulary import END

CONFIG = {"d_model": 32, "heads": 4, "d_ff": 64, "encoder_layers": 3, "decoder_layers": 2, "norm": "pre", "activation": "relu",
          "layer_norm_epsilon": 1e-5, "embedding_scale": 5.0, "source_vocabulary": 40, "target_vocabulary": 30}


def tiny():
    torch.manual_seed(3)
    return Translator(CONFIG).eval()


@torch.no_grad()
def encoded(model, ids, change):
    with changed(model.encoder.layers[2].self_attention, lambda weights: change(weights, torch.tensor([2, 2]), ids)):
        return model.encode(ids, None)


IDS = torch.tensor([[5, 6, 7, 8, END], [5, 6, 7, 9, END]])


def test_an_unchanged_head_gives_the_model_as_it_is():
    model = tiny()
    with torch.no_grad():
        plain = model.encode(IDS, None)
    assert torch.allclose(encoded(model, IDS, lambda weights, *_: weights), plain, atol=1e-6)
    with torch.no_grad():
        assert torch.equal(model.encode(IDS, None), plain), "the block is restored"


def test_changes_touch_only_what_they_say():
    model = tiny()
    with torch.no_grad():
        plain = model.encode(IDS, None)
    for change in (exchanged, resting):
        moved = (encoded(model, IDS, change) - plain).abs().amax(-1)
        assert (moved[:, 2] > 1e-5).all() and (moved[:, [0, 1, 3, 4]] < 1e-6).all(), moved
    assert ((encoded(model, IDS, silent) - plain).abs().amax(-1) > 1e-5).all()


def test_exchanging_takes_the_other_sentences_row_of_head_0():
    weights = torch.rand(2, 4, 5, 5)
    new = exchanged(weights, torch.tensor([2, 2]), IDS)
    assert torch.equal(new[0, 0, 2], weights[1, 0, 2]) and torch.equal(new[1, 0, 2], weights[0, 0, 2])
    assert torch.equal(new[:, 1:], weights[:, 1:]) and torch.equal(new[:, 0, [0, 1, 3, 4]], weights[:, 0, [0, 1, 3, 4]])


def test_log_probabilities_do_not_depend_on_padding():
    model = tiny()
    sources, targets = [[5, 6, 7, END], [8, END], [9, 10, END]], [[4, 5, 6], [7], [8, 9]]
    together = log_probabilities(model, sources, targets)
    alone = [log_probabilities(model, [s], [t])[0] for s, t in zip(sources, targets)]
    assert all(abs(a - b) < 1e-4 for a, b in zip(together, alone)), (together, alone)


def main():
    for name, test in list(globals().items()):
        if name.startswith("test_"):
            test()
            print("ok  ", name.replace("_", " "))


if __name__ == "__main__":
    main()
