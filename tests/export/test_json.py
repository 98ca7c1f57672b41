"""Records to JSON and back."""

from __future__ import annotations

import json
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.export import encode_record, record_from_json, record_to_json
from communique.model import (
    ACTS,
    Document,
    Engagement,
    EngagementKind,
    EngagementStatus,
    Event,
    EventType,
    Evidence,
    Participant,
    Record,
    Statement,
    Undertaking,
    UndertakingKind,
    UndertakingState,
    Unresolved,
)

TEXT = "Norway’s foreign minister Kari Vik phoned her Chilean counterpart on Tuesday. 🕊 She invited him to Oslo."
CALL = Engagement(
    id="E1", kind="call", status="held", date="2024-05-07", end=None, place=None, place_country=None,
    parties=("CHL", "NOR"),
    participants=(Participant("Kari Vik", "foreign minister", "NOR", (Evidence.of(TEXT, 26, 34),)),),
    tone=(), evidence=(Evidence.of(TEXT, 0, 76),), rule="call-verb", why="“phoned” reports a call",
)  # fmt: skip
MISQUOTED = {"kind": "party", "candidates": [], "why": "", "evidence": {"start": 0, "end": 3, "quote": "abc"}}
INVITED = Statement(
    id="S1", speaker=("Kari Vik",), side=("NOR",), addressee=("CHL",), act="invite", content="to Oslo", quoted=False,
    channel=None, engagement="E1", evidence=(Evidence.of(TEXT, 80, 91),),
)  # fmt: skip


def test_the_shape_is_the_documented_one() -> None:
    document = Document(TEXT, "d1", "2024-05-07", "Own Paper", "A call", "https://example.org/1")
    row = record_to_json(Record(document, engagements=(CALL,), statements=(INVITED,), topics=("travel",)))
    assert list(row) == [
        "id", "published", "publisher", "title", "url", "text",
        "engagements", "statements", "undertakings", "events", "topics", "unresolved",
    ]  # fmt: skip
    assert row["engagements"] == [
        {
            "id": "E1", "kind": "call", "status": "held", "date": "2024-05-07", "end": None,
            "place": None, "place_country": None, "parties": ["CHL", "NOR"],
            "participants": [
                {"name": "Kari Vik", "office": "foreign minister", "country": "NOR",
                 "evidence": [{"start": 26, "end": 34, "quote": "Kari Vik"}]},
            ],
            "tone": [], "evidence": [{"start": 0, "end": 76, "quote": TEXT[:76]}],
            "rule": "call-verb", "why": "“phoned” reports a call",
        }
    ]  # fmt: skip
    assert (row["statements"][0]["act"], row["statements"][0]["force"]) == ("invite", "directive")
    assert list(row["statements"][0])[4:6] == ["act", "force"]


def test_one_record_is_one_line_of_plain_utf8() -> None:
    line = encode_record(Record(Document("Zürich\nand 東京\u2028talks", id="d")))
    assert b"\n" not in line
    assert "東京" in line.decode()
    assert json.loads(line)["text"] == "Zürich\nand 東京\u2028talks"


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"engagements": [{"id": "E1"}]}, "kind"),
        ({"topics": "one"}, "topics"),
        ({"unresolved": [MISQUOTED]}, "does not read as quoted"),
    ],
)  # fmt: skip
def test_a_wrong_record_is_refused(change: dict[str, object], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        record_from_json({"text": TEXT, **change})


def test_a_fact_without_evidence_is_refused() -> None:
    row = record_to_json(Record(Document(TEXT), engagements=(CALL,)))
    row["engagements"][0]["evidence"] = []
    with pytest.raises(ValueError, match="without evidence"):
        record_from_json(row)


def test_a_list_is_no_record() -> None:
    with pytest.raises(ValueError, match="JSON object"):
        record_from_json(b"[]")


_WORDS = st.text(st.characters(codec="utf-8"), max_size=12)
_MAYBE = st.none() | _WORDS
_CODES = st.lists(st.sampled_from(["CAN", "IND", "UN"]), max_size=3, unique=True).map(
    lambda codes: tuple(sorted(codes))
)


@st.composite
def _records(draw: st.DrawFn) -> Record:
    text = draw(st.text(st.characters(codec="utf-8"), min_size=4, max_size=60))

    def evidence() -> Evidence:
        start = draw(st.integers(0, len(text) - 1))
        return Evidence.of(text, start, draw(st.integers(start + 1, len(text))))

    def spans() -> tuple[Evidence, ...]:
        return tuple(evidence() for _ in range(draw(st.integers(1, 2))))

    def words() -> tuple[str, ...]:
        return tuple(draw(st.lists(_WORDS, max_size=2)))

    def participant() -> Participant:
        return Participant(draw(_MAYBE), draw(_MAYBE), draw(st.sampled_from([None, "IND"])), spans())

    def engagement() -> Engagement:
        return Engagement(
            draw(_WORDS), draw(st.sampled_from(get_args(EngagementKind))),
            draw(st.sampled_from(get_args(EngagementStatus))),
            draw(_MAYBE), draw(_MAYBE), draw(_MAYBE), draw(_MAYBE), draw(_CODES),
            tuple(participant() for _ in range(draw(st.integers(0, 2)))), words(), spans(), draw(_WORDS), draw(_WORDS),
        )  # fmt: skip

    def statement() -> Statement:
        act = draw(st.sampled_from([act for acts in ACTS.values() for act in acts]))
        return Statement(
            draw(_WORDS), words(), draw(_CODES), draw(_CODES), act, draw(_WORDS), draw(st.booleans()),
            draw(_MAYBE), draw(_MAYBE), spans(),
        )  # fmt: skip

    def undertaking() -> Undertaking:
        return Undertaking(
            draw(_WORDS), draw(st.sampled_from(get_args(UndertakingKind))), draw(_WORDS), draw(_CODES), draw(_CODES),
            draw(_WORDS), draw(_MAYBE), draw(st.booleans()), draw(st.booleans()),
            draw(st.sampled_from(get_args(UndertakingState))), spans(),
        )  # fmt: skip

    def event() -> Event:
        return Event(
            draw(st.sampled_from(get_args(EventType))), draw(_MAYBE), words(), draw(st.integers(1, 4)),
            draw(st.floats(-10, 10)), draw(_CODES), draw(_CODES), draw(_MAYBE), spans(),
            draw(st.none() | st.floats(0, 1)),
        )  # fmt: skip

    def few() -> range:
        return range(draw(st.integers(0, 2)))

    return Record(
        Document(text, draw(_WORDS), draw(_MAYBE), draw(_MAYBE), draw(_MAYBE), draw(_MAYBE)),
        tuple(engagement() for _ in few()),
        tuple(statement() for _ in few()),
        tuple(undertaking() for _ in few()),
        tuple(event() for _ in few()),
        words(),
        tuple(Unresolved(draw(_WORDS), words(), draw(_WORDS), evidence()) for _ in few()),
    )


@given(_records())
def test_every_record_survives_the_round_trip(record: Record) -> None:
    assert record_from_json(record_to_json(record)) == record
    assert record_from_json(encode_record(record)) == record
