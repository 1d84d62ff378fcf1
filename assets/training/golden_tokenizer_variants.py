"""Writes tests/golden/tokenizer-variants.json: small tokenizers of every kind that core/text reads, and what Hugging Face
`tokenizers` makes of a few texts with them.

    python assets/training/golden_tokenizer_variants.py

Each entry: the whole tokenizer.json, and cases of bytes (as Latin-1, so that broken UTF-8 fits into JSON), ids, offsets in bytes
of the text as given (special tokens of the template: 0, 0), and the decoded text. Broken bytes are read as Python's "replace" does.
"""
import json
from pathlib import Path

from tokenizers import AddedToken, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

OUT = Path(__file__).parents[2] / "tests/golden/tokenizer-variants.json"
WORDS = "the cat sat on mat because it was soft tired don't l'eau œuvre naïve 42 , . ! ?".split()
TEXTS = [
    "", " ", "The cat sat on the mat.", "  two  spaces ", "tabs\tand\nlines", "don't l’eau, naïve œuvre!", "Cafe\u0301 e\u0301\u0323",
    "İstanbul STRASSE ẞ", "한국 \u1100\u1161\u11a8", "\u212b \u0344 \u0958", "שלום, מרחבא", "👩‍👩‍👧 🇫🇷 mat", "a</s>b <s> <unk>", "<mask> the <mask>",
    "NEW york the mat", "▁the▁cat", "\u0301\u0301", "x\0y", "...,,,", "unknownunknown", "cat\u00a0mat\u3000sat",
]
BROKEN = [b"\xff", b"the \xed\xa0\x80cat", b"\xf0\x9f\x98 mat", b"caf\xc3", b"\xc0\x80\xe2\x82"]


def offset_table(data: bytes) -> list[int]:
    """The byte at which each decoded character of `data` begins, and the end."""
    starts, at = [], 0
    while at < len(data):
        starts.append(at)
        try:
            at += len(data[at:].decode()[0].encode())
        except UnicodeDecodeError as error:
            at += error.end if error.start == 0 else len(data[at : at + error.start].decode()[0].encode())
    return [*starts, at]


def case(tokenizer: Tokenizer, data: bytes) -> dict:
    starts = offset_table(data)
    encoding = tokenizer.encode(data.decode("utf-8", "replace"))
    spans = zip(encoding.offsets, encoding.special_tokens_mask, strict=True)
    offsets = [[0, 0] if special else [starts[begin], starts[end]] for (begin, end), special in spans]
    return {"bytes": data.decode("latin-1"), "ids": encoding.ids, "offsets": offsets, "decoded": tokenizer.decode(encoding.ids)}


def unigram(normalizer, pre_tokenizer, decoder=None, added=()) -> Tokenizer:
    pieces = ["▁" + word for word in WORDS] + WORDS + ["▁"] + sorted(set("".join(WORDS)))
    vocabulary = [("<s>", 0.0), ("</s>", 0.0), ("<unk>", 0.0)]
    vocabulary += [(piece, -1.0 - 0.37 * len(piece) - 0.011 * i) for i, piece in enumerate(dict.fromkeys(pieces))]
    tokenizer = Tokenizer(models.Unigram(vocabulary, 2, False))
    tokenizer.normalizer, tokenizer.pre_tokenizer = normalizer, pre_tokenizer
    if decoder:
        tokenizer.decoder = decoder
    tokenizer.post_processor = processors.TemplateProcessing(single="<s> $A </s>", special_tokens=[("<s>", 0), ("</s>", 1)])
    tokenizer.add_special_tokens(["<s>", "</s>", "<unk>"])
    for token in added:
        (tokenizer.add_special_tokens if token.special else tokenizer.add_tokens)([token])
    return tokenizer


def bpe(fuse: bool, ignore_merges: bool) -> Tokenizer:
    merges = [("t", "h"), ("th", "e"), ("▁", "the"), ("a", "t"), ("▁", "c"), ("▁c", "at"), ("m", "at"), ("▁", "m"), ("s", "at")]
    pieces = ["<unk>", *sorted(set("".join(WORDS).replace("▁", "")) | {"▁"})]
    pieces += [a + b for a, b in merges if a + b not in pieces]
    model = models.BPE({piece: i for i, piece in enumerate(pieces)}, merges, unk_token="<unk>", fuse_unk=fuse, ignore_merges=ignore_merges)
    tokenizer = Tokenizer(model)
    tokenizer.normalizer = normalizers.NFC()
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace("▁", "always", not fuse)
    tokenizer.decoder = decoders.Metaspace("▁", "always")
    return tokenizer


def variants() -> dict[str, Tokenizer]:
    both = normalizers.Sequence([normalizers.NFC(), normalizers.Lowercase()])
    mask = AddedToken("<mask>", lstrip=True, normalized=False, special=True)
    york = AddedToken("new York", normalized=True, special=False)
    result = {
        f"Metaspace {scheme}{'' if split else ', not split'}": unigram(
            both, pre_tokenizers.Metaspace("▁", scheme, split), decoders.Metaspace("▁", scheme, split), [mask, york]
        )
        for scheme, split in [("always", True), ("first", True), ("never", True), ("always", False)]
    }
    for behavior in ["removed", "isolated", "merged_with_previous", "merged_with_next", "contiguous"]:
        steps = [pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace(), pre_tokenizers.Punctuation(behavior)]
        result[f"Punctuation {behavior}"] = unigram(normalizers.NFC(), pre_tokenizers.Sequence(steps))
    result["BPE"], result["BPE, unknowns fused"] = bpe(False, False), bpe(True, False)
    result["BPE, merges ignored for whole words"] = bpe(False, True)
    return result


if __name__ == "__main__":
    data = [text.encode() for text in TEXTS] + BROKEN
    golden = {
        name: {"tokenizer": json.loads(tokenizer.to_str()), "cases": [case(tokenizer, one) for one in data]}
        for name, tokenizer in variants().items()
    }
    OUT.write_text(json.dumps(golden, ensure_ascii=False, separators=(",", ":")) + "\n")
    print(f"{OUT}: {sum(len(one['cases']) for one in golden.values())} cases")
