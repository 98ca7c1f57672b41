"""Who held which office: dates in order, a source for each row, and one holder of an office at a time."""

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

FOLDER = Path(__file__).parents[2] / "src" / "communique" / "knowledge" / "terms"
FILES = sorted(FOLDER.glob("*.yaml"))
Term = dict[str, Any]
TERMS: list[Term] = [term for path in FILES for term in yaml.safe_load(path.read_text(encoding="utf-8"))["terms"]]

REQUIRED = {"party", "office", "title", "person", "since", "until", "acting", "source", "checked"}
OPTIONAL = {"aliases", "seen", "joint"}
OFFICES = {"head_of_state", "head_of_government", "foreign", "defence"}
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def after(left: str, right: str) -> bool:
    """Whether `left` is surely later than `right`; partial dates are compared as far as both go.

    >>> after("2021-05-02", "2021-05"), after("2021-06", "2021-05-30")
    (False, True)
    """
    length = min(len(left), len(right))
    return left[:length] > right[:length]


def holders(party: str, office: str) -> list[Term]:
    found = [t for t in TERMS if (t["party"], t["office"]) == (party, office)]
    return sorted((t for t in found if not t["acting"] and not t.get("joint", False)), key=lambda t: str(t["since"]))


def end(term: Term) -> str:
    return "9999" if term["until"] == "unknown" else str(term["until"])


SEQUENCES = sorted({(term["party"], term["office"]) for term in TERMS})


def test_the_files_hold_the_regions() -> None:
    assert len(FILES) >= 11
    assert len(TERMS) >= 1200


def test_fields_are_complete_and_known() -> None:
    for term in TERMS:
        assert set(term) >= REQUIRED, term
        assert set(term) <= REQUIRED | OPTIONAL, term
        assert term["office"] in OFFICES, term
        assert isinstance(term["acting"], bool), term
        assert term["source"].strip(), term


def test_a_party_is_a_country_code_or_an_organisation() -> None:
    organisations = {"EU", "UN", "NATO", "AU", "ASEAN", "IAEA", "WHO", "IMF", "WB", "OSCE"}
    for term in TERMS:
        assert re.fullmatch(r"[A-Z]{3}", term["party"]) or term["party"] in organisations, term


def test_dates_are_iso_dates_in_order() -> None:
    for term in TERMS:
        dates = [term["since"], term["checked"]] + ([term["seen"]] if "seen" in term else [])
        dates += [] if term["until"] == "unknown" else [term["until"]]
        assert all(DATE.fullmatch(date) for date in dates), term
        assert term["until"] == "unknown" or not after(term["since"], term["until"]), term
        assert not any(after(date, term["checked"]) for date in dates), term


def test_an_unknown_end_says_when_the_holder_was_last_seen() -> None:
    for term in TERMS:
        assert (term["until"] == "unknown") == ("seen" in term), term
        assert "seen" not in term or not after(term["since"], term["seen"]), term


@pytest.mark.parametrize(("party", "office"), SEQUENCES)
def test_one_holder_at_a_time(party: str, office: str) -> None:
    for earlier, later in pairwise(holders(party, office)):
        assert earlier["until"] != "unknown", (earlier, later)
        assert not after(earlier["until"], later["since"]), (earlier, later)


def test_no_row_stands_twice() -> None:
    rows = [(t["party"], t["office"], t["person"], t["since"]) for t in TERMS]
    assert len(rows) == len(set(rows))


def test_aliases_differ_from_the_name() -> None:
    for term in TERMS:
        names = [term["person"], *term.get("aliases", [])]
        assert len(names) == len(set(names)), term


@pytest.mark.parametrize(
    ("party", "office", "day", "person"),
    [
        ("IND", "defence", "2023-04-19", "Rajnath Singh"),
        ("CAN", "defence", "2023-04-19", "Anita Anand"),
        ("CAN", "foreign", "2025-05-20", "Anita Anand"),
        ("FRA", "foreign", "2016-03-01", "Jean-Marc Ayrault"),
        ("IND", "foreign", "2022-06-01", "Subrahmanyam Jaishankar"),
        ("GBR", "foreign", "2024-01-10", "David Cameron"),
        ("LKA", "head_of_state", "2024-12-01", "Anura Kumara Dissanayake"),
        ("VNM", "head_of_state", "2025-06-01", "Lương Cường"),
    ],
)
def test_who_held_an_office_on_a_day(party: str, office: str, day: str, person: str) -> None:
    found = [t["person"] for t in holders(party, office) if not after(t["since"], day) and after(end(t), day)]
    assert found == [person]


def test_permanent_secretaries_are_not_ministers() -> None:
    indian = {t["person"] for t in TERMS if (t["party"], t["office"]) == ("IND", "foreign")}
    assert indian == {"Sushma Swaraj", "Subrahmanyam Jaishankar"}
