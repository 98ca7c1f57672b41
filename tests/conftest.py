"""What all tests share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

import communique
from communique.language.pipeline import Pipeline
from communique.reader import Reader


@pytest.fixture(scope="session", autouse=True)
def _child_processes_import_the_same_tree() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        paths = [str(Path(communique.__file__).parents[1]), os.environ.get("PYTHONPATH", "")]
        patch.setenv("PYTHONPATH", os.pathsep.join(path for path in paths if path))
        yield


@pytest.fixture(scope="session")
def reader() -> Reader:
    """One reader for all tests: loading the language model takes longer than most of them."""
    return Reader()


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    """The language model alone, for what is read off single sentences."""
    return Pipeline("accurate", threads=1)
