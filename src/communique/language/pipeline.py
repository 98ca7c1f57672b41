"""Raw texts to `Annotated`: cut into windows, pool the windows of all texts into batches, decode, put together."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from communique.language.annotated import Annotated, Name, Sentence
from communique.language.features import Features, featurize
from communique.language.lemmas import lemma
from communique.language.model import Labels, Model, ModelName, Scores, load_labels, load_tokenizer
from communique.language.names import best_tags, spans, tidied
from communique.language.trees import best_heads
from communique.language.windows import Window, windows

__all__ = ["Pipeline"]

POOL = 16_000  # words analysed together: enough to fill batches of windows of like length, little memory
END_BIAS = 0.0


@dataclass(slots=True)
class _Draft:
    """What is known so far of one text."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deprels: list[str] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    sentence_of: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Decoded:
    """A pool of windows decoded, one entry a word; `bounds` are where sentences begin, `paragraphs` one a sentence."""

    upos: list[str]
    lemmas: list[str]
    heads: NDArray[np.int32]
    deprels: list[str]
    bounds: NDArray[np.int32]
    paragraphs: NDArray[np.int64]
    names: list[Name]


class Pipeline:
    """The language model at work; make one and keep it: loading takes a fifth of a second.

    `model` is "accurate" or "fast"; `threads` are onnxruntime's.
    """

    def __init__(self, model: ModelName = "accurate", threads: int = 1) -> None:
        self._model = Model(model, threads)
        self._tokenizer = load_tokenizer()
        self._labels = load_labels()

    def annotate(self, texts: Sequence[str]) -> list[Annotated]:
        """Return the analysis of each text; many texts at once are faster than one by one.

        >>> doc = Pipeline().annotate(["The ministers met in Oslo. They spoke again on Friday."])[0]
        >>> [doc.quote(s.start, s.end) for s in doc.sentences]
        ['The ministers met in Oslo.', 'They spoke again on Friday.']
        """
        return self._annotate(texts, windows(texts))

    def annotate_words(self, texts: Sequence[Sequence[str]], spaced: Sequence[Sequence[bool]]) -> list[Annotated]:
        """Return the analysis of texts that are already words; `spaced` says whether a blank stands before each.

        >>> doc = Pipeline().annotate_words([["Oslo", "'s", "mayor"]], [[False, False, True]])[0]
        >>> doc.text, doc.words
        ("Oslo's mayor", ['Oslo', "'s", 'mayor'])
        """
        pairs = zip(texts, spaced, strict=True)
        joined = [Window.of_words(number, words, blanks) for number, (words, blanks) in enumerate(pairs)]
        return self._annotate([text for text, _ in joined], (window for _, window in joined if window.words))

    def _annotate(self, texts: Sequence[str], found: Iterable[Window]) -> list[Annotated]:
        drafts = [_Draft() for _ in texts]
        for pool in _pools(found):
            pieces, features = self._featurized(pool)
            _add(drafts, pieces, self._model.run(features, END_BIAS), self._labels)
        return [_finished(text, draft) for text, draft in zip(texts, drafts, strict=True)]

    def _featurized(self, pool: list[Window]) -> tuple[list[Window], list[Features]]:
        """Return windows that fit the network, with their features: what does not fit becomes a window of its own."""
        pieces: list[Window] = []
        features: list[Features] = []
        made = featurize(self._tokenizer, [w.words for w in pool], [w.spaced for w in pool])
        for window, feature in zip(pool, made, strict=True):
            pieces.append(window.part(0, feature.words))
            features.append(feature)
            if feature.words < len(window.words):
                rest = self._featurized([window.part(feature.words)])
                pieces.extend(rest[0])
                features.extend(rest[1])
        return pieces, features


def _pools(found: Iterable[Window]) -> Iterator[list[Window]]:
    pool: list[Window] = []
    words = 0
    for window in found:
        pool.append(window)
        words += len(window.words)
        if words >= POOL:
            yield pool
            pool, words = [], 0
    if pool:
        yield pool


