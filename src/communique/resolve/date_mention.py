"""What a date finder hands over, and what its rules share while they read a text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from communique.resolve.date_cues import cued_past

__all__ = ["Context", "DateKind", "DateMention"]

DateKind = Literal["absolute", "relative", "weekday", "span", "deictic", "period"]

# "The day before" leans on a date of its paragraph, at most about two sentences back.
_ANCHOR_REACH = 250
_WHOLE = len("2022-06-07")


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression at code points `start` to `end` (exclusive) and the ISO date, whole or partial, it means.

    `until` is the last day (month, year) of a span; `rule` names the rule that read it; `vague` marks a value that only
    bounds the time ("last week", "two months ago").
    """

    start: int
    end: int
    value: str
    until: str | None
    kind: DateKind
    rule: str
    vague: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """The text under reading, its day of publication, the caller's knowledge of tense and what is found so far."""

    text: str
    published: date | None
    past: Callable[[int], bool | None] | None
    found: list[DateMention] = field(default_factory=list)

    def tense(self, start: int, end: int) -> bool | None:
        """Return True where the clause is past, False where it is future: by the caller, else by the nearest verb."""
        known = self.past(start) if self.past is not None else None
        return cued_past(self.text, start, end) if known is None else known

    def before(self, at: int, reach: int = 48) -> str:
        """Return the stretch of text that ends at `at`, to look back into."""
        return self.text[max(0, at - reach) : at]

    def anchor(self, at: int) -> date | None:
        """Return the whole day last mentioned shortly before `at` in its paragraph, datelines aside."""
        for mention in reversed(self.found):
            if at - mention.end > _ANCHOR_REACH or "\n" in self.text[mention.end : at]:
                return None
            if len(mention.value) == _WHOLE and mention.rule != "dateline":
                return date.fromisoformat(mention.until or mention.value)
        return None
