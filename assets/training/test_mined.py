"""python -m unittest discover assets/training: twins mined from real text."""
import re
import unittest

import mined

KINDS = {"kite": 6, "field": 15, "ball": 6, "corn": 13, "teacher": 18, "freedom": 7, "dancer": 18, "barber": 18}
TAGS = {"flew": "VBD", "over": "IN", "the": "DT", "a": "DT", "was": "VBD", "full": "JJ", "of": "IN", "red": "JJ", "holding": "VBG", "has": "VBZ",
        "kites": "NNS", "teachers": "NNS", "carry": "VB", "kite": "NN", "field": "NN", "ball": "NN", "teacher": "NN", "freedom": "NN",
        "dancer": "NN", "barber": "NN", "man": "NN", "boy": "NN", "hugged": "VBD"}
DEFINITIONS = {"teacher": "a person who teaches in schools", "dancer": "a woman who moves to music", "barber": "a man who cuts hair"}


class Dictionary:
    def sense(self, noun, plural=False):
        noun = noun[:-1] if plural else noun
        return (KINDS[noun], {noun}, DEFINITIONS.get(noun, "")) if noun in KINDS else None

    def said(self, noun, plural=False):
        said = {"kite": ["is a light frame covered with paper"], "field": ["is a piece of land"], "teacher": ["teaches in schools"],
                "dancer": ["moves to music"], "barber": ["cuts hair"]}
        return [] if plural else said.get(noun, [])


class Words:
    def __call__(self, word):
        return TAGS.get(word.lower())


def miner(*texts, number=mined.SINGULAR):
    return mined.Miner(Dictionary(), Words(), texts, number)


class Mined(unittest.TestCase):
    def test_what_is_said_of_a_thing_is_found(self):
        self.assertEqual(dict(miner("The red kite flew over the field.", "A field was full of corn!").predicates),
                         {"kite": {"flew over the field"}, "field": {"was full of corn"}})

    def test_persons_abstract_nouns_and_subjects_with_a_tail_are_left_out(self):
        self.assertFalse(miner("The teacher was full of corn.", "The freedom was full.", "The teacher holding a ball was full of corn.",
                               "Kites flew over the field.").predicates)

    def test_a_context_names_just_two_things_and_has_no_pronoun(self):
        found = miner("The kite flew over the field.", "The kite flew over the red kite.", "The kite flew over a field of a ball.",
                      "The kite flew over its field.").contexts
        self.assertEqual([c.text for group in found.values() for c in group], ["The kite flew over the field"])
        self.assertEqual(found[frozenset(("kite", "field"))][0].nouns, ("kite", "field"))

    def test_the_noun_of_a_predicate_is_its_antecedent(self):
        writer = mined.Writer(miner("The kite flew over the field.", "The field was full of corn.", "The kite has a red tail."), ["kite", "field"])
        fits = {"kite": "red tail|light frame", "field": "full of corn|piece of land"}
        for text, pronoun, right, wrong in (item for twin in writer.twins(40) for item in twin):
            noun = text[slice(*right)]
            self.assertRegex(text[pronoun[1]:], fits[noun])
            self.assertEqual(({noun, text[slice(*wrong)]}, text[slice(*pronoun)].lower()), ({"kite", "field"}, "it"))
            self.assertFalse(re.search(r"\b(kite|field)\b", text[pronoun[1]:]))

    def test_plurals_are_they_and_may_be_persons(self):
        writer = mined.Writer(miner("Two teachers carry the kites.", "The kites flew.", "The kites were full of corn.", "Some teachers carry a ball.",
                                    number=mined.PLURAL))
        twins = list(writer.twins(5))
        self.assertEqual(len(twins), 5)
        for text, pronoun, right, _ in (item for twin in twins for item in twin):
            self.assertEqual((text[slice(*pronoun)].lower(), text[slice(*right)]), ("they", "teachers" if "ball" in text else "kites"))

    def test_sentences_about_anybody_are_played_by_persons_of_whom_something_is_known(self):
        for number, right in ((mined.HE, "teaches in schools|cuts hair"), (mined.SHE, "teaches in schools|moves to")):
            writer = mined.Writer(miner("A boy hugged the man.", number=number), ["teacher", "dancer", "barber", "kite"])
            twins = list(writer.twins(40))
            self.assertTrue(any("hugged" in text for twin in twins for text, *_ in twin))
            for text, pronoun, antecedent, other in (item for twin in twins for item in twin):
                self.assertNotRegex(text, r"\b(boy|man|kite)\b")
                self.assertEqual(text[slice(*pronoun)].lower(), number.pronoun)
                self.assertRegex(text[pronoun[1]:], right)
                self.assertEqual("teaches" in text[pronoun[1]:], text[slice(*antecedent)] == "teacher")
                self.assertNotEqual(text[slice(*antecedent)], text[slice(*other)])

    def test_other_nouns_in_a_context_take_their_article_and_their_place(self):
        context = mined.Context("A boy hugged an old man near a child", ((2, 5), (20, 23))).recast("actor", "dancer")
        self.assertEqual((context.text, context.nouns), ("An actor hugged an old dancer near a child", ("actor", "dancer")))

    def test_definitions_in_the_plural(self):
        for one, many in {"is used to cut bread": "are used to cut bread", "holds its water": "hold their water", "carries mail": "carry mail",
                          "teaches in schools": "teach in schools", "has wings": "have wings", "dresses wounds": "dress wounds"}.items():
            self.assertEqual(mined.said_of_many(one), many)

    def test_nothing_held_out_is_used(self):
        noun, = re.findall(r"\w+", mined.held_out_words()[0].pattern)[1:2]
        self.assertTrue(mined.held_out((f"The {noun} was near the kite. It was red.", (0, 2))))
        self.assertFalse(mined.held_out(("The kite was near the field. It flew.", (29, 31))))
        for predicate in list(mined.held_out_words()[1])[:5]:
            self.assertTrue(mined.held_out((f"It {predicate}.", (0, 2))))


if __name__ == "__main__":
    unittest.main()
