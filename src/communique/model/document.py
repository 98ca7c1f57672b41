"""A document as it was taken in."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Document"]


@dataclass(frozen=True, slots=True)
class Document:
    """Clean text with what is known of where it comes from; `published` is an ISO date, whole or partial, or None."""

    text: str
    id: str = ""
    published: str | None = None
    publisher: str | None = None
    title: str | None = None
    url: str | None = None
