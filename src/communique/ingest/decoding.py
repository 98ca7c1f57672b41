"""Bytes to text: UTF-8, UTF-16 with a byte order mark, Windows-1252 where it is plausible, and a clear no otherwise."""

from __future__ import annotations

import codecs
import re

from communique.ingest.problem import Refused

__all__ = ["decode", "refuse_binary"]

_FORMATS = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP archive or office document",
    b"\x1f\x8b": "a gzip archive",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
}
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# What UTF-8's curly quotes, dashes and accented letters look like when read as Windows-1252.
_DAMAGED_UTF8 = re.compile("â€|Ã[\u0080-\u00bf©¨¡³±¶¼]")
MOST_FOREIGN_LETTERS = 0.10  # English in Windows-1252 keeps nearly all its letters in ASCII; Cyrillic in disguise none


def decode(data: bytes) -> str:
    r"""Return the text of a file with line breaks as `\n`; raise Refused for binary data and unknown encodings.

    >>> decode(b"\xef\xbb\xbfTalks in Bras\xc3\xadlia")
    'Talks in Brasília'
    >>> decode("Talks in Brasília".encode("cp1252"))
    'Talks in Brasília'
    """
    refuse_binary(data)
    text = _decoded(data)
    if _CONTROL.search(text) is not None:
        raise Refused("binary data, not text")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def refuse_binary(data: bytes) -> None:
    """Raise Refused for data that is no text in any encoding we read."""
    for magic, name in _FORMATS.items():
        if data.startswith(magic):
            raise Refused(f"{name}, not text")
    if b"\0" in data and not data.startswith(_UTF16):
        raise Refused("binary data, not text")


def _decoded(data: bytes) -> str:
    if data.startswith(_UTF16):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            raise Refused("broken UTF-16") from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _windows(data, error.start)


def _windows(data: bytes, first_bad: int) -> str:
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        raise Refused(f"neither UTF-8 nor Windows-1252 (byte {first_bad})") from None
    letters = [c for c in text if c.isalpha()]
    foreign = sum(not c.isascii() for c in letters)
    if _DAMAGED_UTF8.search(text) is not None:
        raise Refused(f"damaged UTF-8 (byte {first_bad})")
    if foreign > MOST_FOREIGN_LETTERS * len(letters):
        raise Refused(f"neither UTF-8 nor plausible Windows-1252 (byte {first_bad})")
    return text
