"""Find the dates a text gives and say which day, month or year each one means, seen from its day of publication.

Rules read the patterns of `date_grammar` and reckon with `date_calendar`; whatever has more than one reading left
("08/06/2022", "recently", "in the coming days") is not returned.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime

from communique.resolve import date_grammar as grammar
from communique.resolve.calendar_dates import calendar_dates, year_dates
from communique.resolve.date_mention import Context, DateKind, DateMention
from communique.resolve.period_dates import deictic_dates, period_dates, season_dates, visit_dates
from communique.resolve.relative_dates import ago_dates, day_dates, today_dates
from communique.resolve.weekday_dates import weekday_dates

__all__ = ["DateKind", "DateMention", "find_dates", "parse_published"]

_Rule = Callable[[Context, int, str], list[DateMention]]
_RULES: dict[str, _Rule] = {
    **dict.fromkeys(
        ("today", "tonight", "yesterday", "tomorrow", "morning", "afternoon", "evening", "night"), today_dates
    ),
    **dict.fromkeys(("week", "weekend", "month", "year"), period_dates),
    **dict.fromkeys(("spring", "summer", "autumn"), season_dates),
    **dict.fromkeys(("currently", "presently"), deictic_dates),
    **dict.fromkeys(("day", "days"), day_dates),
    "ago": ago_dates,
    "visit": visit_dates,
}


def find_dates(
    text: str, published: str | None, *, past: Callable[[int], bool | None] | None = None
) -> list[DateMention]:
    """Return the dates of a text in order, without overlaps.

    `published` is the ISO day of publication; without it only dates with a year are found. `past` tells for an offset
    whether its clause is past (True), future (False) or unknown (None); without it the nearest verb decides.

    >>> [m.value for m in find_dates("They spoke on Wednesday and will meet in June.", "2023-04-19")]
    ['2023-04-19', '2023-06']
    """
    day = parse_published(published)
    ctx = Context(text, None if day is None else date.fromisoformat(day), past)
    claimed = 0
    for token in grammar.TOKEN.finditer(text):
        word, at = token.group(), token.start()
        if word not in grammar.TRIGGER_WORDS and not word.isdigit():
            continue
        if at < claimed or (at > 0 and (text[at - 1].isalnum() or text[at - 1] == "_")):
            continue
        mentions = [mention for mention in _read(ctx, at, word) if mention.start >= claimed]
        ctx.found.extend(mentions)
        claimed = max([claimed, *(mention.end for mention in mentions)])
    return ctx.found


def _read(ctx: Context, at: int, word: str) -> list[DateMention]:
    rule = _RULES.get(word.lower())
    if rule is not None:
        return rule(ctx, at, word)
    if word.isdigit():
        dates = calendar_dates(ctx, at) if len(word) <= 2 or len(word) == 4 else []
        return dates or (year_dates(ctx, at) if len(word) == 4 and word[:2] in ("19", "20") else [])
    if grammar.weekday_number(word) is not None and word.lower().endswith("day"):
        return weekday_dates(ctx, at)
    return calendar_dates(ctx, at) if grammar.month_number(word) is not None else []


_ISO_START = re.compile(r"\s*(\d{4})-(\d\d)-(\d\d)(?=$|[T\s])")


def parse_published(stamp: object) -> str | None:
    """Return the ISO day of a publication stamp (an ISO date or datetime, as text or object), None for anything else.

    The day is the stamp's own, in the stamp's own time zone.

    >>> parse_published("2023-04-19T18:30:00+05:30"), parse_published("19 April")
    ('2023-04-19', None)
    """
    if isinstance(stamp, datetime):
        return stamp.date().isoformat()
    if isinstance(stamp, date):
        return stamp.isoformat()
    match = _ISO_START.match(stamp) if isinstance(stamp, str) else None
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3])).isoformat()
    except ValueError:
        return None
