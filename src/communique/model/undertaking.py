"""Undertakings: directive and commissive statements followed over time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from communique.model.evidence import Evidence, require

__all__ = ["Undertaking", "UndertakingKind", "UndertakingState"]

UndertakingKind = Literal["agreement", "pledge", "offer", "invitation", "request", "demand", "proposal"]
UndertakingState = Literal["open", "followed through", "repeated", "refused", "lapsed"]


@dataclass(frozen=True, slots=True)
class Undertaking:
    """Something one side agreed, promised, offered or asked: by whom, to whom, what, by when, and what became of it."""

    id: str
    kind: UndertakingKind
    statement: str
    by: tuple[str, ...]
    to: tuple[str, ...]
    action: str
    due: str | None
    joint: bool
    conditional: bool
    state: UndertakingState
    evidence: tuple[Evidence, ...]

    def __post_init__(self) -> None:
        require(f"undertaking {self.id}", self.evidence)
