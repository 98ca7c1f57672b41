"""Rules for days counted from the day of publication or from one just mentioned: "two days ago", "the day before"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from communique.resolve import date_grammar as grammar
from communique.resolve.bracketed_days import confirmed_day
from communique.resolve.calendar_dates import calendar_dates
from communique.resolve.date_calendar import shift_month
from communique.resolve.date_mention import Context, DateMention

__all__ = ["ago_dates", "day_dates", "today_dates"]

_OFFSETS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_DAY_BESIDE = re.compile(r"\b(?:the\s+)?day\s+(?P<side>before|after)\s+\Z", re.IGNORECASE)
_EARLIER = re.compile(r"\b(?:earlier|later|early|late)\s+\Z", re.IGNORECASE)
_NOT_DAY = re.compile(
    r"(?:['’]s)?\s+(?:dynamic|digital|modern|global|fast|rapidly|youth|world|society|generation|era|context|reality|leaders|children|"
    r"challeng\w+|competitive|geopolitical|environment|young)\b"
)
_NOT_DAY_BEFORE = re.compile(r"\b(?:of|for|better|[A-Z]\w+)\s+\Z")
_PART_OF_DAY = re.compile(r"\b(?P<which>this|last)\s+\Z", re.IGNORECASE)
_BESIDE_DATE = re.compile(r"\s*,?\s+(?:on\s+)?(?=[A-Z\d])")


def today_dates(ctx: Context, at: int, word: str) -> list[DateMention]:
    """Return the day of "today", "yesterday", "tomorrow", "this morning" or "last night" at `at`."""
    if ctx.published is None:
        return []
    end, lower, before = at + len(word), word.lower(), ctx.before(at)
    offset = _OFFSETS.get(lower)
    lookback = _EARLIER.search(before)
    if offset is None:
        lookback = _PART_OF_DAY.search(before)
        if lookback is None or (lookback["which"].lower() == "this" and lower == "night"):
            return []
        offset = 0 if lookback["which"].lower() == "this" else -1
    elif _is_nowadays(ctx, at, end, word):
        return []
    beside = _DAY_BESIDE.search(before)
    if beside is not None and offset == (-1 if beside["side"].lower() == "before" else 1):
        offset, lookback = offset * 2, beside
    start = at if lookback is None else at - len(lookback.group())
    return [_reckoned_day(ctx, start, end, ctx.published + timedelta(days=offset), lower)]


def _reckoned_day(ctx: Context, start: int, end: int, reckoned: date, rule: str) -> DateMention:
    end, day, rule = confirmed_day(ctx, end, reckoned, rule)
    gap = _BESIDE_DATE.match(ctx.text, end) if day == reckoned else None
    stated = calendar_dates(ctx, gap.end()) if gap is not None else []
    if stated and len(stated[0].value) == 10 and abs((date.fromisoformat(stated[0].value) - day).days) <= 1:
        end, day, rule = stated[0].end, date.fromisoformat(stated[0].value), f"{rule}_date"
    return DateMention(start, end, day.isoformat(), None, "relative", rule)


def _is_nowadays(ctx: Context, at: int, end: int, word: str) -> bool:
    """Tell "today's youth", "a better tomorrow" and "Russia Today" from days."""
    if _NOT_DAY.match(ctx.text, end):
        return True
    before = ctx.before(at)
    if word.lower() == "tomorrow" and re.search(r"\b(?:of|better|brighter)\s+\Z", before):
        return True
    return (
        word.istitle()
        and re.search(
            r"(?<![.!?:”\"])\s*\b[A-Z][a-z]+ing\s+\Z|\b(?:USA|Russia|Business|Europe|Sri\s+Lanka)\s+\Z", before
        )
        is not None
    )


def ago_dates(ctx: Context, at: int, word: str) -> list[DateMention]:
    """Return the day of "two days ago", the month of "three weeks ago", the year of "five years ago"; `at` is "ago"."""
    match = grammar.AGO_COUNT.search(ctx.before(at))
    count = _count(match["count"]) if match is not None else None
    if match is None or count is None or match["hedge"] is not None or ctx.published is None:
        return []
    start, end, unit = at - len(match.group()), at + len(word), match["unit"].lower()
    if unit == "day":
        value = (ctx.published - timedelta(days=count)).isoformat()
    elif unit == "week":
        value = f"{ctx.published - timedelta(weeks=count):%Y-%m}"
    elif unit == "month":
        value = shift_month(ctx.published, -count)
    elif unit == "year" and count < ctx.published.year - 1000:
        value = f"{ctx.published.year - count}"
    else:
        return []
    return [DateMention(start, end, value, None, "relative", f"{unit}s_ago", unit != "day")]


def _count(word: str) -> int | None:
    return int(word) if word.isdigit() else grammar.NUMBERS.get(word.lower())


_ENDS_PLAINLY = re.compile(r"\s*(?:[.,;:)”\"]|$|\n)")
_BESIDE = re.compile(r"\s+(?P<side>before|after|earlier|later)\b")
_NEIGHBOUR = re.compile(
    r"\b(?P<which>the\s+(?:next|following|previous|same)|the|a|one|next|(?P<count>two|three|four|five|six))\s+\Z",
    re.IGNORECASE,
)
_STEPS = {"next": 1, "following": 1, "previous": -1, "same": 0}


def _counts(text: str, beside: re.Match[str]) -> bool:
    """Tell "a day later he left" and "the day before." from "later than", "the day before the summit"."""
    if beside["side"] in ("before", "after"):
        return _ENDS_PLAINLY.match(text, beside.end()) is not None
    return not text.startswith(" than", beside.end())


def day_dates(ctx: Context, at: int, word: str) -> list[DateMention]:
    """Return the day of "the next day", "two days later", "the day before" at `at`, from the last day mentioned.

    Looking back with no day mentioned, the count starts at the day of publication; looking on, nothing is returned.
    """
    lookback = _NEIGHBOUR.search(ctx.before(at))
    if lookback is None or ctx.published is None:
        return []
    which, end = lookback["which"].lower().split()[-1], at + len(word)
    beside = _BESIDE.match(ctx.text, end)
    if which in _STEPS and word.lower() == "day":
        step = _STEPS[which]
    elif which not in _STEPS and beside is not None and _counts(ctx.text, beside):
        step = (grammar.NUMBERS.get(which, 1)) * (-1 if beside["side"] in ("before", "earlier") else 1)
        end = beside.end()
    else:
        return []
    anchor = ctx.anchor(at)
    if anchor is None and step >= 0:
        return []
    day = (anchor if anchor is not None else ctx.published) + timedelta(days=step)
    return [DateMention(at - len(lookback.group()), end, day.isoformat(), None, "relative", "anchored")]
