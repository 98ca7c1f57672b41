"""What verbs and nouns of dealing share: whether a talk is a call, a meeting or a dialogue, and the draft they make."""

from __future__ import annotations

from communique.coding.actors import Actor, parties_of
from communique.coding.draft import Draft
from communique.coding.word_lists import in_list
from communique.model import EngagementKind
from communique.resolve.document import Resolved

__all__ = ["drafted", "is_joint", "is_remote", "kind_of", "same_actor"]


def kind_of(resolved: Resolved, word: int, kind: str, words: tuple[int, ...]) -> EngagementKind:
    """Telephone and video words make a call; courtesy makes a call a meeting; names and series make a dialogue."""
    annotated = resolved.annotated
    near = _near(resolved, words)
    lemma = annotated.lemmas[word].lower()
    if is_remote(resolved, words) or "phone" in lemma:
        return "call"
    behind = annotated.words[word + 1].lower() if word + 1 < len(annotated) else ""
    if lemma == "call" and ("courtesy" in near or "farewell" in near or behind in ("on", "upon")):
        return "meeting"
    if lemma == "conversation" and annotated.words[word].lower().endswith("s"):
        return "dialogue"
    if lemma == "conversation" and annotated.deprels[word] == "obl":
        return "meeting" if near & {"bilateral"} else "call"
    if (
        kind == "meeting"
        and annotated.upos[word] != "VERB"
        and lemma != "summit"
        and any(in_list(annotated.words[c], "bodies") for c in annotated.children(word))
    ):
        return "dialogue"
    if (
        lemma in ("talk", "talks")
        and annotated.deprels[word] in ("obj", "obl", "nmod", "conj")
        and not annotated.dependents(word, "acl")
        and words == (word,)
    ):
        return "dialogue"
    return kind  # type: ignore[return-value]


def _near(resolved: Resolved, words: tuple[int, ...]) -> set[str]:
    annotated = resolved.annotated
    near = {annotated.words[c].lower() for w in words for c in annotated.children(w)}
    return near | {
        annotated.words[g].lower()
        for w in words
        for c in annotated.dependents(w, "obl", "nmod", "compound")
        for g in (c, *annotated.children(c))
    }


def is_remote(resolved: Resolved, words: tuple[int, ...]) -> bool:
    """Return whether telephone or video words stand by any of the words."""
    return any(in_list(w, "remote") for w in _near(resolved, words))


def is_joint(here: list[Actor]) -> bool:
    """Return whether the actors are two sides by themselves: two parties, or a group."""
    return len(parties_of(here)) >= 2 or any(a.group for a in here)


def drafted(
    resolved: Resolved, kind: EngagementKind, word: int, here: list[Actor], there: list[Actor], rule: str
) -> Draft | None:
    """Return the draft of a dealing between the two sides, each actor once; None where there is no actor."""
    actors = here + [a for a in there if not any(same_actor(a, b) for b in here)]
    if not actors:
        return None
    quote = resolved.annotated.words[word]
    draft = Draft(kind, word, rule, f"“{quote}” joins {_sides(here)} and {_sides(there)}", actors)
    draft.verbal = resolved.annotated.upos[word] == "VERB"
    draft.named = (
        not draft.verbal and word > 0 and quote[0].isupper() and resolved.annotated.words[word - 1][0].isupper()
    )
    draft.name = quote if draft.named else None
    return draft


def same_actor(a: Actor, b: Actor) -> bool:
    """Return whether two actors are one: the same official, or the same party or group without one."""
    return (a.official is not None and a.official is b.official) or (
        a.official is None and b.official is None and a.party == b.party and a.group == b.group
    )


def _sides(actors: list[Actor]) -> str:
    names = [
        a.official.name or a.official.offices[0][0] if a.official is not None else a.code or "the sides" for a in actors
    ]
    return ", ".join(names) or "the other side"
