"""The architecture, checked: imports follow the data, files stay short, the public names are exactly these."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import communique

PACKAGE = Path(communique.__file__).parent
LONGEST = 320

# A package may import those named, and itself. What is not listed may not be imported by anything listed.
ALLOWED: dict[str, set[str]] = {
    "model": set(),
    "ingest": {"model"},
    "language": set(),
    "knowledge": {"model"},
    "resolve": {"model", "language", "knowledge"},
    "coding": {"model", "language", "knowledge", "resolve"},
    "record": {"model"},
    "explore": {"model", "record"},
    "export": {"model"},
    "serve": {"model", "knowledge", "record", "explore", "export"},
    "reader": {"model", "language", "knowledge", "resolve", "coding"},
    "readout": {"model", "knowledge"},
}
# The command line and what it calls may import everything but each other's callers.
EDGE = {"cli", "doctor", "bench", "batch", "output", "progress", "__main__", "__init__"}
FILES = sorted(PACKAGE.rglob("*.py"))


def part_of(file: Path) -> str:
    """Return the package or top-level module a file belongs to."""
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports_of(file: Path) -> Iterator[tuple[int, str]]:
    """Yield line and part for each of our own packages a file imports, also within functions and for types only."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Import | ast.ImportFrom):
            continue
        names = [alias.name for alias in node.names]
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}:{node.lineno} imports relatively"
            names = [f"{node.module}.{name}" for name in names]
        yield from ((node.lineno, name.split(".")[1]) for name in names if name.startswith("communique."))


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_imports_follow_the_data(file: Path) -> None:
    part = part_of(file)
    if part in EDGE:
        return
    assert part in ALLOWED, f"{part} has no place in the order of packages yet"
    wrong = [
        f"{file.name}:{line} imports {name}" for line, name in imports_of(file) if name not in ALLOWED[part] | {part}
    ]
    assert not wrong


def test_the_order_has_no_circle() -> None:
    placed: set[str] = set()
    while ready := {part for part, needs in ALLOWED.items() if part not in placed and needs <= placed}:
        placed |= ready
    assert placed == set(ALLOWED)


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_files_stay_short(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_files_are_named_after_what_they_hold(file: Path) -> None:
    assert not {"utils", "helpers", "common", "misc", "base"} & set(file.with_suffix("").parts[len(PACKAGE.parts) :])


def test_the_public_names_are_exactly_these() -> None:
    assert sorted(communique.__all__) == [
        "Document", "Engagement", "Event", "Evidence", "Participant", "Reader", "Record", "Statement", "Undertaking",
        "Unresolved", "__version__", "read",
    ]  # fmt: skip
    assert dir(communique) == sorted(communique.__all__)
    for name in communique.__all__:
        assert getattr(communique, name) is not None


def test_other_names_are_refused() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        communique.nothing  # noqa: B018


def test_importing_is_light() -> None:
    heavy = ("onnxruntime", "numpy", "tokenizers", "rich", "trafilatura", "yaml", "typer")
    code = f"import sys, communique; print([m for m in {heavy!r} if m in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
