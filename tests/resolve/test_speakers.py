"""Whose "we" it is in a transcript."""

from __future__ import annotations

from communique.language.pipeline import Pipeline
from communique.model import Document
from communique.resolve.document import resolve
from communique.resolve.speakers import is_own_voice

TRANSCRIPT = """\
Secretary of State Ana Lopes and Peruvian Foreign Minister Pablo Rojas spoke to the press in Lima.

SECRETARY LOPES: We met in March.

FOREIGN MINISTER ROJAS: We know our neighbours well.

SECRETARY LOPES: We thank you."""


def test_we_belongs_to_whoever_was_announced_last(pipeline: Pipeline) -> None:
    document = Document(TRANSCRIPT, publisher="state.gov")
    annotated = pipeline.annotate([document.text])[0]
    resolved = resolve(document, annotated)
    voices = [is_own_voice(resolved, w) for w, word in enumerate(annotated.words) if word == "We"]
    assert voices == [True, False, True]


def test_we_is_the_publishers_own_where_nobody_is_announced(pipeline: Pipeline) -> None:
    document = Document("We met the minister in March.", publisher="state.gov")
    annotated = pipeline.annotate([document.text])[0]
    assert is_own_voice(resolve(document, annotated), 0)
