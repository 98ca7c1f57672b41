"""Who else took part: "the meeting was attended by …", "also present were …", "X joined the talks"."""

from __future__ import annotations

from communique.coding.actors import Actor, actors_of
from communique.coding.arguments import agents, is_passive, objects, phrases_with, subject_heads
from communique.coding.draft import Draft
from communique.knowledge.schema import Trigger
from communique.resolve.document import Resolved

__all__ = ["attend"]

_VERBS = frozenset({"attend", "join", "participate", "accompany", "represent", "include", "comprise", "co-chair", "head"})
_OCCASIONS = frozenset({"meeting", "discussion", "talk", "talks", "event", "occasion", "call", "ceremony", "visit", "delegation", "side", "conversation", "dialogue", "session"})


def attend(resolved: Resolved, drafts: list[Draft], triggers: dict[int, tuple[Trigger, ...]]) -> None:
    """Add attendees to the engagement that was told last before their sentence."""
    annotated = resolved.annotated
    for word, lemma in enumerate(annotated.lemmas):
        if lemma == "present" and annotated.upos[word] == "ADJ":
            people = [a for head in subject_heads(resolved, word) for a in actors_of(resolved, head)]
            people += [a for c in annotated.dependents(word, "obl", "nsubj", "parataxis", "dep") for a in actors_of(resolved, c)]
        elif lemma in _VERBS and annotated.upos[word] == "VERB":
            people = _attendees(resolved, word)
        elif lemma == "part" and annotated.lemmas[max(annotated.heads[word], 0)] == "take":
            people = [a for head in subject_heads(resolved, annotated.heads[word]) for a in actors_of(resolved, head)]
        else:
            continue
        people = [a for a in people if a.official is not None]
        draft = _occasion(resolved, drafts, word)
        if draft is not None and people:
            _add(draft, people, resolved)


def _attendees(resolved: Resolved, verb: int) -> list[Actor]:
    annotated = resolved.annotated
    lemma = annotated.lemmas[verb]
    if is_passive(resolved, verb):
        return agents(resolved, verb)
    if lemma in ("include", "comprise"):
        heads = subject_heads(resolved, verb)
        if not any(annotated.lemmas[h] in ("delegation", "team", "participant", "attendee", "member") for h in heads):
            return []
        return [a for head in objects(resolved, verb) for a in actors_of(resolved, head)]
    thing = objects(resolved, verb) + phrases_with(resolved, verb, "in", "at")
    if lemma == "accompany":
        return [a for head in subject_heads(resolved, verb) for a in actors_of(resolved, head)]
    if thing and not any(annotated.lemmas[t] in _OCCASIONS or resolved.mention_at.get(t) for t in thing):
        return []
    return [a for head in subject_heads(resolved, verb) for a in actors_of(resolved, head)]


def _occasion(resolved: Resolved, drafts: list[Draft], word: int) -> Draft | None:
    """The engagement of the same sentence, else the main one told before."""
    here = resolved.annotated.sentence_of[word]
    before = [d for d in drafts if resolved.annotated.sentence_of[d.trigger] <= here and d.kind in ("meeting", "call", "dialogue", "visit", "exercise", "signing")]
    same = [d for d in before if resolved.annotated.sentence_of[d.trigger] == here and d.trigger < word]
    main = [d for d in before if not d.background and d.status in ("held", "ongoing")]
    return (same or main or [None])[-1]  # type: ignore[list-item]


def _add(draft: Draft, people: list[Actor], resolved: Resolved) -> None:
    """A post without a country in such a list is its neighbour's: the country stands once, before the first of a side."""
    known = {id(a.official) for a in draft.actors if a.official is not None}
    side: str | None = None
    for actor in people:
        assert actor.official is not None
        party = actor.official.parties[0] if actor.official.parties else None
        if party is None and side is not None and actor.official.home in (None, *draft.parties):
            actor.official.home = side
        side = party or side
        if id(actor.official) not in known and (actor.code is None or actor.code in draft.parties):
            draft.actors.append(actor)
