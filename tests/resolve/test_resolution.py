"""`parties.txt`, `officials.txt`, `pronouns.txt`: sentences and whom they name, through the real language model."""

from __future__ import annotations

from pathlib import Path

import pytest
from evaluation.sentences import Case, cases, read_off

from communique.language.pipeline import Pipeline

FILES = [Path(__file__).with_name(f"{name}.txt") for name in ("parties", "officials", "pronouns")]


@pytest.mark.parametrize(
    ("file", "case"),
    [
        pytest.param(file, c, marks=[pytest.mark.xfail(reason="known gap", strict=True)] if c.gap else [])
        for file in FILES
        for c in cases(file)
    ],
    ids=lambda value: value.stem if isinstance(value, Path) else value.text[:60],
)
def test_sentences_name_whom_they_name(file: Path, case: Case, pipeline: Pipeline) -> None:
    assert read_off(pipeline, file, case) == case.expected
