"""Conferences, exercises and signings: gatherings of more than two parties, joint manoeuvres, instruments signed."""

from __future__ import annotations

from communique.coding.actors import Actor, actors_of, case_of, modifying_parties, parties_of
from communique.coding.arguments import agents, governing_verb, is_passive, objects, phrases_with, subjects
from communique.coding.draft import Draft
from communique.coding.triggers import nouns_of
from communique.coding.word_lists import in_list
from communique.knowledge import book
from communique.knowledge.schema import Trigger
from communique.resolve.document import Resolved

__all__ = ["conference", "exercise", "signed", "signing_noun"]


def conference(
    resolved: Resolved, word: int, trigger: Trigger, triggers: dict[int, tuple[Trigger, ...]]
) -> Draft | None:
    """Return a multilateral gathering that is named: it has an organisation or a proper name, and officials or parties in it."""
    annotated = resolved.annotated
    organisation = _organisation(resolved, word)
    named = annotated.words[word][0].isupper() and annotated.upos[word] == "PROPN"
    margin = _margin(resolved, word)
    ministers = any(
        annotated.lemmas[w].lower() in ("minister", "leader", "ministerial", "head")
        for c in annotated.children(word)
        for w in (c, *annotated.children(c))
    )
    if (organisation is None and not named) or (
        trigger.lemma == "meeting" and (organisation is None or (margin is None and not ministers))
    ):
        return None
    states = {a.party for a in modifying_parties(resolved, word) if resolved.party_at[a.start].form != "place"}
    if len(states) > 1 and organisation not in ("UN", "EU"):
        return None  # "the NATO-Russia Council": a dialogue of two
    if organisation is None and any(
        in_list(annotated.words[c], "not_engagements") for c in annotated.dependents(word, "compound", "amod")
    ):
        return None
    verb = governing_verb(resolved, word if margin is None else margin)
    actors: list[Actor] = []
    anchors: tuple[int, ...] = ()
    participation = (
        annotated.heads[word]
        if annotated.heads[word] >= 0 and annotated.lemmas[annotated.heads[word]] == "participation"
        else None
    )
    if participation is not None:
        actors = [a for head in phrases_with(resolved, participation, "of", "by") for a in actors_of(resolved, head)]
        actors += [a for c in annotated.dependents(participation, "nmod:poss") for a in actors_of(resolved, c)]
    elif margin is not None and verb is not None:
        actors = subjects(resolved, verb) + [
            a
            for head in objects(resolved, verb) + phrases_with(resolved, verb, "with")
            for a in actors_of(resolved, head)
        ]
    elif verb is not None and (
        nouns_of(triggers, verb, "v:attending") is not None
        or annotated.lemmas[verb] in ("take", "lead", "represent", "speak")
    ):
        actors = subjects(resolved, verb)
        anchors = (verb,)
    elif verb is not None and case_of(resolved, word) in ("at", "during", "on the sidelines of"):
        actors = subjects(resolved, verb)
    actors += [
        a
        for head in phrases_with(resolved, word, "of", "between", "with")
        for a in actors_of(resolved, head)
        if a.official is not None or a.party is not None
    ]
    extra = [organisation] if organisation is not None else []
    parties = parties_of(actors) | set(extra)
    if not parties or (len(parties) < 2 and not named):
        return None
    draft = Draft(
        "conference",
        word,
        f"{annotated.lemmas[word]}: a named gathering",
        f"“{_name(resolved, word)}” is a gathering",
        actors,
        extra,
    )
    draft.anchors = anchors
    draft.background = not anchors
    draft.name = _name(resolved, word)
    return draft


def _margin(resolved: Resolved, word: int) -> int | None:
    """The noun of "on the sidelines of", "on the margins of" above a gathering."""
    head = resolved.annotated.heads[word]
    return (
        head
        if head >= 0 and resolved.annotated.lemmas[head] in ("sideline", "sidelines", "margin", "margins")
        else None
    )


def _name(resolved: Resolved, word: int) -> str:
    annotated = resolved.annotated
    start = word
    while (start > 0 and annotated.words[start - 1][0].isupper()) or (start > 1 and annotated.words[start - 1] == "-"):
        start -= 1
    return annotated.quote(start, word + 1)


def _organisation(resolved: Resolved, word: int) -> str | None:
    """The organisation in the gathering's own name ("the NATO Summit", "the 60th session of the UN Human Rights Council")."""
    annotated = resolved.annotated
    for child in annotated.children(word):
        case = case_of(resolved, child)
        if annotated.deprels[child].partition(":")[0] in ("compound", "amod", "nmod", "flat") and case in (
            "",
            "of",
            "of the",
        ):
            party = resolved.party_at.get(child)
            if party is not None and party.form == "organisation" and party.code is not None:
                return party.code
    for actor in modifying_parties(resolved, word):
        if resolved.party_at[actor.start].form == "organisation":
            return actor.party
    for head in phrases_with(resolved, word, "of"):
        for below in annotated.children(head):
            party = resolved.party_at.get(below)
            if party is not None and party.form == "organisation" and party.code is not None:
                return party.code
    return None


