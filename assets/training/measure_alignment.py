"""Measures every cross-attention head against word alignments made by hand (alignment error rate, Och and Ney 2003)."""
import numpy as np
import torch

import alignment_gold
from treebank import token_words
from vocabulary import BEGIN, END


def spans(text, words):
    """[(begin, end)] of the words, in order."""
    found, place = [], 0
    for word in words:
        begin = text.index(word, place)
        found.append((begin, place := begin + len(word)))
    return found


@torch.no_grad()
def word_weights(model, tokenizers, english, french):
    """(layers, heads, French words, English words + 1): the last column is what rests on </s>."""
    source, target = tokenizers[0].encode(english), tokenizers[1].encode(french, add_special_tokens=False)
    source_words, target_words = alignment_gold.words(english), alignment_gold.words(french)
    record, memory = [], model.encode(torch.tensor([source.ids]), None)
    model.decode(torch.tensor([[BEGIN, *target.ids]]), memory, None, cross_record=record)
    weights = torch.stack([layer[0] for layer in record]).float().numpy()[:, :, :-1]  # the row before a piece predicts it
    rows = member(token_words(target.offsets, spans(french, target_words)), len(target_words))
    columns = member(token_words(source.offsets, spans(english, source_words)), len(source_words))
    columns = np.concatenate([columns, np.array([[float(i == END) for i in source.ids]])])
    return (rows / np.maximum(rows.sum(1, keepdims=True), 1)) @ weights @ columns.T


def member(words, count):
    """(words, tokens): 1 where a token begins in a word."""
    table = np.zeros((count, len(words)))
    for token, word in enumerate(words):
        if word >= 0:
            table[word, token] = 1
    return table


def links(weights):
    """{(English word, French word)}: each French word with the one that its row lies on most, none where that is </s>."""
    return {(int(i), j) for j, i in enumerate(weights.argmax(1)) if i < weights.shape[1] - 1}


def alignment_scores(model, tokenizers, data):
    """Error rate of every cross-attention head, best first."""
    gold = alignment_gold.load(data)
    weights = [word_weights(model, tokenizers, *pair[:2]) for pair in gold]
    rates = {}
    for layer in range(weights[0].shape[0]):
        for head in range(weights[0].shape[1]):
            found = [links(w[layer, head]) for w in weights]
            rates[f"L{layer}H{head}"] = alignment_gold.error_rate(gold, found)
    diagonal = [{(round(j * (w.shape[3] - 2) / max(1, w.shape[2] - 1)), j) for j in range(w.shape[2])} for w in weights]
    return {"pairs": len(gold), "guided": rates["L2H0"], "free_best": min((r, n) for n, r in rates.items() if n != "L2H0"),
            "diagonal": alignment_gold.error_rate(gold, diagonal), "heads": dict(sorted(rates.items(), key=lambda item: item[1]))}
