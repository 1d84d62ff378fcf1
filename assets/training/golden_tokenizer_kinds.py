"""Writes tests/golden/tokenizer-kinds.json: small tokenizers of the kinds that Hugging Face checkpoints have (BERT, GPT-2, RoBERTa,
Llama, Qwen, CLIP, XLM-RoBERTa), and what `tokenizers` makes of hard texts with them; tests/golden/tiny.spm and tiny-spm.json: the
same for SentencePiece; tests/golden/tokenizer-real.json: the same for full vocabularies that are not in the repository.

    python assets/training/golden_tokenizer_kinds.py [--real ../shared/data]

Texts stand once at the top; each case is ids, offsets in bytes (special tokens of the template: 0, 0) and the decoded text.
"""
import argparse
import io
import json
import tempfile
from pathlib import Path

import sentencepiece
from golden_tokenizer_variants import case
from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

GOLDEN = Path(__file__).parents[2] / "tests/golden"
CORPUS = ["The cat sat on the mat because it was soft, didn't it?", "the animals weren't tired in 2016 or 1,234", "naïve café 漢字 кошка  the  mat"] * 3
TEXTS = [
    "", " ", "\t\n ", "The cat sat on the mat, because it wasn't 12345 times soft!", "  lead   and trail  ", "I'M WE'LL they've 'twas 'S ’s don’t rock'n'roll",
    "naïve café cafe\u0301 Zu\u0308rich \u1e9b\u0323 q\u0307\u0323", "emoji 😀👩‍👩‍👧 🇫🇷 👍🏽 ❤️", "漢字かな交じり文 한국어 中文,字", "кошка שלום مرحبا ελληνικά हिन्दी ไทย",
    "tab\tnew\nline\r\nnul\0x\u0001\u007f\u0085end\u200b\u00ad\ufeff", "a\u00a0b\u3000c\u2028d\u180ee\u202ff", "1234567 ½ ² ٣٤٥ Ⅻ 3.14e-10 1,000", "   \n\n  x\n \n", "ﬁne ＡＢＣ ™ … № ﷺ",
    "<mask> the  <mask>  mat<mask>", "a</s>b <s>c catcat cat", "new york NEW YORK newyork", "x" * 120, "ab" * 70 + "c", "\ufffd \ue000 \U0010ffff", "$5.99+€10=~`^_|<>",
    "_under_score_ camelCase HTTPServer", "İstanbul STRASSE ẞ Σίσυφος", "e\u0301\u0302\u0303\u0304\u0305 \u0301", "▁mark ▁▁ ĠG Ċ", "one\u200dtwo ⓐⓑ \u0345", "!?!? ... --- '' \"", "<0x41><unk>é",
]
LLAMA3 = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
QWEN = LLAMA3.replace("{1,3}", "")
TEKKEN = (r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*"
          r"|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+")
CLIP = r"<\|startoftext\|>|<\|endoftext\|>|'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+"
DEEPSEEK = [r"[\r\n]", r"\s?[A-Za-zµÀ-ÖØ-öø-ƺ]+", r"\s?[!-/:-~！-／：-～‘-‟　-。]+", r"\s+$", r"[一-龥ࠀ-一가-퟿]+"]
RULES = [("FB01", "66 69"), ("2026", "2E 2E 2E"), ("65 301", "E9"), ("A0", "20"), ("3000", "20"), ("FF21", "41"), ("AD", ""), ("9", "20"), ("1", ""), ("A", "20"),
         ("1F1EB 1F1F7", "46 52"), ("2122", "54 4D"), ("71 307", "51"), ("0D 0A", "20"), ("D", "20"), ("301", "")]


def train(model, trainer, normalizer=None, pre_tokenizer=None) -> Tokenizer:
    tokenizer = Tokenizer(model)
    tokenizer.normalizer, tokenizer.pre_tokenizer = normalizer, pre_tokenizer
    tokenizer.train_from_iterator(CORPUS, trainer)
    return tokenizer


def word_piece(normalizer, pre_tokenizer, post="template", **options) -> Tokenizer:
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    tokenizer = train(models.WordPiece(unk_token="[UNK]", **options), trainers.WordPieceTrainer(vocab_size=120, special_tokens=special, show_progress=False),
                      normalizer, pre_tokenizer)
    tokenizer.decoder = decoders.WordPiece()
    template = processors.TemplateProcessing(single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)])
    tokenizer.post_processor = template if post == "template" else processors.BertProcessing(("[SEP]", 3), ("[CLS]", 2))
    return tokenizer


def byte_level(pre_tokenizer, post=None, normalizer=None, **options) -> Tokenizer:
    trainer = trainers.BpeTrainer(vocab_size=310, initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), special_tokens=["<s>", "</s>", "<unk>"], show_progress=False)
    tokenizer = train(models.BPE(**options), trainer, normalizer, pre_tokenizer)
    tokenizer.decoder = decoders.ByteLevel()
    if post:
        tokenizer.post_processor = post
    tokenizer.add_special_tokens([AddedToken("<mask>", lstrip=True, normalized=False)])
    return tokenizer


