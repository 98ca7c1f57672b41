"""Evidence: the words of the source that a fact rests on."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Evidence", "require"]


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """A span of the stored text: code points, end-exclusive, with the quote beside it.

    >>> Evidence.of("Singh called Anand.", 0, 5)
    Evidence(start=0, end=5, quote='Singh')
    """

    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or self.end - self.start != len(self.quote):
            raise ValueError(f"evidence {self.start}–{self.end} does not fit its quote of {len(self.quote)} characters")

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Evidence:
        """Return the evidence that `text[start:end]` is."""
        return cls(start, end, text[start:end])


def require(fact: str, evidence: tuple[Evidence, ...]) -> None:
    """Raise ValueError where a fact comes without evidence: no span, no fact."""
    if not evidence:
        raise ValueError(f"{fact} without evidence")
