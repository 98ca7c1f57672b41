"""The shapes of the knowledge entries, as the YAML files write them."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = [
    "Acronym", "Ambiguity", "Book", "Demonyms", "Fixed", "Group", "Head", "Honorific", "LocalTitle", "Membership",
    "Metonym", "Modifier", "Organisation", "Party", "Place", "Portfolio", "Publisher", "Term", "Trigger",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Metonym:
    """A name that stands for a party's government ("the Kremlin"), with the dates between which it does."""

    name: str
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Demonyms:
    """The words for the people of a party."""

    singular: tuple[str, ...] = ()
    plural: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Party:
    """A state or territory: ISO 3166-1 alpha-3 code and the words that name it."""

    code: str
    name: str
    names: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    demonyms: Demonyms = Demonyms()
    prefix: tuple[str, ...] = ()
    capital: str | None = None
    capital_names: tuple[str, ...] = ()
    metonyms: tuple[Metonym, ...] = ()


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """A surface form with several readings, which needs context."""

    name: str
    meanings: tuple[str, ...]
    default: str | None = None


@dataclass(frozen=True, slots=True)
class Membership:
    """A party's membership of an organisation, with its dates."""

    party: str
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Organisation:
    """An international organisation or grouping; `party` says whether it is coded as a party."""

    code: str
    name: str
    names: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    body_acronyms: tuple[str, ...] = ()
    meetings: tuple[str, ...] = ()
    members: tuple[Membership, ...] = ()
    seat: str | None = None
    party: bool = True


@dataclass(frozen=True, slots=True)
class Place:
    """A city or other place and the country that it lies in; `ambiguous` are the codes where it may be in several."""

    name: str
    country: str
    alt: tuple[str, ...] = ()
    capital: bool = False
    ambiguous: tuple[str, ...] = ()
    flag: str | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """The noun that makes an office ("minister"): rank 1 (head of state) to 9, kind, prepositions of its complement."""

    word: str
    plural: str
    rank: int
    kind: str
    complements: tuple[str, ...] = ()
    bare: bool = True


@dataclass(frozen=True, slots=True)
class Modifier:
    """A word before the noun of an office ("deputy") and what it does to the office."""

    word: str
    effect: str


@dataclass(frozen=True, slots=True)
class Portfolio:
    """A field of government and the words that name it in offices."""

    key: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fixed:
    """An office named by a fixed phrase rather than by head noun and portfolio."""

    phrase: str
    rank: int
    kind: str
    portfolio: str | None = None


@dataclass(frozen=True, slots=True)
class LocalTitle:
    """A title in the words of one or several states ("Raksha Mantri"), and the office that it stands for."""

    title: str
    rank: int
    country: str | None = None
    aliases: tuple[str, ...] = ()
    office: str | None = None
    portfolio: str | None = None


@dataclass(frozen=True, slots=True)
class Acronym:
    """A short form of an office ("PM") and what it may stand for."""

    acronym: str
    readings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A description of several officials, or of the other one: "the two ministers", "counterpart"."""

    phrase: str
    plural: bool
    side: str
    number: int | None = None
    kinds: tuple[str, ...] = ()
    ranks: tuple[int, ...] = ()
    portfolios: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Honorific:
    """A form of address before or after a name, with the gender it tells."""

    word: str
    kind: str
    gender: str | None = None
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """One holder's term: ISO dates, whole or partial; `until` "unknown" where it was not confirmed after `seen`."""

    party: str
    office: str
    title: str
    person: str
    since: str | None = None
    until: str | None = None
    seen: str | None = None
    acting: bool = False
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes for which state: names and domains, lower case."""

    party: str
    names: tuple[str, ...]
    official: bool = False


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that may report an engagement: lemma(s), part of speech, the frame it opens, the kind it makes."""

    lemma: str
    frame: str
    kind: str
    needs: tuple[str, ...] = ()
    status: str | None = None
    particle: str | None = None


@dataclass(frozen=True, slots=True)
class Book:
    """All knowledge, as compiled from the YAML files."""

    parties: tuple[Party, ...]
    ambiguous: tuple[Ambiguity, ...]
    blocked: tuple[str, ...]
    organisations: tuple[Organisation, ...]
    places: tuple[Place, ...]
    heads: tuple[Head, ...]
    modifiers: tuple[Modifier, ...]
    portfolios: tuple[Portfolio, ...]
    fixed: tuple[Fixed, ...]
    local_titles: tuple[LocalTitle, ...]
    acronyms: tuple[Acronym, ...]
    groups: tuple[Group, ...]
    not_state: tuple[str, ...]
    bodies: tuple[str, ...]
    traps: tuple[str, ...]
    honorifics: tuple[Honorific, ...]
    terms: tuple[Term, ...]
    publishers: tuple[Publisher, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    tones: tuple[str, ...] = ()
    lists: dict[str, tuple[str, ...]] = field(default_factory=dict)
