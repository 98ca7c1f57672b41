"""The wordings of posts: every entry is complete, known once, and refers to portfolios that exist."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

PATH = Path(__file__).parents[2] / "src" / "communique" / "knowledge" / "offices.yaml"
OFFICES: dict[str, Any] = yaml.safe_load(PATH.read_text(encoding="utf-8"))

KINDS = {
    "diplomatic", "executive", "international", "judicial", "legislative", "military", "ministerial",
    "other", "religious", "royal", "security", "spokesperson", "staff",
}  # fmt: skip
EFFECTS = {"acting", "deputy", "elect", "former", "level", "nature", "ordinal", "portfolio"}
PORTFOLIOS = {portfolio["key"] for portfolio in OFFICES["portfolios"]}
RANKED = ["heads", "fixed", "local_titles"]


def repeated(values: list[Any]) -> list[Any]:
    return [value for value, count in Counter(values).items() if count > 1]


@pytest.mark.parametrize(
    ("section", "keys"),
    [
        ("heads", ["word"]),
        ("heads", ["plural"]),
        ("modifiers", ["word"]),
        ("fixed", ["phrase"]),
        ("local_titles", ["title", "country"]),
        ("acronyms", ["acronym"]),
        ("groups", ["phrase"]),
        ("not_state", ["phrase"]),
        ("portfolios", ["key"]),
    ],
)
def test_no_entry_stands_twice(section: str, keys: list[str]) -> None:
    assert repeated([tuple(entry[key] for key in keys) for entry in OFFICES[section]]) == []


def test_no_portfolio_wording_stands_twice() -> None:
    assert repeated([word for portfolio in OFFICES["portfolios"] for word in portfolio["words"]]) == []


@pytest.mark.parametrize("section", ["bodies", "traps"])
def test_no_plain_phrase_stands_twice(section: str) -> None:
    assert repeated(OFFICES[section]) == []


def test_every_section_has_a_source() -> None:
    sections = set(OFFICES) - {"sources", "local_titles"}
    assert sections == set(OFFICES["sources"])
    assert all(OFFICES["sources"].values())
    assert all(title["source"] for title in OFFICES["local_titles"])


@pytest.mark.parametrize("section", RANKED)
def test_ranks_run_from_one_to_nine(section: str) -> None:
    assert [entry for entry in OFFICES[section] if entry["rank"] not in range(1, 10)] == []


@pytest.mark.parametrize("section", ["heads", "fixed"])
def test_kinds_are_known(section: str) -> None:
    assert {entry["kind"] for entry in OFFICES[section]} <= KINDS


def test_group_conditions_are_known() -> None:
    for group in OFFICES["groups"]:
        assert set(group["kinds"]) <= KINDS, group
        assert set(group["portfolios"]) <= PORTFOLIOS, group
        assert set(group["ranks"]) <= set(range(1, 10)), group
        assert group["side"] in {"own", "other", "both"}, group
        assert isinstance(group["plural"], bool), group


def test_a_plural_group_has_two_or_more_members() -> None:
    for group in OFFICES["groups"]:
        if group["number"] is not None:
            assert (group["number"] >= 2) == group["plural"], group


def test_heads_say_whether_they_stand_alone_and_what_follows() -> None:
    for head in OFFICES["heads"]:
        assert isinstance(head["bare"], bool), head
        assert head["complements"], head
        assert all(isinstance(word, str) for word in head["complements"]), head


def test_words_that_need_a_complement_do_not_stand_alone() -> None:
    bare = {head["word"]: head["bare"] for head in OFFICES["heads"]}
    assert not any(bare[word] for word in ("member", "head", "chief", "official", "officer", "representative"))
    assert all(bare[word] for word in ("president", "ambassador", "minister", "secretary", "spokesperson"))


def test_modifier_effects_are_known() -> None:
    for modifier in OFFICES["modifiers"]:
        assert modifier["effect"] in EFFECTS, modifier
        assert modifier.get("portfolio") in PORTFOLIOS | {None}, modifier
        assert modifier.get("position", "before") in {"before", "after"}, modifier


@pytest.mark.parametrize("section", ["fixed", "local_titles"])
def test_portfolios_referred_to_exist(section: str) -> None:
    assert {entry["portfolio"] for entry in OFFICES[section]} <= PORTFOLIOS | {None}


def test_words_are_lower_case() -> None:
    words = [head["word"] for head in OFFICES["heads"]] + [modifier["word"] for modifier in OFFICES["modifiers"]]
    words += [word for portfolio in OFFICES["portfolios"] for word in portfolio["words"]]
    words += [fixed["phrase"] for fixed in OFFICES["fixed"]] + OFFICES["bodies"] + OFFICES["traps"]
    assert [word for word in words if word != word.lower()] == []


def test_the_same_title_means_different_posts_in_different_countries() -> None:
    ranks = {t["country"]: t["rank"] for t in OFFICES["local_titles"] if t["title"] == "Foreign Secretary"}
    assert ranks["GBR"] == 4
    assert {ranks[country] for country in ("IND", "PAK", "BGD", "LKA", "NPL")} == {6}


def test_an_acronym_of_two_posts_keeps_both_readings() -> None:
    readings = {entry["acronym"]: entry["readings"] for entry in OFFICES["acronyms"]}
    assert {"Foreign Minister", "Finance Minister"} <= set(readings["FM"])
    assert readings["PM"] == ["Prime Minister"]
