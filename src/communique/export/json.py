"""Records as JSON: one flat object a document, the shape that is scored, stored and served.

The document's own fields come first, then the facts. Offsets are code points into `text`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any, TypeAlias

import msgspec

from communique.model import Document, Event, Evidence, Record, Statement, Undertaking

__all__ = ["JSON", "encode_record", "record_from_json", "record_to_json"]

JSON: TypeAlias = dict[str, Any]

_DOCUMENT = ("id", "published", "publisher", "title", "url", "text")
_FACTS = tuple(field.name for field in fields(Record) if field.name != "document")


def record_to_json(record: Record) -> JSON:
    """Return a record as a dictionary of strings, numbers, lists and dictionaries.

    >>> row = record_to_json(Record(Document("The ministers spoke.", id="d1", published="2023-04-19")))
    >>> row["id"], row["published"], row["engagements"]
    ('d1', '2023-04-19', [])
    """
    row: JSON = msgspec.json.decode(encode_record(record))
    return row


def encode_record(record: Record) -> bytes:
    """Return a record as one line of JSON in UTF-8, without the line break."""
    row: JSON = {name: getattr(record.document, name) for name in _DOCUMENT}
    row |= {name: getattr(record, name) for name in _FACTS}
    row["statements"] = [_with_force(statement) for statement in record.statements]
    return msgspec.json.encode(row)


def record_from_json(row: JSON | bytes | str) -> Record:
    """Return the record of a dictionary or a line of JSON; facts left out are taken as none.

    Raises ValueError where a field has the wrong type or value, a fact lacks evidence, or a quote is not what stands
    in `text` at its offsets.
    """
    read: object = row if isinstance(row, dict) else msgspec.json.decode(row)
    if not isinstance(read, dict):
        raise ValueError("a record is a JSON object")
    document = msgspec.convert({name: read[name] for name in _DOCUMENT if name in read}, Document)
    facts = {name: read[name] for name in _FACTS if name in read}
    record = msgspec.convert({"document": document, **facts}, Record)
    for evidence in _evidence(record):
        if document.text[evidence.start : evidence.end] != evidence.quote:
            raise ValueError(f"the text of {document.id or 'the document'} does not read as quoted at {evidence.start}")
    return record


def _with_force(statement: Statement) -> JSON:
    plain: JSON = msgspec.to_builtins(statement)
    names = [field.name for field in fields(Statement)]
    names.insert(names.index("act") + 1, "force")
    return {name: statement.force if name == "force" else plain[name] for name in names}


def _evidence(record: Record) -> Iterator[Evidence]:
    for engagement in record.engagements:
        yield from engagement.evidence
        for participant in engagement.participants:
            yield from participant.evidence
    facts: tuple[Statement | Undertaking | Event, ...] = (*record.statements, *record.undertakings, *record.events)
    for fact in facts:
        yield from fact.evidence
    yield from (mention.evidence for mention in record.unresolved)
