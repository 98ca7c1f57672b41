"""Rules for dates with a number or a month's name: days, months, years and spans of them."""

from __future__ import annotations

import re
from datetime import date

from communique.resolve import date_grammar as grammar
from communique.resolve.date_calendar import make_date, nearest_month, nearest_year, shift_month
from communique.resolve.date_mention import Context, DateMention

__all__ = ["calendar_dates", "year_dates"]

_YEAR_WORDS = {"last": -1, "this": 0, "next": 1}
_PLAIN_NEXT = re.compile(
    r"\s*(?:[.,;:()\]\"”’'\-–—]|$|\n)|\s+(?:in|at|to|with|for|on|during|by|as|and|when|where|which|this|last|next|of|the|a|before|"
    r"after|under|will|was|is|were|are|has|have|had|between|from|that)\b|\s+[A-Z]"
)
_NUMBERED = re.compile(
    r"(?:Article|Section|Chapter|Part|No\.?|Number|Resolution|Act|Rule|Level|Phase|Top|Room|Group|Agenda|COP|SDG)\s\Z"
)
_INSIDE_NUMBER = re.compile(r"\d[.,/:-]\Z|[$£€]\Z")
_MODIFIED = re.compile(r"\b(?P<modifier>last|next|this|Last|Next|This|[Tt]his\s+past)\s+\Z")
_PART = re.compile(r"\b(?:early|late|mid)[\s-]+\Z|\b(?:Early|Late|Mid)[\s-]+\Z")
_MONTH_IN = re.compile(
    r"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Tt]ill|[Dd]uring|[Tt]hroughout|[Aa]round|(?:end|beginning|middle|start|month|half|part|days?|weeks?)\s+of)"
    r"\s+(?:the\s+month\s+of\s+)?\Z"
)
_MONTH_LOOSE = re.compile(r"\b(?:[Bb]y|[Ff]rom|to|for|of|[Bb]etween|[Bb]efore|[Aa]fter|through)\s+\Z")
_MONTH_NOUN = re.compile(
    r"\s+(?:[Ss]ummit|meeting|talks|visit|session|agreement|call|statement|conference|elections?|round|accord|declaration)\b"
)
_THE = re.compile(r"\b(?:the|its|their|his|her|our|The)\s+\Z")
_CAPITALISED = re.compile(r"\s+[A-Z]")


def calendar_dates(ctx: Context, at: int, weekday: int | None = None) -> list[DateMention]:
    """Return the date, span or pair of dates that begins at `at`, or nothing; `weekday` stands right before it."""
    before = ctx.before(at)
    if _INSIDE_NUMBER.search(before) or _NUMBERED.search(before):
        return []
    for rule in (_stamp, _numeric, _day_span, _single_day, _month_span, _month_year, _lone_month):
        mentions = rule(ctx, at, weekday)
        if mentions:
            return mentions
    return []


def _stamp(ctx: Context, at: int, weekday: int | None) -> list[DateMention]:
    match = grammar.STAMP.match(ctx.text, at)
    month = grammar.month_number(match["m1"]) if match is not None else None
    if match is None or month is None or ctx.text[at - 1 : at] != "/":
        return []
    found = make_date(int(match["y1"]), month, int(match["d1"]))
    return [] if found is None else [DateMention(at, match.end() - 1, found.isoformat(), None, "absolute", "dateline")]


def _numeric(ctx: Context, at: int, weekday: int | None) -> list[DateMention]:
    match = grammar.ISO.match(ctx.text, at)
    if match is not None:
        found = make_date(int(match["y"]), int(match["m"]), int(match["d"]))
        return [] if found is None else [DateMention(at, match.end(), found.isoformat(), None, "absolute", "iso")]
    match = grammar.NUMERIC.match(ctx.text, at)
    if match is None:
        return []
    year, first, second = int(match["y"]), int(match["a"]), int(match["b"])
    readings = {make_date(year, second, first), make_date(year, first, second)} - {None}
    if len(readings) != 1:
        return []
    return [DateMention(at, match.end(), str(readings.pop()), None, "absolute", "numeric")]


def _stated_year(ctx: Context, match: re.Match[str], group: str) -> int | None:
    if match[group] is not None:
        return int(match[group])
    word = match[f"{group}_word"]
    return None if word is None or ctx.published is None else ctx.published.year + _YEAR_WORDS[word]


def _day_number(digits: str) -> int:
    return int(re.sub(r"\D", "", digits))


def _tense(ctx: Context, start: int, end: int) -> bool | None:
    modified = _MODIFIED.search(ctx.before(start))
    if modified is not None and modified["modifier"].lower() != "this":
        return modified["modifier"].lower() != "next"
    return ctx.tense(start, end)


