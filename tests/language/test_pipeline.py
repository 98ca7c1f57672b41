from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.language.annotated import Annotated
from communique.language.pipeline import Pipeline

VISIT = (
    "Foreign Minister Anna Kovács of Hungary met Italy's Prime Minister Lucia Ferrante in Rome on 3 May. "
    "They didn't discuss NATO.\n\nShe will meet the Japanese delegation again."
)


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


@pytest.fixture(scope="module")
def visit(pipeline: Pipeline) -> Annotated:
    return pipeline.annotate([VISIT])[0]


def check(doc: Annotated) -> None:
    """Every array is as long as the words, spans quote the words, and every sentence is one tree."""
    size = len(doc)
    columns = (doc.starts, doc.ends, doc.lemmas, doc.upos, doc.heads, doc.deprels, doc.sentence_of)
    assert all(len(column) == size for column in columns)
    assert [doc.text[a:b] for a, b in zip(doc.starts, doc.ends, strict=True)] == doc.words
    assert [i for s in doc.sentences for i in range(s.start, s.end)] == list(range(size))
    for number, sentence in enumerate(doc.sentences):
        own = range(sentence.start, sentence.end)
        assert {doc.sentence_of[i] for i in own} == {number}
        roots = [i for i in own if doc.heads[i] == -1]
        assert len(roots) == 1
        assert doc.subtree(roots[0]) == list(own)
        assert [i for i in own if doc.deprels[i] == "root"] == roots
    assert all(doc.sentence_of[n.start] == doc.sentence_of[n.end - 1] for n in doc.names)


def test_sentences_and_paragraphs(visit: Annotated) -> None:
    assert [s.paragraph for s in visit.sentences] == [0, 0, 1]
    assert visit.quote(visit.sentences[1].start, visit.sentences[1].end) == "They didn't discuss NATO."
    check(visit)


def test_names_and_offices(visit: Annotated) -> None:
    assert [(visit.quote(n.start, n.end), n.kind) for n in visit.names] == [
        ("Foreign Minister", "OFF"),
        ("Anna Kovács", "PER"),
        ("Hungary", "LOC"),
        ("Italy", "LOC"),
        ("Prime Minister", "OFF"),
        ("Lucia Ferrante", "PER"),
        ("Rome", "LOC"),
        ("NATO", "ORG"),
        ("Japanese", "NORP"),
    ]


def test_dependencies_and_lemmas(visit: Annotated) -> None:
    met = visit.words.index("met")
    assert visit.heads[met] == -1
    assert visit.lemmas[met] == "meet"
    assert [visit.words[i] for i in visit.dependents(met, "nsubj", "obj")] == ["Anna", "Lucia"]


def test_many_texts_at_once_are_read_as_one_by_one(pipeline: Pipeline, visit: Annotated) -> None:
    docs = pipeline.annotate(["", VISIT, " \n ", "The President arrived in Hanoi.", VISIT])
    assert [len(doc) for doc in docs] == [0, len(visit), 0, 6, len(visit)]
    for doc in (docs[1], docs[4]):
        assert (doc.words, doc.sentences, doc.names) == (visit.words, visit.sentences, visit.names)
        assert (doc.heads, doc.deprels, doc.upos) == (visit.heads, visit.deprels, visit.upos)


def test_a_text_longer_than_a_pool_keeps_its_order(pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n\n".join(f"Minister number {n} met the ambassador." for n in range(120))
    whole = pipeline.annotate([text])[0]
    monkeypatch.setattr("communique.language.pipeline.POOL", 100)
    doc = pipeline.annotate([text])[0]
    assert doc == whole
    assert [s.paragraph for s in doc.sentences] == list(range(120))
    check(doc)


@pytest.mark.parametrize(
    "text",
    [
        "word " * 700,
        "x" * 5000,
        "a-" * 900,
        "\u200b \u200b\u200b",
        "no.stop." * 100,
        "𝔘 🙂 e\u0301 " * 50,
        "\ufeffThe ministers met.\x00",
    ],
)
def test_odd_texts_are_read_whole(pipeline: Pipeline, text: str) -> None:
    doc = pipeline.annotate([text])[0]
    check(doc)
    assert sum(map(len, doc.words)) == sum(not letter.isspace() for letter in text)


@settings(max_examples=40, deadline=None)
@given(texts=st.lists(st.text(max_size=120), max_size=3))
def test_any_text_is_read(pipeline: Pipeline, texts: list[str]) -> None:
    for doc in pipeline.annotate(texts):
        check(doc)


def test_words_can_be_given(pipeline: Pipeline) -> None:
    doc = pipeline.annotate_words([["Oslo", "'s", "mayor", "spoke", "."], []], [[False, False, True, True, False], []])[
        0
    ]
    assert doc.text == "Oslo's mayor spoke."
    check(doc)
