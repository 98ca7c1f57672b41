"""The data sets that the language model learns from, read into paragraphs of sentences.

CoNLL-U (UD English EWT, GUM), IOB2 (UNER), two-column CoNLL (CrossNER politics, WikiGold), our own marked
sentences.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from communique.language.tokenizer import tokenize

__all__ = [
    "HELD_OUT", "Sentence", "Word", "load_names", "load_parses", "marked_sentences", "read_columns", "read_conllu",
    "read_iob2",
]  # fmt: skip

HELD_OUT = 141  # last sentences of CrossNER politics, kept for measuring: its official test file is not at hand


@dataclass
class Word:
    """A word of a treebank or names file; what a file does not say is None."""

    form: str
    space_after: bool = True
    upos: str | None = None
    head: int = 0  # 1-based within the sentence, 0 = root
    deprel: str | None = None
    lemma: str | None = None


@dataclass
class Sentence:
    """Words with what is known of them: a parse, names, offices, each only where the data set has it."""

    words: list[Word]
    text: str | None = None
    names: list[str] | None = None  # IOB2 over PER ORG LOC NORP
    offices: list[str] | None = None  # IOB2 over OFF
    parsed: bool = False
    marks: list[str] = field(default_factory=list)


def _lines(path: Path) -> Iterator[str]:
    opener: Callable[..., object] = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:  # type: ignore[attr-defined]
        for line in lines:
            yield line.rstrip("\n")


def read_conllu(path: Path) -> list[list[Sentence]]:
    """Return the paragraphs of a CoNLL-U file, each a list of parsed sentences with multiword tokens taken apart."""
    paragraphs: list[list[Sentence]] = [[]]
    rows: list[list[str]] = []
    text: str | None = None
    for line in _lines(path):
        if line.startswith(("# newpar id", "# newdoc")) or line == "# newpar":
            paragraphs.append([])
        elif line.startswith("# text = "):
            text = line[9:]
        elif not line and rows:
            paragraphs[-1].append(Sentence(_words(rows), text, parsed=True))
            rows, text = [], None
        elif line and not line.startswith("#"):
            rows.append(line.split("\t"))
    return [paragraph for paragraph in paragraphs if paragraph]


def _words(rows: list[list[str]]) -> list[Word]:
    words: list[Word] = []
    fused_until, fused_space = 0, True
    for row in rows:
        spaced = "SpaceAfter=No" not in row[9]
        if "-" in row[0]:
            fused_until, fused_space = int(row[0].split("-")[1]), spaced
        elif "." not in row[0]:
            number = int(row[0])
            if number <= fused_until:
                spaced = fused_space if number == fused_until else False
            words.append(Word(row[1], spaced, row[3], int(row[6]), row[7], row[2]))
    return words


def read_iob2(path: Path) -> list[Sentence]:
    """Return the sentences of a UNER file; its class OTH is read as no name."""
    sentences: list[Sentence] = []
    words: list[Word] = []
    tags: list[str] = []
    for line in [*_lines(path), ""]:
        if not line and words:
            sentences.append(Sentence(words, names=tags))
            words, tags = [], []
        elif line and not line.startswith("#"):
            row = line.split("\t")
            if row[0].isdigit():
                words.append(Word(row[1]))
                tags.append(row[2] if row[2][2:] in ("PER", "ORG", "LOC", "OTH") else "O")
    return sentences


_CLASSES = {
    "politician": "PER", "person": "PER", "PER": "PER", "I-PER": "PER",
    "location": "LOC", "country": "LOC", "LOC": "LOC",
    "organisation": "ORG", "politicalparty": "ORG", "ORG": "ORG",
    "misc": "OTH", "MISC": "OTH",
}  # fmt: skip


def read_columns(path: Path) -> list[Sentence]:
    """Return the sentences of a two-column file (word, tag); IOB1 tags become IOB2, other classes no name."""
    sentences: list[Sentence] = []
    words: list[Word] = []
    tags: list[str] = []
    for line in [*_lines(path), ""]:
        if not line.strip():
            if words:
                sentences.append(Sentence(words, names=tags))
            words, tags = [], []
            continue
        form, tag = line.split()[0], line.split()[-1]
        kind = _CLASSES.get(tag[2:])
        inside = tag.startswith("I-") and kind is not None and tags and tags[-1][2:] == kind
        words.append(Word(form))
        tags.append("O" if kind is None else ("I-" if inside else "B-") + kind)
    return sentences


_MARK = re.compile(r"\[(PER|ORG|LOC|NORP|OFF) ([^\[\]]+)\]")


def marked_sentences(path: Path) -> list[Sentence]:
    """Return our own sentences, whose names are marked inline: `[NORP Canadian] [OFF Foreign Minister] [PER …]`."""
    lines = (line.strip() for line in _lines(path))
    return [_marked(line) for line in lines if line and not line.startswith("#")]


def _marked(line: str) -> Sentence:
    text, spans, position = "", [], 0
    for mark in _MARK.finditer(line):
        text += line[position : mark.start()]
        spans.append((len(text), len(text) + len(mark[2]), mark[1]))
        text += mark[2]
        position = mark.end()
    text += line[position:]
    tokens = tokenize(text)
    words = [Word(text[a:b], b < len(text) and text[b].isspace()) for a, b in tokens]
    kinds = [next(((kind, a == s) for s, e, kind in spans if s <= a < e), None) for a, _ in tokens]
    tags = ["O" if kind is None else ("B-" if kind[1] else "I-") + kind[0] for kind in kinds]
    names = [tag if tag[2:] != "OFF" else "O" for tag in tags]
    return Sentence(words, text, names, [tag if tag[2:] == "OFF" else "O" for tag in tags])


def load_parses(folder: Path, part: str) -> dict[str, list[list[Sentence]]]:
    """Return the paragraphs of the `part` ("dev" or "test") of each treebank."""
    return {name: read_conllu(folder / f"ud_{name}_{part}.conllu.gz") for name in ("ewt", "gum_free")}


def load_names(folder: Path, part: str) -> dict[str, list[Sentence]]:
    """Return the sentences of each names set to measure on."""
    return {
        "uner_ewt": read_iob2(folder / f"uner_ewt_{part}.iob2.gz"),
        "crossner_politics": read_columns(folder / "crossner_politics_train_dev.conll.gz")[-HELD_OUT:],
    }
