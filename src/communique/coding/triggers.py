"""The words of a text that may report an engagement, by lemma and part of speech."""

from __future__ import annotations

from functools import cache

from communique.knowledge import book
from communique.knowledge.schema import Trigger
from communique.language.annotated import Annotated

__all__ = ["nouns_of", "triggers_in"]

_VERBAL = ("VERB", "AUX")


@cache
def _table() -> dict[tuple[str, bool], tuple[Trigger, ...]]:
    table: dict[tuple[str, bool], list[Trigger]] = {}
    for trigger in book().triggers:
        table.setdefault((trigger.lemma, trigger.frame.startswith("v:")), []).append(trigger)
    return {key: tuple(rows) for key, rows in table.items()}


def triggers_in(annotated: Annotated) -> dict[int, tuple[Trigger, ...]]:
    """Return the trigger words with the frames each may open."""
    table = _table()
    found: dict[int, tuple[Trigger, ...]] = {}
    for word, (lemma, upos) in enumerate(zip(annotated.lemmas, annotated.upos, strict=True)):
        verbal = upos in _VERBAL
        modifier = annotated.deprels[word] in ("compound", "amod") and annotated.heads[word] > word
        if verbal or (upos in ("NOUN", "PROPN", "ADJ") and not modifier):
            rows = table.get((lemma.lower(), verbal))
            if rows is None and upos == "PROPN":  # proper nouns keep their plural: "Partnership Dialogues"
                rows = table.get((lemma.lower().removesuffix("s"), verbal))
            if rows is not None:
                found[word] = rows
    return found


def nouns_of(triggers: dict[int, tuple[Trigger, ...]], word: int, *frames: str) -> Trigger | None:
    """Return the trigger that the noun `word` opens in one of the frames, if it does."""
    return next((t for t in triggers.get(word, ()) if t.frame in frames), None)
