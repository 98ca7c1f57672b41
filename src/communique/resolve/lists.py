"""Officials in one list are of one side: "Maldivian High Commissioner A, Foreign Secretary B and Under Secretary C"."""

from __future__ import annotations

from itertools import pairwise

from communique.language.annotated import Annotated
from communique.resolve.people import OfficialMention

__all__ = ["share_parties"]

_JOINTS = frozenset({",", "and", "&", ";", "the", "as", "well"})


def share_parties(annotated: Annotated, mentions: list[OfficialMention]) -> None:
    """Give an official whose post names no party that of the one right before in the list, if that is certain.

    A head of state or government, or a deputy head, is never taken for a neighbour's side.
    """
    ordered = [m for m in mentions if m.official is not None]
    for before, mention in pairwise(ordered):
        one, other = before.official, mention.official
        if one is None or other is None or one is other or other.parties or not one.parties or not mention.offices:
            continue
        if other.rank <= 3 or not _listed(annotated, before.end, mention.start, mention.end):
            continue
        if before.offices and any(office.party is not None or one.parties for office in before.offices):
            other.parties.append(one.parties[0])


def _listed(annotated: Annotated, end: int, start: int, after: int) -> bool:
    """Whether two mentions stand in one list; a lone comma is one only where the list goes on ("A, B and C")."""
    between = [word.lower() for word in annotated.words[end:start]]
    if not between or len(between) > 4 or not all(word in _JOINTS for word in between):
        return False
    goes_on = after < len(annotated) and annotated.words[after].lower() in (",", "and", "&", ";")
    return "and" in between or "&" in between or goes_on
