"""Conferences: gatherings of more than two parties that have a name, and who is seen there."""

from __future__ import annotations

from communique.coding.actors import Actor, actors_of, case_of, modifying_parties, parties_of
from communique.coding.arguments import (
    agents,
    governing_verb,
    is_passive,
    mentions_with,
    objects,
    phrases_with,
    subjects,
)
from communique.coding.draft import Draft
from communique.coding.gatherings import name_of, organisation_of, place_party, sentence_words
from communique.coding.triggers import nouns_of
from communique.coding.word_lists import in_list, word_list
from communique.knowledge.schema import Trigger
from communique.resolve.document import Resolved
from communique.resolve.tense import clause_tense

__all__ = ["conference"]

Triggers = dict[int, tuple[Trigger, ...]]
_MARGINS = ("sideline", "sidelines", "margin", "margins")
_RANKS = ("minister", "ministers", "leader", "leaders", "ministerial", "head", "heads", "chief", "chiefs")
_OCCASIONS = (
    "session",
    "part",
    "segment",
    "plenary",
    "opening",
    "meeting",
    "event",
    "ceremony",
    "debate",
    "week",
    "conference",
    "forum",
)
_SPEAKING = ("address", "speak", "deliver")
_AHEAD = ("toward", "towards", "ahead of", "for")
_BODIES = ("assembly", "session", "unga")


def conference(resolved: Resolved, word: int, trigger: Trigger, triggers: Triggers) -> Draft | None:
    """Return a multilateral gathering: an organisation's, or one with a proper name, and parties or officials in it."""
    organisation = organisation_of(resolved, word)
    name = name_of(resolved, word)
    if not _is_gathering(resolved, word, trigger, organisation, name):
        return None
    margin = _margin(resolved, word)
    actors, anchors = _present(resolved, word, margin, triggers)
    extra = [organisation] if organisation is not None else []
    if organisation is None and not _is_international(resolved, word, name, margin, actors):
        return None
    if not parties_of(actors) and (
        organisation is None or (trigger.lemma in _BODIES and not _convenes(resolved, word))
    ):
        return None  # "a resolution of the General Assembly": the body, not its session
    shown = resolved.annotated.quote(name.start, name.stop)
    rule = f"{trigger.lemma}: a named gathering"
    draft = Draft("conference", word, rule, f"“{shown}” is a gathering", actors, extra)
    draft.anchors, draft.background, draft.name = anchors, not anchors, shown
    _settle_status(resolved, draft, margin)
    return draft


def _is_gathering(resolved: Resolved, word: int, trigger: Trigger, organisation: str | None, name: range) -> bool:
    """Refuse the meetings of two, of one state's own bodies and of the press that share the nouns."""
    annotated = resolved.annotated
    known = _is_known(resolved, name)
    if annotated.words[word][0].islower() and annotated.words[word] != trigger.lemma:
        return False  # "in multilateral forums"
    if trigger.lemma == "conference" and [w.lower() for w in annotated.words[word + 1 : word + 3]] == ["on", "trade"]:
        return False  # UNCTAD is an organisation
    if trigger.lemma in ("dialogue", "cop"):
        return known
    if known:
        return True
    states = {a.code for a in modifying_parties(resolved, word) if resolved.party_at[a.start].form != "place"}
    if len(states) > 1:
        return False  # "the EU-Ukraine Summit", "the NATO-Russia Council": dealings of two
    if trigger.lemma == "meeting":
        around = [w for c in annotated.children(word) for w in (c, *annotated.children(c))]
        ranks = any(annotated.words[w].lower() in _RANKS for w in (*around, *name))
        return organisation is not None and (_margin(resolved, word) is not None or ranks)
    if organisation is not None:
        return len(name) > 1 or bool(phrases_with(resolved, word, "of"))
    own = [annotated.words[w] for w in name] + [
        annotated.words[c] for c in annotated.dependents(word, "compound", "amod")
    ]
    return len(name) > 1 and not any(in_list(w, "not_engagements") or in_list(w, "private_bodies") for w in own)


def _convenes(resolved: Resolved, word: int) -> bool:
    """Say whether a body is said to open, meet or end: "the Assembly, which opened on Saturday"."""
    annotated = resolved.annotated
    verbs = annotated.dependents(word, "acl")
    if annotated.deprels[word].startswith("nsubj"):
        verbs = [*verbs, annotated.heads[word]]
    return any(annotated.lemmas[v] in ("open", "begin", "end", "close", "conclude", "convene", "hold") for v in verbs)


def _is_known(resolved: Resolved, name: range) -> bool:
    shown = resolved.annotated.quote(name.start, name.stop).lower()
    return any(known in shown for known in word_list("conferences"))


