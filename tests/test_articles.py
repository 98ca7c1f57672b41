"""The pairs of `tests/articles`: sound themselves, and read as they should be as far as the program has come.

`articles/exact.txt` lists the cases that come out without a mistake; they may not fall back. Cases that should give
nothing but do are listed here until they are mended: the test then fails so that the list shrinks.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from itertools import pairwise

import msgspec
import pytest
from evaluation.articles import EXACT, FOLDER
from evaluation.expected import document_at, engagements_at

from communique.knowledge import book
from communique.model import Engagement, Evidence, Record
from communique.reader import Reader

NAMES = sorted(path.stem for path in FOLDER.glob("*.json"))
NONE = [name for name in NAMES if name.startswith("none-")]
KNOWN_GAPS: dict[str, str] = {}
FIELDS = {
    "id", "kind", "status", "date", "end", "place", "place_country", "parties", "participants", "tone", "evidence",
}  # fmt: skip


def exact() -> list[str]:
    lines = EXACT.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@cache
def text_of(name: str) -> str:
    return document_at(FOLDER / f"{name}.txt").text


@cache
def expected(name: str) -> tuple[Engagement, ...]:
    return engagements_at(FOLDER / f"{name}.json", text_of(name))


@cache
def codes() -> set[str]:
    return {party.code for party in book().parties} | {each.code for each in book().organisations if each.party}


@pytest.fixture(scope="session")
def records(reader: Reader) -> dict[str, Record]:
    """The records of all articles, read in pools as a user's files are."""
    documents = [document_at(FOLDER / f"{name}.txt") for name in NAMES]
    return dict(zip(NAMES, reader.read(documents), strict=True))


def plain(engagements: tuple[Engagement, ...]) -> list[object]:
    """Return what has to be right, in an order of its own."""
    rows = [
        (e.kind, e.status, e.date, e.parties, sorted((p.name or "", p.country or "") for p in e.participants))
        for e in engagements
    ]
    return sorted(rows, key=str)


@pytest.mark.parametrize("name", NAMES)
def test_articles_are_sound(name: str) -> None:
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    assert re.fullmatch(r"date \d{4}-\d{2}-\d{2}", lines[0])
    assert lines[1] == ""
    assert 80 <= len(text_of(name).split()) <= 450


@pytest.mark.parametrize("name", NAMES)
def test_expected_records_are_sound(name: str) -> None:
    content = msgspec.json.decode((FOLDER / f"{name}.json").read_bytes())
    assert set(content) == {"engagements"}
    for number, row in enumerate(content["engagements"], start=1):
        assert set(row) == FIELDS
        assert row["id"] == f"E{number}"
        assert 1 <= len(row["evidence"]) <= 3
        assert all(quote in text_of(name) for quote in row["evidence"])


@pytest.mark.parametrize("name", [name for name in NAMES if name not in NONE])
def test_expected_engagements_are_sound(name: str) -> None:
    engagements = expected(name)
    assert engagements
    for each in engagements:
        assert list(each.parties) == sorted(set(each.parties))
        assert len(each.parties) >= (1 if each.kind == "conference" else 2)
        assert {*each.parties, *filter(None, [each.place_country])} <= codes()
        assert {p.country for p in each.participants} <= set(each.parties)
        _check_days(each)
        _check_words(each, text_of(name))
    firsts = [min(e.start for e in each.evidence) for each in engagements]
    assert all(a <= b for a, b in pairwise(firsts)), "engagements stand in the order of their first mention"


def _check_days(each: Engagement) -> None:
    for day in filter(None, (each.date, each.end)):
        assert re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", day)
        date.fromisoformat(f"{day}-01-01"[:10] if len(day) == 4 else f"{day}-01"[:10])
    assert each.end is None or (each.date is not None and each.end > each.date)


def _check_words(each: Engagement, text: str) -> None:
    folded = text.lower()
    for participant in each.participants:
        assert participant.name is None or participant.name in text
        assert participant.name is not None or participant.office is not None
        assert participant.office is None or participant.office.split()[0].lower() in folded
    assert each.place is None or each.place in text
    assert all(tone in folded for tone in each.tone)


def test_every_case_is_described() -> None:
    listed = re.findall(r"^- \[`([a-z-]+)`\]\(\1\.txt\) – .+?(?: \((\d+)\))?$", _readme(), re.MULTILINE)
    assert sorted(name for name, _ in listed) == NAMES
    assert {name: int(count or 0) for name, count in listed} == {name: len(expected(name)) for name in NAMES}


def _readme() -> str:
    return (FOLDER / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", exact())
def test_what_came_out_right_still_does(name: str, records: dict[str, Record]) -> None:
    assert plain(records[name].engagements) == plain(expected(name))


@pytest.mark.parametrize("name", NAMES)
def test_evidence_is_what_stands_in_the_text(name: str, records: dict[str, Record]) -> None:
    record = records[name]
    text = record.document.text
    evidence: list[Evidence] = [mention.evidence for mention in record.unresolved]
    for engagement in record.engagements:
        evidence += engagement.evidence
        evidence += (e for participant in engagement.participants for e in participant.evidence)
    assert all(text[each.start : each.end] == each.quote for each in evidence)


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=pytest.mark.xfail(reason=KNOWN_GAPS[name], strict=True))
        if name in KNOWN_GAPS
        else name
        for name in NONE
    ],
)
def test_nothing_is_found_where_nothing_is(name: str, records: dict[str, Record]) -> None:
    assert expected(name) == ()
    assert plain(records[name].engagements) == []
