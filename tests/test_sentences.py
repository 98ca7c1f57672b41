"""The case files in `resolve/` and `coding/`: sentences and what is read off them, through the whole program."""

from __future__ import annotations

from pathlib import Path

import pytest
from evaluation.sentences import FILES, Case, cases, read_off

from communique.language.pipeline import Pipeline


@pytest.mark.parametrize(
    ("file", "case"),
    [
        pytest.param(file, c, marks=[pytest.mark.xfail(reason="known gap", strict=True)] if c.gap else [])
        for file in FILES
        for c in cases(file)
    ],
    ids=lambda value: value.stem if isinstance(value, Path) else value.text[:60],
)
def test_sentences_are_read_as_written(file: Path, case: Case, pipeline: Pipeline) -> None:
    assert read_off(pipeline, file, case) == case.expected
