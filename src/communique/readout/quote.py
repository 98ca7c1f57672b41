"""Evidence shown in its sentence."""

from __future__ import annotations

import re

from rich.text import Text

from communique.model import Evidence
from communique.readout.inert import inert

__all__ = ["context", "in_context", "marked"]

REACH = 160  # characters shown on each side of the evidence, at most
# A sentence ends at a line break, or at a full stop after a word that is neither an initial nor a short title.
_TITLES = (
    r"(?<!Gen\.|Col\.|Maj\.|Cpt\.|Amb\.|Adm\.|Rev\.|Ven\.|Hon\.|Sgt\.|Gov\.|Sen\.|Rep\.|Mrs\.)(?<!Prof\.)(?<!Brig\.)"
)
_END = re.compile(
    _TITLES + r"(?:\n|(?:(?<=\w\w\w[.?!])|(?<=\s[a-z][a-z][.?!])|(?<=[)\]”’\"][.?!])|(?<=[.?!][”’\"]))\s+(?=[A-Z“‘\"]))"
)
_MARKED = "bold reverse"


def context(text: str, evidence: Evidence) -> tuple[int, int]:
    """Return the span of the sentence an evidence stands in, as far as `REACH` allows."""
    return _before(text, evidence.start), _after(text, evidence.end)


def in_context(text: str, evidence: Evidence, *, plain: bool) -> Text:
    """Return the sentence an evidence stands in with its words marked: by style, or by «…» where `plain`."""
    before, after = context(text, evidence)
    left, right = inert(text[before : evidence.start]), inert(text[evidence.end : after])
    result = Text("… " if _cut(text, before) else "")
    result.append(left + (_gap(text, evidence.start - 1) if left else ""))
    result.append_text(marked(evidence, plain=plain))
    result.append((_gap(text, evidence.end) if right else "") + right)
    return result.append(" …" if _cut_after(text, after) else "")


def marked(evidence: Evidence, *, plain: bool) -> Text:
    """Return the words of an evidence alone, marked."""
    shown = inert(evidence.quote)
    return Text(f"«{shown}»") if plain else Text(shown, _MARKED)


def _gap(text: str, at: int) -> str:
    return " " if 0 <= at < len(text) and text[at].isspace() else ""


def _before(text: str, start: int) -> int:
    floor = max(0, start - REACH)
    ends = [found.end() for found in _END.finditer(text, floor, start + 1) if found.end() <= start]
    if ends:
        return ends[-1]
    return floor if floor == 0 else _next_blank(text, floor, start)


def _after(text: str, end: int) -> int:
    ceiling = min(len(text), end + REACH)
    found = _END.search(text, max(0, end - 1), min(len(text), ceiling + 1))
    if found is not None:
        return max(end, found.start())
    return ceiling if ceiling == len(text) else max(end, text.rfind(" ", end, ceiling))


def _next_blank(text: str, floor: int, start: int) -> int:
    at = text.find(" ", floor, start)
    return start if at < 0 else at + 1


def _cut(text: str, before: int) -> bool:
    """Return whether a sentence goes on to the left of what is shown."""
    left = text[:before].rstrip(" ")
    return bool(left) and left[-1] not in '.?!\n”’")'


def _cut_after(text: str, after: int) -> bool:
    return after < len(text) and text[after] == " " and text[after - 1] not in '.?!”’"'
