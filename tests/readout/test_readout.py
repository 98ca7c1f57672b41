"""Readouts: what a person sees of a record."""

from __future__ import annotations

import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from communique.model import Document, Engagement, Evidence, Participant, Record, Statement, Unresolved
from communique.readout import print_record
from communique.readout.inert import inert
from communique.readout.quote import in_context

NAMES = {"CHL": "Chile", "NOR": "Norway", "GEO": "Georgia", "USA": "United States"}
TEXT = (
    "The fog lifted. Norway’s foreign minister Kari Vik phoned Chile’s Pablo Rojas on Tuesday. "
    "She invited him to Oslo. Georgia was not mentioned."
)


def evidence(words: str, text: str = TEXT) -> tuple[Evidence, ...]:
    start = text.index(words)
    return (Evidence.of(text, start, start + len(words)),)


VIK = Participant("Kari Vik", "foreign minister", "NOR", evidence("Kari Vik"))
ROJAS = Participant("Pablo Rojas", None, "CHL", evidence("Pablo Rojas"))


def call(**changes: object) -> Engagement:
    fields: dict[str, object] = {
        "id": "E1", "kind": "call", "status": "held", "date": "2024-05-07", "end": None, "place": None,
        "place_country": None, "parties": ("CHL", "NOR"), "participants": (VIK, ROJAS), "tone": (),
        "evidence": evidence("Kari Vik phoned Chile’s Pablo Rojas"), "rule": "call", "why": "“phoned” reports a call",
    }  # fmt: skip
    return Engagement(**(fields | changes))  # type: ignore[arg-type]


def shown(record: Record, *, why: bool = False, terminal: bool = False, width: int = 80) -> str:
    file = io.StringIO()
    console = Console(file=file, force_terminal=terminal, width=width, color_system="standard" if terminal else None)
    print_record(record, console, why=why, name=lambda code: NAMES.get(code, code))
    return file.getvalue()


def test_a_call_is_read_at_a_glance() -> None:
    document = Document(TEXT, published="2024-05-08", publisher="Own Paper", title="Ministers speak")
    record = Record(document, engagements=(call(tone=("warm", "cordial")),), topics=("fisheries",))
    assert shown(record).splitlines() == [
        "Ministers speak · Own Paper · 8 May 2024",
        "7 May 2024 · call · Norway – Chile · fisheries",
        "  Kari Vik      foreign minister   Norway",
        "  Pablo Rojas                      Chile",
        "  warm, cordial",
    ]


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"kind": "visit", "status": "planned", "date": "2024-06"}, "Jun 2024 · visit (planned) · Norway – Chile"),
        ({"status": "cancelled", "date": None}, "undated · call (cancelled) · Norway – Chile"),
        ({"date": "2024-05-07", "end": "2024-05-09"}, "7–9 May 2024 · call · Norway – Chile"),
        ({"place": "Oslo", "place_country": "NOR"}, "7 May 2024 · call · Norway – Chile · in Oslo, Norway"),
        ({"place": "Norway", "place_country": "NOR"}, "7 May 2024 · call · Norway – Chile · in Norway"),
        ({"participants": ()}, "7 May 2024 · call · Chile – Norway"),
        ({"parties": ()}, "7 May 2024 · call"),
    ],
)
def test_headings(changes: dict[str, object], line: str) -> None:
    assert shown(Record(Document(TEXT), engagements=(call(**changes),))).splitlines()[1] == line


def test_a_document_without_a_title_is_named_by_its_first_words() -> None:
    first = shown(Record(Document(TEXT))).splitlines()[0]
    assert first == "The fog lifted. Norway’s foreign minister Kari Vik phoned Chile’s …"


def test_nothing_found_is_said() -> None:
    assert shown(Record(Document("The fog lifted."))).splitlines() == ["The fog lifted.", "No engagement found."]


def test_an_office_alone_and_an_open_party() -> None:
    someone = Participant(None, "ambassador", None, evidence("him"))
    lines = shown(Record(Document(TEXT), engagements=(call(participants=(someone,)),))).splitlines()
    assert lines[2] == "  —   ambassador   (party left open)"


def test_why_shows_evidence_in_its_sentence_once() -> None:
    lines = shown(Record(Document(TEXT), engagements=(call(participants=(VIK,)),)), why=True).splitlines()
    assert lines[2:] == [
        "      because “phoned” reports a call",
        "      Norway’s foreign minister «Kari Vik phoned Chile’s Pablo Rojas» on Tuesday.",
        "  Kari Vik   foreign minister   Norway",
        "      «Kari Vik»",
    ]


