"""The words of the field as frozen dataclasses; no input or output, nothing imported from the rest of the package."""

from communique.model.document import Document
from communique.model.engagement import Engagement, EngagementKind, EngagementStatus, Participant
from communique.model.event import Event, EventType
from communique.model.evidence import Evidence
from communique.model.record import Record, Unresolved
from communique.model.statement import ACTS, Act, Force, Statement, force_of
from communique.model.undertaking import Undertaking, UndertakingKind, UndertakingState

__all__ = [
    "ACTS",
    "Act",
    "Document",
    "Engagement",
    "EngagementKind",
    "EngagementStatus",
    "Event",
    "EventType",
    "Evidence",
    "Force",
    "Participant",
    "Record",
    "Statement",
    "Undertaking",
    "UndertakingKind",
    "UndertakingState",
    "Unresolved",
    "force_of",
]
