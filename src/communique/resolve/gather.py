"""Gather the mentions of officials: each official of the document once, with a name, offices and party."""

from __future__ import annotations

from communique.language.annotated import Annotated
from communique.resolve.counterparts import match_counterparts
from communique.resolve.office_words import fold
from communique.resolve.offices import OfficeMention
from communique.resolve.parties import PartyMention
from communique.resolve.people import Official, OfficialMention, same_person

__all__ = ["gather", "office_fits"]

_DEPUTIES = frozenset(
    {
        "deputy",
        "vice",
        "assistant",
        "under",
        "associate",
        "additional",
        "joint",
        "state",
        "parliamentary",
        "first",
        "second",
        "third",
    }
)
_SMALL = frozenset({"of", "for", "the", "to", "and", "on", "in", ",", "-", "'s", "’s", "&"})


def gather(annotated: Annotated, mentions: list[OfficialMention], parties: list[PartyMention]) -> list[Official]:
    """Give every mention its official, or its candidates; return the officials in order of first mention."""
    officials: list[Official] = []
    named = [m for m in mentions if m.name is not None]
    for mention in sorted(named, key=lambda m: -_length(m)):
        _by_name(annotated, mention, officials)
    for mention in named:
        if mention.official is not None:
            _learn(annotated, mention, parties)
    match_counterparts(annotated, named, parties)
    order = {id(m.official): i for i, m in reversed(list(enumerate(mentions))) if m.official is not None}
    officials.sort(key=lambda o: order.get(id(o), len(mentions)))
    for mention in mentions:
        if mention.name is None and not mention.offices[0].plural:
            _by_office(annotated, mention, officials)
    _name_the_unnamed(mentions, officials)
    return officials


def _name_the_unnamed(mentions: list[OfficialMention], officials: list[Official]) -> None:
    """One name without an office and one office without a name, both leading the document, are one official.

    "Vladimir Putin had a telephone conversation … The President of Russia informed …"
    """
    nameless = [o for o in officials if o.name is None and o.rank <= 4 and not o.mentions[0].offices[0].plural]
    officeless = [o for o in officials if o.name is not None and not o.offices and len(_tokens(o.name)) > 1]
    if len(nameless) != 1 or len(officeless) != 1:
        return
    named, office = officeless[0], nameless[0]
    if named.parties and office.parties and named.parties[0] != office.parties[0]:
        return
    named.offices += office.offices
    named.parties += office.parties
    named.mentions += office.mentions
    for mention in mentions:
        if mention.official is office:
            mention.official = named
    officials.remove(office)


def _length(mention: OfficialMention) -> int:
    assert mention.name is not None
    return mention.name[1] - mention.name[0]


def _name_words(annotated: Annotated, mention: OfficialMention) -> list[str]:
    assert mention.name is not None
    return [fold(w) for w in annotated.words[mention.name[0] : mention.name[1]] if w[0].isalnum()]


def _by_name(annotated: Annotated, mention: OfficialMention, officials: list[Official]) -> None:
    words = _name_words(annotated, mention)
    fitting = [o for o in officials if o.name is not None and same_person(words, _tokens(o.name))]
    if len(fitting) > 1:
        exact = [o for o in fitting if o.name is not None and _tokens(o.name) == words]
        family = [o for o in fitting if o.name is not None and _tokens(o.name)[-1] == words[-1]]
        by_office = [
            o
            for o in fitting
            if mention.offices and any(_agree(annotated, mention.offices[0], x) for _, x in o.offices)
        ]
        fitting = next((group for group in (exact, by_office, family) if len(group) == 1), fitting)
    if len(fitting) > 1:
        mention.candidates = fitting
        return
    if fitting and mention.offices and _contradicts(annotated, mention, fitting[0]):
        fitting = []
    if not fitting:
        assert mention.name is not None
        fitting = [Official(_clean(annotated.quote(*mention.name)))]
        officials.append(fitting[0])
    mention.official = fitting[0]
    fitting[0].mentions.append(mention)
    fitting[0].gender = fitting[0].gender or mention.gender
    for office in mention.offices:
        fitting[0].offices.append((office.wording(annotated), office))
    if len(mention.offices) > 1:
        fitting[0].offices += _jointly(annotated, mention.offices)


def _jointly(annotated: Annotated, offices: list[OfficeMention]) -> list[tuple[str, OfficeMention]]:
    """Two posts joined by "and": the wording of both is the fullest ("Crown Prince and Prime Minister")."""
    first, last = offices[0], offices[-1]
    between = annotated.words[first.end : last.start]
    if (
        len(between) == 1
        and between[0] in ("and", "&", "/")
        and first.end == first.text_end
        and last.text_start == last.start
    ):
        return [(annotated.quote(first.text_start, last.text_end), first)]
    return []


