"""Dates as diplomats write them."""

from __future__ import annotations

import re

from communique.readout.inert import inert

__all__ = ["date_words"]

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ISO = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?")


def date_words(date: str | None, end: str | None = None) -> str:
    """Return an ISO date, whole or partial, or a span of two, in words.

    >>> date_words("2023-04-19"), date_words("2022-06"), date_words(None)
    ('19 Apr 2023', 'Jun 2022', 'undated')
    >>> date_words("2022-06-21", "2022-06-22"), date_words("2022-12-30", "2023-01-02")
    ('21–22 Jun 2022', '30 Dec 2022 – 2 Jan 2023')
    """
    if date is None:
        return "undated" if end is None else f"until {date_words(end)}"
    first, last = _parts(date), _parts(end)
    if end is None or end == date or first is None or last is None:
        return inert(date) if first is None else " ".join(first)
    shared = 0
    while shared < min(len(first), len(last)) and first[-1 - shared] == last[-1 - shared]:
        shared += 1
    if shared == 0 or shared >= min(len(first), len(last)):
        return f"{' '.join(first)} – {' '.join(last)}"
    dash = "–" if len(first) - shared == len(last) - shared == 1 and len(first) > 2 else " – "
    return f"{' '.join(first[:-shared])}{dash}{' '.join(last)}"


def _parts(date: str | None) -> list[str] | None:
    """Return day, month, year as far as they are known."""
    found = None if date is None else _ISO.fullmatch(date)
    if found is None:
        return None
    year, month, day = found.groups()
    parts = [None if day is None else str(int(day)), None if month is None else _MONTHS[int(month) - 1], year]
    return [part for part in parts if part is not None]
