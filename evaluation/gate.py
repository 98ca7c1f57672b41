"""The figures of a change against their floors and against those of the last commit.

`floors.toml` holds the floors, which only people change; `figures.json` the figures of the last commit with the counts
of each document, so that a change shows what it gains and what it loses.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evaluation.outcome import Outcome
from evaluation.scoring import Count, Counts

__all__ = ["FIGURES", "FLOORS", "Judged", "changes", "floors", "judge", "load", "save", "table"]

FLOORS = Path(__file__).with_name("floors.toml")
FIGURES = Path(__file__).with_name("figures.json")

Outcomes = dict[str, Outcome]


@dataclass(frozen=True, slots=True)
class Judged:
    """A figure, its floor and its value at the last commit; None where there is none."""

    name: str
    value: float | None
    floor: float | None
    last: float | None

    @property
    def below(self) -> bool:
        return self.floor is not None and self.value is not None and self.value < self.floor

    def __str__(self) -> str:
        columns = "".join(f"{'–' if x is None else f'{x:.3f}':>9}" for x in (self.value, self.floor, self.last))
        moved = 0.0 if self.value is None or self.last is None else self.value - self.last
        change = f"{moved:+9.3f}" if abs(moved) >= 0.0005 else " " * 9
        return f"{self.name:42}{columns}{change}{'  BELOW ITS FLOOR' if self.below else ''}"


def floors(path: Path = FLOORS) -> dict[str, float]:
    """Return the floors by full name ("articles.strict")."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return {f"{suite}.{name}": float(value) for suite, rows in tables.items() for name, value in rows.items()}


def load(path: Path = FIGURES) -> Outcomes:
    """Return the outcomes of the last commit; none where there are none yet."""
    if not path.exists():
        return {}
    suites = json.loads(path.read_text(encoding="utf-8"))
    return {
        suite: Outcome(rows["figures"], {doc: _counts(row) for doc, row in rows["documents"].items()})
        for suite, rows in suites.items()
    }


def save(outcomes: Outcomes, path: Path = FIGURES) -> None:
    """Write the outcomes, a document a line, so that differences can be read; suites not measured stay as they are."""
    suites = [_suite_lines(suite, outcome) for suite, outcome in sorted((load(path) | outcomes).items())]
    path.write_text("{\n" + ",\n".join(suites) + "\n}\n", encoding="utf-8")


def judge(outcomes: Outcomes, last: Outcomes, lowest: dict[str, float]) -> list[Judged]:
    """Return every figure measured, and every floor of a suite measured that has no figure any more."""
    measured = _flat(outcomes)
    gone = [name for name in lowest if name.partition(".")[0] in outcomes and name not in measured]
    before = _flat(last)
    judged = [Judged(name, value, lowest.get(name), before.get(name)) for name, value in measured.items()]
    return judged + [Judged(name, 0.0, lowest[name], before.get(name)) for name in gone]


def table(judged: list[Judged]) -> str:
    """Return the figures beside floor and last value."""
    return "\n".join([f"{'':42}{'figure':>9}{'floor':>9}{'last':>9}{'change':>9}", *map(str, judged)])


def changes(outcomes: Outcomes, last: Outcomes) -> Iterator[str]:
    """Yield a line for each document that comes out better or worse than at the last commit."""
    for suite, outcome in outcomes.items():
        before = last[suite].documents if suite in last else {}
        for name, counts in outcome.documents.items():
            moved = [_moved(m, before[name][m], c) for m, c in counts.items() if m in before.get(name, {})]
            if any(moved):
                yield f"{suite:10}{name:40}{', '.join(filter(None, moved))}"


def _moved(measure: str, before: Count, now: Count) -> str:
    if before == now:
        return ""
    sign = "better" if now.f1 > before.f1 else "worse" if now.f1 < before.f1 else "other"
    return f"{measure} {sign} {_told(before)} → {_told(now)}"


def _told(count: Count) -> str:
    """Right of expected, and what was found beyond: "2/3 +1"."""
    extra = count.found - count.right
    return f"{count.right}/{count.expected}" + (f" +{extra}" if extra else "")


def _flat(outcomes: Outcomes) -> dict[str, float]:
    return {f"{suite}.{name}": value for suite, o in outcomes.items() for name, value in o.figures.items()}


def _counts(row: dict[str, list[int]]) -> Counts:
    return {measure: Count(*numbers) for measure, numbers in row.items()}


def _suite_lines(suite: str, outcome: Outcome) -> str:
    figures = json.dumps({name: round(value, 6) for name, value in outcome.figures.items()})
    rows = [
        f"  {json.dumps(name)}: {json.dumps({m: [c.right, c.expected, c.found] for m, c in counts.items()})}"
        for name, counts in outcome.documents.items()
    ]
    documents = "{\n" + ",\n".join(rows) + "\n }" if rows else "{}"
    return f'"{suite}": {{\n "figures": {figures},\n "documents": {documents}\n}}'
