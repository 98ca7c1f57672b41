"""Statements: what an official, a government or an organisation said or conveyed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from communique.model.evidence import Evidence, require

__all__ = ["ACTS", "Act", "Force", "Statement", "force_of"]

Force = Literal["assertive", "expressive", "directive", "commissive"]
Act = Literal[
    "discuss", "state", "inform", "emphasise", "reaffirm",
    "welcome", "thank", "congratulate", "condole", "condemn", "concern", "support",
    "urge", "demand", "request", "invite", "propose",
    "agree", "pledge", "offer", "refuse", "warn",
]  # fmt: skip

ACTS: dict[Force, tuple[Act, ...]] = {
    "assertive": ("discuss", "state", "inform", "emphasise", "reaffirm"),
    "expressive": ("welcome", "thank", "congratulate", "condole", "condemn", "concern", "support"),
    "directive": ("urge", "demand", "request", "invite", "propose"),
    "commissive": ("agree", "pledge", "offer", "refuse", "warn"),
}


def force_of(act: Act) -> Force:
    """Return the illocutionary force of an act.

    >>> force_of("invite")
    'directive'
    """
    return next(force for force, acts in ACTS.items() if act in acts)


@dataclass(frozen=True, slots=True)
class Statement:
    """One proposition conveyed: by whom, for which parties, to whom, with which act, in which engagement."""

    id: str
    speaker: tuple[str, ...]
    side: tuple[str, ...]
    addressee: tuple[str, ...]
    act: Act
    content: str
    quoted: bool
    channel: str | None
    engagement: str | None
    evidence: tuple[Evidence, ...]
    rule: str = ""
    why: str = ""

    def __post_init__(self) -> None:
        require(f"statement {self.id}", self.evidence)

    @property
    def force(self) -> Force:
        return force_of(self.act)