def llama(normalizer, pre_tokenizer, decoder) -> Tokenizer:
    special = ["<unk>", "<s>", "</s>", *(f"<0x{byte:02X}>" for byte in range(256))]
    trained = train(models.BPE(), trainers.BpeTrainer(vocab_size=80, show_progress=False), None, pre_tokenizers.Metaspace())
    learned = json.loads(trained.to_str())["model"]
    vocabulary = {piece: i for i, piece in enumerate([*special, *sorted(learned["vocab"], key=learned["vocab"].get)])}
    merges = [tuple(merge) for merge in learned["merges"]]
    tokenizer = Tokenizer(models.BPE(vocabulary, merges, unk_token="<unk>", fuse_unk=True, byte_fallback=True))
    tokenizer.normalizer = normalizer
    if pre_tokenizer:
        tokenizer.pre_tokenizer = pre_tokenizer
    tokenizer.decoder = decoder
    tokenizer.post_processor = processors.TemplateProcessing(single="<s> $A", special_tokens=[("<s>", 1)])
    tokenizer.add_special_tokens(["<unk>", "<s>", "</s>"])
    return tokenizer


def clip() -> Tokenizer:
    normalizer = normalizers.Sequence([normalizers.NFC(), normalizers.Replace(Regex(r"\s+"), " "), normalizers.Lowercase()])
    pre = pre_tokenizers.Sequence([pre_tokenizers.Split(Regex(CLIP), "removed", True), pre_tokenizers.ByteLevel(False, True, False)])
    trainer = trainers.BpeTrainer(vocab_size=340, initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), end_of_word_suffix="</w>", show_progress=False)
    tokenizer = train(models.BPE(end_of_word_suffix="</w>", unk_token=None), trainer, normalizer, pre)
    tokenizer.decoder = decoders.BPEDecoder("</w>")
    return tokenizer


def unigram(normalizer, byte_fallback=False, added=()) -> Tokenizer:
    words = sorted({word for text in CORPUS for word in text.lower().split()})
    pieces = ["▁" + word for word in words] + ["▁", *sorted(set("".join(words)))]
    pieces += [f"<0x{byte:02X}>" for byte in range(256)] if byte_fallback else []
    vocabulary = [("<s>", 0.0), ("</s>", 0.0), ("<unk>", 0.0)] + [(piece, -1.0 - 0.37 * len(piece) - 0.011 * i) for i, piece in enumerate(pieces)]
    tokenizer = Tokenizer(models.Unigram(vocabulary, 2, byte_fallback))
    tokenizer.normalizer, tokenizer.pre_tokenizer = normalizer, pre_tokenizers.Metaspace()
    tokenizer.decoder = decoders.Sequence([decoders.ByteFallback(), decoders.Metaspace()])
    tokenizer.add_special_tokens(["<s>", "</s>", "<unk>"])
    tokenizer.add_tokens(list(added))
    return tokenizer


def train_sentence_piece() -> bytes:
    with tempfile.NamedTemporaryFile("w", suffix=".tsv") as rules:
        rules.write("".join(f"{source}\t{target}\n" for source, target in RULES))
        rules.flush()
        model = io.BytesIO()
        sentencepiece.SentencePieceTrainer.train(sentence_iterator=iter(CORPUS), model_writer=model, vocab_size=52, normalization_rule_tsv=rules.name,
                                                 user_defined_symbols=["<keep>", "…x"], minloglevel=2)
    return model.getvalue()


def message_field(message: bytes, wanted: int) -> bytes:
    """The last length-delimited field of that number in a Protocol Buffers message."""
    at, found = 0, b""

    def varint() -> int:
        nonlocal at
        value = shift = 0
        while True:
            byte = message[at]
            value, shift, at = value | (byte & 127) << shift, shift + 7, at + 1
            if byte < 128:
                return value

    while at < len(message):
        tag = varint()
        size = {0: 0, 1: 8, 2: None, 5: 4}[tag & 7]
        size = varint() if tag & 7 in (0, 2) else size
        if tag & 7 == 2 and tag >> 3 == wanted:
            found = message[at : at + size]
        at += 0 if tag & 7 == 0 else size
    return found


