"""The file of places: known parties, every capital, and no name that silently lies in two states."""

from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
import yaml

KNOWLEDGE = Path(__file__).parents[2] / "src" / "communique" / "knowledge"


def load(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.load((KNOWLEDGE / f"{name}.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader)[
        name
    ]
    return found


@pytest.fixture(scope="module")
def places() -> list[dict[str, Any]]:
    return load("places")


def spellings(place: dict[str, Any]) -> set[str]:
    """The name and its other spellings."""
    return {place["name"], *place.get("alt", [])}


def test_the_file_names_its_source() -> None:
    head = (KNOWLEDGE / "places.yaml").read_text("utf-8").split("places:")[0]
    assert "GeoNames" in head
    assert "CC BY 4.0" in head


def test_countries_are_parties(places: list[dict[str, Any]]) -> None:
    known = {party["code"] for party in load("parties")}
    for place in places:
        assert place["country"] in known, place
        assert set(place.get("ambiguous", [])) <= known - {place["country"]}, place


def test_every_capital_of_a_party_is_a_place(places: list[dict[str, Any]]) -> None:
    capitals = {(place["country"], form) for place in places if place.get("capital") for form in spellings(place)}
    expected = {(party["code"], party["capital"]) for party in load("parties") if "capital" in party}
    assert expected - capitals == set()


def test_a_name_in_two_states_is_flagged_at_both(places: list[dict[str, Any]]) -> None:
    owners: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for place in places:
        for form in spellings(place):
            owners[form].append(place)
    for form, found in owners.items():
        countries = {place["country"] for place in found}
        assert len(found) == len(countries), f"{form} twice in one state"
        for place in found:
            assert countries - {place["country"]} <= set(place.get("ambiguous", [])), form


def test_flags_are_known(places: list[dict[str, Any]]) -> None:
    assert {place["flag"] for place in places if "flag" in place} <= {"word", "name", "shared"}


@pytest.mark.parametrize("name", ["Reading", "Mobile", "Nancy", "Orange", "Phoenix", "Queens", "Male", "Of"])
def test_common_words_and_given_names_are_left_out(places: list[dict[str, Any]], name: str) -> None:
    assert [place for place in places if name in spellings(place)] == []


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Davos", "CHE"), ("Camp David", "USA"), ("Sharm el-Sheikh", "EGY"), ("Trincomalee", "LKA"), ("Goa", "IND"),
        ("Ramstein", "DEU"), ("Sevastopol", "UKR"), ("The Hague", "NLD"), ("Bombay", "IND"), ("Colombo", "LKA"),
        ("Barcelona", "ESP"), ("Birmingham", "GBR"), ("Saigon", "VNM"),
    ],
)  # fmt: skip
def test_known_places_lie_in_one_state(places: list[dict[str, Any]], name: str, country: str) -> None:
    found = [place for place in places if name in spellings(place)]
    assert [place["country"] for place in found] == [country]
    assert all("ambiguous" not in place for place in found)


def test_hyderabad_is_ambiguous(places: list[dict[str, Any]]) -> None:
    found = {place["country"]: place["ambiguous"] for place in places if place["name"] == "Hyderabad"}
    assert found == {"IND": ["PAK"], "PAK": ["IND"]}
