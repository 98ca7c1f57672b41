"""Calendar arithmetic of news dates: which year, which Wednesday is meant, seen from the day of publication.

`past` is True for a clause in the past, False for one in the future, None when nothing tells.
"""

from __future__ import annotations

from datetime import date, timedelta

__all__ = [
    "bracketed_day",
    "make_date",
    "month_of_week",
    "nearest_month",
    "nearest_year",
    "shift_month",
    "weekday_date",
]

# How far a bracketed day may stand from the day that the words before it give.
_BRACKET_REACH = 10
# News reports more than it announces: without a cue a future reading must be this much nearer than a past one.
_FUTURE_PENALTY = 2
# Days by which a reading against the tense must be nearer: writers leave the year out only of near dates.
_AGAINST_TENSE = 250


def make_date(year: int, month: int, day: int) -> date | None:
    """Return the date, or None when the calendar has no such day.

    >>> make_date(2022, 2, 30) is None
    True
    """
    try:
        return date(year, month, day)
    except ValueError:
        return None


def nearest_year(month: int, day: int, published: date, past: bool | None, weekday: int | None = None) -> date | None:
    """Return the day and month in the year that the tense and, when one is given, the weekday call for.

    >>> nearest_year(12, 20, date(2022, 1, 5), True)
    datetime.date(2021, 12, 20)
    >>> nearest_year(1, 10, date(2021, 12, 20), False)
    datetime.date(2022, 1, 10)
    """
    years = range(published.year - 1, published.year + 2)
    options = [found for year in years if (found := make_date(year, month, day)) is not None]
    if weekday is not None:
        fitting = [found for found in options if found.weekday() == weekday]
        options = fitting if fitting else options
    return min(options, key=lambda found: _cost((found - published).days, past, _AGAINST_TENSE), default=None)


def _cost(distance: int, past: bool | None, against_tense: int) -> int:
    if past is None:
        return distance * _FUTURE_PENALTY if distance > 0 else -distance
    contradicts = distance > 1 if past else distance < -1
    return abs(distance) + (against_tense if contradicts else 0)


def nearest_month(month: int, published: date, past: bool | None) -> int:
    """Return the year of a month named without one.

    >>> nearest_month(6, date(2022, 5, 30), None), nearest_month(11, date(2022, 2, 1), True)
    (2022, 2021)
    """
    return min(
        range(published.year - 1, published.year + 2),
        key=lambda year: _cost((year - published.year) * 12 + month - published.month, past, _AGAINST_TENSE // 30),
    )


def weekday_date(weekday: int, published: date, past: bool | None, modifier: str | None = None) -> date:
    """Return the day a weekday means; `modifier` is "last", "next", "this" or None.

    "Last" is the latest before publication; "next" the first at least three days ahead (on a Monday "next Tuesday" is
    not tomorrow); bare, the tense decides and past is the rule; "this" without a tense is the closest. The weekday of
    publication itself is that day.

    >>> weekday_date(2, date(2023, 4, 19), True)
    datetime.date(2023, 4, 19)
    >>> weekday_date(2, date(2023, 4, 19), None, "last")
    datetime.date(2023, 4, 12)
    """
    back = (published.weekday() - weekday) % 7
    ahead = (weekday - published.weekday()) % 7
    if modifier == "last":
        return published - timedelta(days=back if back > 0 else 7)
    if modifier == "next":
        return published + timedelta(days=ahead if ahead > 2 else ahead + 7)
    if past is False or (past is None and modifier == "this" and ahead < back):
        return published + timedelta(days=ahead)
    return published - timedelta(days=back)


def bracketed_day(day: int, month: int | None, reckoned: date) -> date | None:
    """Return the date with that day number closest to the reckoned one, if within ten days of it.

    >>> bracketed_day(30, None, date(2024, 3, 2))
    >>> bracketed_day(28, None, date(2024, 3, 2))
    datetime.date(2024, 2, 28)
    """
    spread = (reckoned + timedelta(days=n) for n in range(-_BRACKET_REACH, _BRACKET_REACH + 1))
    options = [found for found in spread if found.day == day and month in (None, found.month)]
    return min(options, key=lambda found: abs((found - reckoned).days), default=None)


def month_of_week(within: date) -> str | None:
    """Return the month (`YYYY-MM`) that holds the whole week of a day, else its year, None between two years.

    >>> month_of_week(date(2022, 6, 8)), month_of_week(date(2022, 6, 1)), month_of_week(date(2022, 1, 1))
    ('2022-06', '2022', None)
    """
    monday = within - timedelta(days=within.weekday())
    sunday = monday + timedelta(days=6)
    if monday.year != sunday.year:
        return None
    return f"{monday:%Y-%m}" if monday.month == sunday.month else f"{monday.year}"


def shift_month(within: date, months: int) -> str:
    """Return the month (`YYYY-MM`) that lies `months` after the one of a day.

    >>> shift_month(date(2022, 1, 31), -1)
    '2021-12'
    """
    years, month = divmod(within.month - 1 + months, 12)
    return f"{within.year + years}-{month + 1:02d}"
