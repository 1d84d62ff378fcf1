"""What must be true of swapped subtrees.  Run: python test_subtrees.py"""
import random

from subtrees import Swaps, exchange, whole_stretches

# the cat sat on a mat, words 0 … 5; token 0 … 5, "mat" in two pieces, </s> at the end
CAT = ([10, 11, 12, 13, 14, 15, 16, 1], [0, 1, 2, 3, 4, 5, 5, -1], [1, 2, -1, 5, 5, 2], ["det", "nsubj", "root", "case", "det", "obl"])
# we waited in front of it
WE = ([20, 21, 22, 23, 24, 25, 1], [0, 1, 2, 3, 4, 5, -1], [1, -1, 5, 2, 2, 1], ["nsubj", "root", "case", "fixed", "fixed", "obl"])


def test_a_subtree_is_a_stretch_of_words():
    assert whole_stretches(CAT) == [(0, 0, 1), (1, 0, 2), (3, 3, 4), (4, 4, 5), (5, 3, 6)]


def test_an_exchanged_subtree_keeps_every_other_parent():
    ids, words, parents, relations = exchange(CAT, (1, 0, 2), WE, (0, 0, 1))
    assert ids == [20, 12, 13, 14, 15, 16, 1]
    assert words == [0, 1, 2, 3, 4, 4, -1]
    assert parents == [1, -1, 4, 4, 1]
    assert relations == ["nsubj", "root", "case", "det", "obl"]


def test_a_longer_subtree_moves_what_follows():
    ids, words, parents, relations = exchange(WE, (0, 0, 1), CAT, (1, 0, 2))
    assert ids == [10, 11, 21, 22, 23, 24, 25, 1]
    assert words == [0, 1, 2, 3, 4, 5, 6, -1]
    assert parents == [1, 2, -1, 6, 3, 3, 2]
    assert relations == ["det", "nsubj", "root", "case", "fixed", "fixed", "obl"]


def test_a_word_without_a_token_is_left_where_it_is():
    lost = (CAT[0], [0, 1, 2, 3, 5, 5, 5, -1], *CAT[2:])
    assert exchange(lost, (5, 3, 6), WE, (5, 2, 6)) is None


def test_swapped_rows_are_trees():
    swaps, source = Swaps([CAT, WE], [True] * 30), random.Random(5)
    seen = set()
    for _ in range(200):
        ids, words, parents, relations = swaps.swapped(CAT, source)
        seen.add(tuple(ids))
        assert len(parents) == len(relations) == max(words) + 1 and len(ids) == len(words)
        assert parents.count(-1) == 1 and relations[parents.index(-1)] == "root"
        for word in range(len(parents)):
            steps = 0
            while word >= 0:
                word, steps = parents[word], steps + 1
                assert steps <= len(parents)
    assert len(seen) > 2


if __name__ == "__main__":
    for name, test in list(globals().items()):
        if name.startswith("test_"):
            test()
            print("ok", name)
