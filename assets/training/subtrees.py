"""Sentences that no treebank has: subtrees of the same relation change places (Dehouck & Gómez-Rodríguez 2020, "Data
Augmentation via Subtree Swapping for Dependency Parsing of Low-Resource Languages", section 3).

A row is (ids, word of each token, parent of each word, relations), as syntax.encode gives it.
"""
import collections


def whole_stretches(row, longest=12):
    """(head, first word, one past the last) of every word whose subtree is one stretch of at most `longest` words."""
    _, _, parents, relations = row
    low, high, size = list(range(len(parents))), list(range(len(parents))), [0] * len(parents)
    for word in range(len(parents)):
        above = word
        while above >= 0:
            low[above], high[above] = min(low[above], word), max(high[above], word)
            size[above] += 1
            above = parents[above]
    return [(w, low[w], high[w] + 1) for w in range(len(parents))
            if parents[w] >= 0 and relations[w] != "punct" and size[w] == high[w] - low[w] + 1 <= longest]


def tokens_of(words, first, last):
    """(begin, end) of the tokens of words first … last - 1, None where a word among them has no token of its own."""
    places = [i for i, word in enumerate(words) if first <= word < last]
    complete = len({words[i] for i in places}) == last - first
    return (places[0], places[-1] + 1) if complete and len(places) == places[-1] + 1 - places[0] else None


def exchange(row, old, donor, new):
    """The row with its stretch `old` replaced by the donor's stretch `new`; None where tokens do not follow the words."""
    (ids, words, parents, relations), (head, a, b) = row, old
    (other_ids, other_words, other_parents, other_relations), (other_head, c, d) = donor, new
    here, there = tokens_of(words, a, b), tokens_of(other_words, c, d)
    if here is None or there is None:
        return None
    longer = (d - c) - (b - a)
    place = lambda word: word + longer if word >= b else word
    inside = [place(parents[head]) if word == other_head else other_parents[word] - c + a for word in range(c, d)]
    kept = [other_relations[word] if word != other_head else relations[head] for word in range(c, d)]
    return (ids[:here[0]] + other_ids[slice(*there)] + ids[here[1]:],
            words[:here[0]] + [word - c + a for word in other_words[slice(*there)]] + [place(word) for word in words[here[1]:]],
            [place(p) for p in parents[:a]] + inside + [place(p) for p in parents[b:]],
            relations[:a] + kept + relations[b:])


class Swaps:
    """begins: for each token id whether it begins a word after a space, so that "'s" stays where it belongs."""

    def __init__(self, rows, begins):
        self.begins, self.pool = begins, collections.defaultdict(list)
        for row in rows:
            for stretch in whole_stretches(row):
                self.pool[row[3][stretch[0]]].append((row, stretch))

    def fits(self, row, stretch, donor, other):
        first = lambda r, s: r[0][r[1].index(s[1])] if s[1] in r[1] else None
        ends = [first(row, stretch), first(donor, other)]
        return None not in ends and self.begins[ends[0]] == self.begins[ends[1]]

    def swapped(self, row, random, most=3):
        """The row with up to `most` of its subtrees replaced."""
        for _ in range(random.randint(0, most)):
            stretches = whole_stretches(row)
            if not stretches:
                break
            stretch = random.choice(stretches)
            donor, other = random.choice(self.pool[row[3][stretch[0]]])
            if self.fits(row, stretch, donor, other):
                row = exchange(row, stretch, donor, other) or row
        return row
