"""Inputs as the user names them: files, web addresses and standard input, each opened by what it is."""

from __future__ import annotations

import gzip
import hashlib
import io
import re
import sys
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO, Literal, TypeAlias

from communique.ingest.address import fetch, is_address
from communique.ingest.decoding import decode, refuse_binary
from communique.ingest.english import not_english
from communique.ingest.plain import plain_document
from communique.ingest.problem import Problem, Refused
from communique.ingest.size import LARGEST, TOO_LARGE
from communique.model import Document

__all__ = ["open_all"]

Kind = Literal["text", "html", "json", "jsonl"]
Found: TypeAlias = Document | Problem
_SUFFIXES: dict[str, Kind] = {
    ".txt": "text", ".text": "text", ".md": "text",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl",
}  # fmt: skip
_MEDIA: dict[str, Kind] = {"text/plain": "text", "application/json": "json", "application/x-ndjson": "jsonl"}
_BEFORE = rb"\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*"
_PAGE = re.compile(_BEFORE + rb"<(?:!doctype html|html|head|body|article|div|p|meta)\b", re.IGNORECASE | re.DOTALL)
_TREES = re.compile(rb"\s*[\[{]\s*(?:[\"{]|$)")
_STDIN = "standard input"


def open_all(
    inputs: Iterable[str], published: str | None = None, agent: str = "communique", stdin: IO[bytes] | None = None
) -> Iterator[Document | Problem]:
    """Yield every document of the inputs in order, and a `Problem` in place of each that cannot be taken in.

    An input is a file (text, HTML, JSONL, JSON), a web address, or `-` for standard input. `published` stands in where
    a document states no date of its own; it also overrules the date guessed for a web page. No exception is raised for
    a bad document. Identifiers are file name stems, the `id` of a row, addresses, or a digest of the text; one that
    comes again gets a number.

    >>> [str(problem) for problem in open_all(["missing.txt"])]
    ['missing.txt: no such file']
    """
    seen: dict[str, int] = {}
    for source in inputs:
        for found in _opened(source, published, agent, stdin):
            if isinstance(found, Problem):
                yield found
            elif (reason := not_english(found.text)) is not None:
                yield Problem(_named(source, found), None, reason, set_aside=True)
            else:
                yield _identified(found, published, seen)


def _named(source: str, document: Document) -> str:
    name = _STDIN if source == "-" else source
    return name if document.id in ("", source, Path(source).stem) else f"{name}, {document.id}"


def _identified(document: Document, published: str | None, seen: dict[str, int]) -> Document:
    wanted = document.id or hashlib.sha1(document.text.encode(), usedforsecurity=False).hexdigest()[:12]
    id, number = wanted, seen.get(wanted, 0)
    while id in seen:
        number += 1
        id = f"{wanted}-{number}"
    seen[wanted] = max(number, 1)
    seen.setdefault(id, 1)
    return replace(document, id=id, published=document.published or published)


def _opened(source: str, published: str | None, agent: str, stdin: IO[bytes] | None) -> Iterator[Found]:
    try:
        if is_address(source):
            data, media = fetch(source, agent)
            yield from _documents(data, _MEDIA.get(media) or _sniffed(data), source, source, published)
        elif source == "-":
            file = sys.stdin.buffer if stdin is None else stdin
            yield from _streamed(file, _STDIN, "", None, published)
        else:
            yield from _file(Path(source), source, published)
    except Refused as refused:
        yield Problem(_STDIN if source == "-" else source, None, str(refused), refused.set_aside)
    except (OSError, EOFError, ValueError, zlib.error) as error:
        yield Problem(_STDIN if source == "-" else source, None, _told(error))


def _told(error: Exception) -> str:
    match error:
        case FileNotFoundError():
            return "no such file"
        case IsADirectoryError():
            return "a folder, not a file"
        case PermissionError():
            return "no permission to read it"
        case _:
            return f"could not be read: {getattr(error, 'strerror', None) or error}"


def _file(path: Path, source: str, published: str | None) -> Iterator[Found]:
    packed = path.suffix.lower() == ".gz"
    inner = Path(path.stem) if packed else path
    kind = _SUFFIXES.get(inner.suffix.lower())
    if packed and kind != "jsonl":
        raise Refused("a gzip archive, not text (only JSONL may be packed)")
    with io.BufferedReader(gzip.GzipFile(path)) if packed else path.open("rb") as file:
        yield from _streamed(file, source, inner.stem, kind, published)


def _streamed(file: IO[bytes], source: str, id: str, kind: Kind | None, published: str | None) -> Iterator[Found]:
    """Yield the documents of an open file: line by line where its first line is an object, else from the whole."""
    first = file.readline(LARGEST + 1)
    if kind == "jsonl" or (kind in ("json", None) and _TREES.match(first) is not None):
        from communique.ingest.lines import is_object, jsonl_documents

        if kind == "jsonl" or is_object(first):
            yield from _some(jsonl_documents(file, first, source), source, id)
            return
    data = first + file.read(LARGEST + 1 - len(first))
    if len(data) > LARGEST:
        raise Refused(TOO_LARGE)
    yield from _documents(data, kind or _sniffed(data), source, id, published)


def _some(found: Iterator[Found], source: str, id: str) -> Iterator[Found]:
    """Yield what is found, named after the file where a row has no id; a problem where nothing is found."""
    empty = True
    for each in found:
        empty = False
        yield replace(each, id=id) if isinstance(each, Document) and not each.id else each
    if empty:
        yield Problem(source, None, "empty")


def _sniffed(data: bytes) -> Kind:
    head = data[:4096].removeprefix(b"\xef\xbb\xbf")
    if _PAGE.match(head) is not None:
        return "html"
    return "json" if _TREES.match(head) is not None else "text"


def _documents(data: bytes, kind: Kind, source: str, id: str, published: str | None) -> Iterator[Found]:
    """Yield the documents that `data` holds; raise Refused where it holds none."""
    if not data.strip():
        raise Refused("empty" if not data else "only blanks")
    if kind == "html":
        yield _page(data, source, id, published)
    elif kind == "text":
        yield plain_document(decode(data), id)
    elif kind == "json":
        from communique.ingest.lines import json_documents

        yield from _some(json_documents(data, source), source, id)
    else:
        yield from _streamed(io.BytesIO(data), source, id, kind, published)


def _page(data: bytes, source: str, id: str, published: str | None) -> Document:
    from communique.ingest.page import page_document

    refuse_binary(data)
    page = page_document(data, id, source if is_address(source) else None)
    return page if published is None else replace(page, published=published)
