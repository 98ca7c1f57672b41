"""The readout of a record: its document in a line, then engagement by engagement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from communique.model import Document, Engagement, Evidence, Record, Statement, Unresolved
from communique.readout.dates import date_words
from communique.readout.engagement import circumstances, heading, participant_rows
from communique.readout.inert import inert
from communique.readout.parties import PartyName, known_names
from communique.readout.quote import in_context
from communique.readout.statement import statement_rows

__all__ = ["print_record"]

FIRST_WORDS = 10
Line = tuple[int, Text]


def print_record(record: Record, console: Console, *, why: bool = False, name: PartyName | None = None) -> None:
    """Print a record for people to read; with `why`, each fact is followed by its evidence and its rule's reason.

    On a terminal lines are wrapped and styled; elsewhere they are plain, whole, and evidence stands in «…».
    """
    names = known_names() if name is None else name
    for indent, line in _lines(record, names, why=why, plain=not console.is_terminal):
        if console.is_terminal:
            console.print(Padding(line, (0, 0, 0, indent)), highlight=False)
        else:
            console.print(Text(" " * indent).append_text(line), highlight=False, soft_wrap=True)


def _lines(record: Record, name: PartyName, *, why: bool, plain: bool) -> Iterator[Line]:
    yield 0, _title(record.document)
    if not record.engagements:
        yield 0, Text("No engagement found.", "dim")
    topic = record.topics[0] if record.topics and len(record.engagements) == 1 else None
    for engagement in record.engagements:
        yield 0, heading(engagement, name, topic)
        yield from _engagement(engagement, record, name, why=why, plain=plain)
    yield from _statements([s for s in record.statements if s.engagement is None], record, name, why=why, plain=plain)
    if record.unresolved:
        yield 0, Text("Left open", "bold")
        for mention in record.unresolved:
            yield from _left_open(mention, record.document.text, name, why=why, plain=plain)


def _title(document: Document) -> Text:
    words = inert(document.text[:400]).split()
    first = " ".join(words[:FIRST_WORDS]) + (" …" if len(words) > FIRST_WORDS else "")
    result = Text(inert(document.title) if document.title else first, "bold underline")
    published = None if document.published is None else date_words(document.published)
    for part in (document.publisher, published):
        if part is not None:
            result.append(f" · {inert(part)}", "not bold not underline dim")
    return result


def _engagement(found: Engagement, record: Record, name: PartyName, *, why: bool, plain: bool) -> Iterator[Line]:
    text = record.document.text
    if why:
        yield from _reasons(found.evidence, found.why, text, plain)
    for participant, line in zip(found.participants, participant_rows(found.participants, name), strict=True):
        yield 2, line
        if why:
            yield from _reasons(participant.evidence, "", text, plain)
    tone = circumstances(found)
    if tone:
        yield 2, Text(tone, "italic")
    yield from _statements(
        [s for s in record.statements if s.engagement == found.id], record, name, why=why, plain=plain
    )


def _statements(found: list[Statement], record: Record, name: PartyName, *, why: bool, plain: bool) -> Iterator[Line]:
    for statement, line in zip(found, statement_rows(found, name), strict=True):
        yield 2, line
        if why:
            yield from _reasons(statement.evidence, statement.why, record.document.text, plain)


def _reasons(evidence: Iterable[Evidence], why: str, text: str, plain: bool) -> Iterator[Line]:
    if why:
        yield 6, Text(f"because {inert(why)}", "dim italic")
    for each in evidence:
        yield 6, in_context(text, each, plain=plain)


def _left_open(mention: Unresolved, text: str, name: PartyName, *, why: bool, plain: bool) -> Iterator[Line]:
    line = Text(f"{inert(mention.kind)} “{inert(mention.evidence.quote)}”")
    if mention.candidates:
        line.append(": " + " or ".join(inert(name(candidate)) for candidate in mention.candidates))
    yield 2, line
    if why:
        yield from _reasons((mention.evidence,), mention.why, text, plain)
