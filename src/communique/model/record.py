"""The record of one document: all facts found in it, and what had to stay open."""

from __future__ import annotations

from dataclasses import dataclass

from communique.model.document import Document
from communique.model.engagement import Engagement
from communique.model.event import Event
from communique.model.evidence import Evidence
from communique.model.statement import Statement
from communique.model.undertaking import Undertaking

__all__ = ["Record", "Unresolved"]


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A mention that stayed open: what kind of thing it names, its candidates, and why none was taken."""

    kind: str
    candidates: tuple[str, ...]
    why: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Record:
    """Everything Communiqué says about one document."""

    document: Document
    engagements: tuple[Engagement, ...] = ()
    statements: tuple[Statement, ...] = ()
    undertakings: tuple[Undertaking, ...] = ()
    events: tuple[Event, ...] = ()
    topics: tuple[str, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()
