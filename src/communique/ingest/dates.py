"""Publication dates as documents state them."""

from __future__ import annotations

import re
from datetime import date
from email.utils import parsedate

from communique.ingest.problem import Refused

__all__ = ["iso_date", "stated_date"]

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:[T ]\d.*)?")


def iso_date(text: str) -> str | None:
    """Return the ISO date, whole or partial, that a text states in ISO 8601 or in a feed's way (RFC 2822), else None.

    >>> iso_date("2023-04-19T08:30:00Z"), iso_date("Wed, 19 Apr 2023 08:30:00 GMT"), iso_date("2022-06")
    ('2023-04-19', '2023-04-19', '2022-06')
    >>> iso_date("2023-02-30") is None
    True
    """
    found = _ISO.fullmatch(text.strip())
    if found is not None:
        year, month, day = found.groups()
        parts = [part for part in (year, month, day) if part is not None]
        return "-".join(parts) if _exists(year, month, day) else None
    parsed = parsedate(text)
    if parsed is None or not _exists(*(str(part) for part in parsed[:3])):
        return None
    return date(*parsed[:3]).isoformat()


def stated_date(text: str | None) -> str | None:
    """Return the ISO date of a field; None where there is none, Refused where it cannot be read."""
    if text is None or not text.strip():
        return None
    found = iso_date(text)
    if found is None:
        raise Refused(f"published “{text.strip()[:40]}” is not a date (YYYY-MM-DD)")
    return found


def _exists(year: str, month: str | None, day: str | None) -> bool:
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return False
    return True
