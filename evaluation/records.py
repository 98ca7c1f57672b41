"""Engagements against a folder of documents and a folder of reference records, file by file of the same name."""

from __future__ import annotations

from pathlib import Path

from communique.ingest import Problem, open_all
from communique.model import Record
from communique.reader import Reader
from evaluation.expected import engagements_at
from evaluation.outcome import Outcome, outcome_of
from evaluation.scoring import compare

__all__ = ["run"]


def run(docs: Path, gold: Path, reader: Reader) -> Outcome:
    """Read the documents that have a reference record and compare; one that is not taken in counts as without facts."""
    references = {path.stem: path for path in sorted(gold.glob("*.json"))}
    if not references:
        raise ValueError(f"no reference records in {gold}")
    found = list(open_all([str(docs / path.name) for path in references.values()]))
    refused = [str(x) for x in found if isinstance(x, Problem)]
    if refused:
        raise ValueError("; ".join(refused))
    records: list[Record] = list(reader.read(x for x in found if not isinstance(x, Problem)))
    counts = {}
    for name, record in zip(references, records, strict=True):
        expected = engagements_at(references[name], record.document.text)
        counts[name] = compare(expected, record.engagements)
    return outcome_of(counts)
