"""What a measurement gives: figures, and counts by document that show what a change gains and loses."""

from __future__ import annotations

from dataclasses import dataclass, field

from evaluation.scoring import Count, Counts, add

__all__ = ["BY_DOCUMENT", "Outcome", "outcome_of"]

BY_DOCUMENT = ("engagement", "strict", "participants")


@dataclass(frozen=True, slots=True)
class Outcome:
    """Figures by name (shares of 1 unless said otherwise), and the counts of each document."""

    figures: dict[str, float]
    documents: dict[str, Counts] = field(default_factory=dict)
    total: Counts = field(default_factory=dict)

    def table(self) -> str:
        """Return precision, recall and F1 of each measure; the figures alone where nothing was counted."""
        if not self.total:
            return "\n".join(f"{name:24} {value:8.3f}" for name, value in self.figures.items())
        lines = [f"{'':16}{'precision':>10}{'recall':>8}{'F1':>8}   right / expected / found"]
        lines += [_row(measure, count) for measure, count in self.total.items()]
        return "\n".join(lines)


def _row(measure: str, count: Count) -> str:
    figures = f"{count.precision:10.3f}{count.recall:8.3f}{count.f1:8.3f}"
    return f"{measure:16}{figures}   {count.right} / {count.expected} / {count.found}"


def outcome_of(documents: dict[str, Counts]) -> Outcome:
    """Sum the counts of documents up; every figure is the F1 of the sum (of accuracies: their share)."""
    total = add(documents.values())
    shown = {
        name: {measure: counts[measure] for measure in BY_DOCUMENT if measure in counts}
        for name, counts in documents.items()
    }
    return Outcome({measure: count.f1 for measure, count in total.items()}, shown, total)
