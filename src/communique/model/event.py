"""Political events after PLOVER 2.0."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from communique.model.evidence import Evidence, require

__all__ = ["Event", "EventType"]

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Event:
    """One PLOVER event: type and mode, contexts, quad class (1–4), score, actor and recipient codes, date."""

    type: EventType
    mode: str | None
    contexts: tuple[str, ...]
    quad: int
    score: float
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    date: str | None
    evidence: tuple[Evidence, ...]
    probability: float | None = None

    def __post_init__(self) -> None:
        require(f"event {self.type}", self.evidence)
