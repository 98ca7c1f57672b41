"""Annotated text: words, sentences, dependencies and names as arrays over one stored text.

Word indices run over the whole text; offsets are code points into it, end-exclusive. Dependencies are Universal
Dependencies; a sentence's root has head -1. Another UD pipeline can fill the same arrays.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

__all__ = ["Annotated", "Name", "NameKind", "Sentence"]

NameKind = Literal["PER", "ORG", "LOC", "NORP", "OFF"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words `start` to `end` (exclusive); `paragraph` counts the text's paragraphs from 0."""

    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Name:
    """A name over words `start` to `end` (exclusive): person, organisation, place, nationality, office."""

    start: int
    end: int
    kind: NameKind


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text and its analysis; all lists but `sentences` and `names` have one entry a word."""

    text: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    lemmas: list[str]
    upos: list[str]
    heads: list[int]
    deprels: list[str]
    sentences: list[Sentence]
    names: list[Name]
    sentence_of: list[int]
    _children: list[list[int]] = field(default_factory=list, compare=False, repr=False)

    def __len__(self) -> int:
        return len(self.words)

    def children(self, word: int) -> list[int]:
        """Return the dependents of a word, in text order."""
        if not self._children and self.words:
            self._children.extend([] for _ in self.words)
            for dependent, head in enumerate(self.heads):
                if head >= 0:
                    self._children[head].append(dependent)
        return self._children[word]

    def dependents(self, word: int, *relations: str) -> list[int]:
        """Return the dependents of a word with one of the relations; "nsubj" also finds "nsubj:pass"."""
        return [
            c
            for c in self.children(word)
            if self.deprels[c] in relations or self.deprels[c].partition(":")[0] in relations
        ]

    def subtree(self, word: int) -> list[int]:
        """Return the word and everything below it, in text order."""
        found = [word]
        for at in found:
            found.extend(self.children(at))
        return sorted(found)

    def ancestors(self, word: int) -> Iterator[int]:
        """Yield the heads above a word, nearest first."""
        while (word := self.heads[word]) >= 0:
            yield word

    def quote(self, start: int, end: int) -> str:
        """Return the text of words `start` to `end` (exclusive)."""
        return self.text[self.starts[start] : self.ends[end - 1]]
