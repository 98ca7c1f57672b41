"""Readouts read from their bodies alone, against what their titles say: who, with whom, how, when.

Titles are `[{"id", "kind", "principal", "counterpart", "country"}]`, the principal being American and a family name
deciding. A readout is right in `dated` when the engagement with the counterpart is held within a day of publication.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from pathlib import Path

import msgspec

from communique.ingest import Problem, open_all
from communique.model import Document, Engagement, Record
from communique.reader import Reader
from evaluation.outcome import Outcome
from evaluation.scoring import Count, Counts

__all__ = ["Title", "run"]

ASKED = ("counterpart", "principal", "kind", "dated")


class Title(msgspec.Struct, frozen=True):
    """What a title says: kind of engagement, family names of both principals, and the counterpart's country."""

    id: str
    kind: str
    principal: str
    counterpart: str
    country: str


def run(corpus: Path, titles: Path, reader: Reader) -> Outcome:
    """Read the bodies of the titled readouts; figures are shares of all of them, `all` where all four hold."""
    rows = msgspec.json.decode(titles.read_bytes(), type=list[Title])
    bodies = _bodies(corpus, {row.id for row in rows})
    records = {record.document.id: record for record in reader.read(bodies)}
    answers = {row.id: _answers(row, records.get(row.id)) for row in rows}
    figures = {asked: sum(each[asked] for each in answers.values()) / len(rows) for asked in ASKED}
    figures["all"] = sum(all(each.values()) for each in answers.values()) / len(rows)
    return Outcome(figures, {id: _counts(each) for id, each in answers.items()})


def _bodies(corpus: Path, wanted: set[str]) -> list[Document]:
    taken = (found for found in open_all([str(corpus)]) if not isinstance(found, Problem))
    return [Document(d.text, d.id, d.published, d.publisher, None, d.url) for d in taken if d.id in wanted]


def _counts(answers: dict[str, bool]) -> Counts:
    return {"right": Count(sum(answers.values()), len(answers), len(answers))}


def _answers(title: Title, record: Record | None) -> dict[str, bool]:
    """Return the answers of the engagement that is right in most."""
    found = [] if record is None else [_of(title, e, record.document.published) for e in record.engagements]
    return max(found, key=lambda answers: sum(answers.values()), default=dict.fromkeys(ASKED, False))


def _of(title: Title, engagement: Engagement, published: str | None) -> dict[str, bool]:
    people = [(p.name or "", p.country) for p in engagement.participants]
    there = any(_same(title.counterpart, name) and country == title.country for name, country in people)
    return {
        "counterpart": there,
        "principal": any(_same(title.principal, name) and country == "USA" for name, country in people),
        "kind": there and engagement.kind == title.kind,
        "dated": there and engagement.status == "held" and _near(engagement.date, published),
    }


def _near(day: str | None, published: str | None) -> bool:
    try:
        return abs((date.fromisoformat(day or "") - date.fromisoformat((published or "")[:10])).days) <= 1
    except ValueError:
        return False


def _same(family: str, full: str) -> bool:
    one, other = _folded(family), _folded(full)
    return bool(one) and bool(other) and (one[-1] in other or "".join(one) in "".join(other))


def _folded(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z ]+", " ", plain).split()
