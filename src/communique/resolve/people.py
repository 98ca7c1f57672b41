"""Officials of a document: their names and offices joined, and their mentions gathered to one official each.

"Defence Minister Rajnath Singh", "Rajnath Singh, Defence Minister of India", "Singh", "the Raksha Mantri" are one official.
A description that fits several stays open.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from communique.knowledge import book
from communique.language.annotated import Annotated
from communique.resolve.offices import OfficeMention
from communique.resolve.parties import PartyMention
from communique.resolve.phrases import Phrases

__all__ = ["Official", "OfficialMention", "find_people", "find_persons", "same_person"]


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


@cache
def _honorifics() -> Phrases[tuple[str | None, bool]]:
    phrases: Phrases[tuple[str | None, bool]] = Phrases(lambda word: word.rstrip("."))
    for h in book().honorifics:
        if h.kind != "suffix":
            phrases.add_words(tuple(h.word.split()), (h.gender, h.keep))
    return phrases


def find_persons(
    annotated: Annotated, offices: list[OfficeMention], parties: list[PartyMention]
) -> list[tuple[int, int]]:
    """Return the word spans of persons' names, honorifics and offices taken off.

    A capitalised word right after an office ("Defense Minister Kishi") is a name even where the name finder missed it.
    """
    office_at = {w for o in offices for w in range(o.start, o.end)}
    party_at = {w for p in parties for w in range(p.start, p.end)}
    spans: list[tuple[int, int]] = []
    for name in annotated.names:
        if name.kind == "PER":
            spans.extend(_trim(annotated, name.start, name.end, office_at))
    spans = [span for span in spans if not _is_place(span, parties) or span[0] in {o.end for o in offices}]
    covered = {w for a, b in spans for w in range(a, b)}
    for office in offices:
        start = _after_honorifics(annotated, office.end)[0]
        if start > office.end and not annotated.words[start - 1][0].isupper():
            start = office.end
        if (
            not office.plural
            and start < len(annotated)
            and start not in covered
            and start not in party_at
            and start not in office_at
        ):
            end = _proper_run(annotated, start, covered | party_at | office_at)
            if end > start:
                spans.append((start, end))
                covered |= set(range(start, end))
    whole = [(start, _over_hyphens(annotated, end, office_at)) for start, end in _joined(annotated, spans)]
    return sorted(whole + _surnames(annotated, whole, office_at | party_at))


def _is_place(span: tuple[int, int], parties: list[PartyMention]) -> bool:
    return any(p.start <= span[0] and span[1] <= p.end for p in parties)


def _surnames(annotated: Annotated, spans: list[tuple[int, int]], closed: set[int]) -> list[tuple[int, int]]:
    """The last word of a full name standing alone elsewhere is the same person's surname."""
    families = {
        annotated.words[end - 1] for start, end in spans if end - start > 1 and len(annotated.words[end - 1]) > 3
    }
    covered = {w for a, b in spans for w in range(a, b)} | closed
    return [
        (w, w + 1)
        for w, word in enumerate(annotated.words)
        if word in families and w not in covered and annotated.upos[w] == "PROPN"
    ]


def _over_hyphens(annotated: Annotated, end: int, office_at: set[int]) -> int:
    """A name goes on over a hyphen without blanks: "Cho Min | - | jae"."""
    while (
        end + 1 < len(annotated) and annotated.words[end] in ("-", "‑") and annotated.starts[end] == annotated.ends[end - 1]
        and annotated.starts[end + 1] == annotated.ends[end] and annotated.words[end + 1].isalpha() and end + 1 not in office_at
    ):  # fmt: skip
        end += 2
    return end


