"""The slots of a trigger word: subjects, objects, with-phrases, as the parse gives them."""

from __future__ import annotations

from communique.coding.actors import Actor, actors_of, case_of
from communique.resolve.document import Resolved

__all__ = [
    "agents",
    "governing_verb",
    "is_passive",
    "mentions_with",
    "objects",
    "phrases_with",
    "subject_heads",
    "subjects",
]

_CONTROL = ("xcomp", "advcl", "conj", "acl", "parataxis")


def subject_heads(resolved: Resolved, verb: int, depth: int = 0) -> list[int]:
    """Return the subject words of a verb; a verb without one takes that of the verb it hangs on."""
    annotated = resolved.annotated
    own = list(annotated.dependents(verb, "nsubj"))
    if own or depth > 4:
        return own
    relation = annotated.deprels[verb].partition(":")[0]
    head = annotated.heads[verb]
    if head < 0 or relation not in _CONTROL:
        return []
    if relation == "acl" and annotated.upos[head] in ("NOUN", "PROPN"):
        return [head] if annotated.deprels[verb] == "acl:relcl" or annotated.words[verb].endswith("ing") else []
    if relation == "xcomp":
        controlled = annotated.dependents(head, "obj")
        if controlled and annotated.lemmas[head] in (
            "invite",
            "ask",
            "urge",
            "request",
            "allow",
            "enable",
            "persuade",
            "want",
            "encourage",
        ):
            return controlled
    return subject_heads(resolved, head, depth + 1)


def subjects(resolved: Resolved, verb: int) -> list[Actor]:
    """Return the actors in subject position, those of the by-phrase in the passive."""
    if is_passive(resolved, verb):
        return agents(resolved, verb)
    found = [actor for head in subject_heads(resolved, verb) for actor in actors_of(resolved, head)]
    found = found or subject_before(resolved, verb) or _only_official_before(resolved, verb)
    return _joined_before(resolved, found) + found


def is_passive(resolved: Resolved, verb: int) -> bool:
    """Return whether a verb is passive; a participle behind its noun ("the meeting held in Oslo") is."""
    annotated = resolved.annotated
    if any(annotated.deprels[c] in ("nsubj:pass", "aux:pass") for c in annotated.children(verb)):
        return True
    return annotated.deprels[verb] == "acl" and annotated.words[verb].lower().endswith(
        ("ed", "held", "led", "met", "n")
    )


def agents(resolved: Resolved, verb: int) -> list[Actor]:
    """Return the actors of the by-phrase."""
    return [
        actor
        for c in resolved.annotated.dependents(verb, "obl")
        if case_of(resolved, c) == "by"
        for actor in actors_of(resolved, c)
    ]


def objects(resolved: Resolved, verb: int) -> list[int]:
    """Return the object words of a verb: what it acts on, the passive's subject included."""
    annotated = resolved.annotated
    if is_passive(resolved, verb):
        passive = [c for c in annotated.children(verb) if annotated.deprels[c] == "nsubj:pass"]
        if passive:
            return passive
        if annotated.deprels[verb] == "acl" and annotated.heads[verb] >= 0:
            return [annotated.heads[verb]]
    return annotated.dependents(verb, "obj", "iobj")


def phrases_with(resolved: Resolved, word: int, *prepositions: str) -> list[int]:
    """Return the heads of the prepositional phrases of a word whose preposition is among those given."""
    annotated = resolved.annotated
    found = []
    for child in annotated.dependents(word, "obl", "nmod", "nsubj"):  # a subject with a preposition is none
        case = case_of(resolved, child).split()
        if case and (case[0] in prepositions or " ".join(case) in prepositions):
            found.append(child)
    return found


