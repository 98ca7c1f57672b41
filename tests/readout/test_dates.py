"""Dates in words."""

from __future__ import annotations

import pytest

from communique.readout.dates import date_words


@pytest.mark.parametrize(
    ("date", "end", "words"),
    [
        ("2023-04-19", None, "19 Apr 2023"),
        ("2022-06", None, "Jun 2022"),
        ("2022", None, "2022"),
        (None, None, "undated"),
        (None, "2022-06-07", "until 7 Jun 2022"),
        ("2022-06-21", "2022-06-22", "21–22 Jun 2022"),
        ("2022-06-21", "2022-06-21", "21 Jun 2022"),
        ("2022-06-30", "2022-07-02", "30 Jun – 2 Jul 2022"),
        ("2022-12-30", "2023-01-02", "30 Dec 2022 – 2 Jan 2023"),
        ("2022-05", "2022-06", "May – Jun 2022"),
        ("2022", "2023", "2022 – 2023"),
        ("2022-06-21", "2022-06", "21 Jun 2022 – Jun 2022"),
        ("soon\x1b[1m", None, "soon�[1m"),
    ],
)
def test_dates_are_written_as_diplomats_do(date: str | None, end: str | None, words: str) -> None:
    assert date_words(date, end) == words
