"""Longest-match look-up of phrases in a list of words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from communique.language.tokenizer import tokenize

__all__ = ["Phrases"]

T = TypeVar("T")


class Phrases(Generic[T]):
    """Phrases with values, looked up at a word; `fold` makes the comparison blind (to case, say).

    >>> phrases = Phrases[str]()
    >>> phrases.add("Sri Lanka", "LKA")
    >>> phrases.match(["in", "Sri", "Lanka"], 1)
    (2, 'LKA')
    """

    def __init__(self, fold: Callable[[str], str] = lambda word: word) -> None:
        self._fold = fold
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}

    def add(self, phrase: str, value: T) -> None:
        plain = phrase.replace(" ", "").isalpha()  # most are: their words stand between blanks
        self.add_words(tuple(phrase.split() if plain else (phrase[a:b] for a, b in tokenize(phrase))), value)

    def add_words(self, words: tuple[str, ...], value: T) -> None:
        words = tuple(self._fold(word) for word in words)
        rows = self._by_first.setdefault(words[0], [])
        rows.append((words, value))
        rows.sort(key=lambda row: -len(row[0]))

    def match(self, words: Sequence[str], at: int) -> tuple[int, T] | None:
        """Return the length and value of the longest phrase that starts at word `at`, or None."""
        rows = self._by_first.get(self._fold(words[at]))
        if rows is None:
            return None
        for phrase, value in rows:
            if len(phrase) == 1 or tuple(self._fold(w) for w in words[at : at + len(phrase)]) == phrase:
                return len(phrase), value
        return None