def mentions_with(
    resolved: Resolved, word: int, prepositions: tuple[str, ...], bare: bool = False, anywhere: bool = False
) -> list[Actor]:
    """Return the officials written behind a preposition to the right of a trigger, where the parse lost the thread.

    Long titles break parses; their words do not move: "spoke today with French Foreign Ministry Secretary General
    NAME". No other verb may stand between; `bare` also takes the official right behind the trigger ("met Foreign
    Minister NAME"), `anywhere` the first one ("received at the palace today the President of X").
    """
    annotated = resolved.annotated
    limit = annotated.sentences[annotated.sentence_of[word]].end
    for at in range(word + 1, limit):
        mention = resolved.mention_at.get(at)
        if mention is not None and mention.start == at:
            before = at - 1
            while before > word and annotated.words[before].lower() in ("the", "his", "her", "their"):
                before -= 1
            fits = anywhere or annotated.words[before].lower() in prepositions or (bare and before == word)
            return (
                actors_of(resolved, at if mention.name is None else mention.name[0])
                if fits and mention.official is not None
                else []
            )
        if (
            annotated.upos[at] == "VERB"
            or annotated.words[at] in (";", ":")
            or (annotated.upos[at] == "PART" and annotated.words[at] == "to")
        ):
            return []
    return []


def subject_before(resolved: Resolved, verb: int) -> list[Actor]:
    """Return the official right before a verb, adverbs and auxiliaries apart, where the parse gives no subject."""
    annotated = resolved.annotated
    at = verb - 1
    first = annotated.sentences[annotated.sentence_of[verb]].start
    while at >= first and (
        annotated.upos[at] in ("AUX", "ADV") or annotated.words[at].lower() in ("today", "yesterday")
    ):
        at -= 1
    if at > first and annotated.words[at] == "," and at - 1 in resolved.mention_at:
        at -= 1  # the comma that closes an apposition
    mention = resolved.mention_at.get(at) if at >= first else None
    if mention is None or mention.official is None or mention.end - 1 != at:
        return []
    if mention.start > first and annotated.words[mention.start - 1].lower() in (
        "with",
        "to",
        "by",
        "of",
        "from",
        "for",
        "after",
        "by the",
    ):
        return []
    return [Actor(mention.start, mention.end, mention.official)]


def _joined_before(resolved: Resolved, found: list[Actor]) -> list[Actor]:
    """Return the official that opens the sentence and is joined by "and" to the subject, where the parse parts them."""
    if not found or found[0].official is None:
        return []
    annotated = resolved.annotated
    at = found[0].start - 1
    first = annotated.sentences[annotated.sentence_of[found[0].start]].start
    mention = resolved.mention_at.get(at - 1) if at > first and annotated.words[at] == "and" else None
    if mention is None or mention.official is None or mention.end != at or mention.start > first + 2:
        return []
    known = any(a.official is mention.official for a in found)
    return [] if known else [Actor(mention.start, mention.end, mention.official)]


def _only_official_before(resolved: Resolved, verb: int) -> list[Actor]:
    """Return the one official named before a main verb whose subject the parse lost ("X, who …, had")."""
    annotated = resolved.annotated
    first = annotated.sentences[annotated.sentence_of[verb]].start
    if annotated.deprels[verb] not in ("root", "parataxis") or not any(
        annotated.words[w] == "who" for w in range(first, verb)
    ):
        return []
    before = {
        id(m.official): m
        for w in range(first, verb)
        if (m := resolved.mention_at.get(w)) is not None and m.official is not None
    }
    if len(before) != 1:
        return []
    mention = next(iter(before.values()))
    return [Actor(mention.start, mention.end, mention.official)]


def governing_verb(resolved: Resolved, word: int) -> int | None:
    """Return the verb that a noun is subject, object or oblique of, through compounds and conjunctions."""
    annotated = resolved.annotated
    for _ in range(5):
        relation = annotated.deprels[word].partition(":")[0]
        head = annotated.heads[word]
        if head < 0:
            return None
        if annotated.upos[head] in ("VERB", "AUX") and relation in (
            "nsubj",
            "obj",
            "obl",
            "xcomp",
            "conj",
            "advcl",
            "ccomp",
        ):
            return head
        if relation not in ("conj", "compound", "appos", "flat", "nmod", "list", "dep"):
            return None
        word = head
    return None
