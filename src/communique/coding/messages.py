"""Messages: letters, congratulations and condolences that one official sends to another."""

from __future__ import annotations

from communique.coding.actors import actors_of, parties_of
from communique.coding.arguments import is_passive, objects, phrases_with, subjects
from communique.coding.draft import Draft
from communique.coding.triggers import nouns_of
from communique.knowledge.schema import Trigger
from communique.resolve.document import Resolved

__all__ = ["letter", "sent"]


def sent(resolved: Resolved, word: int, triggers: dict[int, tuple[Trigger, ...]]) -> Draft | None:
    """Say "X sent a message of congratulations to Y": sender and addressee are officials of two parties."""
    annotated = resolved.annotated
    things = [w for w in objects(resolved, word) if nouns_of(triggers, w, "n:letter") is not None]
    lemma = annotated.lemmas[word]
    written = lemma == "write" and bool(phrases_with(resolved, word, "to"))
    if not things and not written:
        return None
    written_words = {annotated.lemmas[t] for t in things}
    if lemma in ("convey", "deliver", "hand") and not written_words & {"letter", "message"}:
        return None  # "conveyed his condolences" in a call is said there, not sent
    senders = [
        a
        for thing in things
        for head in phrases_with(resolved, thing, "from", "of", "by")
        for a in actors_of(resolved, head)
        if a.official is not None
    ]
    senders = senders or (
        [] if is_passive(resolved, word) else [a for a in subjects(resolved, word) if a.official is not None]
    )
    receivers = [
        a for w in (word, *things) for head in phrases_with(resolved, w, "to") for a in actors_of(resolved, head)
    ]
    receivers += [a for w in annotated.dependents(word, "iobj") for a in actors_of(resolved, w)]
    receivers += [a for w in annotated.dependents(word, "obj") if w not in things for a in actors_of(resolved, w)]
    receivers = [a for a in receivers if a.official is not None]
    if not senders or not receivers or len(parties_of(senders + receivers)) < 2:
        return None
    draft = Draft(
        "message",
        word,
        f"{lemma}: sender, message, addressee",
        f"“{annotated.words[word]}” carries a message to {receivers[0].official.name if receivers[0].official else ''}".rstrip(),
        senders + receivers,
    )
    draft.anchors = tuple(things)
    return draft


def letter(resolved: Resolved, word: int) -> Draft | None:
    """Say "a letter from X to Y": sender and addressee stand at the noun."""
    senders = [
        a
        for head in phrases_with(resolved, word, "from", "by")
        for a in actors_of(resolved, head)
        if a.official is not None
    ]
    receivers = [
        a for head in phrases_with(resolved, word, "to") for a in actors_of(resolved, head) if a.official is not None
    ]
    if not senders or not receivers or len(parties_of(senders + receivers)) < 2:
        return None
    quote = resolved.annotated.words[word]
    return Draft(
        "message",
        word,
        f"{resolved.annotated.lemmas[word]}: sender and addressee",
        f"“{quote}” from one official to another",
        senders + receivers,
        background=True,
    )
