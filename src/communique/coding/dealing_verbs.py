"""Calls, meetings and dialogues told by a verb: "met with", "spoke to", "called on", "received"."""

from __future__ import annotations

from communique.coding.actors import Actor, actors_of, modifying_parties
from communique.coding.arguments import agents, is_passive, mentions_with, objects, phrases_with, subjects
from communique.coding.dealing_kinds import drafted, is_joint, is_remote, kind_of
from communique.coding.draft import Draft
from communique.coding.word_lists import in_list
from communique.knowledge.schema import Trigger
from communique.model import EngagementKind
from communique.resolve.document import Resolved

__all__ = ["by_verb"]


def by_verb(resolved: Resolved, word: int, trigger: Trigger) -> Draft | None:
    """Return the dealing that a verb reports, if both sides stand around it."""
    if trigger.frame == "v:dealing":
        return _meeting_verb(resolved, word, trigger)
    if trigger.frame == "v:calling":
        return _calling(resolved, word, trigger)
    if trigger.frame == "v:credentials":
        return _credentials(resolved, word)
    return _receiving(resolved, word, trigger) if trigger.frame == "v:receiving" else None


def _meeting_verb(resolved: Resolved, word: int, trigger: Trigger) -> Draft | None:
    annotated = resolved.annotated
    there = _other_side(resolved, word, trigger)
    here = agents(resolved, word) if is_passive(resolved, word) else subjects(resolved, word)
    kind = kind_of(resolved, word, trigger.kind, (word,))
    officials = any(a.official is not None for a in there)
    if (
        annotated.lemmas[word] in ("speak", "talk", "discuss")
        and not officials
        and (there or not is_joint(here) or not is_remote(resolved, (word,)))
    ):
        return None  # "spoke to reporters", "talks to the nation"
    if not here and not there:
        here, kind = _body(resolved, word)
    if not any(a.official is not None or a.weak or a.group for a in here + there) or _is_sport(resolved, word):
        return None  # "Ghana and Uruguay meet" on the pitch
    rule = f"{annotated.lemmas[word]}: subject and {'/'.join(trigger.needs) or 'object or with'}-phrase"
    draft = drafted(resolved, kind, word, here, there, rule)
    if draft is not None and annotated.lemmas[word] == "discuss":
        draft.reference = True  # most often said of the meeting told before
    return draft


def _other_side(resolved: Resolved, word: int, trigger: Trigger) -> list[Actor]:
    """The object and the with-phrase of a verb of meeting; officials without a party are of the state they meet in."""
    heads = phrases_with(resolved, word, *(trigger.needs or ("with",)), "by")
    heads += [] if trigger.needs else objects(resolved, word)
    there = [a for head in heads for a in actors_of(resolved, head)]
    if not any(a.official is not None for a in there):
        there = mentions_with(resolved, word, trigger.needs or ("with",), bare=not trigger.needs) or there
    if not there or all(a.group for a in there):
        local = [head for head in heads if in_list(resolved.annotated.words[head], "collectives")]
        there = _locals(resolved, word, local[0]) if local else there
    return there


def _locals(resolved: Resolved, verb: int, head: int) -> list[Actor]:
    """Read "In Senegal, he will meet officials", "Amman, where she will meet officials" as officials of that state."""
    annotated = resolved.annotated
    places = phrases_with(resolved, verb, "in")
    if annotated.deprels[verb] == "acl:relcl" and any(
        annotated.words[c].lower() == "where" for c in annotated.children(verb)
    ):
        places.append(annotated.heads[verb])
    codes = {p.code for place in places if (p := resolved.party_at.get(place)) is not None and p.code is not None}
    return [Actor(head, head + 1, None, codes.pop(), weak=True)] if len(codes) == 1 else []


def _is_sport(resolved: Resolved, word: int) -> bool:
    annotated = resolved.annotated
    sentence = annotated.sentences[annotated.sentence_of[word]]
    return any(in_list(annotated.words[w], "sport") for w in range(sentence.start, sentence.end))


