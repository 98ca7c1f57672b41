"""Who a pronoun or a description of several officials stands for.

A personal pronoun takes the nearest fitting official, subjects first; groups ("the two ministers", "both sides",
"they") are told apart here and filled by the engagement they stand in.
"""

from __future__ import annotations

from functools import cache

from communique.knowledge import book
from communique.knowledge.schema import Group
from communique.resolve.document import Resolved
from communique.resolve.office_words import fold
from communique.resolve.people import Official
from communique.resolve.phrases import Phrases

__all__ = ["antecedent", "group_at", "is_plural_pronoun"]

_GENDER = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_PLURAL = frozenset({"they", "them", "their", "both", "themselves", "each"})
_REACH = 3  # sentences back


def is_plural_pronoun(resolved: Resolved, word: int) -> bool:
    """Return whether a word stands for several: "they", "their", "both"."""
    return resolved.annotated.words[word].lower() in _PLURAL


def antecedent(resolved: Resolved, word: int) -> Official | None:
    """Return the official that the pronoun at `word` stands for; None where it is no pronoun or nobody fits."""
    gender = _GENDER.get(resolved.annotated.words[word].lower())
    if gender is None:
        return None
    annotated = resolved.annotated
    here = annotated.sentence_of[word]
    ahead = _controller(resolved, word)
    if ahead is not None and ahead > word:
        mention = resolved.mention_at.get(ahead)
        return mention.official if mention is not None else None
    for sentence in range(here, max(-1, here - _REACH), -1):
        span = annotated.sentences[sentence]
        fitting = [
            m for m in resolved.mentions
            if span.start <= m.start < span.end and m.start < word and not m.start <= word < m.end
            and m.official is not None and m.official.gender in (None, gender) and m.official.name is not None
        ]  # fmt: skip
        subjects = [m for m in fitting if any(annotated.deprels[w].startswith("nsubj") for w in range(m.start, m.end))]
        if subjects:
            return subjects[-1 if sentence == here else 0].official
        if fitting:
            officials = {id(m.official): m.official for m in fitting}
            return next(iter(officials.values())) if len(officials) == 1 else None
    return None


def _controller(resolved: Resolved, word: int) -> int | None:
    """The subject that a clause without one borrows: "After returning from his visit to India, NAME said …"."""
    annotated = resolved.annotated
    borrowed = False
    while (head := annotated.heads[word]) >= 0:
        borrowed = borrowed or annotated.deprels[word] == "advcl"
        word = head
        subject = next((c for c in annotated.children(word) if annotated.deprels[c].startswith("nsubj")), None)
        if subject is not None:
            return subject if borrowed else None
    return None


@cache
def _groups() -> Phrases[Group]:
    phrases: Phrases[Group] = Phrases(fold)
    for group in book().groups:
        phrases.add(group.phrase, group)
    return phrases


def group_at(resolved: Resolved, word: int) -> Group | None:
    """Return the group that the noun phrase headed by `word` describes ("the two ministers", "counterpart")."""
    annotated = resolved.annotated
    first = annotated.sentences[annotated.sentence_of[word]].start
    for start in range(max(first, word - 3), word + 1):
        match = _groups().match(annotated.words, start)
        if match is not None and start + match[0] == word + 1:
            return match[1]
    return None
