"""The reader on text of any kind: it never raises, and its evidence is exact."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.model import Document, Record
from communique.reader import POOL, Reader, read

FEW = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
PIECES = (
    "Foreign Minister", "President", "Prime Minister of", "Ambassador to", "the two ministers",
    "his counterpart", "Deputy", "Mr", "H.E.", "Georgia", "Georgian", "Niger", "the United Nations", "EU",
    "Kinshasa", "Washington", "Chad", "Jordan", "Ana Lopes", "Lopes", "Li Wei", "O’Neill-Šmíd", "met",
    "spoke with", "by phone", "called on", "visited", "held talks", "will visit", "was received by", "invited",
    "did not meet", "signed a memorandum", "congratulated", "and", "with", "in", "on", "of", "'s", "’s", "s’",
    ",", ";", "–", "(", ")", "“", "”", ".", "\n\n", "\t", "\u200b", "\u202e", "\x00", "\x1b[1m", "on Wednesday",
    "yesterday", "on 31 February", "30-31 June 2021", "last week", "99", "२३", "外交部", "e\u0301", "🙂", "A" * 300,
    "….", "U.S.", "[bold]",
)  # fmt: skip
prose = st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join)
days = st.none() | st.dates().map(str) | st.sampled_from(["2023", "2023-04"])


def check(record: Record) -> None:
    text = record.document.text
    for engagement in record.engagements:
        assert len(engagement.parties) >= (1 if engagement.kind == "conference" else 2)
        assert list(engagement.parties) == sorted(set(engagement.parties))
        for each in (*engagement.evidence, *(e for p in engagement.participants for e in p.evidence)):
            assert text[each.start : each.end] == each.quote
    for mention in record.unresolved:
        assert text[mention.evidence.start : mention.evidence.end] == mention.evidence.quote


@FEW
@given(st.lists(st.tuples(prose | st.text(max_size=200), days), min_size=1, max_size=4))
def test_any_text_is_read(reader: Reader, rows: list[tuple[str, str | None]]) -> None:
    records = list(reader.read(Document(text, published=published) for text, published in rows))
    assert [record.document.text for record in records] == [text for text, _ in rows]
    for record in records:
        check(record)


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\ufeff", ".", "word " * 3_000, "x" * 20_000, "(" * 400])
def test_texts_without_sense_give_nothing(reader: Reader, text: str) -> None:
    [record] = reader.read([Document(text)])
    assert record.engagements == ()


def test_documents_come_back_in_order_and_alike_in_any_company(reader: Reader) -> None:
    told = "Kenya's President Amos Wako met Uganda's President Okello Obote in Nairobi on Tuesday."
    documents = [
        Document(told if n % 3 else "Rain fell all day.", id=str(n), published="2024-05-02") for n in range(POOL + 3)
    ]
    records = list(reader.read(documents))
    assert [record.document for record in records] == documents
    assert len({record.engagements for record in records}) == 2


def test_nothing_to_read_gives_nothing(reader: Reader) -> None:
    assert list(reader.read([])) == []


def test_reading_twice_gives_the_same(reader: Reader) -> None:
    document = Document("Chilean Foreign Minister Pablo Rojas called on Norwegian Prime Minister Kari Vik today.")
    assert list(reader.read([document])) == list(reader.read([document]))


def test_read_carries_what_is_known_of_a_text() -> None:
    record = read("Nothing happened.", "2024-05-02", publisher="A", title="B", url="https://example.org")
    assert record.document == Document("Nothing happened.", "", "2024-05-02", "A", "B", "https://example.org")
