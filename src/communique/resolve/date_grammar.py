"""The words and shapes of English date expressions: patterns only, no calendar.

Every pattern is tried at a trigger, a number or one of `TRIGGER_WORDS`. Spellings are
those of news and government releases, South Asian bracketed days ("today (28)") included.
"""

from __future__ import annotations

import re

__all__ = [
    "AGO_COUNT",
    "BRACKET",
    "DATELINE_HEAD",
    "DATELINE_TAIL",
    "DAY_MONTH",
    "DAY_MONTH_RANGE",
    "DAY_TAIL",
    "ISO",
    "LONE_DAY",
    "MONTH_DAY",
    "MONTH_DAY_RANGE",
    "MONTH_RANGE",
    "MONTH_YEAR",
    "NAMED_EVENT",
    "NUMBERS",
    "NUMERIC",
    "STAMP",
    "TOKEN",
    "TRIGGER_WORDS",
    "WEEKDAY_RANGE",
    "YEAR_RANGE",
    "month_number",
    "weekday_number",
]

_MONTHS = "January February March April May June July August September October November December".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_SMALL = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
NUMBERS: dict[str, int] = {"a": 1, "an": 1} | {word: n for n, word in enumerate(_SMALL, 1)}
NUMBERS |= {word: n * 10 for n, word in enumerate(_TENS, 2)}

_ABBREVIATED = "Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec".split()
_WEEKDAY_WORDS = [form for name in _DAYS for form in (name, name.upper())]

_FULL = [form for name in _MONTHS for form in (name, name.upper())]
_SHORT = [form for name in _ABBREVIATED for form in (name, name.upper())]
# The dot belongs to abbreviations only: after a full name it ends the sentence.
MONTH = rf"(?:(?:{'|'.join(_FULL)})(?![A-Za-z])|(?:{'|'.join(_SHORT)})(?![A-Za-z])\.?)"
WEEKDAY = rf"(?:{'|'.join(_WEEKDAY_WORDS)})\b"
YEAR = r"(?:19|20)\d\d(?![\d%])(?!,\d{3})"
# A day of the month, but not the head of a longer number, an amount, a clock time or a score.
_NOT_AMOUNT = r"(?![\d%])(?![.,:]\d)(?!\s?(?:per\s?cent|million|billion|trillion|[ap]\.?m\b|o['’]clock|hours|km\b))"
DAY = rf"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\w){_NOT_AMOUNT}"
_GAP = r"[^\S\n]*"
_DASH = r"\s?[-–—]\s?"
_TO = rf"(?:{_DASH}|\s+(?:to|until|till|through)\s+(?:the\s+)?|\s*(?:\band\b|&)\s*)"
_LEAD = rf"(?:{WEEKDAY},?\s+)?"


def _with_year(group: str) -> str:
    stated = rf",?\s*(?:of\s+)?(?P<{group}>{YEAR})"
    return rf"(?:{stated}|,?\s+(?:of\s+)?(?P<{group}_word>this|last|next)\s+year\b)?"


MONTH_DAY = re.compile(rf"(?P<m1>{MONTH}){_GAP}(?:the\s+)?(?P<d1>{DAY}){_with_year('y1')}")
DAY_MONTH = re.compile(rf"(?P<d1>{DAY}){_GAP}(?:of\s+)?(?P<m1>{MONTH}){_with_year('y1')}")
MONTH_DAY_RANGE = re.compile(
    rf"(?P<m1>{MONTH}){_GAP}(?P<d1>{DAY})(?:,?\s+(?P<y1>{YEAR}),?)?(?P<op>{_TO}){_LEAD}(?:(?P<m2>{MONTH})\s*)?(?P<d2>{DAY})"
    rf"{_with_year('y2')}"
)
DAY_MONTH_RANGE = re.compile(
    rf"(?P<d1>{DAY})(?:{_GAP}(?:of\s+)?(?P<m1>{MONTH})(?:,?\s+(?P<y1>{YEAR}))?)?(?P<op>{_TO}){_LEAD}"
    rf"(?P<d2>{DAY}){_GAP}(?:of\s+)?(?P<m2>{MONTH}){_with_year('y2')}"
)
MONTH_YEAR = re.compile(rf"(?P<m1>{MONTH}){_with_year('y1')}")
MONTH_RANGE = re.compile(
    rf"(?P<m1>{MONTH})(?P<op>{_DASH}|\s+to\s+|\s+and\s+)(?P<m2>{MONTH})(?!\s*\d{{1,2}}\b){_with_year('y2')}"
)
ISO = re.compile(r"(?P<y>(?:19|20)\d\d)-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?!\d|-)")
NUMERIC = re.compile(r"(?P<a>\d{1,2})(?P<sep>[./-])(?P<b>\d{1,2})(?P=sep)(?P<y>(?:19|20)\d\d)(?![\d./-]\d|\d)")
YEAR_RANGE = re.compile(rf"(?P<y1>{YEAR})(?P<op>{_DASH}|\s+to\s+|\s+and\s+)(?P<y2>{YEAR})")
STAMP = re.compile(rf"(?P<m1>{MONTH})\s?(?P<d1>\d{{1,2}})/(?P<y1>{YEAR})\)")

