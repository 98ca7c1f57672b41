"""Texts cut into windows that the network can read at once: a paragraph, or whole likely sentences of a long one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from sys import intern

from communique.language.tokenizer import paragraphs, tokenize

__all__ = ["Window", "cut", "windows"]

WORDS = 110  # several sentences share a window up to this length, as in training
LONGEST = 180  # a single sentence may be this long before it is cut anyway
_FINAL = frozenset({".", "!", "?", "…"})
_CLOSING = frozenset({'"', "”", "’", "''", "’’", ")", "]", "'", "»"})
_OPENING = frozenset({'"', "“", "‘", "``", "‘’", "(", "[", "'", "«", "-", "–", "—", "•", "*"})
_PAUSES = frozenset({";", ",", ":", "-", "–", "—"})


@dataclass(frozen=True, slots=True)
class Window:
    """Consecutive words of one paragraph: of text number `text`; `spaced` says whether a blank stands before a word."""

    text: int
    paragraph: int
    spans: list[tuple[int, int]]
    words: list[str]
    spaced: list[bool]

    @classmethod
    def of_words(cls, text: int, words: Sequence[str], spaced: Sequence[bool]) -> tuple[str, Window]:
        """Return the text that the words make, and the window over it."""
        joined, spans = "", []
        for word, blank in zip(words, spaced, strict=True):
            joined += " " if blank and joined else ""
            spans.append((len(joined), len(joined) + len(word)))
            joined += word
        return joined, cls(text, 0, spans, list(words), [True, *spaced[1:]])

    def part(self, start: int, end: int | None = None) -> Window:
        """Return the window over words `start` to `end`."""
        return Window(self.text, self.paragraph, self.spans[start:end], self.words[start:end], self.spaced[start:end])


def windows(texts: Sequence[str]) -> Iterator[Window]:
    """Yield the windows of all texts, in order."""
    for number, text in enumerate(texts):
        for paragraph, (start, end) in enumerate(paragraphs(text)):
            spans = tokenize(text, start, end)
            words = [intern(text[a:b]) for a, b in spans]  # a long text repeats its words many times
            spaced = [True, *(a[1] != b[0] for a, b in pairwise(spans))]
            whole = Window(number, paragraph, spans, words, spaced)
            if len(words) <= WORDS:
                yield whole
                continue
            yield from (whole.part(a, b) for a, b in cut(words))


def cut(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the (start, end) of windows over a long paragraph's words, cut where a sentence surely ends if possible."""
    start, last = 0, 0
    for end in [*_boundaries(words), len(words)]:
        if end - start > WORDS and last > start:
            yield start, last
            start = last
        while end - start > LONGEST:
            pause = _pause(words, start + WORDS, start + LONGEST)
            yield start, pause
            start = pause
        last = end
    if start < len(words):
        yield start, len(words)


def _boundaries(words: Sequence[str]) -> Iterator[int]:
    """Yield where a new sentence begins after a full stop, with a capital, a digit or an opening quotation mark."""
    for at, word in enumerate(words):
        if word[-1] in _FINAL and (len(word) == 1 or not word[0].isalnum()):
            after = at + 1
            while after < len(words) and words[after] in _CLOSING and after < at + 3:
                after += 1
            if after < len(words) and (words[after][0].isupper() or words[after] in _OPENING):
                yield after


def _pause(words: Sequence[str], low: int, high: int) -> int:
    """Return the last place after a comma, semicolon or dash between `low` and `high`, else `high`."""
    return next((at + 1 for at in range(high - 1, low, -1) if words[at] in _PAUSES), high)
