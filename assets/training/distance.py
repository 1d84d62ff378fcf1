"""Twins whose pronoun stands a chosen number of words behind its antecedent: other people's doings are told in between.

Training and measuring tell different ones.
"""
import random
import re

from twins import generate

TRAINING_FILLERS = [
    "Nobody was there.", "Some people were singing.", "The guests had already eaten.", "I was tired and hungry.",
    "His sisters were reading.", "We had to hurry.", "You were not at home.", "All the others had gone to bed hours ago.",
    "A few men were standing outside and smoking.", "She told me about her new friends.", "Two boys were running around and shouting.",
    "Our teacher did not notice.", "Somebody was calling us from far away.", "They never listened to anybody.", "I remember that my aunt was there.",
    "Later that day, his cousins came over to help.", "Nobody really knows why.", "Those were good times for all of us."]
FILLERS = [
    "Nobody said anything.", "Everybody was busy.", "We waited.", "People were talking and laughing.", "They had been here since Monday.",
    "The children were still playing outside.", "Two women were waiting for their friends.", "Some visitors were already leaving.",
    "My parents were talking about old times.", "We had been there for hours and hours.", "Nobody wanted to go home so early.",
    "Our neighbours had come with all their children.", "You should have seen how happy they were.", "I was thinking about you and your sisters.",
    "Later, people came and asked many questions.", "Most of us knew that already.", "Few people noticed.", "Then we laughed.",
    "Anna and her brothers talked about their friends, who never came.", "Of course, we were not surprised when nobody answered."]
BINS = [(2, 5), (6, 10), (11, 15), (16, 20), (21, 30), (31, 40), (41, 50), (51, 60)]


def between(item):
    """Words between the antecedent and the pronoun."""
    return len(re.findall(r"[\w']+", item.text[item.antecedent[1]:item.pronoun[0]]))


def boundary(item):
    """Where a sentence ends behind both nouns and before the pronoun; None where there is no such place."""
    begin = max(item.antecedent[1], item.distractor[1])
    place = item.text.find(". ", begin, item.pronoun[0])
    return place + 2 if place >= 0 else None


def stretched(item, filler):
    """(text, pronoun, antecedent, distractor) with the filler behind the first sentence."""
    place = boundary(item)
    text, shift = item.text[:place] + filler + item.text[place:], len(filler)
    return text, (item.pronoun[0] + shift, item.pronoun[1] + shift), item.antecedent, item.distractor


def padding(chance, words, sentences):
    """Sentences with about so many words in all."""
    chosen, size = [], 0
    while size < words - 2:
        sentence = chance.choice([s for s in sentences if s not in chosen] or sentences)
        chosen.append(sentence)
        size += len(re.findall(r"[\w']+", sentence))
    return "".join(s + " " for s in chosen), size


def stretch(twin, chance, farthest=45):
    """The twin as [(text, pronoun, antecedent, distractor)] * 2 with sentences in between; None where none fit."""
    if boundary(twin.a) is None or boundary(twin.b) is None:
        return None
    filler, _ = padding(chance, chance.randint(4, farthest), TRAINING_FILLERS)
    return [stretched(item, filler) for item in (twin.a, twin.b)]


def by_distance(seed, count, split="unseen_nouns"):
    """{(least, most): [pairs of (text, pronoun, antecedent, distractor)]}: about count twins a bin, the nearer half of a twin counts."""
    chance, found = random.Random(seed), {bin_: [] for bin_ in BINS}
    for twin in generate(seed, 40 * count, split):
        if boundary(twin.a) is None or boundary(twin.b) is None:
            continue
        open_bins = [b for b in BINS if len(found[b]) < count]
        if not open_bins:
            break
        wanted = chance.randint(*chance.choice(open_bins))
        nearer = min(map(between, (twin.a, twin.b)))
        filler, size = padding(chance, wanted - nearer, FILLERS)
        nearer += size
        for least, most in BINS:
            if least <= nearer <= most and len(found[least, most]) < count:
                found[least, most].append([stretched(item, filler) for item in (twin.a, twin.b)])
    return found
