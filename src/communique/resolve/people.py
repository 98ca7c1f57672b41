"""Officials as a document mentions them: names joined with the offices around them.

"Defence Minister Rajnath Singh", "Rajnath Singh, Defence Minister of India" and "the Raksha Mantri" are mentions;
`gather` finds which of them are one official.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from communique.language.annotated import Annotated
from communique.resolve.offices import OfficeMention
from communique.resolve.persons import after_honorifics, honorifics

__all__ = ["Official", "OfficialMention", "find_people", "same_person"]


@dataclass(slots=True)
class Official:
    """A person, or an unnamed holder of an office; `offices` in order of mention, `parties` as the text ties them."""

    name: str | None = None
    offices: list[tuple[str, OfficeMention]] = field(default_factory=list)
    parties: list[str] = field(default_factory=list)
    gender: str | None = None
    mentions: list[OfficialMention] = field(default_factory=list)
    home: str | None = None  # the party after all evidence, set by `resolve.allegiance`
    home_why: str = ""

    @property
    def party(self) -> str | None:
        """The party that the document ties the official to most often, first mentioned wins a draw."""
        return max(self.parties, key=self.parties.count) if self.parties else self.home

    @property
    def rank(self) -> int:
        return min((office.rank for _, office in self.offices), default=9)


@dataclass(slots=True, eq=False)
class OfficialMention:
    """Words `start` to `end` that stand for an official: name, office, or both; `official` None where it stays open."""

    start: int
    end: int
    name: tuple[int, int] | None
    offices: list[OfficeMention]
    gender: str | None = None
    official: Official | None = None
    candidates: list[Official] = field(default_factory=list)
    counterpart: bool = False


def find_people(
    annotated: Annotated, offices: list[OfficeMention], persons: list[tuple[int, int]]
) -> list[OfficialMention]:
    """Join names with the offices around them into mentions, in text order."""
    office_by_end = {o.end: o for o in offices}
    office_by_start = {o.start: o for o in offices}
    used: set[int] = set()
    mentions: list[OfficialMention] = []
    for start, end in persons:
        mention = OfficialMention(start, end, (start, end), [])
        _take_before(annotated, mention, office_by_end, used)
        mentions.append(mention)
    for mention in mentions:
        _take_after(annotated, mention, office_by_start, used, {a for a, _ in persons})
    for office in offices:
        if office.start not in used:
            mentions.append(OfficialMention(office.start, office.end, None, [office]))
    return sorted(mentions, key=lambda m: m.start)


def _take_before(
    annotated: Annotated, mention: OfficialMention, by_end: dict[int, OfficeMention], used: set[int]
) -> None:
    at = mention.start
    floor = annotated.sentences[annotated.sentence_of[at]].start
    while at > floor:
        back = _honorific_before(annotated, at, floor) if at not in by_end else None
        if back is not None:
            at, gender = back
            mention.gender = mention.gender or gender
            continue
        office = by_end.get(at) or _before_bracket(annotated, by_end, at)
        comma = office is None and annotated.words[at - 1] == "," and at - 1 > floor
        if comma:
            office = by_end.get(at - 1) or _before_bracket(annotated, by_end, at - 1)
            if office is not None and at == mention.start and not _in_apposition(annotated, office, mention):
                office = None
        if office is None or office.plural or office.start in used or _is_aide_of(annotated, office, mention):
            break
        _attach(mention, office, used)
        mention.start = at = office.start
        joint = annotated.words[at - 1] if at > floor else ""
        before = by_end.get(at - 1)
        if (
            joint in ("and", "/", "&", "–", "-", ",")
            and before is not None
            and office.definite is None
            and before.definite is None
            and not before.plural
            and joint != ","
            and before.start not in used
        ):
            _attach(mention, before, used)
            mention.start = at = before.start
        break
    mention.offices.sort(key=lambda o: o.start)


def _before_bracket(annotated: Annotated, by_end: dict[int, OfficeMention], at: int) -> OfficeMention | None:
    """The office before an acronym in brackets: "High Commissioner for Refugees (UNHCR) NAME"."""
    bracketed = at > 3 and annotated.words[at - 1] == ")" and annotated.words[at - 3] == "("
    return by_end.get(at - 3) if bracketed else None


def _in_apposition(annotated: Annotated, office: OfficeMention, mention: OfficialMention) -> bool:
    """Whether a name stands in apposition to the office before it ("The Minister of X of Y, NAME,").

    A comma or the sentence's end closes it, or the parse ties one to the other.
    In "At the request of the President, NAME said" neither holds.
    """
    after = annotated.words[mention.end] if mention.end < len(annotated) else "."
    if after in (",", ".", ")", ";") and (office.party is not None or office.text_end - office.text_start > 2):
        return True
    opening = office.start == annotated.sentences[annotated.sentence_of[office.start]].start
    leading = annotated.words[max(0, office.start - (2 if office.definite else 1))].lower()
    if (opening or leading == ",") and office.party is not None and office.definite is None:
        return True  # "…, Indian High Commissioner, NAME said"
    if (
        leading in ("of", "with", "to", "from", "by", "for")
        and annotated.upos[min(mention.end, len(annotated) - 1)] == "VERB"
    ):
        return False
    name = range(mention.start, mention.end)
    title = range(office.start, office.end)
    return any(annotated.heads[w] in title for w in name) or any(annotated.heads[w] in name for w in title)


def _attach(mention: OfficialMention, office: OfficeMention, used: set[int]) -> None:
    mention.offices.append(office)
    used.add(office.start)


def _honorific_before(annotated: Annotated, at: int, floor: int) -> tuple[int, str | None] | None:
    if annotated.words[at - 1] == "," and at - 2 >= floor and annotated.words[at - 2] in ("Excellency", "H.E.", "H.E"):
        return at - 1, None
    for length in (3, 2, 1):
        if at - length >= floor:
            match = honorifics().match(annotated.words, at - length)
            if match is not None and match[0] == length:
                return at - length, match[1][0]
    return None


def _take_after(
    annotated: Annotated, mention: OfficialMention, by_start: dict[int, OfficeMention], used: set[int], names: set[int]
) -> None:
    """Take an office in apposition: "NAME, (the) OFFICE" closed by a comma or the clause, no name behind it."""
    at = mention.end
    if at + 1 >= len(annotated) or annotated.words[at] not in (",", "(", "–", "-"):
        return
    at += 1
    if annotated.words[at].lower() in ("the", "a", "his", "her"):
        at += 1
    taken = False
    while at in by_start and by_start[at].start not in used and not by_start[at].plural:
        office = by_start[at]
        follows = after_honorifics(annotated, office.end)[0]
        if (follows in names and not _is_aide(annotated, office)) or (
            mention.offices and not taken and office.party is None and office.text_end - office.text_start < 2
        ):
            break
        if annotated.sentence_of[office.start] != annotated.sentence_of[mention.start] or _is_joint_subject(
            annotated, office.end
        ):
            break
        _attach(mention, office, used)
        mention.end = office.end
        taken = True
        at = office.end
        if (
            at + 1 < len(annotated)
            and annotated.words[at] == "and"
            and at + 1 in by_start
            and annotated.words[at + 1] != "the"
        ):
            at += 1


def _is_aide(annotated: Annotated, office: OfficeMention) -> bool:
    """Whether a post ends in the principal's own office: "Chief of Staff for European Commission President"."""
    last = office.text_end - 1
    return last > office.head and annotated.words[last].lower() in _PRINCIPALS and not office.plural