def kinds(chars_map: bytes) -> dict[str, Tokenizer]:
    level = pre_tokenizers.ByteLevel
    split = lambda *patterns: pre_tokenizers.Sequence([*(pre_tokenizers.Split(Regex(p), "isolated") for p in patterns), level(False, True, False)])  # noqa: E731
    bert, whitespace = pre_tokenizers.BertPreTokenizer(), pre_tokenizers.Whitespace()
    spaces = decoders.Sequence([decoders.Replace("▁", " "), decoders.ByteFallback(), decoders.Fuse(), decoders.Strip(" ", 1, 0)])
    marks = normalizers.Sequence([normalizers.Prepend("▁"), normalizers.Replace(" ", "▁")])
    precompiled = normalizers.Precompiled(chars_map)
    bos = processors.TemplateProcessing(single="<s> $A", special_tokens=[("<s>", 0)])
    words = [AddedToken("cat", single_word=True, normalized=False), AddedToken("New York", normalized=True), AddedToken("mat", rstrip=True, lstrip=True, normalized=False)]
    result = {
        "BERT, lower case": word_piece(normalizers.BertNormalizer(), bert),
        "BERT, cased": word_piece(normalizers.BertNormalizer(True, False, False, False), bert, "BERT"),
        "BERT, accents stripped": word_piece(normalizers.BertNormalizer(False, True, True, False), bert),
        "WordPiece between words": word_piece(normalizers.Sequence([normalizers.Lowercase(), normalizers.StripAccents()]), whitespace, max_input_chars_per_word=20),
        "WordPiece, decomposed": word_piece(normalizers.Sequence([normalizers.NFD(), normalizers.StripAccents(), normalizers.Strip()]),
                                            pre_tokenizers.Sequence([pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Digits(True), pre_tokenizers.Punctuation()])),
        "GPT-2": byte_level(level(False), processors.ByteLevel(trim_offsets=False)),
        "byte-level, spaces trimmed": byte_level(level(True), processors.ByteLevel(trim_offsets=True, add_prefix_space=True)),
        "RoBERTa": byte_level(level(False), processors.RobertaProcessing(("</s>", 1), ("<s>", 0), True, False)),
        "RoBERTa, space in front": byte_level(level(True), processors.RobertaProcessing(("</s>", 1), ("<s>", 0), True, True)),
        "Llama 3": byte_level(split(LLAMA3), processors.Sequence([processors.ByteLevel(trim_offsets=False), bos]), ignore_merges=True),
        "Qwen": byte_level(split(QWEN), processors.ByteLevel(trim_offsets=False), normalizers.NFC()),
        "Tekken": byte_level(split(TEKKEN), bos),
        "DeepSeek": byte_level(pre_tokenizers.Sequence([*(pre_tokenizers.Split(Regex(p), "isolated") for p in DEEPSEEK), pre_tokenizers.Digits(True), level(False, True, False)])),
        "digits, then byte-level": byte_level(pre_tokenizers.Sequence([pre_tokenizers.Digits(True), level(False)])),
        "byte-level, NFKC": byte_level(level(False), processors.ByteLevel(trim_offsets=True), normalizers.NFKC()),
        "CLIP": clip(),
        "Llama 2": llama(marks, None, spaces),
        "Llama 2, first word marked": llama(None, pre_tokenizers.Metaspace("▁", "first", False), spaces),
        "Unigram, byte fallback": unigram(normalizers.NFKD(), True),
        "Unigram, mapped characters": unigram(normalizers.Sequence([precompiled, normalizers.Replace(Regex(" {2,}"), " ")])),
        "added words": unigram(normalizers.Lowercase(), added=words),
    }
    for behavior in ["removed", "isolated", "merged_with_previous", "merged_with_next", "contiguous"]:
        for invert in [False, True]:
            pre = pre_tokenizers.Sequence([pre_tokenizers.Split(Regex(r"\s|\p{P}+|$"), behavior, invert), pre_tokenizers.Split("a", behavior, invert)])
            result[f"split {behavior}{', inverted' if invert else ''}"] = word_piece(None, pre, max_input_chars_per_word=20)
    return result


def write(path: Path, content: dict) -> None:
    rows = (f"{json.dumps(name)}:{json.dumps(value, ensure_ascii=False, separators=(',', ':'))}" for name, value in content.items())
    path.write_text("{" + ",\n".join(rows) + "}\n", encoding="utf-8")
    print(f"{path}: {path.stat().st_size} bytes")


def cases(tokenizer: Tokenizer, texts: list[str]) -> list[dict]:
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return [{key: value for key, value in case(tokenizer, text.encode()).items() if key != "bytes"} for text in texts]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--real", type=Path, help="folder with tokenizers/bert-base-uncased and tokenizers/gpt2")
    arguments = parser.parse_args()
    spm = train_sentence_piece()
    (GOLDEN / "tiny.spm").write_bytes(spm)
    chars_map = message_field(message_field(spm, 3), 2)  # normalizer_spec, precompiled_charsmap
    processor = sentencepiece.SentencePieceProcessor(model_proto=spm)
    spm_texts = [*TEXTS, "<keep> a…x b ", "…", "\u00ad", "  \u3000 "]
    write(GOLDEN / "tiny-spm.json", {"texts": spm_texts, "pieces": [processor.encode(text, out_type=str) for text in spm_texts]})
    made = kinds(chars_map)
    write(GOLDEN / "tokenizer-kinds.json", {"texts": TEXTS} | {name: {"tokenizer": json.loads(t.to_str()), "cases": cases(t, TEXTS)} for name, t in made.items()})
    if arguments.real:
        real = {name: Tokenizer.from_file(str(arguments.real / f"tokenizers/{name}/tokenizer.json")) for name in ("bert-base-uncased", "gpt2")}
        write(GOLDEN / "tokenizer-real.json", {"texts": TEXTS} | {name: cases(t, TEXTS) for name, t in real.items()})


if __name__ == "__main__":
    main()
