"""What the network sees of a window of words: word pieces, word shapes, and where each word starts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

__all__ = ["MAX_PIECES", "SHAPES", "Features", "featurize", "word_shape"]

MAX_PIECES = 256
SHAPES = 13  # six shapes, each with or without a blank before it, and one for [CLS] and [SEP]
_EDGE = SHAPES - 1


def word_shape(word: str) -> int:
    """Return the shape of a word: 0 lower, 1 capitalised, 2 all capitals, 3 mixed, 4 with digits, 5 other.

    >>> [word_shape(w) for w in ("visit", "Delhi", "NATO", "iPhone", "2023", ",")]
    [0, 1, 2, 3, 4, 5]
    """
    if word.islower():
        return 0
    if word.isupper() and len(word) > 1:
        return 2
    if word[:1].isupper():
        return 1
    if any(letter.isdigit() for letter in word):
        return 4
    return 3 if any(letter.isupper() for letter in word) else 5


@dataclass(frozen=True, slots=True)
class Features:
    """One window: `ids` and `shapes` over pieces, `first` piece of each word with [CLS] in front; `words` that fit."""

    ids: list[int]
    shapes: list[int]
    first: list[int]
    words: int


def featurize(
    tokenizer: Tokenizer, windows: Sequence[Sequence[str]], spaced: Sequence[Sequence[bool]]
) -> list[Features]:
    """Return the features of each window; `spaced` says for each word whether a blank stands before it.

    Words past `MAX_PIECES` pieces are left out (`words` says how many are in); a word without pieces takes its
    neighbour's.
    """
    encoded = tokenizer.encode_batch([list(words) for words in windows], is_pretokenized=True)
    return [
        _features(e.ids, e.word_ids, words, blanks) for e, words, blanks in zip(encoded, windows, spaced, strict=True)
    ]


def _features(ids: list[int], word_ids: list[int | None], words: Sequence[str], blanks: Sequence[bool]) -> Features:
    shape = [word_shape(word) + (0 if blank else 6) for word, blank in zip(words, blanks, strict=True)]
    first = [0]
    for piece, word in enumerate(word_ids[:MAX_PIECES]):
        if word is not None and word >= len(first) - 1:
            first.extend([piece] * (word + 2 - len(first)))
    if len(word_ids) <= MAX_PIECES:  # words of invisible characters have no pieces and stand at their neighbour's
        first.extend([first[-1]] * (len(words) + 1 - len(first)))
    kept = len(first) - 1
    pieces = min(len(ids), MAX_PIECES)
    return Features(ids[:pieces], [_EDGE if w is None else shape[w] for w in word_ids[:pieces]], first, kept)
