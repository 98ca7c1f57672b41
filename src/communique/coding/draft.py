"""An engagement in the making: what one trigger word and its surroundings say."""

from __future__ import annotations

from dataclasses import dataclass, field

from communique.coding.actors import Actor
from communique.model import EngagementKind, EngagementStatus
from communique.resolve.dates import DateMention

__all__ = ["Draft", "Place"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where: the city as written (None where only the country shows) and the country's code."""

    name: str | None
    country: str | None
    start: int
    end: int


@dataclass(slots=True, eq=False)
class Draft:
    """Word `trigger` reports an engagement, `spans` are the words that say so, `extra` parties without an actor."""

    kind: EngagementKind
    trigger: int
    rule: str
    why: str
    actors: list[Actor] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    status: EngagementStatus | None = None
    date: DateMention | None = None
    place: Place | None = None
    spans: list[tuple[int, int]] = field(default_factory=list)
    tone: list[str] = field(default_factory=list)
    background: bool = False
    reference: bool = False  # "the discussions": may point back to a call or meeting told before
    anchors: tuple[int, ...] = ()
    host: str | None = None  # visits: the party travelled to
    name: str | None = None  # conferences and dialogues: what they are called

    verbal: bool = False  # reported by a verb of its own
    tentative: bool = False  # no verb tells whether it took place
    filled: bool = False  # all its sides came from a group spoken of
    unproven: bool = False  # only its name stands there: without a day, place or official it is no engagement
    bygone: bool = False  # "last visited", "previously met": another one than the one told
    named: bool = False  # has a proper name ("Strategic Dialogue")

    @property
    def points_back(self) -> bool:
        """Whether it may only refer to an engagement told before: definite, undated, nowhere in particular, unnamed."""
        return self.reference and self.date is None and self.place is None and not self.named

    @property
    def parties(self) -> set[str]:
        return {a.code for a in self.actors if a.code is not None} | set(self.extra)
