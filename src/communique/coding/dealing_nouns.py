"""Calls, meetings and dialogues named by a noun: "held talks with", "their meeting", "the U.S.-Japan summit"."""

from __future__ import annotations

from communique.coding.actors import Actor, actors_of, modifying_parties, parties_of
from communique.coding.arguments import agents, governing_verb, mentions_with, objects, phrases_with, subjects
from communique.coding.dealing_kinds import drafted, is_joint, kind_of, same_actor
from communique.coding.draft import Draft, Place
from communique.coding.triggers import nouns_of
from communique.coding.word_lists import in_list
from communique.knowledge.schema import Trigger
from communique.resolve.document import Resolved

Triggers = dict[int, tuple[Trigger, ...]]

__all__ = ["by_noun", "hosted"]

_LINKS = ("with", "along", "together", "alongside")


def by_noun(resolved: Resolved, word: int, trigger: Trigger, triggers: Triggers) -> Draft | None:
    """Return the dealing that a noun names: its own phrases, or those of the verb that holds it."""
    annotated = resolved.annotated
    if _is_other(resolved, word) or _on_margin(resolved, word):
        return None
    there = [a for head in phrases_with(resolved, word, *_LINKS) for a in actors_of(resolved, head)]
    among = [
        a
        for head in phrases_with(resolved, word, "between", "among", "of", "by", "involving", "from")
        for a in actors_of(resolved, head)
    ]
    owners = _owners(resolved, word)
    verb = governing_verb(resolved, word)
    here: list[Actor] = []
    anchors: list[int] = []
    courtesy = annotated.lemmas[word].lower() == "call"
    if courtesy:
        there += [
            a
            for w in (word, verb)
            if w is not None
            for head in phrases_with(resolved, w, "on", "upon")
            for a in actors_of(resolved, head)
        ]
    owned = bool(annotated.dependents(word, "nmod:poss"))
    holding = verb is not None and nouns_of(triggers, verb, "v:holding") is not None
    held = verb is not None and annotated.lemmas[verb] in (
        "hold",
        "take",
        "occur",
        "conduct",
        "convene",
        "begin",
        "conclude",
        "launch",
        "open",
        "schedule",
        "arrange",
        "co-chair",
    )
    if verb is not None:
        there += (
            [a for head in phrases_with(resolved, verb, *_LINKS) for a in actors_of(resolved, head)]
            if holding or held
            else []
        )
        if holding and word in _reach(resolved, verb):
            here = subjects(resolved, verb)
            anchors.append(verb)
        elif held:
            here = agents(resolved, verb)
            anchors.append(verb)
        elif (
            there
            and not among
            and not owned
            and not owners
            and annotated.deprels[word] in ("obl", "nmod", "advcl", "obj", "xcomp")
        ):
            here = subjects(resolved, verb)
            if (
                annotated.deprels[word] == "nmod"
            ):  # "gave insights into the negotiations with the IMF": the party, not the speaker
                here = [Actor(a.start, a.end, None, a.code, weak=True) for a in here if a.code is not None]
    if not there and (holding or held):
        there = mentions_with(resolved, word, ("with",))
    for head in _attributes(resolved, word):
        anchors.append(head)
        if annotated.deprels[head] == "acl:relcl":
            owners += [a for c in annotated.dependents(head, "nsubj") for a in actors_of(resolved, c)]
        there += [a for p in phrases_with(resolved, head, *_LINKS) for a in actors_of(resolved, p)]
        among += agents(resolved, head)
    if verb is None and any(annotated.deprels[c] == "cop" for c in annotated.children(word)):
        here = [a for c in annotated.dependents(word, "nsubj") for a in actors_of(resolved, c)]
    among += _guests(resolved, word)
    if not (there or among):
        among = _between(resolved, word)
    series = (
        annotated.words[word][0].isupper()
        and trigger.kind == "dialogue"
        and word > 0
        and annotated.words[word - 1][0].isupper()
    )
    if series and not (there or among or owners or here):
        among = [Actor(word, word + 1, group=True)]  # "the Annual Defence Dialogue" of the two spoken of
    if annotated.lemmas[word] == "contact" and not there:
        return None
    if (
        not there
        and not series
        and len(parties_of(among + owners)) < 2
        and not (here and (among or owners))
        and not is_joint(here + owners + among)
    ):
        return None
    sides = here if not (owners and there) else []
    kind = kind_of(resolved, word, trigger.kind, (word, *anchors))
    draft = drafted(
        resolved, kind, word, sides + owners, there + among, f"{annotated.lemmas[word]}: {_shape(there, among, owners)}"
    )
    if draft is not None:
        draft.anchors = tuple(anchors)
        draft.reference = any(
            annotated.words[c].lower() in ("the", "this", "these", "their", "his", "her")
            for c in annotated.children(word)
        )
        draft.background = not anchors or (verb is not None and not holding and not held)
    return draft


