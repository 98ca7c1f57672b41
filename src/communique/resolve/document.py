"""A document resolved: its parties, officials, offices and dates, found by word."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field

from communique.language.annotated import Annotated
from communique.model import Document
from communique.resolve.allegiance import Home, home_of, infer_home, settle
from communique.resolve.dates import DateMention, find_dates
from communique.resolve.gather import gather
from communique.resolve.lists import share_parties
from communique.resolve.offices import OfficeMention, find_offices
from communique.resolve.parties import PartyMention, find_parties
from communique.resolve.people import Official, OfficialMention, find_people
from communique.resolve.persons import find_persons
from communique.resolve.tense import clause_tense

__all__ = ["Resolved", "resolve"]


@dataclass(slots=True)
class Resolved:
    """All that is known of who, where and when; the `_at` tables give the mention that covers a word."""

    document: Document
    annotated: Annotated
    home: Home
    parties: list[PartyMention]
    offices: list[OfficeMention]
    mentions: list[OfficialMention]
    officials: list[Official]
    dates: list[DateMention]
    party_at: dict[int, PartyMention] = field(default_factory=dict)
    mention_at: dict[int, OfficialMention] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.party_at = {w: p for p in self.parties for w in range(p.start, p.end)}
        self.mention_at = {w: m for m in self.mentions for w in range(m.start, m.end)}


def resolve(document: Document, annotated: Annotated) -> Resolved:
    """Return the parties, officials and dates of an annotated document."""
    published = document.published or None
    parties = find_parties(annotated, published)
    offices = find_offices(annotated, parties)
    mentions = find_people(annotated, offices, find_persons(annotated, offices, parties))
    officials = gather(annotated, mentions, parties)
    share_parties(annotated, mentions)
    home = home_of(document)
    if home.party is None:
        home = infer_home(annotated, parties, officials)
    settle(annotated, officials, parties, home, published)
    dates = find_dates(annotated.text, published, past=_tense_at(annotated))
    return Resolved(document, annotated, home, parties, offices, mentions, officials, dates)


def _tense_at(annotated: Annotated) -> Callable[[int], bool | None]:
    starts = annotated.starts

    def past(offset: int) -> bool | None:
        word = bisect_right(starts, offset) - 1
        if word < 0:
            return None
        tense = clause_tense(annotated, word)
        return {"past": True, "future": False, "modal": False}.get(tense)

    return past