WEEKDAY_RANGE = re.compile(rf"(?P<w1>{WEEKDAY})(?P<op>{_TO})(?P<w2>{WEEKDAY})")
DAY_TAIL = re.compile(r"(?:['’]s\b)?(?:\s+(?:morning|afternoon|evening|night|noon)\b)?")
# What may confirm the day after "today" or a weekday: a bracketed day, with or without its month.
BRACKET = re.compile(
    rf"\s*\((?:the\s+)?(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?|(?P<dd>\d{{1,2}})[./-](?P<mm>\d{{1,2}})(?:[./-](?P<yy>(?:20)?\d\d))?"
    rf"|(?P<md>{MONTH_DAY.pattern})|(?P<dm>{DAY_MONTH.pattern.replace('?P<', '?P<r')}))[.,]?\s*\)"
)
LONE_DAY = re.compile(
    rf",?\s+(?:the\s+)?(?P<d>{DAY})(?=\s*(?:[.,;)]|$|\n|\s(?:at|in|with|for|to|and|during|by|when)\b))"
)
AGO_COUNT = re.compile(
    r"(?:(?P<hedge>more\s+than|over|almost|nearly|about|around|some|at\s+least|than)\s+)?"
    r"\b(?P<count>\d{1,3}|[A-Za-z]+)\s+(?P<unit>day|week|month|year|decade)s?\s+\Z"
)
DATELINE_HEAD = re.compile(
    r"(?!(?:On|In|From|By|Since|Until|The|At|To|Between|For|Of|Before|After)\s)"
    r"\(?[A-Z][\w .,’'/()-]{0,45}[,./-]\s*\Z|\s*\Z"
)
DATELINE_TAIL = re.compile(r",?\s*(?:[(/][^()/\n]{2,40}[)/]\s*)?(?:--|[-–—:])|,?\s*\([^()\n]{2,40}\)")
# A date that names an attack, a movement or a street is a name, not a day of the news.
NAMED_EVENT = re.compile(
    r"(?:['’]s)?[\s-]+(?:(?:terror(?:ist)?|Hamas|suicide|bomb|coup)[\s-]+)?"
    r"(?:attacks?|assaults?|massacres?|atrocit\w+|bombings?|coup|uprising|war|revolution|Alliance|Movement|Coalition|Revolution|Brigades?|"
    r"Street|Square|Bridge|Avenue|Attacks?|Massacre|Foundation|Uprising|Martyrs)\b"
)

_DEICTIC = "today yesterday tomorrow tonight currently presently ago".split()
_HEADS = (
    "morning afternoon evening night week weekend month year quarter summer autumn spring winter day days visit".split()
)
_WORDS = [form for word in _DEICTIC + _HEADS for form in (word, word.title(), word.upper())]
TRIGGER_WORDS = frozenset(_FULL + _SHORT + _WEEKDAY_WORDS + _WORDS)
# Splitting a text into words and looking each up costs a quarter of searching for all triggers at once.
TOKEN = re.compile(r"\d+|[A-Za-z]{3,}")

_MONTH_NUMBER = {name[:3].lower(): n for n, name in enumerate(_MONTHS, 1)}
_WEEKDAY_NUMBER = {name[:3].lower(): n for n, name in enumerate(_DAYS)}


def month_number(word: str) -> int | None:
    """Return 1 to 12 for a month's name or abbreviation, None for any other word.

    >>> month_number("Sept."), month_number("MAY"), month_number("Monday")
    (9, 5, None)
    """
    return _MONTH_NUMBER.get(word[:3].lower())


def weekday_number(word: str) -> int | None:
    """Return 0 (Monday) to 6 (Sunday) for a weekday's name, None for any other word.

    >>> weekday_number("Sunday"), weekday_number("June")
    (6, None)
    """
    return _WEEKDAY_NUMBER.get(word[:3].lower())