def _credentials(resolved: Resolved, word: int) -> Draft | None:
    """Read "presented her credentials to President X" as a meeting of an ambassador and the head of state."""
    annotated = resolved.annotated
    things = {annotated.lemmas[w].lower() for head in objects(resolved, word) for w in annotated.subtree(head)}
    if not things & {"credential", "credentials", "credence"}:
        return None
    there = [a for head in phrases_with(resolved, word, "to") for a in actors_of(resolved, head)]
    there = there or mentions_with(resolved, word, ("to",))
    here = subjects(resolved, word)
    hosts = {p.code for a in here if a.official is not None for p in resolved.parties if _is_host(resolved, a, p.start)}
    if len(hosts) == 1 and there and there[0].code is None:  # "the Ambassador of X to Y … to the King"
        there = [Actor(there[0].start, there[0].end, None, hosts.pop(), weak=True)]
    return drafted(resolved, "meeting", word, here, there, "present: credentials to a head of state")


def _is_host(resolved: Resolved, actor: Actor, start: int) -> bool:
    """Whether a party word is what an ambassador is accredited "to"."""
    words = resolved.annotated.words
    return actor.start < start < actor.end and "to" in (words[start - 1], words[max(0, start - 2)])


def _body(resolved: Resolved, verb: int) -> tuple[list[Actor], EngagementKind]:
    """Read "The India-Maldives Joint Committee will meet": a standing body of two parties holds a dialogue."""
    annotated = resolved.annotated
    for subject in annotated.dependents(verb, "nsubj"):
        if in_list(annotated.words[subject], "bodies"):
            own = modifying_parties(resolved, subject)
            below = [a for head in phrases_with(resolved, subject, "of", "between") for a in actors_of(resolved, head)]
            return own + below, "dialogue"
    return [], "meeting"


def _calling(resolved: Resolved, word: int, trigger: Trigger) -> Draft | None:
    """Read "X called Y" as a call, "X called on Y" as a courtesy call; "called on Y to help" is an appeal."""
    annotated = resolved.annotated
    clauses = [c for c in annotated.dependents(word, "xcomp", "ccomp", "advcl") if annotated.upos[c] == "VERB"]
    if clauses and annotated.lemmas[word] == "call":
        return None
    on = [head for head in phrases_with(resolved, word, "on", "upon") if actors_of(resolved, head)]
    behind = word + 1 < len(annotated) and annotated.words[word + 1].lower() in ("on", "upon")
    there = [a for head in on or objects(resolved, word) for a in actors_of(resolved, head)]
    if behind and not there:
        there = mentions_with(resolved, word, ("on", "upon"))
    if not any(a.official is not None for a in there) or (
        on and any(annotated.upos[c] == "VERB" for head in on for c in annotated.children(head))
    ):
        return None
    kind: EngagementKind = "meeting" if on or behind else "call"
    return drafted(
        resolved,
        kind,
        word,
        subjects(resolved, word),
        there,
        f"{annotated.lemmas[word]}{' on' if on else ''}: subject and object",
    )


def _receiving(resolved: Resolved, word: int, trigger: Trigger) -> Draft | None:
    """The host receives an official of another party; thanks and goods are received too, hence persons only."""
    annotated = resolved.annotated
    guests = objects(resolved, word)
    there = [a for head in guests for a in actors_of(resolved, head)]
    there = there if guests else mentions_with(resolved, word, (), anywhere=True)
    if not any(a.official is not None for a in there) or any(a.group for a in there):
        return None
    here = [a for a in subjects(resolved, word) if a.official is not None]
    if annotated.lemmas[word] == "welcome" and not here:
        return None
    if any(
        annotated.lemmas[c] in ("letter", "message", "call", "invitation", "award", "statement")
        for c in annotated.dependents(word, "obj")
    ):
        return None
    return drafted(resolved, "meeting", word, here, there, f"{annotated.lemmas[word]}: host and guest")
