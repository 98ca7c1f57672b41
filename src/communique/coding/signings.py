"""Signings: instruments that two parties or more signed or exchanged, and who signed for whom."""

from __future__ import annotations

from communique.coding.actors import Actor, actors_of, parties_of
from communique.coding.arguments import agents, governing_verb, is_passive, objects, phrases_with, subjects
from communique.coding.draft import Draft
from communique.coding.gatherings import adjectives, is_private, sentence_words, spoken_of, written_before
from communique.coding.word_lists import in_list
from communique.resolve.document import Resolved

__all__ = ["signed", "signing_noun"]

_WITH = ("with", "between", "among", "by")


def signed(resolved: Resolved, word: int) -> Draft | None:
    """Return "A and B signed an agreement", "an MoU was signed (between A and B)", "X signed for A and Y for B"."""
    annotated = resolved.annotated
    things = [w for w in objects(resolved, word) if _is_instrument(resolved, w)]
    things = things or [w for w in annotated.dependents(word, "nsubj") if _is_instrument(resolved, w)]  # "MoUs inked"
    behalf = _on_behalf(resolved, word)
    if not things and not (behalf and not objects(resolved, word) and _spoken_of_instrument(resolved, word)):
        return None
    heads = [head for w in (word, *things) for head in phrases_with(resolved, w, *_WITH)]
    if any(is_private(resolved, head) for head in heads):
        return None
    actors = _signatories(resolved, word, things, heads)
    actors += [a for a in behalf if not any(a.official is b.official for b in actors)]
    if any(_is_of_business(resolved, a) for a in actors):
        return None
    if len(parties_of(actors)) < 2 and not any(a.group for a in actors):
        actors += spoken_of(resolved, word, actors) if _unsaid(resolved, word, heads, actors, bool(behalf)) else []
    if len(parties_of(actors)) < 2 and not any(a.group for a in actors):
        return None
    quote = annotated.words[things[0]] if things else "for"
    why = f"“{annotated.words[word]}” with “{quote}”"
    draft = Draft("signing", word, f"{annotated.lemmas[word]}: signatories and instrument", why, actors)
    draft.anchors = tuple(things)
    return draft


def signing_noun(resolved: Resolved, word: int) -> Draft | None:
    """Return "the signing of the agreement between A and B"."""
    annotated = resolved.annotated
    things = [w for w in phrases_with(resolved, word, "of") if _is_instrument(resolved, w)]
    heads = [head for w in (word, *things) for head in phrases_with(resolved, w, *_WITH)]
    if not things or any(is_private(resolved, head) for head in heads):
        return None
    actors = [a for head in heads for a in actors_of(resolved, head)]
    actors += [a for thing in things for a in adjectives(resolved, thing)]
    verb = governing_verb(resolved, word)
    if len(parties_of(actors)) < 2 and verb is not None:
        actors += subjects(resolved, verb)
    if len(parties_of(actors)) < 2 or any(_is_of_business(resolved, a) for a in actors):
        return None
    why = f"“{annotated.words[word]} of” with “{annotated.words[things[0]]}”"
    draft = Draft("signing", word, "signing: instrument and parties", why, actors)
    draft.anchors = tuple(things)
    draft.background = True
    return draft


def _signatories(resolved: Resolved, word: int, things: list[int], heads: list[int]) -> list[Actor]:
    actors = agents(resolved, word) if is_passive(resolved, word) else subjects(resolved, word)
    actors = actors + [a for head in heads for a in actors_of(resolved, head)]
    if len(parties_of(actors)) < 2 and not is_passive(resolved, word):
        listed = written_before(resolved, word)
        actors = listed + actors if len(parties_of(listed)) > 1 else actors
    if len(parties_of(actors)) < 2:
        actors += [a for thing in things for a in adjectives(resolved, thing)]
    unique: dict[object, Actor] = {}
    for actor in actors:
        unique.setdefault(id(actor.official) if actor.official is not None else (actor.party, actor.group), actor)
    return list(unique.values())


def _is_of_business(resolved: Resolved, actor: Actor) -> bool:
    """Say whether a signatory holds a post in a company ("Managing Director", "Chief Operating Officer")."""
    annotated = resolved.annotated
    offices = [] if actor.official is None else [wording for wording, _ in actor.official.offices]
    near = annotated.words[max(0, actor.start - 4) : actor.end + 4] if actor.official is not None else []
    return any(in_list(w.strip(",;–-/"), "business_posts") for text in (*offices, *near) for w in text.split())


def _is_instrument(resolved: Resolved, word: int) -> bool:
    annotated = resolved.annotated
    words = [word, *annotated.dependents(word, "conj")]
    return any(in_list(annotated.words[w], "instruments") for w in words)


def _on_behalf(resolved: Resolved, word: int) -> list[Actor]:
    """Read "X … for A, and Y … on behalf of B" off the sentence; an official of no known party takes the one named."""
    annotated = resolved.annotated
    words = sentence_words(resolved, word)
    found: list[Actor] = []
    previous = words.start
    for party in resolved.parties:
        if party.start not in words or party.code is None or not _is_principal(resolved, party.start):
            continue
        signers = [
            m for m in resolved.mentions if previous <= m.start and m.end <= party.start and m.official is not None
        ]
        previous = party.end
        official = signers[-1].official if signers else None
        if official is None or (official.parties and official.party != party.code):
            continue
        if not official.parties:  # what the text says here goes before where it was published
            official.parties.append(party.code)
        found.append(Actor(signers[-1].start, signers[-1].end, official))
    signing = [w for w in words if annotated.lemmas[w] in ("sign", "exchange", "ink", "initial")]
    return found if signing else []


def _is_principal(resolved: Resolved, start: int) -> bool:
    """Say whether "for", "on behalf of" and the like stand before the words of a party."""
    words = [w.lower() for w in resolved.annotated.words[max(0, start - 4) : start]]
    while words and words[-1] in ("the", "government", "of") and words[-1:] != ["for"]:
        if words[-2:] == ["behalf", "of"]:
            return True
        words.pop()
    signs = resolved.annotated.lemmas[max(0, start - 5) : start]
    return bool(words) and words[-1] == "for" and ("sign" in signs or "," in words)


def _spoken_of_instrument(resolved: Resolved, word: int) -> bool:
    annotated = resolved.annotated
    here = annotated.sentence_of[word]
    first = annotated.sentences[max(0, here - 2)].start
    return any(in_list(annotated.words[w], "instruments") for w in range(first, sentence_words(resolved, word).stop))


def _unsaid(resolved: Resolved, word: int, heads: list[int], actors: list[Actor], behalf: bool) -> bool:
    """Say whether the sentence leaves the sides open: a passive without agents, or signers of no known party."""
    annotated = resolved.annotated
    first = annotated.sentences[max(0, annotated.sentence_of[word] - 1)].start
    window = range(first, sentence_words(resolved, word).stop)
    if any(annotated.words[w][0].isupper() and is_private(resolved, w) for w in window):
        return False
    if behalf or any(a.official is not None for a in actors):
        return True
    told = is_passive(resolved, word) or any(_is_instrument(resolved, w) for w in annotated.dependents(word, "nsubj"))
    return told and not heads and not actors
