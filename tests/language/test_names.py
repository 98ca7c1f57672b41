from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.language.annotated import Name
from communique.language.names import best_tags, spans, tidied

TAGS = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG"]


def well_formed(tags: list[str]) -> bool:
    return all(tag[0] != "I" or before[1:] == tag[1:] for before, tag in zip(["O", *tags], tags, strict=False))


def test_a_stray_inside_tag_becomes_the_best_sequence() -> None:
    scores = np.log(np.array([[0.2, 0.3, 0.5, 0, 0], [0.1, 0, 0.9, 0, 0]], np.float32) + 1e-6)
    found = best_tags(scores, TAGS, np.array([0, 2], np.int32))
    assert [TAGS[i] for i in found] == ["B-PER", "I-PER"]


def test_a_name_does_not_run_over_a_sentence_end() -> None:
    scores = np.log(np.array([[0, 1, 0, 0, 0], [0, 0.1, 0.9, 0, 0]], np.float32) + 1e-6)
    found = best_tags(scores, TAGS, np.array([0, 1, 2], np.int32))
    assert list(spans([TAGS[i] for i in found])) == [Name(0, 1, "PER"), Name(1, 2, "PER")]


@settings(deadline=None)
@given(st.integers(0, 999), st.lists(st.integers(1, 8), min_size=1, max_size=4))
def test_tags_are_well_formed_in_every_sentence(seed: int, sizes: list[int]) -> None:
    starts = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int32)
    scores = np.random.default_rng(seed).normal(size=(int(starts[-1]), len(TAGS))).astype(np.float32)
    found = [TAGS[i] for i in best_tags(scores, TAGS, starts)]
    for start, end in zip(starts.tolist(), starts[1:].tolist(), strict=False):
        assert well_formed(found[start:end])


def test_names_are_joined_within_a_sentence_only() -> None:
    words = ["Republic", "of", "Korea", ",", "Sri", "Lankan", "Secretary", "and"]
    found = [Name(0, 2, "LOC"), Name(2, 3, "LOC"), Name(4, 5, "NORP"), Name(5, 6, "NORP"), Name(6, 8, "OFF")]
    joined = [Name(0, 3, "LOC"), Name(4, 6, "NORP"), Name(6, 7, "OFF")]
    assert list(tidied(found, words, {0})) == joined
    assert list(tidied(found, words, {0, 5}))[1:3] == [Name(4, 5, "NORP"), Name(5, 6, "NORP")]