_PRINCIPALS = frozenset(
    {
        "president",
        "minister",
        "chancellor",
        "premier",
        "secretary",
        "general",
        "commissioner",
        "king",
        "chairman",
        "speaker",
    }
)


def _is_aide_of(annotated: Annotated, office: OfficeMention, mention: OfficialMention) -> bool:
    """The aide stands before, set off by a comma: "NAME, Chief of Staff for President NAME2" is no post of NAME2."""
    before = annotated.words[office.start - 1] if office.start > 0 else ""
    return before == "," and _is_aide(annotated, office) and annotated.upos[office.start - 2] == "PROPN"


def _is_joint_subject(annotated: Annotated, end: int) -> bool:
    """Whether a plural verb behind makes it a list, no apposition: "Sabry, Russian Foreign Minister discuss …"."""
    return (
        end < len(annotated) and annotated.upos[end] == "VERB" and annotated.words[end].lower() == annotated.lemmas[end]
    )


def same_person(short: list[str], full: list[str]) -> bool:
    """Whether folded name words `short` can stand for `full`: all of them in it, and the family name among them.

    >>> same_person(["singh"], ["rajnath", "singh"]), same_person(["antony", "blinken"], ["antony", "j.", "blinken"])
    (True, True)
    """
    if not short or not full:
        return False
    if len(short) > len(full):
        short, full = full, short
    if len(short) == 1:
        return short[0] in full and len(short[0]) > 2
    return all(any(w == f or (len(w.rstrip(".")) == 1 and f.startswith(w[0])) for f in full) for w in short)
