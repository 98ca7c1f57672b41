"""Engagements in the pairs of `tests/articles`: our own articles and the records they should become."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from communique.model import Document, Engagement
from communique.reader import Reader
from evaluation.expected import document_at, engagements_at
from evaluation.outcome import Outcome, outcome_of
from evaluation.scoring import compare, is_exact

__all__ = ["EXACT", "FOLDER", "Pair", "exact_cases", "pairs", "run", "write_exact"]

FOLDER = Path(__file__).parents[1] / "tests" / "articles"
EXACT = FOLDER / "exact.txt"
_HEADER = (
    "# Cases that come out exactly right; made by `python -m evaluation articles --write-exact`, kept by a test.\n"
)


@dataclass(frozen=True, slots=True)
class Pair:
    """An article and its engagements as a careful reader wrote them down."""

    name: str
    document: Document
    expected: tuple[Engagement, ...]


def pairs(folder: Path = FOLDER) -> list[Pair]:
    """Return the pairs in order of name; raise ValueError where one is malformed."""
    found = []
    for path in sorted(folder.glob("*.json")):
        document = document_at(path.with_suffix(".txt"))
        found.append(Pair(path.stem, document, engagements_at(path, document.text)))
    return found


def run(reader: Reader, folder: Path = FOLDER) -> Outcome:
    """Read the articles and compare; `exact` is the share of articles without any mistake."""
    cases = pairs(folder)
    records = list(reader.read(case.document for case in cases))
    outcome = outcome_of({c.name: compare(c.expected, r.engagements) for c, r in zip(cases, records, strict=True)})
    right = sum(is_exact(c.expected, r.engagements) for c, r in zip(cases, records, strict=True))
    return Outcome(outcome.figures | {"exact": right / len(cases)}, outcome.documents, outcome.total)


def exact_cases(reader: Reader, folder: Path = FOLDER) -> list[str]:
    """Return the names of the cases with engagements that come out exactly as expected."""
    cases = [case for case in pairs(folder) if case.expected]
    records = reader.read(case.document for case in cases)
    return [c.name for c, r in zip(cases, records, strict=True) if is_exact(c.expected, r.engagements)]


def write_exact(names: Iterable[str]) -> None:
    """Write the list that the tests hold the program to."""
    EXACT.write_text(_HEADER + "".join(f"{name}\n" for name in names), encoding="utf-8")
