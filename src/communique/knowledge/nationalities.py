"""The adjectives and demonyms of all parties as single words."""

from __future__ import annotations

from functools import cache

from communique.knowledge.store import book

__all__ = ["nationality_words"]


@cache
def nationality_words() -> frozenset[str]:
    """Return every one-word nationality adjective and demonym, as written with a capital.

    >>> "Canadian" in nationality_words()
    True
    """
    forms = {f for p in book().parties for f in (*p.adjectives, *p.demonyms.singular, *p.demonyms.plural)}
    return frozenset(form for form in forms if form.isalpha() and form[1:].islower())
