"""The small words of the twins: adverbs, adjectives, people around, marks; and what picks among them."""
import re

from lexicon import lines_of

# Marks around what is to be found again in the finished text: first noun, second noun, pronoun.
MARK_X, MARK_Y, MARK_PRONOUN, MARK_END = "\x01", "\x02", "\x03", "\x04"
MARKS = re.compile("[\x01-\x04]")
SENTENCE_START = re.compile("((?:^|[.?!] )[\x01-\x04]*)([a-z])")

PREFIXES = ("yesterday", "last week", "in the morning", "one day", "this morning", "on Monday", "last night",
            "in the afternoon", "on Sunday", "a week ago", "at noon", "in the summer", "last winter", "once",
            "today", "in the evening", "two days ago", "at first", "that day", "after lunch")
SUFFIXES = ("yesterday", "last night", "that day", "this morning", "on Monday", "again", "in the afternoon",
            "last summer", "a week ago", "in the end")
ADVERBS = ("very", "so", "too", "really", "quite", "rather", "still", "always", "already", "extremely", "terribly",
           "a bit", "so very")
# Sentences and clauses that stand between the event and the pronoun and name nothing that it could mean.
MIDDLES = ("nobody said a word", "that was on a Sunday", "we all laughed", "nobody was hurt", "I still remember the day well",
           "we talked about nothing else for a week", "everybody was surprised", "I was there myself", "that often happens",
           "you should have been there", "we were all a little tired", "nobody had expected that", "I heard all about that later",
           "that was a long time ago", "we waited for five minutes", "there was nothing we could do", "I could not believe my eyes",
           "none of us knew what to do", "I must tell you more", "what a day that was", "I was watching from the window",
           "nobody was to blame", "I did not understand at first", "we had to laugh", "I often think of that day")
CLAUSES = ("as far as I know", "if I remember rightly", "as we found out later", "or so I heard", "as you can imagine",
           "as everybody said", "to the surprise of everybody", "believe me or not", "as far as anybody knows",
           "as I said before", "as I heard afterwards", "strange as that may seem", "as usual")
ADVERBIALS = ("that day when we were all at home", "on a rainy morning in the middle of November", "while everybody was still asleep",
              "long before anybody else was awake", "in the year when I started school", "on the very first day of our holidays",
              "just when we thought that all was well", "shortly before Christmas", "at a time when nobody was looking",
              "at the end of a hot day", "one evening in the middle of May", "three weeks ago, I think",
              "without anybody noticing", "almost every day last summer", "for the second time that week")
RELATIVES = ("that {W} had told us about", "that {W} likes so much", "we had talked about", "from the story",
             "that everybody knew", "that I had never seen before", "in the picture", "I told you about")
OWNERS = ("my sister's", "Anna's", "our neighbour's", "my uncle's", "Tom's", "the teacher's", "Peter's",
          "my friend's", "Clara's")
PEOPLE_AROUND = (("I", True), ("we", True), ("my sister", False), ("my brother", False), ("Tom", False),
                 ("Anna", False), ("the teacher", False), ("our neighbour", False), ("my father", False),
                 ("my mother", False), ("Lucy", False), ("Max", False), ("the old man", False),
                 ("a young woman", False), ("somebody", False), ("the farmer", False), ("the children", True),
                 ("he", False), ("she", False), ("they", True), ("my friends", True), ("the girl", False),
                 ("the boy", False), ("my aunt", False), ("Daniel", False), ("Julia", False), ("you", True))
OBJECT_FORMS = {"I": "me", "we": "us", "he": "him", "she": "her", "they": "them"}
SIZES = set("big small little tiny huge large tall short long old young new".split())
LOOKS_ANIMAL = ("old", "young", "big", "little", "black", "brown", "white", "grey", "small", "fat", "beautiful")
LOOKS_THING = ("old", "new", "big", "small", "little", "red", "blue", "green", "black", "white", "brown",
               "beautiful", "ugly", "strange", "heavy", "yellow", "large", "lovely", "simple", "famous")
LOOKS_PLACE = ("old", "big", "small", "little", "famous", "beautiful", "large", "lonely", "nearby", "quiet")
LOOKS_FOOD = ("big", "cheap", "strange")
UNCOUNTED = {"weather", "sky", "fire"}  # families that keep to the singular
MASS_PARTS = set("milk water fur corn grass blossom surface taste smell sound".split())
PERSON_ACTIONS = ("ask {o}", "call {o}", "help {o}", "wave to {o}", "look at {o}", "invite {o} to dinner",
                  "wait for {o}", "say goodbye to {o}", "thank {o}", "give {o} some flowers", "listen to {o}",
                  "talk to {o}", "drive {o} home", "smile at {o}", "write to {o}", "sit down next to {o}")
PERSON_PARTS = ("mother be ill", "brother be a doctor", "job be boring", "house be nearby", "sister be waiting",
                "car be outside", "hands be cold", "birthday be on Friday", "parents be abroad", "name be well known",
                "train be late", "shoes be wet", "hair be wet", "voice be loud", "friends be waiting",
                "English be very good", "coat be torn", "face turn red", "leg be broken", "eyes be blue")


def pick(rng, sequence):
    return sequence[int(rng.random() * len(sequence))]
SINGULAR_ONLY = re.compile(r"^be (an?|the|where|still very) |.*\b(itself|name)\b")
GRADABLE = set("tired sleepy hungry thirsty frightened scared afraid angry furious bored lonely lazy curious nervous "
               "brave shy greedy clever stubborn sick happy jealous excited impatient confused dizzy restless soft warm "
               "comfortable fluffy cosy thick clean fresh delicious tasty sour salty sweet spicy mouldy rotten ripe wide busy icy "
               "slippery deep shallow steep polluted dangerous narrow fragile heavy hard thin small big large full "
               "strong weak old young cold wet dirty dry sharp blunt rusty noisy loud slow fast expensive cheap calm "
               "rough stormy muddy clumsy careless friendly worried sad ill late rich poor refreshing".split())
CONTRACTIONS = (("did not", "didn't"), ("does not", "doesn't"), ("could not", "couldn't"), ("do not", "don't"),
                ("cannot", "can't"), ("was not", "wasn't"))


def is_plural(part: str) -> bool:
    """Whether "ears", "front wheel", "fish" take a plural verb."""
    last = part.split()[-1]
    return last in ("teeth", "fish", "young", "brakes") or (last.endswith("s") and not last.endswith("ss")) \
        and last not in ("grass",)


_people_too: set = set()


def people_too() -> set:
    """Predicates of animals that suit people as well."""
    if not _people_too:
        for line in lines_of("predicates.txt"):
            text, _, classes = line.partition(" : ")
            if "person" in classes.split("|")[0].split() and " its " not in line:
                _people_too.add(text.strip())
    return _people_too
