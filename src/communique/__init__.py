"""Communiqué reads diplomatic news and keeps the record: who called, met or visited whom, in what office, on what day.

>>> import communique
>>> record = communique.read("The ministers spoke on Wednesday.", published="2023-04-19")  # doctest: +SKIP
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.model import (
        Document,
        Engagement,
        Event,
        Evidence,
        Participant,
        Record,
        Statement,
        Undertaking,
        Unresolved,
    )
    from communique.reader import Reader, read

__version__ = "0.1.0"

__all__ = [
    "Document",
    "Engagement",
    "Event",
    "Evidence",
    "Participant",
    "Reader",
    "Record",
    "Statement",
    "Undertaking",
    "Unresolved",
    "__version__",
    "read",
]

_READER = frozenset({"Reader", "read"})


def __getattr__(name: str) -> object:
    """Import a public name on first use: the runtime of the language model takes longer to load than `--help` may."""
    if name not in __all__:
        raise AttributeError(f"module 'communique' has no attribute {name!r}")
    value: object = getattr(import_module("communique.reader" if name in _READER else "communique.model"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
