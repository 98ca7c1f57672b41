"""Parties by their names."""

from __future__ import annotations

from collections.abc import Callable, Iterable

__all__ = ["PartyName", "joined", "known_names"]

PartyName = Callable[[str], str]


def known_names() -> PartyName:
    """Return the function that names a party; loaded on use, since a JSON reader never needs it."""
    from communique.knowledge import party_name

    return party_name


def joined(codes: Iterable[str], name: PartyName) -> str:
    """Return the names of parties as they stand in a heading.

    >>> joined(["IND", "CAN"], {"IND": "India", "CAN": "Canada"}.__getitem__)
    'India – Canada'
    """
    return " – ".join(name(code) for code in codes)
