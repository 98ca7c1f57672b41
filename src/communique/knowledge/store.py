"""The compiled knowledge, loaded once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

from communique.knowledge.schema import Book

__all__ = ["COMPILED", "book", "party_name"]

COMPILED = Path(__file__).parent / "compiled.json"


@cache
def book() -> Book:
    """Return all knowledge."""
    return msgspec.json.decode(COMPILED.read_bytes(), type=Book)


@cache
def _party_names() -> dict[str, str]:
    organisations = {o.code: o.name for o in book().organisations}
    return organisations | {p.code: p.name for p in book().parties}


def party_name(code: str) -> str:
    """Return the common English name of a party; the code itself where it is unknown.

    >>> party_name("IND")
    'India'
    """
    return _party_names().get(code, code)
