"""The word lists of `engagements.yaml`."""

from __future__ import annotations

from functools import cache

from communique.knowledge import book

__all__ = ["in_list", "word_list"]


@cache
def word_list(name: str) -> frozenset[str]:
    """Return the words of a list."""
    return frozenset(book().lists[name])


def in_list(word: str, name: str) -> bool:
    """Return whether a word, its case aside, is in a list."""
    return word.lower() in word_list(name)
