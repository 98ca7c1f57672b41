"""For which party an official acts: the text decides; publisher and office terms only fill what it leaves open."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from urllib.parse import urlsplit

from communique.knowledge import book
from communique.knowledge.schema import Term
from communique.language.annotated import Annotated
from communique.model import Document
from communique.resolve.office_words import acts_for_state, fold
from communique.resolve.offices import OfficeMention
from communique.resolve.parties import PartyMention
from communique.resolve.people import Official

__all__ = ["Home", "home_of", "infer_home", "settle"]


@dataclass(frozen=True, slots=True)
class Home:
    """The state a document speaks from, if known; `official` where it is the government's own release."""

    party: str | None
    official: bool = False
    why: str = ""


@cache
def _publishers() -> dict[str, tuple[str, bool]]:
    return {name: (p.party, p.official) for p in book().publishers for name in p.names}


def home_of(document: Document) -> Home:
    """Return the state that the document's publisher or address stands for.

    >>> home_of(Document("…", publisher="Ministry of External Affairs")).party
    'IND'
    """
    host = (urlsplit(document.url).hostname or "").removeprefix("www.") if document.url else ""
    for name in ((document.publisher or "").strip().lower(), host):
        known = _publishers().get(name)
        if known is not None:
            return Home(*known, why=f"published by {name}")
    return Home(None)


def infer_home(annotated: Annotated, parties: list[PartyMention], officials: list[Official]) -> Home:
    """Return the state that a document of unknown publisher speaks from, where one party stands out.

    Posts without a country are the document's own. Its state is the one coupled with the others ("U.S.-Norway", "Norway
    and the United States"), seated in the dateline, or named beside them, and held by no official expressly; it must
    lead the next by two to one.
    """
    bare = [o for o in officials if not o.parties and o.rank <= 6]
    foreign = {p for o in officials for p in o.parties}
    if not bare:
        return Home(None)
    dateline = _dateline(annotated, parties)
    if dateline is not None:
        return Home(dateline, why="the dateline stands in this state")
    ranked = _ranked(annotated, parties, officials, foreign)
    if not ranked or ranked[0][1] < 1.0 or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        scene = _scene(parties, annotated)
        return Home(scene, why="what is told takes place in this state") if scene is not None else Home(None)
    return Home(ranked[0][0], why="the state that the document speaks of beside the others")


def _ranked(
    annotated: Annotated, parties: list[PartyMention], officials: list[Official], foreign: set[str]
) -> list[tuple[str, float]]:
    """Return the states coupled with the `foreign` ones, the most spoken of first, each with its weight."""
    weights: dict[str, float] = {}
    coupled: set[str] = set()  # what a text is merely about ("the war in Sudan") is not where it comes from
    for mention in parties:
        if mention.code is None or mention.code in foreign:
            continue
        weight = {"place": 0.3, "metonym": 2.0}.get(mention.form, 1.0)
        weights[mention.code] = weights.get(mention.code, 0.0) + weight
        if mention.form == "metonym":
            coupled.add(mention.code)
    for first, second in pairwise(parties):
        between = annotated.words[first.end : second.start]
        if 0 < len(between) <= 2 and all(w.lower() in ("and", "-", "–", "the") for w in between):
            for one, other in ((first.code, second.code), (second.code, first.code)):
                if one is not None and other in foreign and one in weights:
                    weights[one] += 2.0
                    coupled.add(one)
    for official in officials:  # "Ambassador of the Netherlands to Sri Lanka" is told of from there
        for wording, office in official.offices:
            host = (
                _accredited_to(annotated, parties, office)
                if office.kind == "diplomatic" and " to " in wording
                else None
            )
            if host is not None and host not in foreign:
                weights[host] = weights.get(host, 0.0) + 2.0
                coupled.add(host)
    return sorted(((code, w) for code, w in weights.items() if code in coupled), key=lambda row: -row[1])


def _accredited_to(annotated: Annotated, parties: list[PartyMention], office: OfficeMention) -> str | None:
    inside = [p for p in parties if office.start <= p.start and p.end <= office.end and p.start > 0]
    codes = [
        p.code for p in inside if annotated.words[p.start - 1] == "to" or annotated.words[max(0, p.start - 2)] == "to"
    ]
    return codes[-1] if codes else None


def _dateline(annotated: Annotated, parties: list[PartyMention]) -> str | None:
    """Return the state of the city that opens a paragraph near the top: "COLOMBO: …", "VIENTIANE, July 28 – …"."""
    openings = {s.start for s in annotated.sentences if s.paragraph <= 3}
    for party in parties:
        after = annotated.words[party.end] if party.end < len(annotated) else ""
        capitals = annotated.words[party.start].isupper()
        if (
            party.form == "place"
            and party.start in openings
            and (after in (":", "–", "—", "--", "-", "(") or (capitals and after == ","))
        ):
            return party.code
    return None


def _scene(parties: list[PartyMention], annotated: Annotated) -> str | None:
    """Return the state where the places named with "in", "to" or "at" lie, if it is nearly always the same."""
    places = [p.code for p in parties if p.code is not None and p.form in ("place", "name") and p.start > 0
              and annotated.words[p.start - 1].lower() in ("in", "to", "at")]  # fmt: skip
    if len(places) < 2:
        return None
    top = max(set(places), key=places.count)
    return top if places.count(top) >= 0.6 * len(places) else None


