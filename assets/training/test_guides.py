"""python -m unittest discover assets/training: what the guides teach."""
import random
import unittest

import numpy as np

import coreference
import syntax
from vocabulary import END


class Recast(unittest.TestCase):
    """Tokens 10 … 14 are nouns in the singular, 20 … 22 in the plural."""
    others = {**dict.fromkeys(range(10, 15), list(range(10, 15))), **dict.fromkeys(range(20, 23), list(range(20, 23)))}
    twin = [([5, 10, 6, 12, 7, 8, END], 4, [1], [3]), ([5, 10, 6, 12, 7, 9, END], 4, [3], [1])]

    def test_both_sentences_of_a_twin_get_the_same_two_nouns(self):
        for seed in range(50):
            (first, *_), (second, *_) = coreference.recast(self.twin, self.others, random.Random(seed))
            self.assertEqual((first[1], first[3]), (second[1], second[3]))
            self.assertNotEqual(first[1], first[3])
            self.assertTrue({first[1], first[3]} <= set(range(10, 15)))

    def test_nothing_else_changes(self):
        (first, row, right, wrong), _ = coreference.recast(self.twin, self.others, random.Random(3))
        self.assertEqual(([first[i] for i in (0, 2, 4, 5, 6)], row, right, wrong), ([5, 6, 7, 8, END], 4, [1], [3]))

    def test_a_noun_keeps_its_number(self):
        plural = [([5, 20, 6, 12, END], 2, [1], [3]), ([5, 20, 6, 12, END], 2, [3], [1])]
        for seed in range(20):
            self.assertIn(coreference.recast(plural, self.others, random.Random(seed))[0][0][1], (20, 21, 22))

    def test_nouns_of_several_pieces_and_unknown_ones_stay(self):
        for twin in ([([5, 10, 11, 12, END], 2, [1, 2], [3])] * 2, [([5, 99, 6, 12, END], 2, [1], [3])] * 2):
            self.assertEqual(coreference.recast(twin, self.others, random.Random(1)), twin)


class Targets(unittest.TestCase):
    """"the cat sat .": det, nsubj, root, punct."""
    row = ([5, 6, 7, 8, END], [0, 1, 2, 3, -1], [1, 2, -1, 2], ["det", "nsubj", "root", "punct"])

    def test_words_point_to_their_parent_and_the_root_and_marks_rest(self):
        self.assertEqual(syntax.targets(self.row).tolist(),
                         np.eye(5)[[1, 2, 4, 4]].tolist() + [[0] * 5])

    def test_an_unsure_parent_is_not_taught(self):
        ids, words, parents, relations = self.row
        goal = syntax.targets((ids, words, parents, ["det", syntax.UNSURE, "root", "punct"]))
        self.assertEqual(goal[1].sum(), 0)
        self.assertEqual(goal[0].tolist(), [0, 1, 0, 0, 0])


if __name__ == "__main__":
    unittest.main()
