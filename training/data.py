"""The training material put together from its files, with one set of labels over all of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from communique.knowledge.nationalities import nationality_words
from training.corpora import HELD_OUT, Sentence, marked_sentences, read_columns, read_conllu, read_iob2
from training.windows import Labels

__all__ = ["Material", "load_material"]

KINDS = ("PER", "ORG", "LOC", "NORP")
OWN = Path(__file__).parent / "sentences"


@dataclass
class Material:
    """The training paragraphs and the labels that they use."""

    paragraphs: list[list[Sentence]]
    labels: Labels


def load_material(folder: Path) -> Material:
    """Return everything to learn from: EWT (with UNER's names), GUM, and sentences with names only."""
    ewt = read_conllu(folder / "ud_ewt_train.conllu.gz")
    gum = read_conllu(folder / "ud_gum_free_train.conllu.gz")
    named = {_key(s): s for s in read_iob2(folder / "uner_ewt_train.iob2.gz")}
    for sentence in (s for paragraph in ewt for s in paragraph):
        known = named.pop(_key(sentence), None)
        sentence.names = None if known is None else known.names
    politics = read_columns(folder / "crossner_politics_train_dev.conll.gz")[:-HELD_OUT]
    wiki = read_columns(folder / "wikigold.conll.gz")
    own = [s for file in sorted(OWN.glob("*.txt")) for s in marked_sentences(file)]
    # CrossNER and our own sentences are few and nearest to the genre: seen twice an epoch.
    alone = [*named.values(), *politics, *politics, *wiki, *own, *own]
    paragraphs = ewt + gum + [[s] for s in alone]
    for sentence in (s for paragraph in paragraphs for s in paragraph):
        mark_nationalities(sentence)
    return Material(paragraphs, _labels(ewt + gum))


def mark_nationalities(sentence: Sentence) -> None:
    """Turn the foreign classes' "other" names into NORP where the word is a nationality, else into no name."""
    if sentence.names is None:
        return
    known = nationality_words()
    for i, (word, tag) in enumerate(zip(sentence.words, sentence.names, strict=True)):
        if tag[2:] == "OTH" or tag == "O":
            sentence.names[i] = "B-NORP" if word.form in known and word.upos in (None, "ADJ", "NOUN", "PROPN") else "O"


def _key(sentence: Sentence) -> tuple[str, ...]:
    return tuple(word.form for word in sentence.words)


def _labels(paragraphs: list[list[Sentence]]) -> Labels:
    words = [w for paragraph in paragraphs for s in paragraph for w in s.words]
    names = ["O"] + [f"{prefix}-{kind}" for kind in KINDS for prefix in "BI"]
    return Labels(names, sorted({w.upos or "X" for w in words}), sorted({w.deprel or "dep" for w in words}))