def hosted(resolved: Resolved, word: int, trigger: Trigger, triggers: Triggers) -> list[Draft]:
    """Say "will hold Partnership Dialogues in Bangladesh and Sri Lanka": a named dialogue with each state it is held in."""
    annotated = resolved.annotated
    if (
        trigger.kind != "dialogue"
        or not annotated.words[word][0].isupper()
        or phrases_with(resolved, word, "with", "between")
    ):
        return []
    verb = governing_verb(resolved, word)
    if verb is None or nouns_of(triggers, verb, "v:holding") is None or modifying_parties(resolved, word):
        return []
    here = [a for a in subjects(resolved, verb) if a.official is not None]
    own = parties_of(here)
    drafts: list[Draft] = []
    for goal in phrases_with(resolved, word, "in") + (
        phrases_with(resolved, verb, "in") if annotated.deprels[word] == "obj" else []
    ):
        for place in (goal, *annotated.dependents(goal, "conj")):
            party = resolved.party_at.get(place)
            if party is not None and party.code is not None and party.code not in own and own:
                there = [Actor(party.start, party.end, None, party.code, weak=True)]
                draft = drafted(
                    resolved,
                    "dialogue",
                    word,
                    here,
                    there,
                    f"{annotated.lemmas[word]}: a named dialogue in another state",
                )
                if draft is not None:
                    draft.anchors, draft.place = (
                        (verb,),
                        Place(
                            annotated.quote(party.start, party.end) if party.form == "place" else None,
                            party.code,
                            party.start,
                            party.end,
                        ),
                    )
                    drafts.append(draft)
    return drafts


def _shape(there: list[Actor], among: list[Actor], owners: list[Actor]) -> str:
    return "with-phrase" if there else "of/between-phrase" if among else "possessor" if owners else "joint subject"


def _reach(resolved: Resolved, verb: int) -> set[int]:
    """The nouns that a verb holds: objects, passive subjects, and for "engage in", "take part in" its in-phrase."""
    annotated = resolved.annotated
    heads = objects(resolved, verb) + phrases_with(resolved, verb, "in", "for")
    return {w for head in heads for w in (head, *annotated.dependents(head, "conj"))}


def _attributes(resolved: Resolved, word: int) -> list[int]:
    """Participles below a noun: "the meeting held in Brussels", "talks chaired by"."""
    return [
        c
        for c in resolved.annotated.dependents(word, "acl")
        if resolved.annotated.lemmas[c] in ("have", "hold", "chair", "co-chair", "host", "schedule", "lead", "plan")
    ]


def _owners(resolved: Resolved, word: int) -> list[Actor]:
    """Possessors and party words before a noun: "Putin's meeting", "his talks", "U.S.-Japan talks"."""
    annotated = resolved.annotated
    owners = [a for c in annotated.dependents(word, "nmod:poss") for a in actors_of(resolved, c)]
    return owners + [a for a in modifying_parties(resolved, word) if not any(same_actor(a, b) for b in owners)]


def _guests(resolved: Resolved, word: int) -> list[Actor]:
    """Say "the Summit, during which President A and Prime Minister B …": who acts there was there."""
    annotated = resolved.annotated
    found: list[Actor] = []
    for clause in annotated.dependents(word, "acl"):
        if annotated.deprels[clause] == "acl:relcl" and any(
            annotated.words[c].lower() == "which" for c in annotated.dependents(clause, "obl")
        ):
            found += [
                a
                for head in annotated.dependents(clause, "nsubj")
                for a in actors_of(resolved, head)
                if a.official is not None
            ]
    return found


def _on_margin(resolved: Resolved, word: int) -> bool:
    """Say "on the margins of the UNGA meeting" names a gathering, no dealing of its own."""
    head = resolved.annotated.heads[word]
    return head >= 0 and resolved.annotated.lemmas[head].lower() in ("margin", "margins", "sideline", "sidelines")


def _between(resolved: Resolved, word: int) -> list[Actor]:
    """Read "between A and B" behind a noun by its words, over a relative clause: "the meeting that is scheduled … between"."""
    annotated = resolved.annotated
    limit = annotated.sentences[annotated.sentence_of[word]].end
    at = next((w for w in range(word + 1, min(word + 14, limit)) if annotated.words[w].lower() == "between"), None)
    if at is None or any(annotated.upos[w] == "NOUN" for w in range(word + 1, at)):
        return []
    found: list[Actor] = []
    for w in range(at + 1, limit):
        mention, party = resolved.mention_at.get(w), resolved.party_at.get(w)
        if mention is not None and mention.start == w and mention.official is not None:
            found.append(Actor(mention.start, mention.end, mention.official))
        elif party is not None and party.start == w and mention is None and party.code is not None:
            found.append(Actor(party.start, party.end, None, party.code, weak=True))
        elif (annotated.upos[w] in ("VERB", "AUX") and annotated.lemmas[w] != "lead") or annotated.words[w] in (
            ".",
            ";",
        ):
            break
    return found


def _is_other(resolved: Resolved, word: int) -> bool:
    """Press, cabinet, board and party meetings are no engagements, unless the words before name two parties."""
    annotated = resolved.annotated
    below = [
        annotated.words[c]
        for c in annotated.children(word)
        if annotated.deprels[c] in ("compound", "amod") and c < word
    ]
    return any(in_list(w, "not_engagements") for w in below) and not modifying_parties(resolved, word)
