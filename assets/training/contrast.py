"""What came before the Transformer, trained on the same data with the same embeddings: a recurrent network that squeezes the
sentence into one vector, the same with additive attention, and a convolution that sees only neighbours.

The encoders have as many weights as the translator's (3.1 million), and hand over states of width 2 h = 512. The decoder is one
recurrent layer in all three; only what it may look at differs. Shapes: ids (batch, tokens); states (batch, tokens, 512).
"""
import math

import torch
from torch import nn
from torch.nn import functional as F

from model import positions

KINDS = {"gru": "headlight-gru", "gru-attention": "headlight-gru-attention", "cnn": "headlight-cnn"}


def config(kind, base):
    """The exported config.json's dictionary; base: the translator's."""
    common = {key: base[key] for key in ("source_vocabulary", "target_vocabulary", "target_begin_token", "end_token", "unknown_token",
                                         "d_model", "embedding_scale", "layer_norm_epsilon", "languages")}
    layers = 4 if kind == "cnn" else 3
    return {"model_type": KINDS[kind], "name": kind, "embeddings_of": base["name"], **common, "encoder_layers": layers,
            "state_width": 512, "pointer_width": 64, "attention_width": 256}


def checksum(*tables):
    """The sum of all floats, each read as a whole number, modulo 2^31: tells the embeddings of one training run from another's."""
    return int(sum(table.float().cpu().numpy().view("uint32").sum(dtype="uint64") for table in tables)) % 2**31


class RecurrentEncoder(nn.Module):
    """Bidirectional gated recurrent units (Cho et al. 2014), half of the state from each direction."""

    def __init__(self, shape):
        super().__init__()
        self.layers = nn.GRU(shape["d_model"], shape["state_width"] // 2, shape["encoder_layers"], batch_first=True, bidirectional=True)

    def forward(self, x, real):
        packed = nn.utils.rnn.pack_padded_sequence(x, real.sum(1).cpu(), batch_first=True, enforce_sorted=False)
        states, last = self.layers(packed)
        states = nn.utils.rnn.pad_packed_sequence(states, batch_first=True, total_length=x.shape[1])[0]
        return states, torch.cat([last[-2], last[-1]], -1)


class ConvolutionalEncoder(nn.Module):
    """Layers of width 3 around a residual stream: after L layers a state has seen L words to each side (Gehring et al. 2017)."""

    def __init__(self, shape):
        super().__init__()
        width = shape["state_width"]
        self.widen = nn.Linear(shape["d_model"], width)
        self.layers = nn.ModuleList(nn.Conv1d(width, width, 3, padding=1) for _ in range(shape["encoder_layers"]))
        self.norms = nn.ModuleList(nn.LayerNorm(width, shape["layer_norm_epsilon"]) for _ in range(shape["encoder_layers"] + 1))

    def forward(self, x, real):
        x = self.widen(x + positions(x.shape[1], x.shape[2]).to(x.device))
        for norm, layer in zip(self.norms, self.layers):
            x = x + F.relu(layer((norm(x) * real[..., None]).transpose(1, 2))).transpose(1, 2)
        x = self.norms[-1](x)
        return x, (x * real[..., None]).sum(1) / real.sum(1, keepdim=True)


class AdditiveAttention(nn.Module):
    """weights_j = softmax(v · tanh(W s + U h_j)): Bahdanau et al. 2015, section 3.1."""

    def __init__(self, width, inner):
        super().__init__()
        self.state, self.memory, self.score = nn.Linear(width, inner), nn.Linear(width, inner, bias=False), nn.Linear(inner, 1, bias=False)

    def forward(self, state, memory, prepared, real):
        scores = self.score(torch.tanh(self.state(state)[:, None] + prepared))[..., 0]
        weights = scores.float().masked_fill(~real, -torch.inf).softmax(-1)
        return (weights.to(memory.dtype)[:, None] @ memory)[:, 0], weights


class Contrast(nn.Module):
    """shape: the exported config.json's dictionary; source and target embeddings are the translator's, and stay as they are."""

    def __init__(self, shape, source, target, bias, dropout=0.0):
        super().__init__()
        self.config, width, d_model = shape, shape["state_width"], shape["d_model"]
        self.attends = shape["model_type"] != KINDS["gru"]
        for name, table in (("source", source), ("target", target), ("bias", bias)):
            self.register_buffer(name, table, persistent=False)
        self.encoder = (ConvolutionalEncoder if shape["model_type"] == KINDS["cnn"] else RecurrentEncoder)(shape)
        self.start = nn.Linear(width, width)
        self.cell = nn.GRUCell(d_model + width, width)
        self.output = nn.Linear(2 * width, d_model)
        self.pointer_query, self.pointer_key = nn.Linear(width, shape["pointer_width"]), nn.Linear(width, shape["pointer_width"])
        if self.attends:
            self.attention = AdditiveAttention(width, shape["attention_width"])
        self.dropout = nn.Dropout(dropout)

    @property
    def device(self):
        return self.bias.device

    def encode(self, ids, real):
        """(states, their summary (batch, 512)); real: True for tokens that are no padding."""
        x = F.embedding(ids, self.source) * self.config["embedding_scale"]
        states, summary = self.encoder(self.dropout(x), real)
        return self.dropout(states), summary

    def decode(self, inputs, states, summary, real, record=None):
        """(batch, T, d_model): what is compared with the target embeddings. record: list that receives the weights of each step."""
        embedded = self.dropout(F.embedding(inputs, self.target) * self.config["embedding_scale"])
        state, steps = torch.tanh(self.start(summary)), []
        prepared = self.attention.memory(states) if self.attends else None
        for t in range(inputs.shape[1]):
            seen = summary
            if self.attends:
                seen, weights = self.attention(state, states, prepared, real)
                if record is not None:
                    record.append(weights)
            state = self.cell(torch.cat([embedded[:, t], seen.to(embedded.dtype)], -1), state)
            steps.append(torch.cat([state, seen.to(state.dtype)], -1))
        return self.output(self.dropout(torch.stack(steps, 1)))

    def logits(self, states):
        return F.linear(states, self.target, self.bias)

    def pointer_weights(self, states, real):
        """(batch, queries, keys): where each state points, rows summing to 1."""
        query, key = self.pointer_query(states).float(), self.pointer_key(states).float()
        scores = query @ key.transpose(-1, -2) / math.sqrt(self.config["pointer_width"])
        return scores.masked_fill(~real[:, None], -torch.inf).softmax(-1)
