"""Writes what Hugging Face tokenizers make of about 80 texts, for the tokenizer's tests.

    python golden_tokenizer.py --model assets/models/translator --out tests/golden/tokenizer.json

Offsets are UTF-8 bytes into the text as given; [0, 0] for </s>.
"""
import argparse
import json

from tokenizers import Tokenizer

ENGLISH = [
    "", " ", "  ", "The cat sat on the mat because it was soft.", "The cat sat on the mat because it was tired.",
    "The animal didn't cross the street because it was too wide.", "the animal didn’t cross the street", "Hello", "hello world",
    "Hello, world!", " leading space", "trailing space ", "double  space", "three   spaces   here", "a\ttab", "two\nlines",
    "two\r\nlines", "A.", "...", "Wait… what?", "\"Quoted,\" she said.", "“Curly quotes,” he said.", "«Guillemets»",
    "It's mine; I'm sure we'll win, they've lost and you'd know.", "rock'n'roll", "well-known state-of-the-art things",
    "an em—dash and an en–dash", "(parentheses) [brackets] {braces}", "email@example.com", "https://example.com/path?x=1&y=2#top",
    "$5.99, €10 and £3", "50% of 1,234,567.89", "In 2016 there were 30 of them.", "C++ and C# <tag> a|b ~ ^ ` \\ /", "under_score",
    "UPPER CASE SHOUTING", "CamelCaseWord", "antidisestablishmentarianism", "Pneumonoultramicroscopicsilicovolcanoconiosis",
    "x" * 300, "ab" * 60 + " end", "café", "cafe\u0301", "naïve façade", "nai\u0308ve fac\u0327ade", "Ångström A\u030angstro\u0308m",
    "q\u0307\u0323 odd marks", "İstanbul", "DİYARBAKIR ılık", "straße STRASSE ẞ", "ΑΒΓ Σίσυφος ΟΔΟΣ", "Привет, мир", "你好,世界", "日本語のテキスト", "한국어 문장",
    "שלום עולם", "مرحبا بالعالم", "mixed שלום and مرحبا text", "emoji 😀 in the middle", "👩‍👩‍👧‍👦 family", "🇫🇷 flag", "thumbs 👍🏽 up", "❤️",
    "non\u00a0breaking space", "narrow\u202fspace", "zero\u200bwidth", "soft\u00adhyphen", "\ufeffbyte order mark", "ligature ﬁne", "½ ² ³ ™ ©",
    "ﬀ Ǆ ǅ ŉ", "a▁b literal metaspace", "▁", "The trophy doesn't fit in the suitcase because it is too big.", "Where is my red umbrella?",
    "the of and to in is you that it he", "!?!?", "' '' '''", "- -- ---", "a b c d e f g", "nul \u0001 control"]
FRENCH = [
    "", "Le chat s'est assis sur le tapis parce qu'il était doux.", "L'animal n'a pas traversé la rue parce qu'elle était trop large.",
    "Qu'est-ce que c'est ?", "« Oui ! »", "Ça va, Noël ?", "Où est l’œuf ?", "À BIENTÔT", "E\u0301te\u0301", "aujourd'hui", "un café crème à 3,50 €",
    "Les  doubles espaces", "anticonstitutionnellement", "😀 你好", "Va-t'en !", " espace", "J'ai 20 ans.", "M. Dupont\nMme Durand"]


def byte_offsets(text, offsets):
    """Character offsets as UTF-8 byte offsets."""
    place = [0]
    for character in text:
        place.append(place[-1] + len(character.encode()))
    return [[place[a], place[b]] for a, b in offsets]


def case(tokenizer, text):
    encoding = tokenizer.encode(text)
    return {"text": text, "ids": encoding.ids, "pieces": encoding.tokens, "offsets": byte_offsets(text, encoding.offsets),
            "decoded": tokenizer.decode(encoding.ids)}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", default="assets/models/translator")
    parser.add_argument("--out", default="tests/golden/tokenizer.json")
    arguments = parser.parse_args()
    content = {}
    for name, texts in (("tokenizer.json", ENGLISH), ("target_tokenizer.json", FRENCH)):
        tokenizer = Tokenizer.from_file(f"{arguments.model}/{name}")
        content[name] = [case(tokenizer, text) for text in texts]
    with open(arguments.out, "w", encoding="utf-8") as file:
        rows = (f"  {json.dumps(name)}: [\n    " + ",\n    ".join(json.dumps(c, ensure_ascii=False) for c in cases) + "]"
                for name, cases in content.items())
        file.write("{\n" + ",\n".join(rows) + "\n}\n")
    print({name: len(cases) for name, cases in content.items()})


if __name__ == "__main__":
    main()
