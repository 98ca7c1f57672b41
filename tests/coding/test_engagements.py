"""`engagements.txt`, `gatherings.txt`, `messages.txt`: sentences and their engagements, through the whole program."""

from __future__ import annotations

from pathlib import Path

import pytest
from evaluation.sentences import Case, cases, read_off

from communique.language.pipeline import Pipeline

FILES = [Path(__file__).with_name(f"{name}.txt") for name in ("engagements", "gatherings", "messages")]


@pytest.mark.parametrize(
    ("file", "case"),
    [
        pytest.param(file, c, marks=[pytest.mark.xfail(reason="known gap", strict=True)] if c.gap else [])
        for file in FILES
        for c in cases(file)
    ],
    ids=lambda value: value.stem if isinstance(value, Path) else value.text[:60],
)
def test_sentences_give_their_engagements(file: Path, case: Case, pipeline: Pipeline) -> None:
    assert read_off(pipeline, file, case) == case.expected
