from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from communique.language.windows import LONGEST, cut, windows


def sentence(words: int) -> list[str]:
    return ["The", *["word"] * (words - 2), "."]


def test_a_short_paragraph_is_one_window() -> None:
    found = list(windows(["One word. Two words.\n\nAnother.", "", "Next"]))
    assert [(w.text, w.paragraph, w.words[0], len(w.words)) for w in found] == [
        (0, 0, "One", 6),
        (0, 1, "Another", 2),
        (2, 0, "Next", 1),
    ]
    assert found[0].spaced == [True, True, False, True, True, False]


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    assert list(cut(sentence(60) + sentence(40) + sentence(60))) == [(0, 100), (100, 160)]


def test_a_closing_quotation_mark_stays_with_its_sentence() -> None:
    assert list(cut([*sentence(100), '"', *sentence(30)])) == [(0, 101), (101, 131)]


def test_a_sentence_without_end_is_cut_after_a_comma() -> None:
    words = ["word"] * 150 + [","] + ["word"] * 100
    assert list(cut(words)) == [(0, 151), (151, 251)]


@settings(deadline=None)
@given(st.lists(st.sampled_from(["word", "The", ".", ",", '"', "?"]), min_size=1, max_size=600))
def test_windows_follow_each_other_and_are_never_too_long(words: list[str]) -> None:
    cuts = list(cut(words))
    assert cuts[0][0] == 0
    assert cuts[-1][1] == len(words)
    assert all(a[1] == b[0] for a, b in pairwise(cuts))
    assert all(0 < b - a <= LONGEST for a, b in cuts)
