"""The words that make an office, as tables: head nouns and fixed titles with their sense, modifiers, portfolios."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from communique.knowledge import book
from communique.resolve.phrases import Phrases

__all__ = [
    "Sense",
    "acts_for_state",
    "body_words",
    "fold",
    "forms_of_address",
    "portfolios",
    "premodifiers",
    "senses",
    "styles",
]

_JOINING = frozenset(
    {"and", "or", "of", "the", "for", "to", "on", "with", "in", "at", "from", "by", "'s", "s", "-", "&", "/"}
)


@dataclass(frozen=True, slots=True)
class Sense:
    """What a head noun or title says of an office: rank, kind, and what may stand behind it."""

    rank: int
    kind: str
    plural: bool
    complements: tuple[str, ...]
    bare: bool
    portfolio: str | None = None
    country: str | None = None
    trap: bool = False


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """Return a word without case and accents.

    >>> fold("Attaché")
    'attache'
    """
    if word.isascii():
        return word.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c)).lower()


@cache
def acts_for_state(wording: str) -> bool:
    """Whether an office by its wording may act for a state abroad: mayors, company heads and clergy do not.

    >>> acts_for_state("Foreign Minister"), acts_for_state("chief executive officer")
    (True, False)
    """
    words = f" {fold(wording)} "
    if words.startswith((" former ", " ex ", " ex-", " retired ", " late ")):
        return False
    return not any(f" {phrase} " in words or f" {phrase}s " in words for phrase in book().not_state)


@cache
def senses() -> Phrases[Sense]:
    """Return the head nouns, titles and traps that an office is found by, each with its sense."""
    phrases: Phrases[Sense] = Phrases(fold)
    seen: set[str] = set()

    def put(phrase: str, sense: Sense) -> None:
        if fold(phrase) not in seen:
            seen.add(fold(phrase))
            phrases.add(phrase, sense)

    for trap in book().traps:
        put(trap, Sense(9, "trap", False, (), False, trap=True))
    titles = [t for t in book().local_titles if " " in t.title or not t.title.isupper()]
    countries: dict[str, set[str | None]] = {}
    for t in titles:
        for form in (t.title, *t.aliases):
            countries.setdefault(fold(form), set()).add(t.country)
    heads = {fold(h.word) for h in book().heads}
    fixed = {fold(f.phrase) for f in book().fixed}
    for t in titles:
        for form in (t.title, *t.aliases):
            if (form.isupper() and len(form) < 3) or fold(form) in heads:
                continue
            own = t.country if len(countries[fold(form)]) == 1 and _peculiar(form) else None
            if own is None and fold(form) in fixed:
                continue  # a title of several states has its general rank
            put(
                form,
                Sense(
                    t.rank,
                    "ministerial" if t.rank == 4 else "executive",
                    False,
                    ("of", "for", "to", "on"),
                    True,
                    t.portfolio,
                    own,
                ),
            )
    for f in book().fixed:
        put(f.phrase, Sense(f.rank, f.kind, False, ("of", "for", "to", "on"), True, f.portfolio))
    for h in book().heads:
        put(h.word, Sense(h.rank, h.kind, False, h.complements, h.bare))
        put(h.plural, Sense(h.rank, h.kind, True, h.complements, h.bare))
    organisations = {form for o in book().organisations for form in (*o.acronyms, *o.body_acronyms)}
    for a in book().acronyms:
        if a.acronym in organisations:
            continue
        sense = phrases.match(a.readings[0].split(), 0) if len(a.readings) == 1 else None
        if sense is not None and a.acronym.isupper() and len(a.acronym) > 1:
            put(a.acronym, sense[1])
    return phrases


def _peculiar(form: str) -> bool:
    """Only a title with a word of another tongue tells the country by itself, and two that no other state uses."""
    english = premodifiers() | _JOINING | {fold(w) for h in book().heads for w in h.word.split()}
    return form in ("External Affairs Minister", "Deputy Secretary of State") or not all(
        fold(w) in english for w in form.split()
    )


@cache
def premodifiers() -> frozenset[str]:
    """Return the words, folded, that may stand before a head noun."""
    words = {fold(w) for m in book().modifiers for w in m.word.replace("-", " ").split()}
    words |= {fold(w) for p in book().portfolios for phrase in p.words for w in phrase.replace(",", "").split()}
    words |= {fold(w) for b in book().bodies for w in b.split()}
    return frozenset(words - _JOINING)


@cache
def portfolios() -> Phrases[str]:
    """Return the words of the portfolios, each with the key of its portfolio."""
    phrases: Phrases[str] = Phrases(fold)
    for p in book().portfolios:
        for words in p.words:
            phrases.add(words, p.key)
    return phrases


@cache
def forms_of_address() -> frozenset[str]:
    """Return the honorifics of one word that are no offices ("Mr", "Dr")."""
    words = {
        h.word.rstrip(".") for h in book().honorifics if h.kind != "suffix" and " " not in h.word and len(h.word) > 1
    }
    return frozenset(words - {_sense_word(h.word) for h in book().heads})


@cache
def styles() -> frozenset[str]:
    """Return the words that honour whoever holds an office, before it: "Honourable", "Excellency"."""
    words = {h.word.split()[-1].rstrip(".") for h in book().honorifics if h.kind == "civil" and h.gender is None}
    return frozenset(word for word in words if len(word) > 2)


def _sense_word(word: str) -> str:
    return word.capitalize()


@cache
def body_words() -> frozenset[str]:
    """Return the words, folded, that name a public body and nothing else ("ministry")."""
    return frozenset(fold(b) for b in book().bodies if " " not in b) - {
        "service",
        "party",
        "team",
        "group",
        "unit",
        "command",
        "guard",
        "government",
    }
