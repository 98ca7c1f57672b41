"""JSONL: one document a line; and JSON files that hold one document or a list of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

import msgspec

from communique.ingest.dates import stated_date
from communique.ingest.problem import Problem, Refused
from communique.ingest.size import LARGEST, TOO_LARGE
from communique.model import Document

__all__ = ["is_object", "json_documents", "jsonl_documents"]

# Deeply nested JSON ends in a RecursionError of the decoder.
_BROKEN = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
_MARK = b"\xef\xbb\xbf"


class _Row(msgspec.Struct, frozen=True):
    text: str
    id: str | int | None = None
    publisher: str | None = None
    published: str | None = None
    title: str | None = None
    url: str | None = None


def is_object(line: bytes) -> bool:
    """Return whether a line is a JSON object of its own, as those of JSONL are."""
    try:
        return isinstance(msgspec.json.decode(line.removeprefix(_MARK)), dict)
    except _BROKEN:
        return False


def jsonl_documents(file: IO[bytes], first: bytes, source: str) -> Iterator[Document | Problem]:
    """Yield a document or a problem for each line of a JSONL file whose first line was read; blank lines are passed."""
    for number, line in enumerate(_lines(file, first), start=1):
        if line is None:
            yield Problem(source, number, TOO_LARGE)
        elif line.strip():
            yield _taken(line, source, number)


def json_documents(data: bytes, source: str) -> Iterator[Document | Problem]:
    """Yield the documents of a JSON text: one object, or a list of objects, whose problems are counted from 1."""
    try:
        rows = msgspec.json.decode(data.removeprefix(_MARK))
    except _BROKEN as error:
        yield Problem(source, None, f"broken JSON: {error}")
        return
    if not isinstance(rows, list):
        yield _taken_row(rows, source, None)
        return
    if not rows:
        yield Problem(source, None, "an empty list")
    for number, row in enumerate(rows, start=1):
        yield _taken_row(row, f"{source}, entry {number}", None)


def _lines(file: IO[bytes], first: bytes) -> Iterator[bytes | None]:
    """Yield the lines; None for one too large, whose rest is skipped rather than held in memory."""
    line = first.removeprefix(_MARK)
    while line:
        if len(line) > LARGEST and not line.endswith(b"\n"):
            while (rest := file.readline(LARGEST)) and not rest.endswith(b"\n"):
                pass
            yield None
        else:
            yield line
        line = file.readline(LARGEST + 1)


def _taken(line: bytes, source: str, number: int) -> Document | Problem:
    try:
        row = msgspec.json.decode(line)
    except _BROKEN as error:
        return Problem(source, number, f"broken JSON: {error}")
    return _taken_row(row, source, number)


def _taken_row(row: object, source: str, number: int | None) -> Document | Problem:
    try:
        return _document(msgspec.convert(row, _Row))
    except msgspec.ValidationError as error:
        return Problem(source, number, f"not a document: {error}")
    except Refused as refused:
        return Problem(source, number, str(refused))


def _document(row: _Row) -> Document:
    """Return the document of a row; its text is kept as it is, so that offsets hold in the user's own file."""
    if not row.text.strip():
        raise Refused("no text in it")
    if len(row.text) > LARGEST:
        raise Refused(TOO_LARGE)
    id = row.url or "" if row.id is None else str(row.id)
    return Document(row.text, id, stated_date(row.published), row.publisher, row.title, row.url)
