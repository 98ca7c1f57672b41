"""From tag scores to names: the best well-formed IOB2 sequence, then pieces joined and loose ends cut."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import cast

import numpy as np
from numpy.typing import NDArray

from communique.language.annotated import Name, NameKind

__all__ = ["best_tags", "spans", "tidied"]

_OPEN = frozenset({"of", "to", "for", "the"})
_LOOSE = _OPEN | {"and", "or", "at", "in", "by", "a", "&", ",", "-", "–", "—", "(", "/"}
_HALVES = frozenset("Sri North South East West Saudi New Costa Puerto Sierra San Cape".split())


def best_tags(scores: NDArray[np.float32], tags: Sequence[str], starts: NDArray[np.int32]) -> NDArray[np.int64]:
    """Return the most probable tags (words,) in which every I- continues its own kind within a sentence.

    `scores` (words, tags) are log-probabilities; `starts` where sentences begin, the number of words last.
    """
    best: NDArray[np.int64] = scores.argmax(1)
    allowed = _allowed(tags)
    broken = ~allowed[np.concatenate([[0], best[:-1]]), best]
    opening = np.array([tag[0] == "I" for tag in tags])
    broken[starts[:-1]] = opening[best[starts[:-1]]]
    for sentence in np.unique(np.searchsorted(starts, np.flatnonzero(broken), side="right") - 1):
        start, end = int(starts[sentence]), int(starts[sentence + 1])
        best[start:end] = _viterbi(scores[start:end], np.where(allowed, 0.0, -np.inf), opening)
    return best


def _allowed(tags: Sequence[str]) -> NDArray[np.bool_]:
    """Return (before, after): whether a tag may follow another."""
    return np.array([[after[0] != "I" or before[1:] == after[1:] for after in tags] for before in tags])


def _viterbi(scores: NDArray[np.float32], step: NDArray[np.float64], opening: NDArray[np.bool_]) -> NDArray[np.int64]:
    best = np.where(opening, -np.inf, scores[0])
    back = np.zeros((len(scores), len(step)), np.int64)
    for at in range(1, len(scores)):
        paths = best[:, None] + step
        back[at] = paths.argmax(0)
        best = paths.max(0) + scores[at]
    path = np.empty(len(scores), np.int64)
    path[-1] = best.argmax()
    for at in range(len(scores) - 1, 0, -1):
        path[at - 1] = back[at, path[at]]
    return path


def spans(tags: Sequence[str]) -> Iterator[Name]:
    """Yield the names of well-formed IOB2 tags.

    >>> list(spans(["B-PER", "I-PER", "O", "B-LOC"]))
    [Name(start=0, end=2, kind='PER'), Name(start=3, end=4, kind='LOC')]
    """
    start = 0
    for at, tag in enumerate(tags):
        if tag[0] != "B":
            continue
        start, end = at, at + 1
        while end < len(tags) and tags[end][0] == "I":
            end += 1
        yield Name(start, end, cast(NameKind, tag[2:]))


def tidied(names: Iterable[Name], words: Sequence[str], starts: Collection[int]) -> Iterator[Name]:
    """Yield the names with those joined that are one, and without function words at their ends.

    No name is joined to one before a word of `starts`, where sentences begin.

    >>> words = ["Sultanate", "of", "Oman", "and", "Sri", "Lankan"]
    >>> found = [Name(0, 2, "LOC"), Name(2, 4, "LOC"), Name(4, 5, "NORP"), Name(5, 6, "NORP")]
    >>> [(name.start, name.end) for name in tidied(found, words, {0})]
    [(0, 3), (4, 6)]
    """
    open_name: Name | None = None
    for name in names:
        if open_name is not None and name.start not in starts and _continues(open_name, name, words):
            open_name = Name(open_name.start, name.end, name.kind)
            continue
        if open_name is not None:
            yield from _trimmed(open_name, words)
        open_name = name
    if open_name is not None:
        yield from _trimmed(open_name, words)


def _continues(first: Name, second: Name, words: Sequence[str]) -> bool:
    if first.end != second.start or first.kind != second.kind:
        return False
    return words[first.end - 1] in (_HALVES if first.kind == "NORP" else _OPEN)


def _trimmed(name: Name, words: Sequence[str]) -> Iterator[Name]:
    end = name.end
    while end > name.start and words[end - 1] in _LOOSE:
        end -= 1
    if end > name.start:
        yield Name(name.start, end, name.kind)
