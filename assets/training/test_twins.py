"""What must be true of the twin generator.  Run: python test_twins.py (prints 60 twins to read with --show)."""
import random
import re
import sys
from collections import Counter

from grammar import article, conjugate
from lexicon import content_key, lines_of
from twins import DEMO, SPLITS, generate, pools, shown

COUNT = 6000
PRONOUNS = {"it", "its", "he", "she", "him", "her", "his", "they", "them", "their"}


def words_at(item):
    return [item.text[begin:end] for begin, end in (item.pronoun, item.antecedent, item.distractor)]


def test_the_lexicon_has_no_unknown_names_and_is_broad():
    lexicon = pools("train").lexicon
    assert not lexicon.problems, lexicon.problems
    assert len(lexicon.nouns) >= 500
    assert len(lexicon.class_order) >= 25
    assert len([p for p in lexicon.predicates if not p.knowledge]) >= 450
    assert len({p.text for p in lexicon.predicates if p.knowledge}) >= 800
    assert len(lexicon.frames) >= 50 and len(lexicon.scenes) >= 60


def test_held_out_lists_name_things_that_exist():
    lexicon = pools("train").lexicon
    people = {noun.text for group in lexicon.people.values() for noun in group}
    assert lexicon.held_nouns <= set(lexicon.nouns) | people, lexicon.held_nouns - set(lexicon.nouns) - people
    share = sum(noun.held_out for noun in lexicon.nouns.values()) / len(lexicon.nouns)
    assert 0.10 < share < 0.18, share
    names = {frame.name for frame in lexicon.frames} | {s.name for s in lexicon.scenes + lexicon.people_scenes}
    assert lexicon.held_frames <= names, lexicon.held_frames - names


def test_spans_point_at_the_right_words(split):
    for twin in generate(3, COUNT, split):
        for item in (twin.a, twin.b):
            pronoun, antecedent, distractor = words_at(item)
            assert pronoun.lower() in PRONOUNS, (pronoun, item)
            assert re.fullmatch(r"[A-Za-zé-]+", antecedent) and re.fullmatch(r"[A-Za-zé-]+", distractor), item
            assert antecedent != distractor or "he" in pronoun, item
            assert not re.search(r"[{}<>\x01-\x04]|  | [,.?!]", item.text), item.text
            assert item.text[0].isupper() and item.text[-1] in ".?!", item.text
        assert twin.a.text != twin.b.text
        assert twin.a.text[slice(*twin.a.antecedent)].lower() == twin.b.text[slice(*twin.b.distractor)].lower()
        assert twin.a.frame == twin.b.frame


def test_neither_order_nor_nearness_decides(split):
    first = nearest = 0
    twins = generate(4, COUNT, split)
    for twin in twins:
        for item in (twin.a, twin.b):
            first += item.antecedent < item.distractor
            gap = [abs(item.pronoun[0] - begin) for begin, _ in (item.antecedent, item.distractor)]
            nearest += gap[0] < gap[1]
    for share in (first / (2 * len(twins)), nearest / (2 * len(twins))):
        assert 0.45 <= share <= 0.55, share
    in_a = sum(twin.a.antecedent < twin.a.distractor for twin in twins) / len(twins)
    assert 0.45 <= in_a <= 0.55, in_a


def test_no_noun_wins_by_itself():
    right, wrong = Counter(), Counter()
    for twin in generate(5, COUNT, "train"):
        for item in (twin.a, twin.b):
            _, antecedent, distractor = words_at(item)
            right[antecedent.lower()] += 1
            wrong[distractor.lower()] += 1
    assert all(right[word] == wrong[word] for word in right | wrong)


