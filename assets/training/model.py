"""The encoder-decoder Transformer of Vaswani et al. (2017), pre- or post-norm, with every attention matrix within reach.

Tensor names equal those of the exported folder. Shapes: ids (batch, tokens); states (batch, tokens, d_model);
attention (batch, heads, queries, keys), rows summing to 1.
"""
import math

import torch
from torch import nn
from torch.nn import functional as F


def positions(length, d_model, dtype=torch.float32):
    """PE(pos, 2i) = sin(pos / 10000^(2i/d)), PE(pos, 2i+1) = cos: section 3.5."""
    rate = torch.exp(torch.arange(0, d_model, 2, dtype=torch.float64) * (-math.log(10000.0) / d_model))
    angle = torch.arange(length)[:, None] * rate
    return torch.stack([angle.sin(), angle.cos()], -1).flatten(1).to(dtype)


class Attention(nn.Module):
    def __init__(self, d_model, heads):
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value, self.output = (nn.Linear(d_model, d_model) for _ in range(4))

    def split(self, x):
        return x.unflatten(-1, (self.heads, -1)).transpose(1, 2)

    def forward(self, x, memory, mask, record=None):
        """mask: added to the scores (0 or -infinity), None to see all; record: list that receives the weights."""
        query, key, value = self.split(self.query(x)), self.split(self.key(memory)), self.split(self.value(memory))
        scores = query @ key.transpose(-1, -2) / math.sqrt(key.shape[-1])
        weights = (scores if mask is None else scores + mask.to(scores.dtype)).softmax(-1)
        if record is not None:
            record.append(weights)
        return self.output((weights.to(value.dtype) @ value).transpose(1, 2).flatten(2))


class Dropout(nn.Module):
    """Dropout whose random masks are windows into one long random row: drawing new numbers each time is slow."""

    def __init__(self, rate):
        super().__init__()
        self.rate = rate
        if rate:
            self.register_buffer("pool", (torch.rand(1 << 23) >= rate).to(torch.bfloat16) / (1 - rate), persistent=False)

    def forward(self, x):
        if not self.training or not self.rate:
            return x
        if x.numel() > len(self.pool) // 2:
            return F.dropout(x, self.rate)
        begin = int(torch.randint(len(self.pool) - x.numel(), ()))
        return x * self.pool[begin:begin + x.numel()].view(x.shape).to(x.dtype)


class FeedForward(nn.Module):
    def __init__(self, d_model, d_ff, activation):
        super().__init__()
        self.inner, self.outer = nn.Linear(d_model, d_ff), nn.Linear(d_ff, d_model)
        self.activation = {"relu": F.relu, "gelu": F.gelu}[activation]

    def forward(self, x):
        return self.outer(self.activation(self.inner(x)))


class Layer(nn.Module):
    def __init__(self, config, cross):
        super().__init__()
        d_model, heads, self.pre = config["d_model"], config["heads"], config["norm"] == "pre"
        norm = lambda: nn.LayerNorm(d_model, config["layer_norm_epsilon"])
        self.self_attention, self.self_attention_norm = Attention(d_model, heads), norm()
        if cross:
            self.cross_attention, self.cross_attention_norm = Attention(d_model, heads), norm()
        self.feed_forward, self.feed_forward_norm = FeedForward(d_model, config["d_ff"], config["activation"]), norm()
        self.dropout = Dropout(config.get("dropout", 0.0))

    def add(self, x, norm, sublayer):
        return x + self.dropout(sublayer(norm(x))) if self.pre else norm(x + self.dropout(sublayer(x)))

    def forward(self, x, mask, memory=None, memory_mask=None, record=None, cross_record=None):
        x = self.add(x, self.self_attention_norm, lambda y: self.self_attention(y, y, mask, record))
        if memory is not None:
            x = self.add(x, self.cross_attention_norm,
                         lambda y: self.cross_attention(y, memory, memory_mask, cross_record))
        return self.add(x, self.feed_forward_norm, self.feed_forward)


