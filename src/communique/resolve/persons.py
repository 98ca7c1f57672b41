"""Where persons are named: the name finder's spans without honorifics and offices, and what it missed."""

from __future__ import annotations

from functools import cache

from communique.knowledge import book
from communique.language.annotated import Annotated
from communique.resolve.offices import OfficeMention
from communique.resolve.parties import PartyMention
from communique.resolve.phrases import Phrases

__all__ = ["after_honorifics", "find_persons", "honorifics"]


@cache
def honorifics() -> Phrases[tuple[str | None, bool]]:
    """Return the forms of address before names, each with its gender and whether it stays part of the name."""
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
        start = after_honorifics(annotated, office.end)[0]
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
        end + 1 < len(annotated) and annotated.words[end] in ("-", "‑") and end + 1 not in office_at
        and annotated.starts[end] == annotated.ends[end - 1] and annotated.starts[end + 1] == annotated.ends[end]
        and annotated.words[end + 1].isalpha()
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
        match = honorifics().match(annotated.words, start)
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
    while (
        stop < len(annotated) and annotated.deprels[stop] == "flat" and annotated.words[stop][0].isupper()
        and stop not in office_at and start <= annotated.heads[stop] < stop and annotated.upos[stop] == "PROPN"
    ):  # fmt: skip
        stop += 1
    return [(start, stop)]


_NOT_NAMES = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
    "September October November December Today Yesterday Tomorrow The A An In On At He She It They We I Mr Ms".split()
)

_PARTICLES = frozenset("al bin ibn de da van von el del di dos le la".split())


def _proper_run(annotated: Annotated, start: int, closed: set[int]) -> int:
    end = start
    limit = annotated.sentences[annotated.sentence_of[start]].end
    while end < limit and end not in closed:
        word = annotated.words[end]
        hyphen = word in ("-", "’", "'") and end > start and end + 1 < limit and annotated.words[end + 1][0].isalpha()
        particle = word.lower() in _PARTICLES and end + 1 < limit and annotated.words[end + 1][0].isupper()
        proper = word[0].isupper() and word not in _NOT_NAMES and annotated.upos[end] == "PROPN"
        if not (hyphen or particle or proper):
            break
        end += 1
    return end


def after_honorifics(annotated: Annotated, at: int) -> tuple[int, str | None]:
    """Return the word behind the honorifics that begin at `at`, and the gender they tell."""
    gender: str | None = None
    while at < len(annotated):
        match = honorifics().match(annotated.words, at)
        if match is None:
            break
        gender = gender or match[1][0]
        at += match[0]
        if at < len(annotated) and annotated.words[at] in (",",) and match[0] > 1:
            at += 1
    return at, gender