def _is_international(resolved: Resolved, word: int, name: range, margin: int | None, actors: list[Actor]) -> bool:
    """A gathering of no organisation of ours counts if it is well known, shows two parties, or an official abroad."""
    codes = parties_of(actors)
    if _is_known(resolved, name) or len(codes) > 1:
        return True
    places = {place_party(resolved, head) for head in phrases_with(resolved, word, "in", "at")} - {None}
    return margin is None and len(codes) == 1 and bool(places) and not places & codes


def _present(
    resolved: Resolved, word: int, margin: int | None, triggers: Triggers
) -> tuple[list[Actor], tuple[int, ...]]:
    """Return those whom the text shows at a gathering, and the words that say so."""
    annotated = resolved.annotated
    verb = governing_verb(resolved, word if margin is None else margin)
    actors, anchors = _at_margin(resolved, verb) if margin is not None else _attending(resolved, word, verb, triggers)
    clauses = annotated.dependents(word, "acl")
    for clause in clauses + [c for first in clauses for c in annotated.dependents(first, "conj")]:
        actors = actors + agents(resolved, clause)
    if annotated.lemmas[word] == "cop":
        actors = actors + _host(resolved, word)
    if anchors:
        actors = actors + _told_next(resolved, word)
    below = [a for head in phrases_with(resolved, word, "of", "between") for a in actors_of(resolved, head)]
    return actors + [a for a in below if a.official is not None or a.party is not None], anchors


def _attending(
    resolved: Resolved, word: int, verb: int | None, triggers: Triggers
) -> tuple[list[Actor], tuple[int, ...]]:
    annotated = resolved.annotated
    head = annotated.heads[word]
    if head >= 0 and annotated.lemmas[head] in ("participation", "attendance"):
        owners = annotated.dependents(head, "nmod:poss") + phrases_with(resolved, head, "of", "by")
        return [a for owner in owners for a in actors_of(resolved, owner)], ()
    if verb is None or (head != verb and annotated.lemmas[head] not in _OCCASIONS):
        return [], ()  # "addressed preparations for the summit"
    takes_part = nouns_of(triggers, verb, "v:attending") is not None or annotated.lemmas[verb] in word_list("attending")
    if takes_part and (invited := _invited(resolved, verb)) is not None:
        return invited, ()
    if takes_part:
        return subjects(resolved, verb), (verb, *_whereabouts(resolved, verb))
    if annotated.lemmas[verb] == "meet" and case_of(resolved, word) in ("for", "at", "during"):
        met = objects(resolved, verb) + phrases_with(resolved, verb, "with", "from")
        return subjects(resolved, verb) + [a for m in met for a in actors_of(resolved, m)], (verb,)
    if case_of(resolved, word) in ("at", "during"):
        return subjects(resolved, verb), ()
    return [], ()


def _invited(resolved: Resolved, verb: int) -> list[Actor] | None:
    """Return the guest in "an invitation to X to attend", "invited X to attend"; None where nobody is invited."""
    annotated = resolved.annotated
    first = max(sentence_words(resolved, verb).start, verb - 20)
    if annotated.words[verb - 1].lower() != "to":
        return None
    cue = next((w for w in range(verb - 1, first, -1) if annotated.lemmas[w] in ("invite", "invitation")), None)
    if cue is None:
        return None
    guests = [
        m for w in range(cue + 1, verb) if (m := resolved.mention_at.get(w)) is not None and m.official is not None
    ]
    return [Actor(guests[-1].start, guests[-1].end, guests[-1].official)] if guests else []


def _at_margin(resolved: Resolved, verb: int | None) -> tuple[list[Actor], tuple[int, ...]]:
    """Those who deal with each other on the margins; of several meetings, those that the next sentences tell."""
    if verb is None:
        return [], ()
    held = objects(resolved, verb)
    met = held + [p for w in (verb, *held) for p in phrases_with(resolved, w, "with", "between")]
    actors = subjects(resolved, verb) + [a for m in met for a in actors_of(resolved, m)]
    if len(parties_of(actors)) < 2:
        actors += mentions_with(resolved, verb, ("with",), bare=True)
    if any(resolved.annotated.lemmas[w] in ("meeting", "talk", "talks") for w in held) and len(parties_of(actors)) < 2:
        actors += _met_later(resolved, verb)
    return actors, ()


def _met_later(resolved: Resolved, verb: int) -> list[Actor]:
    annotated = resolved.annotated
    found: list[Actor] = []
    for mention in resolved.mentions:
        if mention.start < sentence_words(resolved, verb).stop or mention.official is None or not mention.offices:
            continue
        before = annotated.words[mention.start - 1].lower()
        if before == "with" or annotated.lemmas[mention.start - 1] == "meet":
            found.append(Actor(mention.start, mention.end, mention.official))
    return found


