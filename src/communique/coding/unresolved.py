"""What stays open: party words with several readings and descriptions that fit several officials."""

from __future__ import annotations

from communique.model import Evidence, Unresolved
from communique.resolve.document import Resolved

__all__ = ["left_open"]


def left_open(resolved: Resolved) -> tuple[Unresolved, ...]:
    """Return the mentions that were not resolved, with their candidates and the reason."""
    text, annotated = resolved.document.text, resolved.annotated
    found: list[Unresolved] = []
    for party in resolved.parties:
        if party.code is None:
            evidence = Evidence.of(text, annotated.starts[party.start], annotated.ends[party.end - 1])
            found.append(
                Unresolved(
                    "party",
                    tuple(c for c in party.candidates if c != "?"),
                    "the form has several readings and nothing near settles it",
                    evidence,
                )
            )
    for mention in resolved.mentions:
        if mention.official is None and mention.candidates:
            evidence = Evidence.of(text, annotated.starts[mention.start], annotated.ends[mention.end - 1])
            names = tuple(o.name or o.offices[0][0] for o in mention.candidates)
            found.append(Unresolved("person", names, f"it fits {len(names)} officials of the document", evidence))
    return tuple(sorted(found, key=lambda u: u.evidence))
