"""Words that name a party: countries, adjectives, demonyms, capitals, metonyms, organisations.

Longest match wins; blocked phrases ("Indian Ocean") hide what is inside; a form with several readings stays open
unless the document itself settles it (a longer form of one of the readings stands elsewhere).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from communique.knowledge import book
from communique.language.annotated import Annotated
from communique.resolve.phrases import Phrases

__all__ = ["PartyForm", "PartyMention", "find_parties"]

PartyForm = Literal["name", "adjective", "demonym", "place", "metonym", "organisation"]


@dataclass(frozen=True, slots=True)
class PartyMention:
    """Words `start` to `end` name a party: its code, or None with the candidates where it stays open."""

    start: int
    end: int
    code: str | None
    form: PartyForm
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Entry:
    codes: tuple[str, ...]
    form: PartyForm
    since: str | None = None
    until: str | None = None
    default: str | None = None


def _put(entries: dict[str, _Entry], form: str, entry: _Entry) -> None:
    """Add a form; one that stands already takes the codes of the new reading, if that is of the same sort."""
    known = entries.get(form)
    if known is None:
        entries[form] = entry
    elif known.form == entry.form and known.codes != entry.codes:
        entries[form] = replace(known, codes=tuple(dict.fromkeys(known.codes + entry.codes)))


def _put_organisations(entries: dict[str, _Entry]) -> None:
    for organisation in book().organisations:
        bodies = (b for b in organisation.bodies if "-" not in b and "–" not in b)  # "NATO-Russia Council": two parties
        acronyms = (*organisation.acronyms, *bodies, *organisation.body_acronyms)
        codes: tuple[str, ...] = (organisation.code,) if organisation.party else ()
        for name in (organisation.name, *organisation.names, *acronyms):
            _put(entries, name, _Entry(codes, "organisation"))


def _put_states(entries: dict[str, _Entry]) -> None:
    for party in book().parties:
        for name in (party.name, *party.names, *party.short):
            _put(entries, name, _Entry((party.code,), "name"))
        for name in party.adjectives:
            _put(entries, name, _Entry((party.code,), "adjective"))
        for name in (*party.demonyms.singular, *party.demonyms.plural):
            _put(entries, name, _Entry((party.code,), "demonym"))
        for name in filter(None, (party.capital, *party.capital_names)):
            _put(entries, name, _Entry((party.code,), "place"))
        for metonym in party.metonyms:
            _put(entries, metonym.name, _Entry((party.code,), "metonym", metonym.since, metonym.until))
    for place in book().places:
        if place.flag is None:
            for name in (place.name, *place.alt):
                _put(entries, name, _Entry(place.ambiguous or (place.country,), "place"))


def _open_ambiguous(entries: dict[str, _Entry]) -> None:
    """Give the forms that mean several things all their readings; "?" is one that is no party."""
    for form in book().ambiguous:
        known = entries.get(form.name)
        codes = tuple(m for m in form.meanings if len(m) == 3 and m.isupper())
        if known is None and codes:
            entries[form.name] = _Entry((*codes, "?"), "name", default=form.default)
        elif known is not None and known.form != "place" and len(form.meanings) > 1:
            others = tuple(m for m in (*codes, "?") if m not in known.codes)
            entries[form.name] = replace(known, codes=known.codes + others, default=form.default)


@cache
def _phrases() -> Phrases[_Entry]:
    entries: dict[str, _Entry] = {}
    _put_organisations(entries)
    _put_states(entries)
    _open_ambiguous(entries)
    for blocked in book().blocked:
        if blocked not in entries:
            entries[blocked] = _Entry((), "name")
    phrases: Phrases[_Entry] = Phrases(lambda word: word.replace("’", "'"))
    for form, entry in entries.items():
        phrases.add(form, entry)
        if form.isalpha() and len(form) > 4 and form.upper() != form:
            phrases.add(form.upper(), entry)
    return phrases


def find_parties(annotated: Annotated, published: str | None) -> list[PartyMention]:
    """Return the words that name a party, in text order."""
    phrases = _phrases()
    person = {w for name in annotated.names if name.kind == "PER" for w in range(name.start, name.end)}
    found: list[PartyMention] = []
    at = 0
    while at < len(annotated):
        match = (
            phrases.match(annotated.words, at)
            if annotated.words[at][0].isupper() or "'" in annotated.words[at]
            else None
        )
        if match is None:
            at += 1
            continue
        length, entry = match
        mention = _mention(at, length, entry, published)
        if mention is not None and not (at in person and _inside_longer_name(annotated, at, length)):
            found.append(mention)
        at += length
    return _settled(annotated, found)


def _mention(at: int, length: int, entry: _Entry, published: str | None) -> PartyMention | None:
    if not entry.codes:
        return None
    if published is not None and (
        (entry.since is not None and published < entry.since) or (entry.until is not None and published > entry.until)
    ):
        return None
    code = entry.codes[0] if len(entry.codes) == 1 else entry.default
    return PartyMention(at, at + length, code, entry.form, entry.codes if len(entry.codes) > 1 else ())


def _inside_longer_name(annotated: Annotated, at: int, length: int) -> bool:
    """A party word inside a person's name ("Michael Jordan", "Chad Wolf") is that name's."""
    return any(n.kind == "PER" and n.start <= at < n.end and n.end - n.start > length for n in annotated.names)


def _settled(annotated: Annotated, found: list[PartyMention]) -> list[PartyMention]:
    """Settle an open form by a party that the document names outright, or by an office that only a state has."""
    sure = {m.code for m in found if m.code is not None and (not m.candidates or _acts_as_state(annotated, m))}
    out: list[PartyMention] = []
    for m in found:
        if m.code is None:
            named = [c for c in m.candidates if c in sure]
            if len(named) == 1:
                m = replace(m, code=named[0])
            elif len([c for c in m.candidates if c != "?"]) == 1 and _acts_as_state(annotated, m):
                m = replace(m, code=next(c for c in m.candidates if c != "?"))
        elif m.candidates and m.code not in sure:
            named = [c for c in m.candidates if c in sure]
            m = replace(m, code=named[0]) if len(named) == 1 else m
        out.append(m)
    return out


_STATE_NOUNS = {
    "president", "minister", "government", "ambassador", "ministry", "embassy", "parliament", "foreign", "prime",
    "defence", "defense", "king", "vice", "deputy", "delegation", "side", "authorities", "counterpart", "republic",
    "high",
}  # fmt: skip


def _acts_as_state(annotated: Annotated, mention: PartyMention) -> bool:
    words = [w.lower() for w in annotated.words[max(0, mention.start - 6) : mention.end + 4]]
    after = words[min(6, mention.start) + mention.end - mention.start :]
    before = words[: min(6, mention.start)]
    possessed = [w for w in after if w not in ("'s", "’s", "’", "'")]
    if any(w in _STATE_NOUNS for w in possessed[:2]):
        return True
    if before[-1:] in (["of"], ["in"]) and any(w in _STATE_NOUNS for w in before):
        return True
    return (mention.end - mention.start == 1 and annotated.deprels[mention.start] in ("conj", "nsubj")) or before[
        -1:
    ] == ["to"]