def test_training_contains_nothing_that_is_held_out():
    lexicon = pools("train").lexicon
    held = [n for n in lexicon.nouns.values() if n.held_out]
    forms = {form for noun in held for form in (noun.text, noun.plural)}
    forms |= {n.text for group in lexicon.people.values() for n in group if n.held_out}
    pattern = re.compile(r"\b(" + "|".join(map(re.escape, forms)) + r")\b")
    held_predicates = {conjugate(p.text, "past", False) for p in lexicon.predicates if p.held_out}
    for twin in generate(6, COUNT * 3, "train"):
        scene, frame = twin.a.frame.split("/")
        assert scene not in lexicon.held_frames and frame not in lexicon.held_frames, twin.a.frame
        for item in (twin.a, twin.b):
            assert not pattern.search(item.text), item.text
            ending = item.text[item.pronoun[1] + 1:].rstrip(".!?")
            assert ending not in held_predicates, item.text


def test_held_out_slices_use_what_is_held_out():
    lexicon = pools("train").lexicon
    for twin in generate(7, 500, "unseen_frames"):
        assert twin.a.frame.split("/")[1] in lexicon.held_frames
    heads = {form.split()[-1] for n in lexicon.nouns.values() if n.held_out for form in (n.text, n.plural)}
    heads |= {form for g in lexicon.people.values() for n in g if n.held_out for form in (n.text, n.plural)}
    for twin in generate(7, 500, "unseen_nouns"):
        for word in words_at(twin.a)[1:]:
            assert word in heads, (word, twin.a.text)


def test_demo_sentences_are_never_trained_on():
    for seed in range(4):
        for twin in generate(seed, COUNT, "train"):
            assert twin.a.text.lower() not in DEMO and twin.b.text.lower() not in DEMO
    lexicon = pools("train").lexicon
    for word in ("cat", "mat", "animal", "street"):
        assert not lexicon.nouns[word].held_out
    for text in ("be tired", "be soft", "be too wide"):
        assert content_key(text) not in lexicon.held_keys


def test_the_same_seed_gives_the_same_twins():
    assert generate(11, 200, "train") == generate(11, 200, "train")
    assert generate(11, 200, "train") != generate(12, 200, "train")


def test_where_roles_decide_nothing_turns_the_answer_around():
    roles = {scene.name for scene in pools("train").lexicon.scenes if scene.by_role}
    share = 0
    for twin in generate(9, COUNT, "train"):
        if twin.a.frame.split("/")[0] in roles:
            share += 1
            if twin.a.frame.split("/")[1].rstrip("0123456789") not in ("object", "part", "contrast", "even"):
                assert not re.search(r"\b(but (?!not)|(although|though|yet|however)\b)", twin.a.text.lower()), twin.a.text
    assert 0.15 < share / COUNT < 0.40, share


def test_free_twins_are_well_formed():
    rows = [line.split("\t") for line in lines_of("free_twins.tsv")][1:]
    assert len(rows) >= 60
    for a, b, pronoun, antecedent, other in rows:
        for text, word in zip((a, b), (pronoun.split("|") * 2)):
            assert re.search(rf"\b{word}\b", text, re.IGNORECASE), (word, text)
            assert re.search(rf"\b{antecedent}\b", text) and re.search(rf"\b{other}\b", text), text


def test_grammar():
    assert conjugate("not fit in", "past", False) == "did not fit in"
    assert conjugate("lick its paws", "present", False) == "licks its paws"
    assert conjugate("be tired", "past", True) == "were tired"
    assert conjugate("have lost its way", "past", False) == "had lost its way"
    assert conjugate("cannot see", "past", False) == "could not see"
    assert article("old cat") == "an" and article("uniform") == "a" and article("cat") == "a"


def test_most_pronouns_are_it():
    counts = Counter(words_at(twin.a)[0].lower() for twin in generate(8, COUNT, "train"))
    assert 0.6 < counts["it"] / COUNT < 0.85, counts
    assert all(counts[word] for word in PRONOUNS), counts


def main():
    for name, test in list(globals().items()):
        if name.startswith("test_"):
            for arguments in ([(split,) for split in SPLITS] if test.__code__.co_argcount else [()]):
                test(*arguments)
                print("ok  ", name.replace("_", " "), *arguments)
    if "--show" in sys.argv:
        for twin in generate(random.randrange(10**6), 60, "train"):
            print(f"{twin.a.frame:26s} {shown(twin.a)}\n{'':26s} {shown(twin.b)}")


if __name__ == "__main__":
    main()
