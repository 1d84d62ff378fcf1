"""Generates twin sentences that differ in the words which decide what a pronoun stands for.

    from twins import generate
    for twin in generate(seed=1, count=1000, split="train"): ...

All words and all knowledge about them are in lexicon/*.txt.  Look at some twins: python twins.py [split [seed [count]]]
"""
import sys

from twin_pools import SPLITS, pools  # noqa: F401 (part of the interface)
from twin_writer import Item, Twin, Writer

DEMO = {"the cat sat on the mat because it was soft.", "the cat sat on the mat because it was tired.",
        "the animal didn't cross the street because it was too wide.",
        "the animal didn't cross the street because it was too tired.",
        "the animal did not cross the street because it was too wide.",
        "the animal did not cross the street because it was too tired."}


def generate(seed: int, count: int, split: str) -> list[Twin]:
    """count twins of the split; the same seed gives the same twins.  Demo sentences never occur."""
    writer = Writer(seed, split)
    found = []
    while len(found) < count:
        twin = writer.twin()
        if twin and twin.a.text.lower() not in DEMO and twin.b.text.lower() not in DEMO:
            found.append(twin)
    return found


def shown(item: Item) -> str:
    """The sentence with [antecedent], (distractor) and *pronoun* marked."""
    marks = sorted([(*item.pronoun, "*", "*"), (*item.antecedent, "[", "]"), (*item.distractor, "(", ")")], reverse=True)
    text = item.text
    for begin, end, left, right in marks:
        text = text[:begin] + left + text[begin:end] + right + text[end:]
    return text


if __name__ == "__main__":
    split = sys.argv[1] if len(sys.argv) > 1 else "train"
    for twin in generate(int(sys.argv[2]) if len(sys.argv) > 2 else 0, int(sys.argv[3]) if len(sys.argv) > 3 else 30, split):
        print(f"{twin.a.frame:26s} {shown(twin.a)}\n{'':26s} {shown(twin.b)}")
