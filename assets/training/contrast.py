"""What came before the Transformer, trained on the same data with the same embeddings: a recurrent network that squeezes the
sentence into one vector, the same with additive attention, and a convolution that sees only neighbours.

The encoders have as many weights as the translator's (3.1 million), and hand over states of width 2 h = 512. The decoder is one
recurrent layer in all three; only what it may look at differs. Shapes: ids (batch, tokens); states (batch, tokens, 512).
"""
import math

import torch
from torch import nn
from torch.nn import functional as F

from model import Dropout, positions
from recurrent import Recurrence, low_precision

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
        states, sizes = packed.data, packed.batch_sizes.tolist()
        for layer in range(self.layers.num_layers):
            states = torch.cat([self.read(states, f"_l{layer}{end}", sizes) for end in ("", "_reverse")], -1)
        states = nn.utils.rnn.pad_packed_sequence(packed._replace(data=states), batch_first=True, total_length=x.shape[1])[0]
        half, last = self.layers.hidden_size, real.sum(1) - 1
        return states, torch.cat([states[torch.arange(len(x)), last, :half], states[:, 0, half:]], -1)

    def read(self, x, end, sizes):
        """One layer in one direction."""
        weights = {name: getattr(self.layers, name + end) for name in ("weight_ih", "bias_ih", "weight_hh", "bias_hh")}
        gates = F.linear(x, weights["weight_ih"], weights["bias_ih"])
        start = weights["bias_hh"].new_zeros(sizes[0], self.layers.hidden_size)
        return Recurrence.apply(gates, weights["weight_hh"], weights["bias_hh"], start, sizes, end.endswith("reverse"))


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
        """(batch, s), (batch, n, s), (batch, n, a) -> what is seen (batch, s), weights (batch, n)."""
        scores = self.score(torch.tanh(self.state(state)[:, None] + prepared))[..., 0]
        weights = scores.to(state.dtype).masked_fill(~real, -torch.inf).softmax(-1)
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
        self.dropout = Dropout(dropout)

    @property
    def device(self):
        return self.bias.device

    def encode(self, ids, real, shift=0.0):
        """(states, their summary (batch, 512)); real: True for tokens that are no padding; shift: added to the embeddings."""
        x = (F.embedding(ids, self.source) + shift) * self.config["embedding_scale"]
        states, summary = self.encoder(self.dropout(x), real)
        return self.dropout(states), summary

    def start_state(self, summary):
        return torch.tanh(self.start(summary)).to(self.bias.dtype)

    def gates_of(self, inputs):
        """(batch, T, 3 s): what each target token alone gives to the recurrent unit's gates."""
        embedded = self.dropout(F.embedding(inputs, self.target) * self.config["embedding_scale"])
        return F.linear(embedded, self.cell.weight_ih[:, :self.config["d_model"]], self.cell.bias_ih)

    def recurrent_weights(self, x):
        """(3 s, 512) for what is seen, (3 s, s) for the state, in the precision that x is multiplied in: converted once, not at every step."""
        seen, state = self.cell.weight_ih[:, self.config["d_model"]:], self.cell.weight_hh
        return seen.to(low_precision(x)), state.to(low_precision(x))

    def advance(self, gates, weight, state, sizes):
        return Recurrence.apply(gates, weight, self.cell.bias_hh, state, sizes, False)

    def decode(self, inputs, states, summary, real, record=None):
        """(batch, T, d_model): what is compared with the target embeddings. record: list that receives the weights of each step."""
        gates, state = self.gates_of(inputs), self.start_state(summary)
        batch, length = inputs.shape
        for_seen, for_state = self.recurrent_weights(states)
        if not self.attends:
            gates = (gates + F.linear(summary, for_seen)[:, None]).transpose(0, 1).flatten(0, 1)
            found = self.advance(gates, for_state, state, [batch] * length).unflatten(0, (length, batch)).transpose(0, 1)
            return self.output_of(found, summary[:, None].expand(-1, length, -1))
        memory, prepared, found, seen = states.to(for_seen.dtype), self.attention.memory(states), [], []
        for own in gates.unbind(1):
            looked, weights = self.attention(state, memory, prepared, real)
            state = self.advance(own + F.linear(looked, for_seen), for_state, state, [batch])
            found.append(state)
            seen.append(looked)
            if record is not None:
                record.append(weights)
        return self.output_of(torch.stack(found, 1), torch.stack(seen, 1))

    def step(self, tokens, state, states, summary, prepared, real):
        """One token of each sentence: (d_model row to compare with the target embeddings, next state). prepared: attention.memory(states)."""
        seen = self.attention(state, states, prepared, real)[0] if self.attends else summary
        for_seen, for_state = self.recurrent_weights(seen)
        state = self.advance(self.gates_of(tokens) + F.linear(seen, for_seen), for_state, state, [len(tokens)])
        return self.output_of(state, seen), state

    def output_of(self, found, seen):
        return self.output(self.dropout(torch.cat([found, seen.to(found.dtype)], -1)))

    def logits(self, states):
        return F.linear(states, self.target, self.bias)

    def pointer_weights(self, states, real):
        """(batch, queries, keys): where each state points, rows summing to 1."""
        query, key = self.pointer_query(states).float(), self.pointer_key(states).float()
        scores = query @ key.transpose(-1, -2) / math.sqrt(self.config["pointer_width"])
        return scores.masked_fill(~real[:, None], -torch.inf).softmax(-1)