def _joined(annotated: Annotated, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join pieces of one name that stand side by side or round a hyphen ("Kassym-Jomart | Tokayev")."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if out and (start == out[-1][1] or (start == out[-1][1] + 1 and annotated.words[start - 1] == "-")):
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out


def _trim(annotated: Annotated, start: int, end: int, office_at: set[int]) -> list[tuple[int, int]]:
    while start < end:
        match = _honorifics().match(annotated.words, start)
        if start in office_at or not annotated.words[start][0].isalpha():
            start += 1
        elif match is not None and not match[1][1] and start + match[0] < end:
            start += match[0]
        else:
            break
    stop = start
    while stop < end and stop not in office_at:
        stop += 1
    while stop > start and (
        annotated.words[stop - 1] in ("'s", "’s", ",", "(", "-") or annotated.words[stop - 1].islower()
    ):
        stop -= 1
    if stop <= start or not any(w[0].isupper() for w in annotated.words[start:stop]):
        return []
    while stop < len(annotated) and annotated.deprels[stop] == "flat" and annotated.words[stop][0].isupper() and stop not in office_at \
            and start <= annotated.heads[stop] < stop and annotated.upos[stop] == "PROPN":  # fmt: skip
        stop += 1
    return [(start, stop)]


_NOT_NAMES = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October "
    "November December Today Yesterday Tomorrow The A An In On At He She It They We I Mr Ms".split()
)


def _proper_run(annotated: Annotated, start: int, closed: set[int]) -> int:
    end = start
    limit = annotated.sentences[annotated.sentence_of[start]].end
    while end < limit and end not in closed:
        word = annotated.words[end]
        hyphen = word in ("-", "’", "'") and end > start and end + 1 < limit and annotated.words[end + 1][0].isalpha()
        particle = word.lower() in ("al", "bin", "ibn", "de", "da", "van", "von", "el", "del", "di", "dos", "le", "la") and end + 1 < limit \
            and annotated.words[end + 1][0].isupper()  # fmt: skip
        proper = word[0].isupper() and word not in _NOT_NAMES and annotated.upos[end] == "PROPN"
        if not (hyphen or particle or proper):
            break
        end += 1
    return end


def _after_honorifics(annotated: Annotated, at: int) -> tuple[int, str | None]:
    gender: str | None = None
    while at < len(annotated):
        match = _honorifics().match(annotated.words, at)
        if match is None:
            break
        gender = gender or match[1][0]
        at += match[0]
        if at < len(annotated) and annotated.words[at] in (",",) and match[0] > 1:
            at += 1
    return at, gender


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
        if annotated.words[at - 1] == ")" and at - 3 > floor and annotated.words[at - 3] == "(" and at - 3 in by_end:
            at -= 3  # "High Commissioner for Refugees (UNHCR) NAME"
        office = by_end.get(at)
        comma = office is None and annotated.words[at - 1] == "," and at - 1 > floor
        if comma:
            office = by_end.get(at - 1)
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
        ):
            if joint != "," and before.start not in used:
                _attach(mention, before, used)
                mention.start = at = before.start
        break
    mention.offices.sort(key=lambda o: o.start)


def _in_apposition(annotated: Annotated, office: OfficeMention, mention: OfficialMention) -> bool:
    """ "The Minister of X of Y, NAME,": closed by a comma or the sentence, or the parse ties one to the other.

    In "At the request of the President, NAME said" neither holds.
    """
    after = annotated.words[mention.end] if mention.end < len(annotated) else "."
    if after in (",", ".", ")", ";") and (office.party is not None or office.text_end - office.text_start > 2):
        return True
    leading = annotated.words[max(0, office.start - (2 if office.definite else 1))].lower()
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
            match = _honorifics().match(annotated.words, at - length)
            if match is not None and match[0] == length:
                return at - length, match[1][0]
    return None


def _take_after(
    annotated: Annotated, mention: OfficialMention, by_start: dict[int, OfficeMention], used: set[int], names: set[int]
) -> None:
    """Take an office in apposition: "NAME, (the) OFFICE" closed by a comma or the clause, not followed by a name of its own."""
    at = mention.end
    if at + 1 >= len(annotated) or annotated.words[at] not in (",", "(", "–", "-"):
        return
    at += 1
    if annotated.words[at].lower() in ("the", "a", "his", "her"):
        at += 1
    taken = False
    while at in by_start and by_start[at].start not in used and not by_start[at].plural:
        office = by_start[at]
        follows = _after_honorifics(annotated, office.end)[0]
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
    """ "Chief of Staff for European Commission President": the post ends in the principal's own office."""
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
    """ "Sabry, Russian Foreign Minister discuss …": a plural verb right behind makes it a list, not an apposition."""
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
