"""Engagements: dealings between parties in which officials take part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from communique.model.evidence import Evidence, require

__all__ = ["Engagement", "EngagementKind", "EngagementStatus", "Participant"]

EngagementKind = Literal["call", "meeting", "visit", "dialogue", "conference", "signing", "exercise", "message"]
EngagementStatus = Literal["held", "ongoing", "planned", "proposed", "cancelled"]


@dataclass(frozen=True, slots=True)
class Participant:
    """An official who took part: fullest name in the document (None where only the office is named), office as worded,
    and the code of the party he or she acts for (None where the document leaves it open).
    """

    name: str | None
    office: str | None
    country: str | None
    evidence: tuple[Evidence, ...]

    def __post_init__(self) -> None:
        require(f"participant {self.name or self.office}", self.evidence)


@dataclass(frozen=True, slots=True)
class Engagement:
    """A call, meeting, visit … of two or more parties. `date` and `end` are ISO dates, whole or partial (`2022-06`);
    `parties` are sorted codes; `rule` names the rule that found it and `why` says so in a sentence.
    """

    id: str
    kind: EngagementKind
    status: EngagementStatus
    date: str | None
    end: str | None
    place: str | None
    place_country: str | None
    parties: tuple[str, ...]
    participants: tuple[Participant, ...]
    tone: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    rule: str = ""
    why: str = ""

    def __post_init__(self) -> None:
        require(f"engagement {self.id}", self.evidence)
