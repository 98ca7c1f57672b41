"""Messages: letters, congratulations and condolences that one official sends to another."""

from __future__ import annotations

from communique.coding.actors import Actor, actors_of, parties_of
from communique.coding.arguments import is_passive, objects, phrases_with, subjects
from communique.coding.draft import Draft
from communique.coding.gatherings import sentence_words
from communique.coding.triggers import nouns_of
from communique.coding.word_lists import in_list
from communique.knowledge.schema import Trigger
from communique.resolve.document import Resolved

__all__ = ["congratulated", "letter", "sent"]

Triggers = dict[int, tuple[Trigger, ...]]
_BEARING = ("convey", "deliver", "hand", "present", "pass", "bring", "carry")
_PAPERS = ("letter", "message", "telegram", "note")


def sent(resolved: Resolved, word: int, triggers: Triggers) -> Draft | None:
    """Return "X sent a message to Y", "the ambassador handed him a letter from X": officials of two parties."""
    annotated = resolved.annotated
    things = [w for w in objects(resolved, word) if nouns_of(triggers, w, "n:letter") is not None]
    lemma = annotated.lemmas[word]
    if not things and not (lemma == "write" and phrases_with(resolved, word, "to")):
        return None
    bearing = lemma in _BEARING
    if bearing and not {annotated.lemmas[t] for t in things} & set(_PAPERS):
        return None  # "conveyed his condolences" in a call is said there, not sent
    layers = _layers(resolved, things)
    senders = _senders(resolved, [word, *layers])
    if lemma == "receive":
        receivers = _officials(subjects(resolved, word))
    else:
        receivers = _receivers(resolved, word, things, layers)
        if not senders and not bearing and not is_passive(resolved, word):
            senders = _officials(subjects(resolved, word))
    if bearing and senders and not receivers:
        receivers = [Actor(word, word + 1, other=True)]  # the one whom the bearer met
    if not _is_exchange(senders, receivers):
        return None
    draft = _message(resolved, word, senders, receivers, f"{lemma}: sender, message, addressee")
    draft.anchors = tuple(things)
    return draft


def letter(resolved: Resolved, word: int) -> Draft | None:
    """Return "a letter from X to Y": sender and addressee stand at the noun."""
    layers = _layers(resolved, [word])
    named = [a for w in layers for h in phrases_with(resolved, w, "from", "by") for a in actors_of(resolved, h)]
    senders = [a for a in named if resolved.annotated.words[a.start - 1].lower() != "to"]
    receivers = [a for a in named if a not in senders]  # the parse joins "from X to Y" at times
    receivers += [a for w in layers for h in phrases_with(resolved, w, "to") for a in actors_of(resolved, h)]
    senders, receivers = _officials(senders), _officials(receivers)
    if not _is_exchange(senders, receivers):
        return None
    draft = _message(resolved, word, senders, receivers, f"{resolved.annotated.lemmas[word]}: sender and addressee")
    draft.background = True
    return draft


def congratulated(resolved: Resolved, word: int, triggers: Triggers) -> Draft | None:
    """Return "X congratulated Y on …" where an office's own release opens with it and tells of no meeting or call."""
    annotated = resolved.annotated
    if annotated.sentence_of[word] > 1 or not resolved.home.official or is_passive(resolved, word):
        return None
    if any(in_list(w, "public_channels") for w in annotated.words):
        return None  # a post on a social network is a public statement
    dealing = ("v:dealing", "n:dealing", "v:calling", "v:receiving")
    if any(nouns_of(triggers, w, *dealing) is not None for w in range(sentence_words(resolved, word).stop)):
        return None
    senders = _officials(subjects(resolved, word))
    receivers = _officials([a for head in objects(resolved, word) for a in actors_of(resolved, head)])
    if not _is_exchange(senders, receivers) or resolved.home.party not in parties_of(senders):
        return None
    return _message(resolved, word, senders, receivers, f"{annotated.lemmas[word]}: subject of a release, addressee")


def _layers(resolved: Resolved, things: list[int]) -> list[int]:
    """The message nouns and what they are of: "a letter of congratulations to Y"."""
    inner = [w for thing in things for w in phrases_with(resolved, thing, "of") if resolved.mention_at.get(w) is None]
    return things + inner


def _senders(resolved: Resolved, layers: list[int]) -> list[Actor]:
    annotated = resolved.annotated
    heads = [head for w in layers for head in phrases_with(resolved, w, "from", "by")]
    owners = [head for w in layers for head in phrases_with(resolved, w, "of") + annotated.dependents(w, "nmod:poss")]
    heads += [h for h in owners if resolved.mention_at.get(h) is not None]
    return _officials([a for head in heads for a in actors_of(resolved, head)])


def _receivers(resolved: Resolved, word: int, things: list[int], layers: list[int]) -> list[Actor]:
    annotated = resolved.annotated
    heads = [head for w in (word, *layers) for head in phrases_with(resolved, w, "to")]
    heads += annotated.dependents(word, "iobj") + [w for w in annotated.dependents(word, "obj") if w not in things]
    return _officials([a for head in heads for a in actors_of(resolved, head)])


def _officials(actors: list[Actor]) -> list[Actor]:
    return [a for a in actors if a.official is not None]


def _is_exchange(senders: list[Actor], receivers: list[Actor]) -> bool:
    if any(a.other for a in receivers):
        return bool(parties_of(senders))
    return bool(senders) and bool(receivers) and bool(parties_of(receivers) - parties_of(senders))


def _message(resolved: Resolved, word: int, senders: list[Actor], receivers: list[Actor], rule: str) -> Draft:
    official = receivers[0].official
    name = (official.name if official is not None else None) or "the other side"
    why = f"“{resolved.annotated.words[word]}” carries a message to {name}"
    return Draft("message", word, rule, why, senders + receivers)
