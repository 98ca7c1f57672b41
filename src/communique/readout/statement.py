"""Statements in a line each: who, did what, with which content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.text import Text

from communique.model import Act, Statement
from communique.readout.inert import inert
from communique.readout.parties import PartyName

__all__ = ["statement_rows"]

_PAST: dict[Act, str] = {
    "discuss": "discussed", "state": "stated", "inform": "informed", "emphasise": "emphasised",
    "reaffirm": "reaffirmed",
    "welcome": "welcomed", "thank": "thanked", "congratulate": "congratulated", "condole": "offered condolences",
    "condemn": "condemned", "concern": "voiced concern", "support": "supported",
    "urge": "urged", "demand": "demanded", "request": "asked for", "invite": "invited", "propose": "proposed",
    "agree": "agreed", "pledge": "pledged", "offer": "offered", "refuse": "refused", "warn": "warned",
}  # fmt: skip


def statement_rows(statements: Sequence[Statement], name: PartyName) -> Iterator[Text]:
    """Yield a line for each statement: speaker, act, content, in columns."""
    speakers = [_speaker(statement, name) for statement in statements]
    width = max((cell_len(speaker) for speaker in speakers), default=0)
    verb_width = max((len(_PAST[statement.act]) for statement in statements), default=0)
    for statement, speaker in zip(statements, speakers, strict=True):
        line = Text(speaker + " " * (width - cell_len(speaker) + 3))
        line.append(f"{_PAST[statement.act]:<{verb_width}}   ", "cyan").append(inert(statement.content))
        yield line


def _speaker(statement: Statement, name: PartyName) -> str:
    if len(statement.side) > 1 and len(statement.speaker) > 1:
        return "both" if len(statement.speaker) == 2 else "all"
    return ", ".join(name(who) if who in statement.side else inert(who) for who in statement.speaker)
