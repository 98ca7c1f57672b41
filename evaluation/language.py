"""How well the language model reads raw text: words, sentences, parts of speech, lemmas, dependencies, names.

The treebanks' text is given back to the program as paragraphs; its words are matched to the treebank's by the
characters they cover, as in the CoNLL 2018 shared task. Names are measured on the gold words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.corpora import Sentence, load_names, load_parses

from communique.language.annotated import Annotated
from communique.language.model import ModelName
from communique.language.pipeline import Pipeline

__all__ = ["run", "table"]

Span = tuple[int, int]
PARSES = ("words", "sentences", "upos", "lemmas", "uas", "las")
NAMES = ("names", "names_untyped", "names_per", "names_org", "names_loc")


@dataclass(frozen=True, slots=True)
class Gold:
    """Treebank paragraphs as one text; a word that its text does not spell out has no span."""

    text: str
    spans: list[Span | None]
    upos: list[str]
    lemmas: list[str]
    heads: list[int]
    deprels: list[str]
    sentences: list[Span]


def run(folder: Path, model: ModelName = "accurate", part: str = "test") -> dict[str, float]:
    """Return F1 scores in per cent, keyed "SET.MEASURE"; `folder` holds the treebanks and names files.

    `las` and `uas` compare universal relations (the part before the colon).
    """
    pipeline = Pipeline(model)
    found: dict[str, float] = {}
    for name, paragraphs in load_parses(folder, part).items():
        found |= {f"{name}.{key}": value for key, value in _parse_scores(pipeline, gold_text(paragraphs)).items()}
    spacing = _spacing(load_parses(folder, part)["ewt"])
    for name, sentences in load_names(folder, part).items():
        found |= {f"{name}.{key}": value for key, value in _name_scores(pipeline, sentences, spacing).items()}
    return found


def table(figures: dict[str, float]) -> str:
    """Return the figures of `run` as two tables, one row a data set."""
    lines: list[str] = []
    for measures in (PARSES, NAMES):
        sets = dict.fromkeys(key.split(".")[0] for key in figures if key.split(".")[1] in measures)
        lines += ["", f"{'':20}" + "".join(f"{measure:>14}" for measure in measures)]
        lines += [f"{name:20}" + "".join(f"{figures[f'{name}.{m}']:14.2f}" for m in measures) for name in sets]
    return "\n".join(lines[1:])


def gold_text(paragraphs: Sequence[Sequence[Sentence]]) -> Gold:
    """Return the paragraphs as running text: blank lines between them, one blank between sentences."""
    gold = Gold("", [], [], [], [], [], [])
    pieces: list[str] = []
    at = 0
    for paragraph in paragraphs:
        for number, sentence in enumerate(paragraph):
            text = sentence.text or ""
            _add_sentence(gold, sentence, text, at)
            pieces.append(text + ("\n\n" if number == len(paragraph) - 1 else " "))
            at += len(pieces[-1])
    return Gold("".join(pieces), gold.spans, gold.upos, gold.lemmas, gold.heads, gold.deprels, gold.sentences)


def _add_sentence(gold: Gold, sentence: Sentence, text: str, start: int) -> None:
    base, at = len(gold.spans), 0
    for word in sentence.words:
        found = text.find(word.form, at, at + len(word.form) + 3)
        gold.spans.append(None if found < 0 else (start + found, start + found + len(word.form)))
        at = at if found < 0 else found + len(word.form)
        gold.upos.append(word.upos or "")
        gold.lemmas.append(word.lemma or "")
        gold.heads.append(base + word.head - 1 if word.head else -1)
        gold.deprels.append(_universal(word.deprel or ""))
    gold.sentences.append((start, start + len(text)))


def _universal(relation: str) -> str:
    return relation.partition(":")[0]


def _parse_scores(pipeline: Pipeline, gold: Gold) -> dict[str, float]:
    doc = pipeline.annotate([gold.text])[0]
    spans = list(zip(doc.starts, doc.ends, strict=True))
    places = {span: i for i, span in enumerate(spans)}
    hits: Counter[str] = Counter()
    for word, span in enumerate(gold.spans):
        ours = None if span is None else places.get(span)
        if ours is not None:
            hits.update(_agreements(gold, doc, spans, word, ours))
    scores = {key: _f1(hits[key], len(gold.spans), len(doc)) for key in PARSES if key != "sentences"}
    sentences = {(doc.starts[s.start], doc.ends[s.end - 1]) for s in doc.sentences}
    right = len(sentences & set(gold.sentences))
    return scores | {"sentences": _f1(right, len(gold.sentences), len(sentences))}


def _agreements(gold: Gold, doc: Annotated, spans: Sequence[Span], word: int, ours: int) -> Iterable[str]:
    yield "words"
    if gold.upos[word] == doc.upos[ours]:
        yield "upos"
    if gold.lemmas[word] in ("_", doc.lemmas[ours]):
        yield "lemmas"
    theirs = gold.spans[gold.heads[word]] if gold.heads[word] >= 0 else (-1, -1)
    if theirs == (spans[doc.heads[ours]] if doc.heads[ours] >= 0 else (-1, -1)):
        yield "uas"
        if gold.deprels[word] == _universal(doc.deprels[ours]):
            yield "las"


def _f1(right: int, gold: int, ours: int) -> float:
    return 200 * right / (gold + ours) if gold + ours else 0.0


def _spacing(paragraphs: Iterable[Iterable[Sentence]]) -> dict[tuple[str, ...], list[bool]]:
    """Return where blanks stand in each treebank sentence: the names files do not say."""
    known = {}
    for sentence in (s for paragraph in paragraphs for s in paragraph):
        after = [word.space_after for word in sentence.words]
        known[tuple(word.form for word in sentence.words)] = [True, *after[:-1]]
    return known


def _name_scores(
    pipeline: Pipeline, sentences: Sequence[Sentence], spacing: dict[tuple[str, ...], list[bool]]
) -> dict[str, float]:
    words = [tuple(word.form for word in sentence.words) for sentence in sentences]
    docs = pipeline.annotate_words(words, [spacing.get(forms, [True] * len(forms)) for forms in words])
    counts: Counter[tuple[str, str]] = Counter()
    for sentence, doc in zip(sentences, docs, strict=True):
        gold = set(_named(sentence.names or []))
        ours = {(n.start, n.end, n.kind) for n in doc.names if n.kind in ("PER", "ORG", "LOC")}
        for kind in ("PER", "ORG", "LOC"):
            mine = [{x for x in group if x[2] == kind} for group in (gold & ours, gold, ours)]
            counts.update({(kind, key): len(x) for key, x in zip(("right", "gold", "ours"), mine, strict=True)})
        loose = [{x[:2] for x in group} for group in (gold, ours)]
        sizes = (len(loose[0] & loose[1]), len(loose[0]), len(loose[1]))
        counts.update({("untyped", key): x for key, x in zip(("right", "gold", "ours"), sizes, strict=True)})
    kinds = ("PER", "ORG", "LOC")
    total = [sum(counts[kind, key] for kind in kinds) for key in ("right", "gold", "ours")]
    each = {
        f"names_{kind.lower()}": _f1(counts[kind, "right"], counts[kind, "gold"], counts[kind, "ours"])
        for kind in (*kinds, "untyped")
    }
    return {"names": _f1(*total)} | each


def _named(tags: Sequence[str]) -> Iterable[tuple[int, int, str]]:
    start: int | None = None
    for at, tag in enumerate([*tags, "O"]):
        if start is not None and not tag.startswith("I-"):
            if tags[start][2:] in ("PER", "ORG", "LOC"):
                yield start, at, tags[start][2:]
            start = None
        if tag.startswith("B-"):
            start = at
