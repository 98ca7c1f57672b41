"""Problems: what could not be taken in, told in one line."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Problem", "Refused"]


class Refused(ValueError):
    """Raised within `ingest` where a document cannot be taken; its message is the reason a reader is given."""

    def __init__(self, reason: str, *, set_aside: bool = False) -> None:
        super().__init__(reason)
        self.set_aside = set_aside


@dataclass(frozen=True, slots=True)
class Problem:
    """A document that was not taken in: where it stood, and why. `set_aside` marks what is sound but not for us.

    >>> print(Problem("feed.jsonl", 7, "no text"))
    feed.jsonl, line 7: no text
    """

    source: str
    line: int | None
    reason: str
    set_aside: bool = False

    def __str__(self) -> str:
        place = self.source if self.line is None else f"{self.source}, line {self.line}"
        # A file name may hold line breaks and terminal escapes; a problem is one line and does nothing.
        return "".join(c if c.isprintable() else "�" for c in f"{place}: {self.reason}")
