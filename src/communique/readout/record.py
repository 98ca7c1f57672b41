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
from communique.readout.quote import context, in_context, marked
from communique.readout.statement import statement_rows

__all__ = ["print_record"]

FIRST_WORDS = 10
MOST_CANDIDATES = 5
Line = tuple[int, Text]


def print_record(record: Record, console: Console, *, why: bool = False, name: PartyName | None = None) -> None:
    """Print a record for people to read; with `why`, each fact is followed by its evidence and its rule's reason.

    On a terminal lines are wrapped and styled; elsewhere they are plain, whole, and evidence stands in «…».
    """
    named = known_names() if name is None else name

    def names(code: str) -> str:
        return inert(named(code))

    reasons = _Reasons(record.document.text, why=why, plain=not console.is_terminal)
    for indent, line in _lines(record, names, reasons):
        if console.is_terminal:
            console.print(Padding(line, (0, 0, 0, indent), expand=False), highlight=False)
        else:
            console.print(Text(" " * indent).append_text(line), highlight=False, soft_wrap=True)


def _lines(record: Record, name: PartyName, reasons: _Reasons) -> Iterator[Line]:
    yield 0, _title(record.document)
    if not record.engagements:
        yield 0, Text("No engagement found.", "dim")
    topic = record.topics[0] if record.topics and len(record.engagements) == 1 else None
    for engagement in record.engagements:
        yield 0, heading(engagement, name, topic)
        yield from _engagement(engagement, record, name, reasons)
    yield from _statements([s for s in record.statements if s.engagement is None], name, reasons)
    if record.unresolved:
        yield 0, Text("Left open", "bold")
    for mention in record.unresolved:
        yield 2, _left_open(mention, name)
        yield from reasons.of((mention.evidence,), mention.why)


class _Reasons:
    """What stands under the facts: nothing, or why, and the evidence in its sentence; each sentence is shown once."""

    def __init__(self, text: str, *, why: bool, plain: bool) -> None:
        self.text, self.why, self.plain = text, why, plain
        self.shown: set[tuple[int, int]] = set()

    def of(self, evidence: Iterable[Evidence], why: str = "") -> Iterator[Line]:
        """Yield the lines under one fact; of a sentence shown before, only the words."""
        if not self.why:
            return
        if why:
            yield 6, Text(f"because {inert(why)}", "dim italic")
        for each in evidence:
            sentence = context(self.text, each)
            known = sentence in self.shown
            self.shown.add(sentence)
            yield 6, marked(each, plain=self.plain) if known else in_context(self.text, each, plain=self.plain)


def _title(document: Document) -> Text:
    words = inert(document.text[:400]).split()
    first = " ".join(words[:FIRST_WORDS]) + (" …" if len(words) > FIRST_WORDS else "")
    result = Text().append(inert(document.title) if document.title else first, "bold underline")
    published = None if document.published is None else date_words(document.published)
    for part in (document.publisher, published):
        if part is not None:
            result.append(f" · {inert(part)}", "dim")
    return result


def _engagement(found: Engagement, record: Record, name: PartyName, reasons: _Reasons) -> Iterator[Line]:
    reasons.shown.clear()  # evidence is read engagement by engagement
    yield from reasons.of(found.evidence, found.why)
    for participant, line in zip(found.participants, participant_rows(found.participants, name), strict=True):
        yield 2, line
        yield from reasons.of(participant.evidence)
    tone = circumstances(found)
    if tone:
        yield 2, Text(tone, "italic")
    yield from _statements([s for s in record.statements if s.engagement == found.id], name, reasons)


def _statements(found: list[Statement], name: PartyName, reasons: _Reasons) -> Iterator[Line]:
    for statement, line in zip(found, statement_rows(found, name), strict=True):
        yield 2, line
        yield from reasons.of(statement.evidence, statement.why)


def _left_open(mention: Unresolved, name: PartyName) -> Text:
    line = Text(f"{inert(mention.kind)} “{inert(mention.evidence.quote)}”")
    candidates = [name(candidate) for candidate in mention.candidates]
    more = len(candidates) - MOST_CANDIDATES
    if candidates:
        line.append(": " + " or ".join(candidates[:MOST_CANDIDATES]) + (f" or {more} more" if more > 0 else ""))
    return line