def _clean(name: str) -> str:
    return " ".join(name.split())


def _tokens(name: str) -> list[str]:
    return [fold(w) for w in name.replace("-", " ").split()]


def _contradicts(annotated: Annotated, mention: OfficialMention, official: Official) -> bool:
    """A surname alone with the office of another state is another person ("President Kim", "Minister Kim")."""
    party = mention.offices[0].party
    known = {office.party for _, office in official.offices if office.party is not None}
    return _length(mention) == 1 and party is not None and bool(known) and party not in known


def _agree(annotated: Annotated, a: OfficeMention, b: OfficeMention) -> bool:
    return fold(annotated.words[a.head]) == fold(annotated.words[b.head])


def _learn(annotated: Annotated, mention: OfficialMention, parties: list[PartyMention]) -> None:
    """Note which party the mention ties the official to: by the office, "India's Singh", "Singh of India"."""
    official = mention.official
    assert official is not None
    for office in mention.offices:
        if office.party is not None:
            official.parties.append(office.party)
    for party in parties:
        if party.code is None or annotated.sentence_of[party.start] != annotated.sentence_of[mention.start]:
            continue
        possessive = (
            party.end < len(annotated) and annotated.words[party.end] in ("'s", "’s") and party.end + 1 == mention.start
        )
        of = (
            party.start - 1 == mention.end
            and annotated.words[mention.end] == "of"
            and party.form in ("name", "organisation")
        )
        adjective = party.end == mention.start and party.form in ("adjective", "name") and not mention.offices
        if possessive or of or adjective:
            official.parties.append(party.code)


def office_fits(annotated: Annotated, short: OfficeMention, full: OfficeMention) -> bool:
    """Whether the description `short` ("the Secretary") can stand for the office `full` ("Secretary of State")."""
    if short.party is not None and full.party is not None and short.party != full.party:
        return False
    a, b = _office_words(annotated, short), _office_words(annotated, full)
    if a & _DEPUTIES != b & _DEPUTIES and not (a & _DEPUTIES and b >= a):
        return False
    if a <= b:
        return True
    if a in ({"head", "state"}, {"head", "government"}, {"leader"}):
        return full.rank in ((1,) if "state" in a else (1, 2))
    same_rank = short.rank == full.rank and short.portfolio == full.portfolio is not None and short.party is not None
    if same_rank and short.kind in ("ministerial", "executive") and full.kind in ("ministerial", "executive"):
        return True
    return (
        b <= a and short.rank == full.rank and annotated.words[short.head].lower() == annotated.words[full.head].lower()
    )


def _office_words(annotated: Annotated, office: OfficeMention) -> set[str]:
    words = {fold(w) for w in office.wording(annotated).replace("-", " ").split()}
    return {w.rstrip(",") for w in words if w not in _SMALL}


def _by_office(annotated: Annotated, mention: OfficialMention, officials: list[Official]) -> None:
    office = mention.offices[0]
    fitting = [
        o for o in officials if any(office_fits(annotated, office, x) for _, x in o.offices) and _same_party(office, o)
    ]
    if len(fitting) > 1:
        tied = [o for o in fitting if (office.party in o.parties if office.party else _holds_in_words(o))]
        fitting = tied or fitting
    if len(fitting) > 1:
        words = _office_words(annotated, office)
        exact = [o for o in fitting if any(_office_words(annotated, x) == words for _, x in o.offices)]
        fitting = exact if len(exact) == 1 else fitting
    if len(fitting) > 1 and office.definite is not None:
        named = [o for o in fitting if o.name is not None]
        fitting = named if len(named) == 1 else fitting
    if len(fitting) == 1:
        mention.official = fitting[0]
        fitting[0].mentions.append(mention)
        if office.party is not None:
            fitting[0].parties.append(office.party)
    elif fitting:
        mention.candidates = fitting
    elif office.bare and office.definite not in ("a", "an"):
        official = Official(None, [(office.wording(annotated), office)], [office.party] if office.party else [])
        official.mentions.append(mention)
        mention.official = official
        officials.append(official)


def _holds_in_words(official: Official) -> bool:
    """Whether the text itself gives the office beside the name; a counterpart's is inferred."""
    return any(mention.offices for mention in official.mentions)


def _same_party(office: OfficeMention, official: Official) -> bool:
    """A description with a country fits who is tied to it, or a post in the same words that the text ties to none."""
    if office.party is None or office.party in official.parties:
        return True
    return not official.parties and any(
        x.rank == office.rank and x.portfolio == office.portfolio for _, x in official.offices
    )
