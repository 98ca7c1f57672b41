"""Who else took part: "the meeting was attended by …", "also present were …", "X joined the talks"."""

from __future__ import annotations

from communique.coding.actors import Actor, actors_of, listed_from
from communique.coding.arguments import agents, is_passive, objects, phrases_with, subject_heads
from communique.coding.draft import Draft
from communique.knowledge.schema import Trigger
from communique.resolve.document import Resolved

__all__ = ["attend"]

_VERBS = frozenset(
    {"attend", "join", "participate", "accompany", "represent", "include", "comprise", "co-chair", "head"}
)
_OCCASIONS = frozenset(
    {
        "meeting",
        "discussion",
        "talk",
        "talks",
        "event",
        "occasion",
        "call",
        "ceremony",
        "visit",
        "delegation",
        "side",
        "conversation",
        "dialogue",
        "session",
    }
)


def attend(resolved: Resolved, drafts: list[Draft], triggers: dict[int, tuple[Trigger, ...]]) -> None:
    """Add attendees to the engagement that was told last before their sentence."""
    annotated = resolved.annotated
    for word, lemma in enumerate(annotated.lemmas):
        if lemma == "present" and annotated.upos[word] == "ADJ":
            where = phrases_with(resolved, word, "at")
            if where and not any(annotated.lemmas[w].lower() in _OCCASIONS for w in where):
                continue  # "at the airport to see her off"
            people = [a for head in subject_heads(resolved, word) for a in actors_of(resolved, head)] or _after_copula(
                resolved, word
            )
        elif lemma in _VERBS and annotated.upos[word] == "VERB":
            people = _attendees(resolved, word)
        elif lemma == "part" and annotated.lemmas[max(annotated.heads[word], 0)] == "take":
            people = [a for head in subject_heads(resolved, annotated.heads[word]) for a in actors_of(resolved, head)]
        else:
            continue
        people = [a for a in people if a.official is not None]
        for draft in _occasions(resolved, drafts, word) if people else []:
            _add(draft, people)


def _after_copula(resolved: Resolved, word: int) -> list[Actor]:
    """Read "Also present at the meeting were …": the list stands behind the copula."""
    annotated = resolved.annotated
    limit = annotated.sentences[annotated.sentence_of[word]].end
    copula = next((w for w in range(word, limit) if annotated.words[w].lower() in ("were", "was", "are", "is")), None)
    return listed_from(resolved, copula) if copula is not None else []


def _attendees(resolved: Resolved, verb: int) -> list[Actor]:
    annotated = resolved.annotated
    lemma = annotated.lemmas[verb]
    if is_passive(resolved, verb):
        sides = [a.party for head in objects(resolved, verb) for a in actors_of(resolved, head) if a.party is not None]
        by = next(
            (w for w in range(verb + 1, min(verb + 4, len(annotated))) if annotated.words[w].lower() == "by"), None
        )
        found = agents(resolved, verb) or (listed_from(resolved, by) if by is not None else [])
        if len(sides) == 1:  # "The Japanese side was co-chaired by …"
            verbs = [
                w
                for w in range(verb + 1, annotated.sentences[annotated.sentence_of[verb]].end)
                if annotated.upos[w] == "VERB"
            ]
            found = [a for a in found if not verbs or a.start < verbs[0]]
            for actor in found:
                if actor.official is not None and not actor.official.parties:
                    actor.official.home = sides[0]
        return found
    if lemma in ("include", "comprise"):
        heads = subject_heads(resolved, verb)
        if not any(annotated.lemmas[h] in ("delegation", "team", "participant", "attendee", "member") for h in heads):
            return []
        return [a for head in objects(resolved, verb) for a in actors_of(resolved, head)] or listed_from(resolved, verb)
    thing = objects(resolved, verb) + phrases_with(resolved, verb, "in", "at")
    if lemma == "accompany":
        return [a for head in subject_heads(resolved, verb) for a in actors_of(resolved, head)]
    if thing and not any(annotated.lemmas[t] in _OCCASIONS or resolved.mention_at.get(t) for t in thing):
        return []
    return [a for head in subject_heads(resolved, verb) for a in actors_of(resolved, head)]


def _occasions(resolved: Resolved, drafts: list[Draft], word: int) -> list[Draft]:
    """The engagement of the same sentence, else the main one told before; a trip to several states is many visits."""
    annotated = resolved.annotated
    here = annotated.sentence_of[word]
    travelling = annotated.lemmas[word] in ("include", "comprise", "accompany")
    kinds = (
        ("visit",)
        if travelling and any(d.kind == "visit" for d in drafts)
        else ("meeting", "call", "dialogue", "visit", "exercise", "signing")
    )
    before = [
        d for d in drafts if annotated.sentence_of[d.trigger] <= here and d.kind in kinds and d.status != "proposed"
    ]
    same = [d for d in before if annotated.sentence_of[d.trigger] == here and d.trigger < word]
    main = [d for d in before if not d.background] or before
    chosen = (same or main)[-1:]
    return [d for d in before if chosen and d.trigger == chosen[0].trigger]


def _add(draft: Draft, people: list[Actor]) -> None:
    known = {id(a.official) for a in draft.actors if a.official is not None}
    for actor in people:
        if id(actor.official) not in known and (actor.code is None or actor.code in draft.parties):
            draft.actors.append(actor)
