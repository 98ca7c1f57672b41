"""Raw text to words with exact offsets, after the conventions of UD English (EWT, GUM).

Clitics are words of their own ("do" + "n't", "Canada" + "'s"), hyphenated compounds are split at the hyphen, and
numbers, abbreviations, addresses and dotted initials stay whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["paragraphs", "tokenize"]

Span = tuple[int, int]

_ADDRESS = (
    r"(?:https?://|www\.)\S+[\w/#=]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|@\w+|#[^\W\d]\w*"
    r"|\b[\w-]+\.(?:com|org|net|gov|edu|ca|uk|in|lk|ru|eu)\b(?:/\S*[\w/])?|\b[a-z]+(?:\.[a-z]{3,}){2,}\b|[\w-]+\.(?:pdf|docx?|xlsx?|html?)\b"
)
_ABBREVIATION = (
    r"(?:[A-Za-z]\.){2,}"  # U.S., a.m., H.E., C.S.
    r"|(?!No\.)(?:[A-Z][a-z]?\.-?)+(?=\s+[A-Z])"  # initials before a name: J. Smith, Ch. Michel
    r"|\b(?:Mr|Mrs|Ms|Dr|Prof|Hon|Rt|Sr|Jr|St|Gen|Lt|Col|Maj|Capt|Cmdr|Adm|Brig|Sgt|Gov|Sen|Rep|Amb|Rev|Ven|Messrs|Mme|Smt|Mt|Ft"
    r"|Inc|Corp|Co|Ltd|Bros|vs|etc|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun"
    r"|approx|dept|Dept|est|Fig|fig|pp|al|Rs|Tel|tel|Univ|Ave|Blvd|Rd|Mlle)\.(?!\w)"
    r"|\bNos?\.(?=\s*\d)|\bPh\.D\."
)
_NUMBER = (
    r"\d+(?=(?:bn|mn|[mck]?m|[kMK]|kg|km|[pa]m)\b)"  # the unit is a word of its own: 5 pm, 2 bn
    r"|\d{3}-\d{3}-\d{4}|\d{3}-\d{4}\b|\d+(?:[.,:/]\d+)+(?:st|nd|rd|th)?|\d+(?:st|nd|rd|th|s)?\b|\.\d+"
)
# Bound prefixes keep their hyphen: "co-chair", "non-aligned", "re-elected".
_PREFIXED = (
    r"\b(?i:non|e|mid|pre|anti|re|co|pro|cross|multi|sub|inter|counter|semi|mini|pan|post|un|neo|quasi|pseudo|trans|ultra|bi|over|under|de)"
    r"-[^\W\d_]+"
)
_WORD = r"[A-Z]&[A-Z]+\b|[^\W\d_][\w\u0300-\u036f]*|\d+[^\W\d_]+\w*|_+"
_MARK = r"\.[?!]+|\.{2,}|…|-{2,}|—|–|[?!]+|[:;]-?[()DP](?!\w)|<<+|>>+|``|''|’’|‘’|\*+|[=~_]{2,}|."
_TOKEN = re.compile(f"(?:{_ADDRESS})|(?:{_ABBREVIATION})|(?:{_NUMBER})|(?:{_PREFIXED})|(?:{_WORD})|(?:{_MARK})")
_CLITIC = re.compile(r"(?<=\w)(?:n['’]t|N['’]T|['’](?:s|S|re|ve|ll|d|m|RE|VE|LL|D|M))(?!\w)", re.UNICODE)
_FUSED = re.compile(
    r"^(can)(not)$|^(gon|wan|got)(na|ta)$"
    r"|^(ca|wo|do|did|does|is|are|was|were|could|would|should|had|has|have|ai)(nt)$"
    r"|^(that)(s)$|^((?-i:i))(m|ve)$",
    re.I,
)
_APOSTROPHE_NAME = re.compile(r"(?<=[A-Za-z])['’](?=[^\W\d_]{2})")
_BLANK_LINE = re.compile(r"[ \t\r]*\n[\s]*")
# "COLOMBO (News 1st) – ", "LETICIA, Colombia — ", "Geneva, June 11 (AFP) - ", "OSLO: ": typography before the first
# sentence.
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATELINE = re.compile(
    r"(?:[A-Z]{3}[A-Z.'’-]*(?:[ /]+[A-Z]{2}[A-Z.'’-]*){0,3}(?:,? [A-Z][\w.]+){0,3}"  # capitals
    rf"|[A-Z][\w.'’-]+(?:[ ,/]+[A-Z][\w.'’-]+){{0,3}}(?=,? {_MONTH} \d|,? \d{{1,2}} {_MONTH}| \([^()\n]{{2,40}}\)))"
    rf"(?:,? (?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?)?(?: ?\([^()\n]{{2,40}}\))?"
    r"(?:\s*(?:–|—|--)\s*|\s+-\s+|(?<=[A-Z]{4})-\s+|:\s+|(?<=\));\s+)(?=\S)"
)
# What has no blank for longer is no language, and would cost quadratic time.
_CHUNK = re.compile(r"\S{1,1000}")
_LIST_NUMBER = re.compile(r"\d{1,2}\.(?=\s)")


def paragraphs(text: str) -> Iterator[Span]:
    r"""Yield the spans of the paragraphs of `text`: stretches without a line break, stripped, never empty.

    >>> list(paragraphs("One.\n\nTwo."))
    [(0, 4), (6, 10)]
    """
    start = 0
    for gap in _BLANK_LINE.finditer(text):
        yield from _stripped(text, start, gap.start())
        start = gap.end()
    yield from _stripped(text, start, len(text))


def _stripped(text: str, start: int, end: int) -> Iterator[Span]:
    body = text[start:end]
    lead = len(body) - len(body.lstrip())
    tail = len(body.rstrip())
    if tail <= lead:
        return
    dateline = _DATELINE.match(text, start + lead, start + tail)
    if dateline is not None:
        yield start + lead, start + lead + len(dateline[0].rstrip())
        lead = dateline.end() - start
    yield start + lead, start + tail


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Return the spans (code points, end-exclusive) of the words of `text[start:end]`.

    >>> text = "Canada's minister didn't call."
    >>> [text[a:b] for a, b in tokenize(text)]
    ['Canada', "'s", 'minister', 'did', "n't", 'call', '.']
    """
    spans: list[Span] = []
    limit = len(text) if end is None else end
    number = _LIST_NUMBER.match(text, start, limit)
    if number is not None:
        spans.append(number.span())
        start = number.end()
    for chunk in _CHUNK.finditer(text, start, limit):
        spans.extend(_split_chunk(text, chunk.start(), chunk.end(), limit))
    return spans


def _split_chunk(text: str, start: int, end: int, limit: int) -> Iterator[Span]:
    """Split one stretch without blanks; abbreviations may look at the following word, up to `limit`."""
    cuts = _clitic_cuts(text, start, end)
    position = start
    while position < end:
        match = _TOKEN.match(text, position, min(limit, end + 40))
        stop = min(match.end(), end) if match is not None else position + 1
        inside = [cut for cut in cuts if position < cut < stop]
        if inside:
            stop = inside[0]
        elif position in cuts:
            stop = max(stop, cuts[position])
        elif stop < end and _APOSTROPHE_NAME.match(text, stop, end) and text[position:stop].isalpha():
            tail = _TOKEN.match(text, stop + 1, end)
            if tail is not None and not any(stop <= cut < tail.end() for cut in cuts):
                stop = tail.end()
        fused = _FUSED.match(text[position:stop])
        if fused is not None:
            middle = position + len(next(group for group in fused.groups() if group))
            yield position, middle
            position = middle
        yield position, stop
        position = stop


def _clitic_cuts(text: str, start: int, end: int) -> dict[int, int]:
    return {match.start(): match.end() for match in _CLITIC.finditer(text, start, end)}