def test_statements_stand_under_their_engagement() -> None:
    both = Statement(
        "S1", ("Kari Vik", "Pablo Rojas"), ("CHL", "NOR"), (), "discuss", "fish", False, None, "E1", evidence("phoned")
    )
    one = Statement(
        "S2", ("Kari Vik",), ("NOR",), ("CHL",), "invite", "him to Oslo", False, None, "E1", evidence("invited")
    )
    state = Statement("S3", ("NOR",), ("NOR",), (), "welcome", "the call", False, None, None, evidence("Norway"))
    lines = shown(
        Record(Document(TEXT), engagements=(call(participants=()),), statements=(both, one, state))
    ).splitlines()
    assert lines[2:] == [
        "  both       discussed   fish",
        "  Kari Vik   invited     him to Oslo",
        "  Norway   welcomed   the call",
    ]


def test_what_was_left_open_is_listed_with_its_candidates() -> None:
    open_ = Unresolved("party", ("GEO", "USA"), "nothing near settles it", evidence("Georgia")[0])
    record = Record(Document(TEXT), unresolved=(open_,))
    assert shown(record).splitlines()[2:] == ["Left open", "  party “Georgia”: Georgia or United States"]
    assert shown(record, why=True).splitlines()[4:] == [
        "      because nothing near settles it",
        "      «Georgia» was not mentioned.",
    ]


def test_many_candidates_are_counted() -> None:
    open_ = Unresolved("party", tuple("ABCDEFG"), "", evidence("Georgia")[0])
    assert (
        shown(Record(Document(TEXT), unresolved=(open_,))).splitlines()[-1].endswith("A or B or C or D or E or 2 more")
    )


def test_evidence_is_styled_on_a_terminal_and_wrapped() -> None:
    result = shown(Record(Document(TEXT), engagements=(call(),)), why=True, terminal=True, width=60)
    assert "\x1b[1;7mKari Vik" in result
    assert "«" not in result
    assert all(line.startswith("      ") for line in result.splitlines() if "Tuesday" in line)


@pytest.mark.parametrize(
    ("text", "words", "line"),
    [
        ("Gen. Aho and Prof. Berg met. They ate.", "met", "Gen. Aho and Prof. Berg «met»."),
        ("It rained.\nThe envoys met", "met", "The envoys «met»"),
        ("“It rained.” The envoys met.", "met", "The envoys «met»."),
        ("They met.", "They met.", "«They met.»"),
        ("He left. Talks went on. She came.", "left. Talks", "He «left. Talks» went on."),
        ("a " * 200 + "met" + " b" * 200, "met", "… " + "a " * 79 + "«met»" + " b" * 79 + " …"),
    ],
)
def test_evidence_in_its_sentence(text: str, words: str, line: str) -> None:
    assert in_context(text, evidence(words, text)[0], plain=True).plain == line


def test_hostile_text_is_inert() -> None:
    nasty = "\x1b[31mred\x1b[0m [bold]loud[/bold] :smile: \u202egnp.exe \x07\x9b2J \r\nnext"
    text = f"Envoys met. {nasty} spoke."
    everything = Participant(nasty, nasty, nasty, evidence("Envoys", text))
    engagement = call(
        participants=(everything,), place=nasty, tone=(nasty,), date=nasty, evidence=evidence(nasty, text), why=nasty
    )
    open_ = Unresolved(nasty, (nasty,), nasty, evidence(nasty, text)[0])
    document = Document(text, publisher=nasty, title=nasty, published=nasty)
    record = Record(document, engagements=(engagement,), topics=(nasty,), unresolved=(open_,))
    result = shown(record, why=True)
    assert not [c for c in result if unicodedata.category(c) in ("Cc", "Cf") and c != "\n"]
    assert "[bold]loud[/bold] :smile:" in result


@given(st.text())
def test_inert_text_is_one_harmless_line(text: str) -> None:
    assert all(c.isprintable() or c in "\u200c\u200d" for c in inert(text))


def test_names_in_scripts_that_need_joiners_stay_whole() -> None:
    assert inert("ශ්\u200dරී ලංකා") == "ශ්\u200dරී ලංකා"


@given(st.text(min_size=1, max_size=400), st.data())
def test_evidence_is_shown_wherever_it_stands(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    line = in_context(text, Evidence.of(text, start, end), plain=True).plain
    assert f"«{inert(text[start:end])}»" in line
    assert "\n" not in line
