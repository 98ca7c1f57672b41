"""Past or future around a date, read off its nearest verb: the fallback where no parse tells the tense."""

from __future__ import annotations

import re

__all__ = ["cued_past"]

_DUE_TO = r"due\s+to(?=\s+(?:be|take|meet|visit|arrive|hold|begin|start|travel|attend|sign|open|leave)\b)"
_FUTURE = (
    rf"(?:will|shall|to\s+be|(?:is|are)\s+to|going\s+to|set\s+to|{_DUE_TO}|plans?\s+to)\b"
    r"(?:\s+(?:also|be|have|not|then|soon|being)\b){0,3}(?:\s+[a-z]+)?"
    r"|\b(?:upcoming|forthcoming|scheduled|slated|planned|expected|ahead\s+of|(?:announced|set)\s+for|starting)\b"
    r"|\b(?:to\s+take\s+place\b|due(?=\s+(?:on|in|by|for|at|next)\b)|until(?=\s+(?:the\s+)?(?:end\s+of\s+)?\Z))"
)
_IRREGULAR = (
    "was were had did met held said told spoke took made gave came went left began became paid brought sent led saw "
    "won wrote since took fell rose"
).replace(" ", "|")
_NOT_PAST = r"(?!(?:need|indeed|exceed|proceed|succeed|hundred|speed|feed|indebted|related|based|so-called)\b)"
_CUE = re.compile(rf"\b(?:(?P<future>{_FUTURE})|(?P<past>{_IRREGULAR}|{_NOT_PAST}[a-z]{{2,}}ed))\b")
_SENTENCE_END = re.compile(r"[.!?](?=\s+[A-Z“\"])|\n")
_REACH = 140
# A cue after the date belongs to it less often than one before it, hardly ever across a comma ("on Monday, will …").
_AFTER_PENALTY = 15
_COMMA_PENALTY = 80


def cued_past(text: str, start: int, end: int) -> bool | None:
    """Tell whether the verb nearest to `text[start:end]` in its sentence is past (True) or future (False), else None.

    >>> text = "The ministers will meet on Friday."
    >>> cued_past(text, 27, 33)
    False
    """
    before = _SENTENCE_END.split(text[max(0, start - _REACH) : start])[-1]
    after = _SENTENCE_END.split(text[end : end + _REACH])[0]
    cues = [(len(before) - cue.end(), cue) for cue in _CUE.finditer(before)]
    penalty = _COMMA_PENALTY if after.startswith(",") else _AFTER_PENALTY
    cues += [(cue.start() + penalty, cue) for cue in _CUE.finditer(after)]
    if not cues:
        return None
    return min(cues, key=lambda pair: pair[0])[1].group("past") is not None
