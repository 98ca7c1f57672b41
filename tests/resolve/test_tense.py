"""`tense.txt` holds parsed sentences and what is to be read off them; the parses stand there so no model is needed."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.language.annotated import Annotated, Sentence
from communique.resolve.tense import clause_tense, is_conditional, is_negated, predicate_of

CASES = Path(__file__).with_name("tense.txt")
ANSWERS = {"yes": True, "no": False}


def read(parse: str) -> Annotated:
    """Make an annotated text of one sentence written `word/lemma/part of speech/relation>head`, heads from 1."""
    rows = [token.rsplit("/", 3) for token in parse.split()]
    words = [word for word, *_ in rows]
    starts = [sum(len(word) + 1 for word in words[:n]) for n in range(len(words))]
    return Annotated(
        text=" ".join(words),
        starts=starts,
        ends=[start + len(word) for start, word in zip(starts, words, strict=True)],
        words=words,
        lemmas=[row[1] for row in rows],
        upos=[row[2] for row in rows],
        heads=[int(row[3].partition(">")[2]) - 1 for row in rows],
        deprels=[row[3].partition(">")[0] for row in rows],
        sentences=[Sentence(0, len(words), 0)],
        names=[],
        sentence_of=[0] * len(words),
    )


def cases() -> list[tuple[str, str, str, str]]:
    blocks = CASES.read_text(encoding="utf-8").split("\n\n")
    lines = [[line for line in block.splitlines() if not line.startswith("#")] for block in blocks]
    found: list[tuple[str, str, str, str]] = []
    for block in lines:
        for question in block[:-1]:
            kind, word, answer = question.split()
            found.append((kind, word, answer, block[-1]))
    return found


@pytest.mark.parametrize(("kind", "word", "answer", "parse"), cases())
def test_clause(kind: str, word: str, answer: str, parse: str) -> None:
    annotated = read(parse)
    at = annotated.words.index(word)
    if kind == "tense":
        assert clause_tense(annotated, at) == answer
    else:
        asked = is_negated if kind == "negated" else is_conditional
        assert asked(annotated, at) is ANSWERS[answer]


def test_predicate_of_a_noun_is_its_verb() -> None:
    annotated = read("They/they/PRON/nsubj>2 met/meet/VERB/root>0 on/on/ADP/case>4 Friday/Friday/PROPN/obl>2")
    assert annotated.words[predicate_of(annotated, 3)] == "met"


def test_a_loop_in_the_parse_ends() -> None:
    annotated = read("to/to/PART/mark>2 go/go/VERB/xcomp>3 come/come/VERB/xcomp>2")
    assert clause_tense(annotated, 2) in ("unknown", "infinitive", "future", "past", "present")
