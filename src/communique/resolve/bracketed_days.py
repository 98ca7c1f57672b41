"""A day reckoned from "Monday" or "yesterday" against the number printed after it: "Monday (10)", "today (Feb. 03)"."""

from __future__ import annotations

import re
from datetime import date

from communique.resolve import date_grammar as grammar
from communique.resolve.date_calendar import bracketed_day, make_date
from communique.resolve.date_mention import Context

__all__ = ["confirmed_day"]


def confirmed_day(
    ctx: Context, end: int, reckoned: date, rule: str, weekday: int | None = None
) -> tuple[int, date, str]:
    """Let a day in brackets, or a lone day number after a weekday, correct the reckoned day; return end, day and rule.

    The printed day wins within ten days of the reckoned one; farther away it is something else.
    """
    tail = grammar.DAY_TAIL.match(ctx.text, end)
    end = tail.end() if tail is not None else end
    bracket = grammar.BRACKET.match(ctx.text, end)
    if bracket is not None:
        found = _bracket_day(bracket, reckoned)
        return (end, reckoned, rule) if found is None else (bracket.end(), found, f"{rule}_bracket")
    lone = grammar.LONE_DAY.match(ctx.text, end) if weekday is not None else None
    if lone is not None:
        found = bracketed_day(int(re.sub(r"\D", "", lone["d"])), None, reckoned)
        if found is not None and found.weekday() == weekday:
            return lone.end(), found, f"{rule}_number"
    return end, reckoned, rule


def _bracket_day(bracket: re.Match[str], reckoned: date) -> date | None:
    if bracket["day"] is not None:
        return bracketed_day(int(bracket["day"]), None, reckoned)
    if bracket["dd"] is not None:
        return bracketed_day(int(bracket["dd"]), int(bracket["mm"]), reckoned)
    prefix = "" if bracket["md"] is not None else "r"
    day, month = int(re.sub(r"\D", "", bracket[f"{prefix}d1"])), grammar.month_number(bracket[f"{prefix}m1"])
    year = bracket[f"{prefix}y1"]
    if year is not None and month is not None:
        return make_date(int(year), month, day)
    return bracketed_day(day, month, reckoned)
