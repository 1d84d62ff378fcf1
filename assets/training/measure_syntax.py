"""Measures the syntax head on EWT test, per relation, beside the best fixed offset and an untrained head."""
from collections import Counter

import torch
from vocabulary import END

import syntax
import treebank
from model import Translator

CLARK = {"det": .943, "obj": .868, "nmod:poss": .805, "nsubj": .585}  # Clark et al. 2019, table 1: the best head of BERT-base each
LEAST = 100  # relations with fewer words are left out


def best_offsets(rows):
    """{relation: (best share, offset)}: always pointing so many words away, the best such number on these very rows."""
    hits, totals = {}, Counter()
    for _, words, parents, relations in rows:
        present = set(words)
        for word, (parent, relation) in enumerate(zip(parents, relations)):
            if parent >= 0 and relation != "punct" and word in present:
                for name in {"all", relation, relation.split(":")[0]}:
                    hits.setdefault(name, Counter())[parent - word] += 1
                    totals[name] += 1
    best = {name: counter.most_common(1)[0] for name, counter in hits.items()}
    return {name: (count / totals[name], offset) for name, (offset, count) in best.items()}


def syntax_scores(model, tokenizer, data):
    """{relation: words, score, best offset, untrained, and BERT's best head where published}."""
    rows = [row for row in (syntax.encode(tokenizer, t) for t in treebank.ewt(data, "test") if len(t.words) > 1)
            if END in row[0] and len(row[0]) <= 256]
    torch.manual_seed(0)
    untrained = Translator(model.config).eval()
    trained, control = (syntax.attachment(rows, syntax.guesses(m, rows)) for m in (model, untrained))
    offsets, scores = best_offsets(rows), {}
    for name, (right, total) in sorted(trained.items(), key=lambda item: -item[1][1]):
        if total >= LEAST:
            scores[name] = {"words": total, "score": right / total, "best_offset": offsets[name][0], "offset": offsets[name][1],
                            "untrained_weights": control[name][0] / total}
            if name in CLARK:
                scores[name]["bert_best_head"] = CLARK[name]
    return {"sentences": len(rows), "relations": scores}
