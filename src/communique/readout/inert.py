"""Text from outside made harmless to a terminal."""

from __future__ import annotations

import unicodedata

__all__ = ["inert"]

_JOINERS = "\u200c\u200d"  # without them Sinhala, Hindi and Persian names fall apart


def inert(text: str) -> str:
    r"""Return a text on one line that can neither move the cursor, colour the terminal nor turn the reading direction.

    >>> inert("Talks\x1b[31m in\nOslo\u202e today")
    'Talks�[31m in Oslo today'
    """
    return " ".join("".join(_shown(c) for c in text).split())


def _shown(c: str) -> str:
    if c.isprintable() or c in _JOINERS:
        return c
    if c.isspace():
        return " "
    match unicodedata.category(c):
        case "Cf":  # direction marks, soft hyphens, zero-width blanks: nothing a reader would miss
            return ""
        case _:
            return "�"
