"""The rules by which accuracy is measured, and the gate."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from evaluation import gate
from evaluation.__main__ import app
from evaluation.outcome import Outcome
from evaluation.scoring import Count, compare, is_exact, same_name
from typer.testing import CliRunner

from communique.model import Engagement, Evidence, Participant

WORDS = (Evidence(0, 3, "met"),)
ANA = Participant("Ana Lopes", "Foreign Minister", "CHL", WORDS)
PABLO = Participant("Pablo Rojas", "President", "PER", WORDS)
MEETING = Engagement(
    "E1", "meeting", "held", "2024-05-07", None, None, None, ("CHL", "PER"), (ANA, PABLO), (), WORDS
)  # fmt: skip


def test_the_same_is_right_in_everything() -> None:
    counts = compare([MEETING], [MEETING])
    assert {measure: count.f1 for measure, count in counts.items()} == dict.fromkeys(counts, 1.0)
    assert is_exact([MEETING], [replace(MEETING, id="E9", place="Lima")])


@pytest.mark.parametrize(
    ("found", "matched", "strict"),
    [
        (replace(MEETING, date=None), 1, 0),
        (replace(MEETING, status="planned"), 1, 0),
        (replace(MEETING, kind="call"), 1, 0),
        (replace(MEETING, kind="call", evidence=(Evidence(3, 5, "by"),)), 0, 0),
        (replace(MEETING, parties=("CHL", "ECU", "PER")), 1, 0),
        (replace(MEETING, parties=("CHL", "ECU")), 0, 0),
    ],
    ids=["date", "status", "kind", "kind and evidence", "a party too many", "another party"],
)
def test_engagements_are_paired_and_judged(found: Engagement, matched: int, strict: int) -> None:
    counts = compare([MEETING], [found])
    assert counts["engagement"] == Count(matched, 1, 1)
    assert counts["strict"] == Count(strict, 1, 1)
    assert not is_exact([MEETING], [found])


def test_pairs_are_one_to_one() -> None:
    assert compare([MEETING], [MEETING, MEETING])["engagement"] == Count(1, 1, 2)
    assert compare([MEETING, MEETING], [MEETING])["engagement"] == Count(1, 2, 1)


def test_participants_count_once_a_document_with_their_longest_office() -> None:
    short = replace(MEETING, participants=(replace(ANA, office="Minister"),))
    assert compare([MEETING], [short, MEETING])["participants"] == Count(2, 2, 2)
    assert compare([MEETING], [short, MEETING])["office"] == Count(2, 2, 2)
    foreign = replace(MEETING, participants=(replace(ANA, country="ECU"),))
    assert compare([MEETING], [foreign])["participants"] == Count(0, 2, 1)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ana Lopes", "Lopes", True), ("Ana Maria Lopes", "Ana Lopes", True), ("Nguyen Van An", "Nguyen Van", True),
        ("Ana Lopes", "Eva Lopes", False), ("Ana Lopes", "", False), ("", "", False),
    ],
)  # fmt: skip
def test_names(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same
    assert same_name(other, one) is same


def test_a_figure_below_its_floor_is_seen() -> None:
    outcomes = {"articles": Outcome({"strict": 0.5, "exact": 0.5})}
    lowest = {"articles.strict": 0.6, "articles.exact": 0.5, "articles.gone": 0.1, "titles.all": 0.9}
    assert [each.name for each in gate.judge(outcomes, {}, lowest) if each.below] == [
        "articles.strict",
        "articles.gone",
    ]


def test_gains_and_losses_are_told_by_document(tmp_path: Path) -> None:
    before = {"articles": Outcome({"strict": 0.5}, {"a": {"strict": Count(1, 2, 1)}, "b": {"strict": Count(1, 1, 1)}})}
    path = tmp_path / "figures.json"
    gate.save(before, path)
    assert gate.load(path) == before
    now = {"articles": Outcome({"strict": 0.5}, {"a": {"strict": Count(2, 2, 2)}, "b": {"strict": Count(0, 1, 1)}})}
    told = list(gate.changes(now, gate.load(path)))
    assert [line.split()[1:3] for line in told] == [["a", "strict"], ["b", "strict"]]
    assert "better 1/2 → 2/2" in told[0]
    assert "worse 1/1 → 0/1 +1" in told[1]
    gate.save({"titles": Outcome({"all": 1.0})}, path)
    assert set(gate.load(path)) == {"articles", "titles"}


def test_every_floor_names_a_figure_of_the_last_commit() -> None:
    known = {f"{suite}.{name}" for suite, outcome in gate.load().items() for name in outcome.figures}
    assert set(gate.floors()) <= known


def test_every_command_has_help() -> None:
    shown = CliRunner().invoke(app, ["--help"])
    assert shown.exit_code == 0
    for command in ("articles", "gate", "language", "records", "sentences", "speed", "titles"):
        assert command in shown.output
        assert CliRunner().invoke(app, [command, "--help"]).exit_code == 0
