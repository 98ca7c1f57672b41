"""Rules for weekdays: "on Wednesday", "last Friday", "Wednesday, April 19", "from Monday to Thursday"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from communique.resolve import date_grammar as grammar
from communique.resolve.bracketed_days import confirmed_day
from communique.resolve.calendar_dates import calendar_dates
from communique.resolve.date_calendar import weekday_date
from communique.resolve.date_mention import Context, DateMention

__all__ = ["weekday_dates"]

_NAMED_DAY = re.compile(
    r"\b(?:easter|good|palm|black|bloody|ash|holy|maundy|super|cyber|happy|forgiveness|whit|shrove|giving|every|each|any|most|several|"
    r"some|a|an|one|another|first|second|third|fourth|fifth|previous|following|the\s+last|the\s+next)\s+\Z",
    re.IGNORECASE,
)
_DAY_NAME_OF = re.compile(
    r"\s+(?:Times|Observer|Island|Mirror|Express|Telegraph|Mail|Punch|Leader|[Ss]chools?|[Mm]ass|prayers?|Prayers?|terror\w*|carnage|"
    r"attacks?|Attacks?|bomb\w*|Agreement)\b"
)
_DAY_MODIFIER = re.compile(
    r"\b(?:(?P<modifier>last|next|this|past|coming|upcoming)|this\s+(?P<way>past|coming))\s+\Z", re.IGNORECASE
)
_MODIFIERS = {"past": "last", "coming": "next", "upcoming": "next"}
_OF_WEEK = re.compile(r"\s+(?:of\s+)?(?P<which>last|this|next)\s+week\b")
_WEEKS = {"last": -1, "this": 0, "next": 1}


def weekday_dates(ctx: Context, at: int) -> list[DateMention]:
    """Return what the weekday at `at` means, confirmed by a date or a bracketed day after it where there is one."""
    match, before = re.match(grammar.WEEKDAY, ctx.text[at : at + 12]), ctx.before(at)
    weekday = grammar.weekday_number(match.group()) if match is not None else None
    if match is None or weekday is None:
        return []
    end = at + match.end()
    dated = _dated_weekday(ctx, at, end, weekday)
    if dated or ctx.published is None or _NAMED_DAY.search(before) or _DAY_NAME_OF.match(ctx.text, end):
        return dated
    span = grammar.WEEKDAY_RANGE.match(ctx.text, at)
    if span is not None:
        return _weekday_span(ctx, span, weekday, ctx.published)
    return [_bare_weekday(ctx, at, end, weekday, ctx.published)]


def _dated_weekday(ctx: Context, at: int, end: int, weekday: int) -> list[DateMention]:
    gap = re.match(r"(?:\s+(?:morning|afternoon|evening|night))?,?\s+(?:the\s+)?", ctx.text[end : end + 20])
    if gap is None:
        return []
    follow = end + gap.end()
    is_date = grammar.MONTH_DAY.match(ctx.text, follow) or grammar.DAY_MONTH.match(ctx.text, follow)
    spans = grammar.DAY_MONTH_RANGE.match(ctx.text, follow)
    mentions = calendar_dates(ctx, follow, weekday) if is_date or spans else []
    return [_moved(mentions[0], at), *mentions[1:]] if mentions else []


def _moved(mention: DateMention, start: int) -> DateMention:
    rule = "weekday_date" if mention.until is None and mention.rule != "dateline" else mention.rule
    return DateMention(start, mention.end, mention.value, mention.until, mention.kind, rule, mention.vague)


def _weekday_span(ctx: Context, span: re.Match[str], weekday: int, published: date) -> list[DateMention]:
    last_weekday = grammar.weekday_number(span["w2"])
    first = weekday_date(weekday, published, ctx.tense(span.start(), span.end()))
    days = ((last_weekday or 0) - weekday) % 7
    last = (first + timedelta(days=days)).isoformat()
    if days > 1 and span["op"].strip() in ("and", "&"):
        one = DateMention(span.start(), span.end("w1"), first.isoformat(), None, "weekday", "weekday")
        return [one, DateMention(span.start("w2"), span.end(), last, None, "weekday", "weekday")]
    return [DateMention(span.start(), span.end(), first.isoformat(), last, "span", "weekday_span")]


def _bare_weekday(ctx: Context, at: int, end: int, weekday: int, published: date) -> DateMention:
    of_week = _OF_WEEK.match(ctx.text, end)
    if of_week is not None:
        monday = published - timedelta(days=published.weekday()) + timedelta(weeks=_WEEKS[of_week["which"]])
        day = monday + timedelta(days=weekday)
        return DateMention(at, of_week.end(), day.isoformat(), None, "weekday", "weekday_of_week")
    lookback = _DAY_MODIFIER.search(ctx.before(at))
    word = (lookback["modifier"] or lookback["way"]).lower() if lookback is not None else None
    modifier = None if word is None else _MODIFIERS.get(word, word)
    reckoned = weekday_date(weekday, published, ctx.tense(at, end), modifier)
    if word in ("coming", "upcoming"):
        reckoned = weekday_date(weekday, published, False)
    start = at if lookback is None else at - len(lookback.group())
    end, day, rule = confirmed_day(ctx, end, reckoned, "weekday", weekday)
    return DateMention(start, end, day.isoformat(), None, "weekday", rule)