class VectorEmbedding(nn.Module):
    """E = V·P + D: frozen word vectors V (pieces, 100) through a learned map P, and a learned difference D.

    A word that training seldom or never meets stays where its vector puts it.
    """

    def __init__(self, vectors, d_model):
        super().__init__()
        self.register_buffer("vectors", vectors, persistent=False)
        self.map = nn.Parameter(torch.nn.init.orthogonal_(torch.empty(vectors.shape[1], d_model)))
        bare = (vectors == 0).all(1, keepdim=True)
        self.difference = nn.Parameter(torch.randn(len(vectors), d_model) / math.sqrt(d_model) * bare)
        self.register_buffer("anchored", ~bare, persistent=False)

    @property
    def weight(self):
        return self.vectors @ self.map + self.difference

    def forward(self, ids, meaning_only=None, shift=0.0):
        """meaning_only: probability that a word's difference is left out (and then never learned from), None for 0.

        shift: added to the words' vectors, (…, 100).
        """
        difference = F.embedding(ids, self.difference)
        if meaning_only is not None:
            keep = (torch.rand(ids.shape, device=ids.device) >= meaning_only)[..., None] | ~F.embedding(ids, self.anchored)
            difference = difference.detach() * keep
        return (F.embedding(ids, self.vectors) + shift) @ self.map + difference


class Stack(nn.Module):
    def __init__(self, config, embedding, layers, cross):
        super().__init__()
        self.embedding = embedding
        self.layers = nn.ModuleList(Layer(config, cross) for _ in range(layers))
        if config["norm"] == "pre":
            self.norm = nn.LayerNorm(config["d_model"], config["layer_norm_epsilon"])
        self.scale, self.dropout = config["embedding_scale"], Dropout(config.get("dropout", 0.0))
        self.register_buffer("positions", positions(512, config["d_model"]), persistent=False)

    def embed(self, ids, **options):
        return self.dropout(self.embedding(ids, **options) * self.scale + self.positions[:ids.shape[1]])

    def finish(self, x):
        return self.norm(x) if hasattr(self, "norm") else x


class Translator(nn.Module):
    """config: the exported config.json's dictionary, plus "dropout" while training."""

    def __init__(self, config, vectors=None):
        super().__init__()
        self.config, width = config, config["d_model"]
        source = VectorEmbedding(vectors, width) if vectors is not None else nn.Embedding(config["source_vocabulary"], width)
        self.encoder = Stack(config, source, config["encoder_layers"], cross=False)
        self.decoder = Stack(config, nn.Embedding(config["target_vocabulary"], width), config["decoder_layers"], cross=True)
        nn.init.normal_(self.decoder.embedding.weight, std=1 / math.sqrt(width))
        self.decoder.output = nn.Module()
        self.decoder.output.bias = nn.Parameter(torch.zeros(config["target_vocabulary"]))

    @property
    def device(self):
        return self.decoder.output.bias.device

    def encode(self, source, mask, record=None, hidden=None):
        x = self.encoder.embed(source)
        for layer in self.encoder.layers:
            if hidden is not None:
                hidden.append(x)
            x = layer(x, mask, record=record)
        if hidden is not None:
            hidden.append(x)
        return self.encoder.finish(x)

    def decode(self, target, memory, memory_mask, record=None, cross_record=None, hidden=None):
        """Final decoder states for <s> y1 y2 …"""
        length = target.shape[1]
        causal = torch.full((length, length), -torch.inf, device=target.device).triu(1)
        x = self.decoder.embed(target)
        for layer in self.decoder.layers:
            if hidden is not None:
                hidden.append(x)
            x = layer(x, causal, memory, memory_mask, record, cross_record)
        if hidden is not None:
            hidden.append(x)
        return self.decoder.finish(x)

    def logits(self, states):
        return F.linear(states, self.decoder.embedding.weight, self.decoder.output.bias)

    def head_weights(self, source, mask, layer, head, **options):
        """One encoder head's weights (batch, queries, keys), computing nothing above it."""
        x = self.encoder.embed(source, **options)
        for below in self.encoder.layers[:layer]:
            x = below(x, mask)
        block = self.encoder.layers[layer]
        attention = block.self_attention
        y = block.self_attention_norm(x) if block.pre else x
        width = attention.query.weight.shape[0] // attention.heads
        rows = slice(head * width, (head + 1) * width)
        query = F.linear(y, attention.query.weight[rows], attention.query.bias[rows]).float()
        key = F.linear(y, attention.key.weight[rows], attention.key.bias[rows]).float()
        scores = query @ key.transpose(-1, -2) / math.sqrt(width)
        return (scores if mask is None else scores + mask[:, 0]).softmax(-1)


def padding_mask(ids, pad):
    """(batch, 1, 1, keys): 0 for real tokens, -infinity for padding; None where there is no padding."""
    padding = ids == pad
    return torch.zeros(ids.shape, device=ids.device).masked_fill(padding, -torch.inf)[:, None, None, :] if padding.any() else None
