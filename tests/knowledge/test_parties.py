"""The file of parties: complete, sourced, and without a form that silently means two states."""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

KNOWLEDGE = Path(__file__).parents[2] / "src" / "communique" / "knowledge"
ISO_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
FIELDS = ("names", "short", "adjectives", "capital_names", "metonyms")


def load() -> dict[str, Any]:
    document: dict[str, Any] = yaml.load((KNOWLEDGE / "parties.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader)
    return document


@pytest.fixture(scope="module")
def parties() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = load()["parties"]
    return found


def forms(party: dict[str, Any]) -> Iterator[str]:
    """Every surface form of one party."""
    yield party["name"]
    if "capital" in party:
        yield party["capital"]
    for field in FIELDS:
        for form in party.get(field, []):
            yield form if isinstance(form, str) else form["name"]
    for people in party.get("demonyms", {}).values():
        yield from people


def test_codes_are_unique_alpha_3(parties: list[dict[str, Any]]) -> None:
    codes = [party["code"] for party in parties]
    assert len(codes) == len(set(codes))
    assert all(re.fullmatch("[A-Z]{3}", code) for code in codes)


def test_all_members_of_the_united_nations_are_present(parties: list[dict[str, Any]]) -> None:
    assert sum(party["status"] == "member" for party in parties) == 193


@pytest.mark.parametrize("code", ["XKX", "PSE", "VAT", "TWN", "COK", "NIU", "HKG", "MAC", "GRL", "PRI", "NCL"])
def test_parties_outside_the_united_nations_are_present(parties: list[dict[str, Any]], code: str) -> None:
    assert any(party["code"] == code and party["status"] != "member" for party in parties)


def test_every_party_has_a_source(parties: list[dict[str, Any]]) -> None:
    assert [party["code"] for party in parties if not party.get("source")] == []


def test_every_member_has_a_capital_an_adjective_and_a_demonym(parties: list[dict[str, Any]]) -> None:
    members = [party for party in parties if party["status"] == "member"]
    lacking = [p["code"] for p in members if not (p.get("capital") and p.get("demonyms", {}).get("plural"))]
    assert lacking == []
    assert [p["code"] for p in members if not p.get("adjectives")] == ["LIE"]


def test_dependencies_name_a_sovereign_party(parties: list[dict[str, Any]]) -> None:
    codes = {party["code"] for party in parties}
    dependent = [p for p in parties if p["status"] in {"dependency", "associated state"}]
    assert all(p.get("sovereign") in codes for p in dependent)


def test_dates_are_iso_and_in_order(parties: list[dict[str, Any]]) -> None:
    dated = [form for p in parties for f in FIELDS for form in p.get(f, []) if not isinstance(form, str)]
    for form in dated:
        for key in ("since", "until"):
            assert key not in form or ISO_DATE.fullmatch(form[key]), form
        assert form.get("since", "0") <= form.get("until", "9"), form


def test_a_form_of_two_parties_is_flagged_as_ambiguous_between_them(parties: list[dict[str, Any]]) -> None:
    owners: defaultdict[str, set[str]] = defaultdict(set)
    flagged: defaultdict[str, set[str]] = defaultdict(set)
    for party in parties:
        for form in forms(party):
            owners[form].add(party["code"])
        for entry in party.get("ambiguous", []):
            flagged[entry["name"]].update(entry["meanings"])
    assert {form: codes for form, codes in owners.items() if len(codes) > 1 and not codes <= flagged[form]} == {}


def test_an_ambiguous_form_means_two_things_and_its_default_is_one_of_them(parties: list[dict[str, Any]]) -> None:
    for entry in (entry for party in parties for entry in party.get("ambiguous", [])):
        assert entry.get("default", entry["meanings"][0]) in entry["meanings"], entry
        assert len(entry["meanings"]) > 1 or entry.get("note"), entry


@pytest.mark.parametrize("form", ["Georgia", "Congo", "Korea", "Congolese", "Dominican", "Virgin Islands", "SL"])
def test_forms_that_need_context_have_no_default(parties: list[dict[str, Any]], form: str) -> None:
    entries = [entry for party in parties for entry in party.get("ambiguous", []) if entry["name"] == form]
    assert entries != []
    assert all("default" not in entry for entry in entries)


def test_blocked_phrases_are_unique_and_are_no_form_of_a_party(parties: list[dict[str, Any]]) -> None:
    blocked = [entry["name"] for entry in load()["blocked"]]
    assert len(blocked) == len(set(blocked))
    assert set(blocked) & {form for party in parties for form in forms(party)} == set()


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ("Emirati", "ARE"), ("South Block", "IND"), ("Foggy Bottom", "USA"), ("Côte d'Ivoire", "CIV"),
        ("Nigerien", "NER"), ("Filipina", "PHL"), ("Briton", "GBR"), ("DPRK", "PRK"), ("Kiev", "UKR"),
    ],
)  # fmt: skip
def test_known_forms_belong_to_one_party(parties: list[dict[str, Any]], form: str, code: str) -> None:
    assert [party["code"] for party in parties if form in set(forms(party))] == [code]
