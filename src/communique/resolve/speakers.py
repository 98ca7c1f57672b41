"""Who speaks in a transcript, where each paragraph may begin with a label ("FOREIGN MINISTER COLONNA: …")."""

from __future__ import annotations

import re
from bisect import bisect_left

from communique.resolve.document import Resolved

__all__ = ["is_own_voice"]

_LABEL = re.compile(r"^([A-ZÀ-Þ][^:\n]{1,80}):\s", re.MULTILINE)


def is_own_voice(resolved: Resolved, word: int) -> bool:
    """Whether "we" at `word` is the publisher's own side: no other speaker was announced before.

    A label in capitals is a speaker's; so is one that names an official. Whoever it is speaks until the next label.
    """
    annotated = resolved.annotated
    own = True
    for label in _LABEL.finditer(resolved.document.text, 0, annotated.starts[word]):
        first = bisect_left(annotated.starts, label.start())
        colon = bisect_left(annotated.starts, label.end(1))
        officials = [m.official for m in (resolved.mention_at.get(w) for w in range(first, colon)) if m is not None]
        parties = {official.party for official in officials if official is not None}
        if parties:
            own = parties == {resolved.home.party}
        elif label[1].isupper():
            own = False
    return own