def _day_span(ctx: Context, at: int, weekday: int | None) -> list[DateMention]:
    match = grammar.MONTH_DAY_RANGE.match(ctx.text, at) or grammar.DAY_MONTH_RANGE.match(ctx.text, at)
    if match is None or ctx.text[match.end() : match.end() + 1].isalnum():
        return []
    if ctx.text[at].isalpha() and match["m2"] is None and _PLAIN_NEXT.match(ctx.text, match.end()) is None:
        return []
    ends = _span_ends(ctx, match, weekday)
    if ends is None:
        return []
    first, last = ends
    joined = match["op"].strip().lower() in ("and", "&")
    apart = joined and (last - first).days > 1 and not ctx.before(at).lower().endswith("between ")
    if not apart:
        return [DateMention(at, match.end(), first.isoformat(), last.isoformat(), "span", "day_span")]
    middle = match.start("op")
    second = DateMention(match.end("op"), match.end(), last.isoformat(), None, "absolute", "day_pair")
    return [DateMention(at, middle, first.isoformat(), None, "absolute", "day_pair"), second]


def _span_ends(ctx: Context, match: re.Match[str], weekday: int | None) -> tuple[date, date] | None:
    first_month = grammar.month_number(match["m1"] or match["m2"])
    last_month = grammar.month_number(match["m2"] or match["m1"])
    if first_month is None or last_month is None:
        return None
    wraps = last_month < first_month
    year, first_day = _stated_year(ctx, match, "y2"), _day_number(match["d1"])
    if match["y1"] is not None:
        first = make_date(int(match["y1"]), first_month, first_day)
    elif year is not None:
        first = make_date(year - wraps, first_month, first_day)
    elif ctx.published is not None:
        tense = _tense(ctx, match.start(), match.end())
        first = nearest_year(first_month, first_day, ctx.published, tense, weekday)
    else:
        return None
    if first is None:
        return None
    last = make_date(year if year is not None else first.year + wraps, last_month, _day_number(match["d2"]))
    return (first, last) if last is not None and last > first else None


def _single_day(ctx: Context, at: int, weekday: int | None) -> list[DateMention]:
    match = grammar.MONTH_DAY.match(ctx.text, at) or grammar.DAY_MONTH.match(ctx.text, at)
    month = grammar.month_number(match["m1"]) if match is not None else None
    if match is None or month is None:
        return []
    year, day = _stated_year(ctx, match, "y1"), _day_number(match["d1"])
    dateline = _is_dateline(ctx.text, at, match.end())
    if year is not None:
        found = make_date(year, month, day)
    elif ctx.published is None or grammar.NAMED_EVENT.match(ctx.text, match.end()):
        return []
    else:
        tense = None if dateline else _tense(ctx, at, match.end())
        found = nearest_year(month, day, ctx.published, tense, weekday)
    rule = "dateline" if dateline else "day_month_year" if year is not None else "day_month"
    return [] if found is None else [DateMention(at, match.end(), found.isoformat(), None, "absolute", rule)]


def _is_dateline(text: str, start: int, end: int) -> bool:
    line = text[text.rfind("\n", 0, start) + 1 : start]
    if len(line) > 60 or grammar.DATELINE_HEAD.match(line) is None:
        return False
    return grammar.DATELINE_TAIL.match(text, end) is not None


def _month_span(ctx: Context, at: int, weekday: int | None) -> list[DateMention]:
    match = grammar.MONTH_RANGE.match(ctx.text, at)
    first = grammar.month_number(match["m1"]) if match is not None else None
    last = grammar.month_number(match["m2"]) if match is not None else None
    if match is None or first is None or last is None:
        return []
    year = _month_span_year(ctx, match, first, last)
    if year is None:
        return []
    start = f"{year - (last < first)}-{first:02d}"
    if match["op"].strip() == "and" and not ctx.before(at).lower().endswith("between "):
        second = DateMention(match.start("m2"), match.end(), f"{year}-{last:02d}", None, "absolute", "month_pair")
        return [DateMention(at, match.end("m1"), start, None, "absolute", "month_pair"), second]
    return [DateMention(at, match.end(), start, f"{year}-{last:02d}", "span", "month_span")]


def _month_span_year(ctx: Context, match: re.Match[str], first: int, last: int) -> int | None:
    """Return the year of the span's last month."""
    stated = _stated_year(ctx, match, "y2")
    if stated is not None or ctx.published is None or match["op"].strip() == "and":
        return stated
    if not _is_month(ctx, match.start(), match.end("m1")):
        return None
    return nearest_month(first, ctx.published, ctx.tense(match.start(), match.end())) + (last < first)


