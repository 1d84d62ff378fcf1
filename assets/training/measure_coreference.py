"""Measures the coreference head: twins by slice and by what decides, free twins, real text, demonstrations; with baselines."""
import csv
import os
import re

import numpy as np
import torch

import coreference
import pronouns
from model import Translator
from twins import generate, pools

DEMONSTRATIONS = [("The cat sat on the mat because it was soft.", "mat", "cat"),
                  ("The cat sat on the mat because it was tired.", "cat", "mat"),
                  ("The animal didn't cross the street because it was too wide.", "street", "animal"),
                  ("The animal didn't cross the street because it was too tired.", "animal", "street")]
FREE_TWINS = os.path.join(os.path.dirname(__file__), "evaluation", "free_twins_test.tsv")


def plain_baselines(rows):
    """Nearest-noun and first-noun guesses in the form of masses: (right, wrong) arrays of 0 and 1."""
    nearest, first = np.zeros((2, len(rows))), np.zeros((2, len(rows)))
    for i, (_, _, right, wrong) in enumerate(rows):
        nearest[0 if max(right) > max(wrong, default=-1) else 1, i] = 1
        first[0 if min(right) < min(wrong, default=1 << 30) else 1, i] = 1
    return {"nearest_noun": nearest, "first_noun": first}


def head_scores(model, untrained, rows, twins):
    score = coreference.twin_scores if twins else (lambda right, wrong: {
        "antecedent": float((right > wrong).mean()), "weight": float(right.mean())})
    result = {"items": len(rows), **score(*coreference.masses(model, rows))}
    result["baselines"] = {name: score(*masses) for name, masses in plain_baselines(rows).items()}
    result["baselines"]["untrained_weights"] = score(*coreference.masses(untrained, rows))
    return result


def kinds():
    """{scene: what decides in it}: the nouns' classes, their roles in the event, or he/she/they with people."""
    lexicon = pools("train").lexicon
    decided = {scene.name: "roles" if scene.by_role else "classes" for scene in lexicon.scenes}
    return {**decided, **{scene.name: "people" for scene in lexicon.people_scenes}}


def scores_by_kind(model, tokenizer, twins):
    deciding, groups = kinds(), {}
    for twin in twins:
        groups.setdefault(deciding[twin.a.frame.split("/")[0]], []).append(twin)
    rows = {kind: coreference.twin_rows(tokenizer, group) for kind, group in groups.items()}
    return {kind: {"items": len(r), **coreference.twin_scores(*coreference.masses(model, r))} for kind, r in rows.items()}


def free_twins(path=FREE_TWINS):
    """(pronoun, [(text, pronoun span, antecedent span, distractor span)] * 2) of each hand-written twin."""
    with open(path, encoding="utf-8") as file:
        rows = list(csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE))
    for row in rows:
        spellings = (row["pronoun"].split("|") * 2)[:2]
        yield row["pronoun"], [free_item(row[f"sentence_{x}"], spelling, row[f"antecedent_{x}"], row[f"antecedent_{y}"])
                               for x, y, spelling in (("a", "b", spellings[0]), ("b", "a", spellings[1]))]


def free_item(text, pronoun, right, wrong):
    """The last occurrence of the pronoun's spelling, and the first of each noun."""
    place = lambda word: re.search(rf"\b{re.escape(word)}\b", text, re.I).span()
    return text, list(re.finditer(rf"\b{re.escape(pronoun)}\b", text, re.I))[-1].span(), place(right), place(wrong)


def free_twin_scores(model, untrained, tokenizer, path=FREE_TWINS):
    """All, and by kind of pronoun."""
    groups = {}
    for pronoun, items in free_twins(path):
        rows = [coreference.encode(tokenizer, text, at, [right], [wrong]) for text, at, right, wrong in items]
        kind = "it" if pronoun in ("it", "its") else "they" if pronoun in ("they", "them", "their") else "he, she"
        if all(rows):
            for name in ("all", kind):
                groups.setdefault(name, []).extend(rows)
    result = head_scores(model, untrained, groups["all"], True)
    result["by_pronoun"] = {kind: {"items": len(rows), **coreference.twin_scores(*coreference.masses(model, rows))}
                            for kind, rows in groups.items() if kind != "all"}
    return result


def coreference_scores(model, tokenizer, folder, count):
    torch.manual_seed(0)
    untrained, scores = Translator(model.config).eval(), {}
    for name in ("train", *coreference.SLICES):
        twins = generate(20, count, name)
        scores[name] = head_scores(model, untrained, coreference.twin_rows(tokenizer, twins), True)
        scores[name]["by_kind"] = scores_by_kind(model, tokenizer, twins)
    scores["free_twins"] = free_twin_scores(model, untrained, tokenizer)
    trained_on = {example.text for example in pronouns.training(folder)}
    for name, examples in pronouns.reporting(folder).items():
        rows = coreference.from_examples(tokenizer, [e for e in examples if e.text not in trained_on])
        scores[name] = head_scores(model, untrained, [r for r in rows if r[3]], False)
    return scores


def demonstrations(model, tokenizer):
    """Weight of "it" on the right and on the wrong noun in the sentences of the first screen."""
    result = []
    for text, right, wrong in DEMONSTRATIONS:
        span = lambda word: (text.index(f" {word}") + 1, text.index(f" {word}") + 1 + len(word))
        row = coreference.encode(tokenizer, text, span("it"), [span(right)], [span(wrong)])
        on_right, on_wrong = coreference.masses(model, [row])
        result.append({"text": text, right: round(float(on_right[0]), 3), wrong: round(float(on_wrong[0]), 3)})
    return result
