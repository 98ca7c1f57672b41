"""Whether an installation is sound: what is there, and whether it reads a sentence."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterator
from dataclasses import dataclass, fields
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from communique import __version__

__all__ = ["SENTENCE", "Finding", "findings"]

# Own sentence, invented names.
SENTENCE = (
    "Norwegian Foreign Minister Kari Vik spoke by telephone with Chilean Foreign Minister Pablo Rojas on 7 May 2024."
)
_PARTIES = ("CHL", "NOR")
_REQUIRED = (
    "onnxruntime", "tokenizers", "numpy", "simplemma", "msgspec", "typer", "rich", "trafilatura", "htmldate", "httpx2",
)  # fmt: skip
_MODELS = ("accurate", "fast")  # the first is read with unless another is asked for
_NEEDED = ("parties", "organisations", "places", "heads")
_PACKAGE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: its name, what was found, and whether that is as it should be."""

    name: str
    found: str
    sound: bool = True

    def __str__(self) -> str:
        return f"{'ok ' if self.sound else 'BAD'}  {self.name}: {self.found}"


def findings() -> Iterator[Finding]:
    """Yield what there is to say about this installation, the reading of a sentence last."""
    yield Finding("communique", __version__)
    yield Finding("Python", f"{platform.python_version()} on {platform.system()} {platform.machine()}")
    yield from (_package(name) for name in _REQUIRED)
    yield from _models()
    yield from _knowledge()
    yield _reading()


def _package(name: str) -> Finding:
    try:
        return Finding(name, version(name))
    except PackageNotFoundError:
        return Finding(name, "not installed", sound=False)


def _models() -> Iterator[Finding]:
    files = {file.stem: file for file in _PACKAGE.rglob("*.onnx")}
    for name in _MODELS:
        if name not in files:
            yield Finding(f"model {name}", "not in this installation", sound=name != _MODELS[0])
            continue
        data = files[name].read_bytes()
        digest = hashlib.sha256(data).hexdigest()
        yield Finding(f"model {name}", f"{len(data) / 1e6:.1f} MB, sha256 {digest}", sound=bool(data))


def _knowledge() -> Iterator[Finding]:
    try:
        from communique.knowledge import book

        entries = {part.name: len(getattr(book(), part.name)) for part in fields(book())}
    except Exception as error:  # whatever is wrong with it is the finding
        yield Finding("knowledge", _told(error), sound=False)
        return
    counts = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in entries.items())
    yield Finding("knowledge", counts, sound=all(entries[name] for name in _NEEDED))


def _reading() -> Finding:
    try:
        from communique.reader import read

        found = read(SENTENCE, published="2024-05-08").engagements
    except Exception as error:  # whatever is wrong with it is the finding
        return Finding("reading", _told(error), sound=False)
    kinds = ", ".join(f"{each.kind} {each.date} {'–'.join(each.parties)}" for each in found) or "no engagement"
    sound = [(each.kind, each.date, each.parties) for each in found] == [("call", "2024-05-07", _PARTIES)]
    return Finding("reading", kinds if sound else f"{kinds}; expected one call of CHL–NOR on 2024-05-07", sound)


def _told(error: Exception) -> str:
    return f"{type(error).__name__}: {' '.join(str(error).split())}"
