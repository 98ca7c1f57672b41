"""The file of organisations: unique codes, real members, dated membership."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

KNOWLEDGE = Path(__file__).parents[2] / "src" / "communique" / "knowledge"
ISO_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
FIELDS = ("names", "acronyms", "bodies", "body_acronyms", "meetings", "meeting_acronyms")


def load(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.load((KNOWLEDGE / f"{name}.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader)[
        name
    ]
    return found


@pytest.fixture(scope="module")
def organisations() -> list[dict[str, Any]]:
    return load("organisations")


def forms(organisation: dict[str, Any]) -> Iterator[str]:
    """Every surface form of one organisation."""
    yield organisation["name"]
    for field in FIELDS:
        for form in organisation.get(field, []):
            yield form if isinstance(form, str) else form["name"]


def members_on(organisation: dict[str, Any], day: str) -> set[str]:
    """Codes of the members on an ISO day."""
    terms = organisation["members"]
    return {term["party"] for term in terms if term["since"] <= day and day <= term.get("until", "9")}


def test_codes_are_unique_and_no_code_of_a_state(organisations: list[dict[str, Any]]) -> None:
    codes = [organisation["code"] for organisation in organisations]
    assert len(codes) == len(set(codes))
    assert set(codes) & {party["code"] for party in load("parties")} == set()


def test_every_organisation_has_source_kind_and_party(organisations: list[dict[str, Any]]) -> None:
    for organisation in organisations:
        assert organisation.get("source"), organisation["code"]
        assert organisation.get("kind"), organisation["code"]
        assert isinstance(organisation["party"], bool), organisation["code"]


@pytest.mark.parametrize(
    "code",
    "UN EU NATO G7 G20 ASEAN AU OSCE IAEA ICRC IMF WB WHO OPCW BRICS SCO SAARC BIMSTEC QUAD GCC OIC CSTO CIS".split(),
)
def test_organisations_of_the_coding_manual_are_parties(organisations: list[dict[str, Any]], code: str) -> None:
    assert [organisation["party"] for organisation in organisations if organisation["code"] == code] == [True]


def test_no_form_belongs_to_two_organisations(organisations: list[dict[str, Any]]) -> None:
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for organisation in organisations:
        for form in forms(organisation):
            owners[form].add(organisation["code"])
    assert {form: codes for form, codes in owners.items() if len(codes) > 1} == {}


def test_ambiguous_forms_are_forms_of_their_organisation(organisations: list[dict[str, Any]]) -> None:
    for organisation in organisations:
        for entry in organisation.get("ambiguous", []):
            assert entry["name"] in set(forms(organisation)), entry
            assert entry["meanings"][0] == organisation["code"], entry
            assert len(entry["meanings"]) > 1, entry


def test_members_are_parties_with_iso_dates_in_order(organisations: list[dict[str, Any]]) -> None:
    known = {party["code"] for party in load("parties")} | {organisation["code"] for organisation in organisations}
    for organisation in organisations:
        for term in organisation.get("members", []):
            assert term["party"] in known, (organisation["code"], term)
            assert all(ISO_DATE.fullmatch(term[key]) for key in ("since", "until") if key in term), term
            assert term["since"] <= term.get("until", "9"), term


def test_terms_of_one_member_do_not_overlap(organisations: list[dict[str, Any]]) -> None:
    for organisation in organisations:
        terms = sorted(organisation.get("members", []), key=lambda term: (term["party"], term["since"]))
        for first, second in pairwise(terms):
            if first["party"] == second["party"]:
                assert first.get("until", "9") < second["since"], (organisation["code"], first, second)


def test_members_of_the_united_nations_are_its_member_parties(organisations: list[dict[str, Any]]) -> None:
    united_nations = next(o for o in organisations if o["code"] == "UN")
    expected = {party["code"] for party in load("parties") if party["status"] == "member"}
    assert members_on(united_nations, "2026-01-01") == expected


@pytest.mark.parametrize(
    ("code", "day", "number"),
    [
        ("NATO", "2022-06-30", 30), ("NATO", "2024-06-30", 32), ("EU", "2019-12-31", 28), ("EU", "2024-01-01", 27),
        ("AU", "2024-01-01", 55), ("OSCE", "2024-01-01", 57), ("COMMONWEALTH", "2024-01-01", 56),
        ("ASEAN", "2025-01-01", 10), ("ASEAN", "2025-12-01", 11), ("BRICS", "2023-06-01", 5), ("LAS", "2024-01-01", 22),
        ("OPEC", "2024-06-01", 12), ("ECOWAS", "2025-06-01", 12), ("SCO", "2024-12-01", 10), ("G20", "2023-12-01", 21),
    ],
)  # fmt: skip
def test_membership_on_a_day(organisations: list[dict[str, Any]], code: str, day: str, number: int) -> None:
    organisation = next(o for o in organisations if o["code"] == code)
    assert len(members_on(organisation, day)) == number


@pytest.mark.parametrize(
    ("form", "code"),
    [("OCHA", "UN"), ("ICJ", "UN"), ("European Commission", "EU"), ("Minsk Group", "OSCE"), ("PACE", "COE")],
)
def test_bodies_resolve_to_their_organisation(organisations: list[dict[str, Any]], form: str, code: str) -> None:
    assert Counter(o["code"] for o in organisations if form in set(forms(o))) == Counter([code])
