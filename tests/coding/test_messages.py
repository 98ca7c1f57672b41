"""`messages.txt`: sentences and the engagements in them, through the whole program."""

from __future__ import annotations

from pathlib import Path

import pytest
from evaluation.sentences import Case, cases, read_off

from communique.language.pipeline import Pipeline

FILE = Path(__file__).with_name("messages.txt")
AS_ENGAGEMENTS = FILE.with_name("engagements.txt")  # says what is read off a case: its engagements


@pytest.mark.parametrize(
    "case",
    [pytest.param(c, marks=[pytest.mark.xfail(reason="known gap", strict=True)] if c.gap else []) for c in cases(FILE)],
    ids=lambda case: case.text[:60],
)
def test_sentences_give_their_engagements(case: Case, pipeline: Pipeline) -> None:
    assert read_off(pipeline, AS_ENGAGEMENTS, case) == case.expected