def _add(drafts: list[_Draft], pool: list[Window], scores: Scores, labels: Labels) -> None:
    """Decode a pool of windows and add each text's share to its draft."""
    decoded = _decode(pool, scores, labels)
    at = 0
    for number, shares in groupby(pool, key=lambda window: window.text):
        share = list(shares)
        words = sum(len(window.words) for window in share)
        _extend(drafts[number], share, decoded, at, at + words)
        at += words


def _decode(pool: list[Window], scores: Scores, labels: Labels) -> _Decoded:
    bounds = np.concatenate([[0], np.flatnonzero(scores.end > 0) + 1]).astype(np.int32)
    heads = best_heads(scores.heads, scores.scores, scores.root, bounds)
    paragraph_of = np.repeat([window.paragraph for window in pool], [len(window.words) for window in pool])
    words = [word for window in pool for word in window.words]
    upos = [labels.upos[i] for i in scores.upos.tolist()]
    names = [labels.names[i] for i in best_tags(scores.name, labels.names, bounds).tolist()]
    offices = [labels.offices[i] for i in best_tags(scores.office, labels.offices, bounds).tolist()]
    starts = frozenset(bounds.tolist())
    found = [*tidied(spans(names), words, starts), *tidied(spans(offices), words, starts)]
    return _Decoded(
        upos,
        [lemma(word, tag) for word, tag in zip(words, upos, strict=True)],
        heads,
        [labels.deprels[i] for i in _relations(heads, scores, labels).tolist()],
        bounds,
        paragraph_of[bounds[:-1]],
        sorted(found, key=lambda name: name.start),
    )


def _extend(draft: _Draft, share: list[Window], decoded: _Decoded, start: int, end: int) -> None:
    """Add the words `start` to `end` of a decoded pool, which are all of `share`, to the text that they belong to."""
    shift = len(draft.words) - start
    for window in share:
        draft.starts.extend(a for a, _ in window.spans)
        draft.ends.extend(b for _, b in window.spans)
        draft.words.extend(window.words)
    draft.lemmas.extend(decoded.lemmas[start:end])
    draft.upos.extend(decoded.upos[start:end])
    heads = decoded.heads[start:end]
    draft.heads.extend(np.where(heads < 0, -1, heads + shift).tolist())
    draft.deprels.extend(decoded.deprels[start:end])
    low, high = np.searchsorted(decoded.bounds, (start, end))
    bounds = (decoded.bounds[low : high + 1] + shift).tolist()
    for first, last, paragraph in zip(bounds, bounds[1:], decoded.paragraphs[low:high].tolist(), strict=False):
        draft.sentence_of.extend([len(draft.sentences)] * (last - first))
        draft.sentences.append(Sentence(first, last, paragraph))
    names = decoded.names
    low, high = (bisect_left(names, at, key=lambda name: name.start) for at in (start, end))
    draft.names.extend(Name(name.start + shift, name.end + shift, name.kind) for name in names[low:high])


def _relations(heads: NDArray[np.int32], scores: Scores, labels: Labels) -> NDArray[np.int32]:
    """Return the relation to the chosen head: the network's for that candidate, "dep" for a head it did not propose."""
    agrees = scores.heads == heads[:, None]
    proposed = scores.deprels[np.arange(len(heads)), agrees.argmax(1)]
    unproposed = np.where(heads < 0, labels.deprels.index("root"), labels.deprels.index("dep"))
    return np.where(agrees.any(1), proposed, unproposed).astype(np.int32)


def _finished(text: str, draft: _Draft) -> Annotated:
    return Annotated(
        text, draft.starts, draft.ends, draft.words, draft.lemmas, draft.upos, draft.heads, draft.deprels,
        draft.sentences, draft.names, draft.sentence_of,
    )  # fmt: skip
