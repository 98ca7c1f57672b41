"""An engagement in a few lines: when, what, between whom; then who took part."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len
from rich.text import Text

from communique.model import Engagement, Participant
from communique.readout.dates import date_words
from communique.readout.inert import inert
from communique.readout.parties import PartyName, joined

__all__ = ["circumstances", "heading", "participant_rows"]

WIDEST = 64  # columns are aligned up to this width; a longer office pushes only its own line


def heading(engagement: Engagement, name: PartyName, topic: str | None = None) -> Text:
    """Return the line that names an engagement: date, kind, parties, place and topic; all but held ones are marked."""
    result = Text().append(date_words(engagement.date, engagement.end), "bold")
    result.append(" · ", "dim").append(engagement.kind, "cyan")
    if engagement.status != "held":
        result.append(f" ({engagement.status})", "yellow")
    if engagement.parties:
        result.append(" · ", "dim").append(joined(_order(engagement), name), "bold")
    place = _place(engagement, name)
    if place is not None:
        result.append(" · ", "dim").append(place)
    if topic is not None:
        result.append(" · ", "dim").append(inert(topic))
    return result


def participant_rows(participants: tuple[Participant, ...], name: PartyName) -> Iterator[Text]:
    """Yield a line for each participant: name, office, party, in columns."""
    cells = [_cells(participant, name) for participant in participants]
    widths = [max((min(cell_len(row[i]), WIDEST) for row in cells), default=0) for i in (0, 1)]
    for row in cells:
        line = Text().append(_padded(row[0], widths[0]), "dim" if row[0] == _UNNAMED else "")
        line.append(_padded(row[1], widths[1])).append(row[2], "dim")
        line.rstrip()
        yield line


def circumstances(engagement: Engagement) -> str:
    """Return what the document says of the tone, if anything."""
    return ", ".join(inert(word) for word in engagement.tone)


_UNNAMED = "—"


def _cells(participant: Participant, name: PartyName) -> tuple[str, str, str]:
    shown = _UNNAMED if participant.name is None else inert(participant.name)
    office = "" if participant.office is None else inert(participant.office)
    return shown, office, "(party left open)" if participant.country is None else name(participant.country)


def _padded(cell: str, width: int) -> str:
    return cell + " " * (max(0, width - cell_len(cell)) + 3) if width else ""


def _order(engagement: Engagement) -> list[str]:
    """Return the parties in the order in which the document names who acts for them."""
    named = sorted(engagement.participants, key=lambda p: min(p.evidence).start)
    acting = [p.country for p in named if p.country is not None and p.country in engagement.parties]
    return list(dict.fromkeys((*acting, *engagement.parties)))


def _place(engagement: Engagement, name: PartyName) -> str | None:
    country = None if engagement.place_country is None else name(engagement.place_country)
    place = None if engagement.place is None else inert(engagement.place)
    parts = dict.fromkeys(part for part in (place, country) if part is not None)
    return f"in {', '.join(parts)}" if parts else None
