"""How engagements found are compared with those expected.

Engagements are paired one to one: their parties overlap by half or more, and they are of the same kind or share
evidence. A pair is strictly right when kind, status, parties and date are equal. Participants are compared by
document, each once: same family name, no contradicting given name; right when the country is equal. An office is right
when it shares half of its words with the one expected.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from communique.model import Engagement, Evidence, Participant

__all__ = ["MEASURES", "Count", "Counts", "add", "compare", "is_exact", "same_name"]

Thing = TypeVar("Thing")
MEASURES = ("engagement", "strict", "participants", "office", "kind", "status", "date")


@dataclass(frozen=True, slots=True)
class Count:
    """How many were right, how many were expected and how many were found."""

    right: int = 0
    expected: int = 0
    found: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.right + other.right, self.expected + other.expected, self.found + other.found)

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.expected if self.expected else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where nothing was expected and nothing found.

        >>> round(Count(right=3, expected=4, found=5).f1, 3), Count().f1
        (0.667, 1.0)
        """
        return 2 * self.right / (self.expected + self.found) if self.expected + self.found else 1.0


Counts = dict[str, Count]


def add(counts: Iterable[Counts]) -> Counts:
    """Return the sums over documents, one for each measure."""
    total: Counts = {}
    for each in counts:
        for measure, count in each.items():
            total[measure] = total.get(measure, Count()) + count
    return total


def compare(expected: Sequence[Engagement], found: Sequence[Engagement]) -> Counts:
    """Count what is right in the engagements of one document; accuracies are counted over what was paired."""
    pairs = _paired(expected, found, _likeness)
    size = Count(0, len(expected), len(found))
    counts = {
        "engagement": replace(size, right=len(pairs)),
        "strict": replace(size, right=sum(_strictly_equal(a, b) for a, b in pairs)),
    }
    for field in ("kind", "status", "date"):
        counts[field] = _accuracy(getattr(a, field) == getattr(b, field) for a, b in pairs)
    return counts | _compare_people(_people(expected), _people(found))


def is_exact(expected: Sequence[Engagement], found: Sequence[Engagement]) -> bool:
    """Return whether kinds, status, dates, parties, and names and countries of participants are all as expected."""

    def plain(engagements: Sequence[Engagement]) -> Counter[object]:
        return Counter(
            (e.kind, e.status, e.date, e.parties, frozenset((p.name, p.country) for p in e.participants))
            for e in engagements
        )

    return plain(expected) == plain(found)


def same_name(one: str, other: str) -> bool:
    """Return whether two names can be one person's: the words of one are among the other's, family name included.

    >>> same_name("Luc Fontanel", "Fontanel"), same_name("Luc Fontanel", "Ada Fontanel")
    (True, False)
    """
    short, long = sorted((_words(one), _words(other)), key=len)
    if not short or not set(short) <= set(long):
        return False
    return len(short) == 1 or short[-1] == long[-1] or short[0] == long[0]


def _paired(
    expected: Sequence[Thing], found: Sequence[Thing], likeness: Callable[[Thing, Thing], float]
) -> list[tuple[Thing, Thing]]:
    """Pair one to one, the likest first; what has likeness 0 stays alone."""
    scores = [(likeness(a, b), i, j) for i, a in enumerate(expected) for j, b in enumerate(found)]
    taken: tuple[set[int], set[int]] = (set(), set())
    pairs = []
    for score, i, j in sorted(scores, key=lambda row: (-row[0], row[1], row[2])):
        if score > 0 and i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            pairs.append((expected[i], found[j]))
    return pairs


def _likeness(a: Engagement, b: Engagement) -> float:
    shared = _overlap(a.parties, b.parties)
    kind, touch = a.kind == b.kind, _touch(a.evidence, b.evidence)
    if shared < 0.5 or not (kind or touch):
        return 0.0
    return shared + kind + touch + 0.5 * (a.date == b.date) + 0.5 * (a.status == b.status)


def _strictly_equal(a: Engagement, b: Engagement) -> bool:
    return (a.kind, a.status, a.parties, a.date) == (b.kind, b.status, b.parties, b.date)


def _overlap(a: Iterable[str], b: Iterable[str]) -> float:
    one, other = set(a), set(b)
    return len(one & other) / len(one | other) if one | other else 0.0


def _touch(a: Iterable[Evidence], b: Sequence[Evidence]) -> bool:
    return any(x.start < y.end and y.start < x.end for x in a for y in b)


def _accuracy(answers: Iterable[bool]) -> Count:
    listed = list(answers)
    return Count(sum(listed), len(listed), len(listed))


def _people(engagements: Iterable[Engagement]) -> list[Participant]:
    """Return each named participant of a document once, with the longest wording of the office."""
    people: dict[str, Participant] = {}
    for participant in (p for e in engagements for p in e.participants if p.name):
        key = " ".join(_words(participant.name or ""))
        known = people.get(key)
        if known is None or len(participant.office or "") > len(known.office or ""):
            people[key] = participant
    return list(people.values())


def _compare_people(expected: list[Participant], found: list[Participant]) -> Counts:
    def likeness(a: Participant, b: Participant) -> float:
        return 1 + (a.country == b.country) if same_name(a.name or "", b.name or "") else 0

    pairs = _paired(expected, found, likeness)
    right = sum(a.country == b.country for a, b in pairs)
    offices = ((set(_words(a.office)), set(_words(b.office or ""))) for a, b in pairs if a.office)
    return {
        "participants": Count(right, len(expected), len(found)),
        "office": _accuracy(bool(a) and _overlap(a, b) >= 0.5 for a, b in offices),
    }


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.lower())