def _told_next(resolved: Resolved, word: int) -> list[Actor]:
    """Those who "took part" or by whom "the session was chaired" in the two sentences that follow."""
    annotated = resolved.annotated
    here = annotated.sentence_of[word]
    found: list[Actor] = []
    for sentence in annotated.sentences[here + 1 : here + 3]:
        for verb in range(sentence.start, sentence.end):
            lemma = annotated.lemmas[verb]
            occasion = any(annotated.lemmas[w] in (*_OCCASIONS, "summit") for w in objects(resolved, verb))
            if is_passive(resolved, verb) and lemma in ("chair", "attend", "open", "host", "co-chair") and occasion:
                found += agents(resolved, verb)
            elif (
                lemma == "take" and objects(resolved, verb) and annotated.lemmas[objects(resolved, verb)[0]] == "part"
            ) or (lemma in ("participate", "attend") and (occasion or not annotated.dependents(verb, "obj", "obl"))):
                found += subjects(resolved, verb)
    return [a for a in found if a.official is not None]


def _host(resolved: Resolved, word: int) -> list[Actor]:
    annotated = resolved.annotated
    heads = phrases_with(resolved, word, "in")
    heads += [
        c
        for c in annotated.dependents(annotated.heads[word], "obl")
        if 0 < c - word < 4 and case_of(resolved, c) == "in"
    ]
    codes = [(head, place_party(resolved, head)) for head in heads]
    return [Actor(head, head + 1, None, code) for head, code in codes if code is not None]


def _whereabouts(resolved: Resolved, verb: int) -> tuple[int, ...]:
    """The word left of "to attend" that tells where the official is now ("is currently in Lima to attend")."""
    annotated = resolved.annotated
    if annotated.words[verb - 1].lower() != "to":
        return ()
    for at in range(verb - 2, max(sentence_words(resolved, verb).start, verb - 12), -1):
        if in_list(annotated.words[at], "now") and annotated.words[at - 1].lower() in ("is", "are", ",", "who"):
            return (annotated.heads[at],)
        if annotated.upos[at] == "VERB" and resolved.party_at.get(at) is None:
            return ()
    return ()


def _settle_status(resolved: Resolved, draft: Draft, margin: int | None) -> None:
    """Say whether a gathering is going on or still to come where its surroundings tell."""
    annotated = resolved.annotated
    verb = governing_verb(resolved, draft.trigger if margin is None else margin)
    if len(draft.anchors) == 2:
        draft.status = "ongoing"
    elif draft.anchors and annotated.lemmas[draft.anchors[0]] in _SPEAKING:
        draft.tentative = True  # the day of the speech says nothing on the gathering's own
    elif margin is not None and verb is not None:
        draft.status = "planned" if clause_tense(annotated, verb) == "future" else None
        that_day = any(
            [x.lower() for x in annotated.words[w : w + 2]] in (["that", "day"], ["same", "day"])
            for c in annotated.dependents(draft.trigger, "acl")
            for w in range(c, min(c + 8, len(annotated) - 1))
        )
        draft.anchors = (verb,) if that_day else ()
    elif _is_announced(resolved, draft.trigger, verb):
        draft.status = "planned"
    elif _lies_ahead(resolved, draft.trigger):
        draft.status = "planned"
        draft.anchors = (verb,) if verb is not None and _has_day_ahead(resolved, draft.trigger) else ()


def _is_announced(resolved: Resolved, word: int, verb: int | None) -> bool:
    """Say whether a gathering "will take place", "will be opened", or somebody is only invited to it."""
    annotated = resolved.annotated
    if verb is not None and annotated.words[verb - 1].lower() == "to" and _invited(resolved, verb) is not None:
        return True
    verbs = [
        *annotated.dependents(word, "acl"),
        *([verb] if verb is not None and annotated.heads[word] == verb else []),
    ]
    return any(clause_tense(annotated, v) == "future" for v in verbs if annotated.upos[v] == "VERB")


def _lies_ahead(resolved: Resolved, word: int) -> bool:
    """Say whether it stands in "preparations for", "work toward", "ahead of"."""
    annotated = resolved.annotated
    head = annotated.heads[word]
    case = case_of(resolved, word)
    return case in _AHEAD and (case != "for" or (head >= 0 and annotated.lemmas[head] in ("preparation", "prepare")))


def _has_day_ahead(resolved: Resolved, word: int) -> bool:
    """Say whether a day after publication stands behind a gathering, wherever the parse hangs it."""
    published = resolved.document.published or "9"
    first, last = resolved.annotated.starts[word], resolved.annotated.ends[sentence_words(resolved, word).stop - 1]
    return any(first < d.start < last and d.value > published and not d.vague for d in resolved.dates)


def _margin(resolved: Resolved, word: int) -> int | None:
    """The noun of "on the sidelines of", "on the margins of" above a gathering."""
    head = resolved.annotated.heads[word]
    return head if head >= 0 and resolved.annotated.lemmas[head].lower() in _MARGINS else None