@cache
def _terms() -> dict[str, list[Term]]:
    by_family: dict[str, list[Term]] = {}
    for term in book().terms:
        for person in (term.person, *term.aliases):
            for word in {fold(w) for w in person.replace("-", " ").split() if len(w) > 2}:
                by_family.setdefault(word, []).append(term)
    return by_family


def settle(
    annotated: Annotated, officials: list[Official], parties: list[PartyMention], home: Home, published: str | None
) -> None:
    """Set the home of each official whose party the text does not tell: by office terms, the place, the publisher."""
    named = {p.code for p in parties if p.code is not None}
    for official in officials:
        if official.parties:
            continue
        if official.name is not None:
            found = _by_term(official, published, named | ({home.party} if home.party else set()))
            if found is not None:
                official.home, official.home_why = found, "office terms name this holder"
                continue
        peculiar = _by_title(official, named)
        if peculiar is not None:
            official.home, official.home_why = peculiar, "a title of this state"
            continue
        local = _met_in(annotated, official, parties, home.party)
        if local is not None:
            official.home, official.home_why = local, "the host where they met"
        elif home.party is not None and _speaks_from_home(official):
            official.home, official.home_why = home.party, home.why


def _met_in(annotated: Annotated, official: Official, parties: list[PartyMention], home: str | None) -> str | None:
    """A post without a country is held where its holder is met ("in Hanoi"): only behind "met", "with", "called on".

    The one other state travelled to in the sentence before will do: "traveled to Warsaw. He met with Deputy Foreign
    Minister X".
    """
    for mention in official.mentions:
        before = mention.start - 1
        if before < 0 or not mention.offices:
            continue
        if annotated.words[before].lower() in ("the", "his", "her"):
            before -= 1
        if annotated.lemmas[before].lower() not in ("with", "on", "meet", "upon", "see"):
            continue
        number = annotated.sentence_of[mention.start]
        places = _places(annotated, parties, number, ("in",)) or _places(
            annotated, parties, number - 1, ("in", "to")
        ) - {home}
        if len(places) == 1:
            return places.pop()
    return None


def _places(annotated: Annotated, parties: list[PartyMention], number: int, cases: tuple[str, ...]) -> set[str | None]:
    """The states of the places that stand behind one of the prepositions in a sentence."""
    if number < 0:
        return set()
    sentence = annotated.sentences[number]
    inside = [p for p in parties if sentence.start < p.start < sentence.end and p.form in ("place", "name")]
    return {p.code for p in inside if p.code is not None and annotated.words[p.start - 1].lower() in cases}


@cache
def _titles() -> dict[str, dict[str, str | None]]:
    """Local titles, folded, with the states that use them and the portfolio each gives them."""
    found: dict[str, dict[str, str | None]] = {}
    for title in book().local_titles:
        if title.country is not None:
            found.setdefault(fold(title.title), {})[title.country] = title.portfolio
    return found


def _by_title(official: Official, named: set[str]) -> str | None:
    """A title in use in one of the states that the document names, or foreign minister's title in one state only."""
    rows = [_titles()[fold(wording)] for wording, _ in official.offices if fold(wording) in _titles()]
    fitting = {country for row in rows for country in row if country in named}
    if not fitting:
        fitting = {country for row in rows for country, portfolio in row.items() if portfolio == "foreign"}
    return fitting.pop() if len(fitting) == 1 else None


def _speaks_from_home(official: Official) -> bool:
    """A post without a country is the publisher's own state's; a bare name tells nothing."""
    return any(
        office.rank <= 8 and not office.open_parties and office.definite not in _POSSESSIVES and acts_for_state(wording)
        for wording, office in official.offices
    )


_POSSESSIVES = frozenset({"his", "her", "its", "their"})  # "his ambassador" is of his state, wherever that is


def _by_term(official: Official, published: str | None, named: set[str]) -> str | None:
    assert official.name is not None
    words = {fold(w) for w in official.name.replace("-", " ").split()} - _PARTICLES
    rows = [t for w in words for t in _terms().get(w, []) if _matches(t, words, official) and _current(t, published)]
    found = {t.party for t in rows}
    if len(found) > 1:
        found &= named
    return found.pop() if len(found) == 1 else None


def _matches(term: Term, words: set[str], official: Official) -> bool:
    for person in (term.person, *term.aliases):
        full = {fold(w) for w in person.replace("-", " ").split()} - _PARTICLES
        if (
            len(words) > 1
            and len(words & full) >= 2
            and (words <= full or full <= words or len(words & full) == len(full) - 1)
        ):
            return True
        if len(words) == 1 and words <= full and _office_agrees(term, official.offices):
            return True
    return False


def _office_agrees(term: Term, offices: list[tuple[str, OfficeMention]]) -> bool:
    wanted = {"head_of_state": (1,), "head_of_government": (1, 2), "foreign": (4,), "defence": (4,)}[term.office]
    for _, office in offices:
        if office.rank in wanted and (term.office.startswith("head") or office.portfolio in (term.office, None)):
            return True
    return False


_PARTICLES = frozenset(
    {"al", "bin", "ibn", "bint", "abu", "el", "de", "da", "dos", "van", "von", "der", "di", "la", "le"}
)


def _current(term: Term, published: str | None) -> bool:
    """Within two years of the term: officials are quoted before and after they hold an office."""
    if published is None:
        return True
    since = (term.since or "0000")[:4]
    until = "9999" if term.until in (None, "unknown") else str(term.until)[:4]
    return int(since) - 2 <= int(published[:4]) <= int(until) + 2