def exercise(resolved: Resolved, word: int, trigger: Trigger) -> Draft | None:
    """Return a joint military exercise of at least two parties."""
    annotated = resolved.annotated
    below = {annotated.words[c].lower() for c in annotated.dependents(word, "amod", "compound")}
    sentence = annotated.sentences[annotated.sentence_of[word]]
    forces = {annotated.lemmas[w].lower() for w in range(sentence.start, sentence.end)} & {
        "troop",
        "force",
        "navy",
        "army",
        "soldier",
        "frigate",
        "destroyer",
        "warship",
        "aircraft",
    }
    if not forces and not below & {
        "military",
        "naval",
        "joint",
        "maritime",
        "air",
        "bilateral",
        "trilateral",
        "multinational",
        "combined",
        "defence",
        "defense",
        "army",
        "navy",
    }:
        return None
    actors = [
        a
        for head in phrases_with(resolved, word, "with", "between", "of", "by", "involving", "among")
        for a in actors_of(resolved, head)
    ]
    actors += [
        Actor(p.start, p.end, None, p.code, weak=True)
        for c in annotated.dependents(word, "amod", "compound", "nmod:poss")
        for p in _adjective(resolved, c)
    ]
    verb = governing_verb(resolved, word)
    anchors: tuple[int, ...] = ()
    if verb is not None:
        anchors = (verb,)
        actors += subjects(resolved, verb) + [
            a for head in phrases_with(resolved, verb, "with") for a in actors_of(resolved, head)
        ]
    actors += [a for c in annotated.dependents(word, "acl") for a in agents(resolved, c)]
    if len(parties_of(actors)) < 2 and below & {"bilateral", "joint", "trilateral"}:
        actors.append(Actor(word, word + 1, group=True))
    if len(parties_of(actors)) < 2 and not any(a.group for a in actors):
        return None
    draft = Draft(
        "exercise",
        word,
        "exercise: joint manoeuvre",
        f"“{annotated.words[word]}” of {', '.join(sorted(parties_of(actors)))}",
        actors,
    )
    draft.anchors = anchors
    return draft


def _adjective(resolved: Resolved, word: int) -> list[Actor]:
    out: list[Actor] = []
    for w in (word, *resolved.annotated.children(word)):
        party = resolved.party_at.get(w)
        if party is not None and party.code is not None:
            out.append(Actor(party.start, party.end, None, party.code, weak=True))
    return out


def _is_instrument(resolved: Resolved, word: int) -> bool:
    annotated = resolved.annotated
    words = [word, *annotated.dependents(word, "conj")]
    return any(annotated.words[w].lower() in _instruments() for w in words)


def _instruments() -> frozenset[str]:
    return frozenset(book().lists["instruments"])


def signed(resolved: Resolved, word: int, trigger: Trigger) -> Draft | None:
    """Say "A and B signed an agreement", "an MoU was signed between A and B", "exchanged agreements"."""
    annotated = resolved.annotated
    things = [w for w in objects(resolved, word) if _is_instrument(resolved, w)]
    if not things:
        return None
    actors = agents(resolved, word) if is_passive(resolved, word) else subjects(resolved, word)
    for thing in (word, *things):
        actors = actors + [
            a
            for head in phrases_with(resolved, thing, "with", "between", "among", "by")
            for a in actors_of(resolved, head)
        ]
    actors += [
        a for thing in things for c in annotated.dependents(thing, "amod", "compound") for a in _adjective(resolved, c)
    ]
    if len(parties_of(actors)) < 2 and not any(a.group for a in actors):
        return None
    draft = Draft(
        "signing",
        word,
        f"{annotated.lemmas[word]}: signatories and instrument",
        f"“{annotated.words[word]}” with “{annotated.words[things[0]]}”",
        actors,
    )
    draft.anchors = tuple(things)
    return draft


def signing_noun(resolved: Resolved, word: int) -> Draft | None:
    """Say "the signing of the agreement between A and B"."""
    annotated = resolved.annotated
    things = [w for w in phrases_with(resolved, word, "of") if _is_instrument(resolved, w)]
    if not things:
        return None
    actors = [
        a
        for thing in (word, *things)
        for head in phrases_with(resolved, thing, "with", "between", "among", "by")
        for a in actors_of(resolved, head)
    ]
    verb = governing_verb(resolved, word)
    if len(parties_of(actors)) < 2 and verb is not None:
        actors += subjects(resolved, verb)
    if len(parties_of(actors)) < 2:
        return None
    draft = Draft(
        "signing",
        word,
        "signing: instrument and parties",
        f"“{annotated.words[word]} of” with “{annotated.words[things[0]]}”",
        actors,
    )
    draft.anchors = tuple(things)
    draft.background = True
    return draft
