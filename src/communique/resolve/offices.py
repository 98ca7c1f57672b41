"""Office phrases: a head noun ("minister"), what stands before it, and its complement.

"Canadian Minister of National Defence" gives the office "Minister of National Defence" of CAN: the country's adjective
and an "of COUNTRY" at the edge are taken off, as the coding manual asks. The head nouns, modifiers, portfolios and
local titles are knowledge (`offices.yaml`); this module only puts them together.
"""

from __future__ import annotations

from dataclasses import dataclass

from communique.language.annotated import Annotated
from communique.resolve.office_reach import DETERMINERS, left_of, party_inside, portfolio_of, right_of
from communique.resolve.office_words import Sense, fold, senses
from communique.resolve.parties import PartyMention

__all__ = ["OfficeMention", "find_offices"]


@dataclass(frozen=True, slots=True)
class OfficeMention:
    """An office over words `start` to `end` (with the country's words).

    The office as worded is `text_start` to `text_end`; `head` is the head noun's last word, `party` the code it names
    itself, `definite` the determiner before it.
    """

    start: int
    end: int
    text_start: int
    text_end: int
    head: int
    rank: int
    kind: str
    plural: bool
    bare: bool
    definite: str | None
    party: str | None
    portfolio: str | None
    open_parties: tuple[str, ...] = ()
    skip: tuple[int, int] | None = None

    def wording(self, annotated: Annotated) -> str:
        """Return the office as the document words it, without the country: "Ambassador to Sri Lanka"."""
        if self.skip is None or self.skip[1] >= self.text_end:
            return annotated.quote(self.text_start, self.text_end)
        first, second = self.skip
        return f"{annotated.quote(self.text_start, first)} {annotated.quote(second, self.text_end)}"


def find_offices(annotated: Annotated, parties: list[PartyMention]) -> list[OfficeMention]:
    """Return the office phrases of a text, in order, never overlapping."""
    party_at = {w: m for m in parties for w in range(m.start, m.end)}
    person = {w for n in annotated.names if n.kind == "PER" for w in range(n.start, n.end)}
    found: list[OfficeMention] = []
    at, taken = 0, 0
    while at < len(annotated):
        match = _head_at(annotated, at)
        if match is None:
            at += 1
            continue
        length, sense = match
        longer = _overlapping(annotated, at, length)
        if longer is not None:
            at = longer  # "Deputy [Secretary General]" is no "Deputy Secretary"
            continue
        if length == 1 and at in person and at + 1 in person and annotated.words[at].lower() in _ALSO_NAMES:
            at += 1
            continue
        if length == 1 and at + 1 in person and annotated.words[at] == "Professor":
            at += 1  # before a name it is a form of address
            continue
        if sense.trap or not _nominal(annotated, at, length) or _is_its_office(annotated, at):
            at += length
            continue
        office = _grow(annotated, at, length, sense, party_at, person, taken)
        found.append(office)
        at = taken = office.end
    return found


_ALSO_NAMES = frozenset(
    {
        "amir",
        "emir",
        "sultan",
        "king",
        "prince",
        "chancellor",
        "bishop",
        "judge",
        "major",
        "chief",
        "speaker",
        "pope",
        "dean",
    }
)


def _is_its_office(annotated: Annotated, at: int) -> bool:
    """Whether a head noun is part of "the Office of the Secretary of Defense", which is a body, not its head."""
    return at >= 3 and [w.lower() for w in annotated.words[at - 3 : at]] == ["office", "of", "the"]


def _overlapping(annotated: Annotated, at: int, length: int) -> int | None:
    """Return where a match begins inside this one and reaches beyond it."""
    for inside in range(at + 1, at + length):
        match = _head_at(annotated, inside)
        if match is not None and inside + match[0] > at + length and not match[1].trap:
            return inside
    return None


def _head_at(annotated: Annotated, at: int) -> tuple[int, Sense] | None:
    match = senses().match(annotated.words, at)
    if match is None:
        return None
    word = annotated.words[at]
    if word.isupper() and len(word) <= 3 and not word.isalpha():
        return None
    if (
        match[0] == 1
        and len(word) <= 4
        and not word[0].isupper()
        and fold(word) in ("fm", "rm", "pm", "dm", "hc", "sg", "chair", "king")
    ):
        return None
    return match


def _nominal(annotated: Annotated, at: int, length: int) -> bool:
    """A head noun is a noun here, not a verb ("chair the meeting") nor part of a longer lower-case compound."""
    head = at + length - 1
    opening = at == annotated.sentences[annotated.sentence_of[at]].start
    if annotated.words[at][0].isupper() and (length > 1 or not opening):
        return True
    if annotated.upos[head] not in ("NOUN", "PROPN", "ADJ", "X"):
        return False
    after = annotated.words[head + 1] if head + 1 < len(annotated) else ""
    if after in ("’s", "'s"):
        return True
    return not (annotated.deprels[head] == "compound" and annotated.words[head].islower() and after.islower())


def _grow(
    annotated: Annotated,
    at: int,
    length: int,
    sense: Sense,
    party_at: dict[int, PartyMention],
    person: set[int],
    floor: int,
) -> OfficeMention:
    start, left = left_of(annotated, at, party_at, person, floor)
    end, text_end, right, open_right, skip = right_of(annotated, at + length, sense, party_at, person)
    text_start = start
    party = sense.country
    open_parties = open_right
    outer = start
    if left is not None:
        outer = left.start
        party = left.code
        open_parties = left.candidates if left.code is None else ()
    elif party is None or right is not None:
        party = right or party
    if party is None:
        party = party_inside(annotated, party_at, start, text_end)
    definite = (
        annotated.words[outer - 1].lower()
        if outer > floor and annotated.words[outer - 1].lower() in DETERMINERS
        else None
    )
    portfolio = sense.portfolio or portfolio_of(annotated, start, text_end)
    rank = sense.rank
    modifiers = {fold(w) for w in annotated.words[start:at]}
    if (rank in (1, 2, 4) and modifiers & {"deputy", "vice", "assistant"}) or (rank == 4 and "state" in modifiers):
        rank += 1
    return OfficeMention(
        outer,
        end,
        text_start,
        text_end,
        at + length - 1,
        rank,
        sense.kind,
        sense.plural,
        sense.bare,
        definite,
        party,
        portfolio,
        open_parties,
        skip,
    )
