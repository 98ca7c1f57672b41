"""Rules for months and years seen from the day of publication: "last week", "this month", "currently"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from communique.resolve.calendar_dates import calendar_dates
from communique.resolve.date_calendar import month_of_week, shift_month
from communique.resolve.date_mention import Context, DateMention

__all__ = ["deictic_dates", "period_dates", "season_dates", "visit_dates"]

_STEPS = {"last": -1, "this": 0, "next": 1}
_PERIOD = re.compile(
    r"\b(?P<lead>(?:over|in|during|for|within|throughout|than|the)\s+)?(?P<edge>(?:earlier|later|late|early)\s+)?(?P<which>last|this|next)\s+\Z",
    re.IGNORECASE,
)
_EDGE_OF = re.compile(r"\b(?:end|close|middle|remainder|rest|start|beginning)\s+of\s+the\s+\Z", re.IGNORECASE)
_NEW_YEAR = re.compile(r"\b(?:(?<!ring\s)in|beginning\s+of|start\s+of)\s+the\s+new\s+\Z", re.IGNORECASE)
_WEEKEND = re.compile(r"\b(?:over|at|during)\s+the\s+\Z", re.IGNORECASE)
_WEEK_OF = re.compile(r"\s+of\s+(?:the\s+)?(?=[A-Z\d])")


def period_dates(ctx: Context, at: int, word: str) -> list[DateMention]:
    """Return the month or year in which "last week", "this month", "next year" at `at` lie."""
    unit, before = word.lower(), ctx.before(at)
    if unit == "week" and (found := _week_of(ctx, at)) is not None:
        return [found]
    if ctx.published is None:
        return []
    lookback = _PERIOD.search(before)
    if lookback is not None and (lookback["lead"] or "").strip().lower() != "the":
        which, start = lookback["which"].lower(), at - len(lookback.group()) + len(lookback["lead"] or "")
        return _period(start, at + len(word), f"{which}_{unit}", _period_value(ctx.published, unit, _STEPS[which]))
    if unit in ("month", "year") and _EDGE_OF.search(before):
        return _period(at, at + len(word), f"this_{unit}", _period_value(ctx.published, unit, 0))
    if unit == "weekend" and _WEEKEND.search(before):
        past = ctx.tense(at, at + len(word)) is not False and ctx.published.weekday() < 5
        return _period(at, at + len(word), "weekend", _period_value(ctx.published, unit, -1 if past else 0))
    if unit == "year" and (new := _NEW_YEAR.search(before)) is not None and ctx.published.month in (1, 2, 10, 11, 12):
        value = str(ctx.published.year + (ctx.published.month > 2))
        return _period(at - len(new.group()) + new.group().index("the"), at + len(word), "new_year", value)
    return []


def _period(start: int, end: int, rule: str, value: str | None) -> list[DateMention]:
    if value is None:
        return []
    return [DateMention(start, end, value, None, "period", rule, "week" in rule)]


def _period_value(published: date, unit: str, step: int) -> str | None:
    if unit == "year":
        return str(published.year + step)
    if unit == "month":
        return shift_month(published, step)
    if unit == "weekend":
        return _weekend_month(published, step)
    return month_of_week(published + timedelta(weeks=step))


def _weekend_month(published: date, step: int) -> str:
    saturday = published + timedelta(days=5 - published.weekday(), weeks=step)
    sunday = saturday + timedelta(days=1)
    return f"{saturday:%Y-%m}" if saturday.month == sunday.month else f"{saturday.year}"


def _week_of(ctx: Context, at: int) -> DateMention | None:
    of = _WEEK_OF.match(ctx.text, at + len("week"))
    dated = calendar_dates(ctx, of.end()) if of is not None else []
    if not dated or len(dated[0].value) != 10:
        return None
    value = month_of_week(date.fromisoformat(dated[0].value))
    return None if value is None else DateMention(at, dated[0].end, value, None, "period", "week_of", True)


_SEASON_ENDS = {"spring": 5, "summer": 8, "autumn": 11}
_SEASON = re.compile(r"\b(?P<which>last|this|next)\s+\Z", re.IGNORECASE)


def season_dates(ctx: Context, at: int, word: str) -> list[DateMention]:
    """Return the year of "last summer" or "this autumn" at `at`; winters are left out, they straddle two years."""
    lookback, ends = _SEASON.search(ctx.before(at)), _SEASON_ENDS.get(word.lower())
    if lookback is None or ends is None or ctx.published is None:
        return []
    over = ctx.published.month > ends
    which = lookback["which"].lower()
    year = ctx.published.year - (which == "last" and not over) + (which == "next")
    if which == "next" and not over:
        return []
    return [DateMention(at - len(lookback.group()), at + len(word), str(year), None, "period", f"{which}_season", True)]


_ON_VISIT = re.compile(
    r"\b(?:is|are|am)\s+(?:currently\s+|now\s+|also\s+)?(?:on|paying|undertaking|making)\s+(?:a|an|his|her|their)\s+(?:[\w-]+\s+){0,4}\Z"
)


def deictic_dates(ctx: Context, at: int, word: str) -> list[DateMention]:
    """Return the month of publication for "currently"."""
    return _this_month(ctx, at, at + len(word), "currently")


def visit_dates(ctx: Context, at: int, word: str) -> list[DateMention]:
    """Return the month of publication for "is on a (state) visit"."""
    lookback = _ON_VISIT.search(ctx.before(at, 80))
    return [] if lookback is None else _this_month(ctx, at - len(lookback.group()), at + len(word), "ongoing_visit")


def _this_month(ctx: Context, start: int, end: int, rule: str) -> list[DateMention]:
    return (
        []
        if ctx.published is None
        else [DateMention(start, end, f"{ctx.published:%Y-%m}", None, "deictic", rule, True)]
    )
