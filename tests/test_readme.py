"""What the README says is so: its commands exist, its output is real, its examples give what they stand for."""

from __future__ import annotations

import doctest
import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import typer.main
from evaluation.sentences import PUBLISHED
from typer.testing import CliRunner

from communique.cli import app
from communique.ingest import open_all
from communique.model import Document
from communique.reader import Reader

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
SHELL = [line.removeprefix("$ ") for kind, block in BLOCKS if kind in ("", "console") for line in block.splitlines()]
COMMANDS = [part.strip() for line in SHELL for part in line.split("&&") if part.strip().startswith("communique ")]
KINDS = re.findall(r"^\| `(\w+)` \| (.+) \|$", README, re.MULTILINE)


@pytest.mark.parametrize("line", COMMANDS)
def test_commands_exist_with_their_options(line: str) -> None:
    _, command, *words = shlex.split(line.partition(" < ")[0], comments=True)
    known = typer.main.get_command(app)
    assert command in getattr(known, "commands")  # noqa: B009
    shown = CliRunner().invoke(app, [command, "--help"]).output
    assert all(word in shown for word in words if word.startswith("-") and word != "-")
    if words and all((ROOT / word).exists() or word.startswith("--") for word in words):
        files = [str(ROOT / word) if (ROOT / word).exists() else word for word in words]
        assert CliRunner().invoke(app, [command, *files]).exit_code == 0


def test_there_are_commands_to_check() -> None:
    assert len(COMMANDS) >= 8


def test_the_output_shown_is_the_output() -> None:
    [block] = [block for kind, block in BLOCKS if kind == "console"]
    command, _, shown = block.partition("\n")
    words = [str(ROOT / word) if "/" in word else word for word in shlex.split(command)[2:]]
    assert CliRunner().invoke(app, words).output == shown


def test_the_article_shown_is_the_article() -> None:
    quoted = " ".join(line[2:] for line in README.splitlines() if re.match(r">( |$)", line))
    article = " ".join((ROOT / "docs" / "example.txt").read_text(encoding="utf-8").split())
    for passage in quoted.split("[…]"):
        assert " ".join(passage.split()) in article


def test_the_json_shown_is_the_json() -> None:
    [block] = [block for kind, block in BLOCKS if kind == "json"]
    shown: dict[str, Any] = json.loads(block)
    output = CliRunner().invoke(app, ["read", str(ROOT / "docs" / "example.txt"), "--format", "json"]).output
    engagement = json.loads(output)["engagements"][0]
    assert {key: engagement[key] for key in shown} == shown


def test_the_python_shown_does_as_shown() -> None:
    assert doctest.testfile(str(ROOT / "README.md"), module_relative=False).failed == 0


@pytest.mark.parametrize(("kind", "sentence"), KINDS, ids=[kind for kind, _ in KINDS])
def test_examples_of_kinds_are_of_their_kind(kind: str, sentence: str, reader: Reader) -> None:
    [record] = reader.read([Document(sentence, published=PUBLISHED)])
    assert [each.kind for each in record.engagements] == [kind]


def test_every_kind_has_an_example() -> None:
    kinds = {"call", "meeting", "visit", "dialogue", "conference", "signing", "exercise", "message"}
    assert {kind for kind, _ in KINDS} == kinds


def test_links_lead_somewhere() -> None:
    for file in (ROOT / "README.md", ROOT / "docs" / "design.md"):
        for target in re.findall(r"\]\(([^)#:]+)\)", file.read_text(encoding="utf-8")):
            assert (file.parent / target).exists(), target


def test_the_example_is_a_document() -> None:
    [found] = open_all([str(ROOT / "docs" / "example.txt")])
    assert isinstance(found, Document)
    assert found.published == "2024-05-22"
