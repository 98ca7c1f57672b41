"""Engagements as people wrote them down: our JSON, except that evidence is plain strings copied from the text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from communique.ingest import Problem, open_all
from communique.model import Document, Engagement, Evidence

__all__ = ["document_at", "engagements_at", "occurrences"]


def document_at(path: Path) -> Document:
    """Return the one document of a file, taken in as the program takes it in; raise ValueError where it holds none."""
    found = next(iter(open_all([str(path)])))
    if isinstance(found, Problem):
        raise ValueError(str(found))
    return found


def engagements_at(path: Path, text: str) -> tuple[Engagement, ...]:
    """Return the engagements of a reference record; every place where its evidence stands in `text` counts.

    Raises ValueError where evidence does not stand in `text` or a field has the wrong type or value.
    """
    rows = msgspec.json.decode(path.read_bytes())["engagements"]
    return tuple(msgspec.convert(_with_spans(row, text), Engagement) for row in rows)


def occurrences(quote: str, text: str) -> Iterator[Evidence]:
    """Yield each place of a quote in a text.

    >>> [e.start for e in occurrences("ana", "banana")]
    [1, 3]
    """
    at = text.find(quote)
    while at >= 0:
        yield Evidence(at, at + len(quote), quote)
        at = text.find(quote, at + 1)


def _with_spans(row: dict[str, Any], text: str) -> dict[str, Any]:
    spans = [evidence for quote in row["evidence"] for evidence in occurrences(quote, text)]
    # Reference records give evidence for the engagement only; it is also where its participants were read.
    participants = [{**participant, "evidence": spans} for participant in row["participants"]]
    plain: dict[str, Any] = msgspec.to_builtins(
        {**row, "tone": row.get("tone") or [], "evidence": spans, "participants": participants}
    )
    return plain