def _month_year(ctx: Context, at: int, weekday: int | None) -> list[DateMention]:
    match = grammar.MONTH_YEAR.match(ctx.text, at)
    year = _stated_year(ctx, match, "y1") if match is not None else None
    month = grammar.month_number(match["m1"]) if match is not None else None
    if match is None or month is None or year is None:
        return []
    start = _part_start(ctx, at)
    return [DateMention(start, match.end(), f"{year}-{month:02d}", None, "absolute", "month_year")]


def _part_start(ctx: Context, at: int) -> int:
    part = _PART.search(ctx.before(at))
    return at if part is None else at - len(part.group())


def _lone_month(ctx: Context, at: int, weekday: int | None) -> list[DateMention]:
    match = grammar.MONTH_YEAR.match(ctx.text, at)
    if match is None or ctx.published is None:
        return []
    month, end = grammar.month_number(match["m1"]), at + len(match["m1"])
    if month is None or re.match(r"\s*\d|-\d", ctx.text[end : end + 4]) or grammar.NAMED_EVENT.match(ctx.text, end):
        return []
    modified = _MODIFIED.search(ctx.before(at))
    if modified is not None:
        value = _modified_month(month, ctx.published, modified["modifier"].lower())
        return [DateMention(at - len(modified.group()), end, value, None, "absolute", "month")]
    if not _is_month(ctx, at, end):
        return []
    year = nearest_month(month, ctx.published, ctx.tense(at, end))
    return [DateMention(_part_start(ctx, at), end, f"{year}-{month:02d}", None, "absolute", "month")]


def _modified_month(month: int, published: date, modifier: str) -> str:
    if modifier == "this":
        return f"{published.year}-{month:02d}"
    if modifier != "next":
        return shift_month(published, -((published.month - month - 1) % 12 + 1))
    return shift_month(published, (month - published.month - 1) % 12 + 1)


def _is_month(ctx: Context, at: int, end: int) -> bool:
    """Tell a month from Theresa May and June Smith: by a preposition, "early", or the noun it qualifies."""
    before = ctx.before(at)
    if _PART.search(before) or _MONTH_IN.search(before):
        return True
    if _THE.search(before):
        return _MONTH_NOUN.match(ctx.text, end) is not None
    is_may = ctx.text.startswith(("May", "MAY"), at)
    return not is_may and _MONTH_LOOSE.search(before) is not None and _CAPITALISED.match(ctx.text, end) is None


_YEAR_IN = re.compile(
    r"\b(?:[Ii]n|[Ss]ince|[Bb]y|[Dd]uring|[Uu]ntil|[Tt]ill|[Ff]rom|[Ll]ate|[Ee]arly|[Mm]id-?|[Ee]nd-|the\s+year|Q[1-4]|"
    r"(?:end|beginning|start|half|quarter|middle|part|months?|spring|summer|autumn|fall)\s+of|(?:spring|summer|autumn|fall))\s*\Z"
)
_YEAR_VAGUE = re.compile(r"(?:half|quarter|part|months?|Q[1-4]|spring|summer|autumn|fall)(?:\s+of)?\s*\Z")
_YEAR_NOUN = re.compile(
    r"\s+(?:GMT|hours|hrs|UTC|World|FIFA|Olympic|Olympics|Winter|Summer|Games|Cup|Summit|Conference|Championships?|budget|elections?|"
    r"presidential|parliamentary|general|Agenda)\b|\s+(?!(?:was|is|has|as|this|its|his|across|unless|towards|always|plus|sees)\b)[a-z]+s\b|[-/–]\d|%"
)
_SPAN_IN = re.compile(r"\b(?:[Ii]n|[Ff]rom|[Bb]etween|[Dd]uring|[Ff]or)\s+\Z")


def year_dates(ctx: Context, at: int) -> list[DateMention]:
    """Return the bare year or span of years at `at` where a preposition shows it to be one."""
    before = ctx.before(at)
    span = grammar.YEAR_RANGE.match(ctx.text, at)
    if span is not None and span["y1"] < span["y2"] and _SPAN_IN.search(before):
        joined = span["op"].strip() == "and"
        if not joined or before.lower().endswith("between "):
            return [DateMention(at, span.end(), span["y1"], span["y2"], "span", "year_span")]
    end = at + 4
    if _YEAR_IN.search(before) is None or _YEAR_NOUN.match(ctx.text, end) or ctx.text[end : end + 1].isalnum():
        return []
    vague = _YEAR_VAGUE.search(before) is not None
    return [DateMention(at, end, ctx.text[at:end], None, "absolute", "year", vague)]
