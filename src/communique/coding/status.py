"""Whether: held, ongoing, planned, proposed or cancelled, as tense and the words around tell."""

from __future__ import annotations

from itertools import pairwise

from communique.coding.arguments import governing_verb
from communique.coding.draft import Draft
from communique.coding.word_lists import word_list
from communique.model import EngagementStatus
from communique.resolve.document import Resolved
from communique.resolve.tense import clause_tense, is_conditional, is_negated

__all__ = ["is_denied", "status_of"]


def is_denied(resolved: Resolved, draft: Draft) -> bool:
    """A negated, denied or merely conditional engagement is none."""
    annotated = resolved.annotated
    words = [draft.trigger, *draft.anchors]
    if any(is_negated(annotated, w) or is_conditional(annotated, w) for w in words):
        return True
    above = {annotated.lemmas[up].lower() for up in annotated.ancestors(draft.trigger)}
    hearsay = bool(above & {"claim", "allege", "suggest"}) and bool(
        above & {"report", "rumour", "rumor", "story", "newspaper"}
    )
    return hearsay or bool(above & word_list("denials"))


def status_of(resolved: Resolved, draft: Draft) -> EngagementStatus | None:
    """Return held, ongoing, planned, proposed or cancelled; None where the text only wishes."""
    annotated = resolved.annotated
    noun = annotated.upos[draft.trigger] not in ("VERB", "AUX")
    below = {annotated.words[c].lower() for c in annotated.children(draft.trigger)}
    if noun and (below | _words_behind(resolved, draft.trigger)) & word_list("future"):
        return "planned"
    if noun and draft.date is None and below & {"further", "additional", "continued"}:
        return "proposed"
    if noun and below & {"ongoing", "going", "current"}:
        return "ongoing"
    for word in (draft.trigger, *draft.anchors):
        if annotated.lemmas[word] in word_list("postponed"):
            return "cancelled"
    if draft.date is None and _is_needed(resolved, draft.trigger):
        return None
    verb = _ruling_verb(resolved, draft)
    fate = governing_verb(resolved, draft.trigger) if noun else None
    if fate is not None and annotated.deprels[draft.trigger].startswith(("nsubj", "obj")):
        particles = {annotated.words[c].lower() for c in annotated.dependents(fate, "compound", "advmod")}
        if annotated.lemmas[fate] in word_list("postponed") or (
            annotated.lemmas[fate] == "call" and "off" in particles
        ):
            return "cancelled"
        if verb is None and annotated.lemmas[fate] in _WISHES and annotated.deprels[draft.trigger] == "obj":
            return "proposed"
        if verb is None and annotated.lemmas[fate] in word_list("happening") | _MEETING:
            verb = fate
    if verb is None:
        draft.tentative = fate is None and draft.date is None
        return _by_date(resolved, draft) or "held"
    if annotated.lemmas[verb] in word_list("postponed") and noun:
        return "cancelled"
    tense = clause_tense(annotated, verb)
    if tense == "future" or _is_due(resolved, verb):
        return "planned"
    if noun and verb == draft.trigger and tense == "present":
        return "ongoing"
    if tense == "modal" and _obliges(resolved, verb):
        return None  # "must negotiate", "should meet more often": a wish of the writer
    if tense == "modal":
        return "planned" if draft.date is not None and not draft.date.vague else "proposed"
    if tense == "infinitive":
        return _of_infinitive(resolved, verb, draft)
    if draft.background and tense == "present":
        return _by_date(resolved, draft) or "held"
    if tense == "present" and _is_progressive(resolved, verb):
        return "ongoing"
    return _by_date(resolved, draft) or "held"


def _is_needed(resolved: Resolved, word: int) -> bool:
    """Whether the text calls for it: "the need for resuming the talks", "the necessity of negotiations"."""
    annotated = resolved.annotated
    for up in annotated.ancestors(word):
        if annotated.lemmas[up] in ("need", "necessity") and annotated.upos[up] == "NOUN":
            return up < word
        if annotated.upos[up] == "VERB" and not _is_progressive(resolved, up):
            return False
    return False


def _words_behind(resolved: Resolved, word: int) -> set[str]:
    """The participles close behind a noun: "the visit to Kyiv planned for February"."""
    annotated = resolved.annotated
    found: set[str] = set()
    for at in range(word + 1, min(word + 12, annotated.sentences[annotated.sentence_of[word]].end)):
        if annotated.words[at] in (",", ";") or annotated.upos[at] == "AUX":
            break
        if annotated.upos[at] == "VERB":
            found.add(annotated.words[at].lower())
    return found & {"planned", "scheduled", "expected", "proposed"}


def _obliges(resolved: Resolved, verb: int) -> bool:
    annotated = resolved.annotated
    heads = [verb, annotated.heads[verb]] if annotated.deprels[verb] == "conj" else [verb]
    below = {annotated.words[c].lower() for head in heads for c in annotated.children(head)}
    return bool(below & {"must", "should", "ought", "need", "needs"})


_MEETING = frozenset({"meet", "have"})


def _is_due(resolved: Resolved, verb: int) -> bool:
    """Whether it is still to come: "is due to hold talks", "is set to visit", "when he travels in the coming weeks"."""
    annotated = resolved.annotated
    before = [w.lower() for w in annotated.words[max(0, verb - 4) : verb]]
    due = any(
        pair in pairwise(before) for pair in (("due", "to"), ("set", "to"), ("slated", "to"), ("scheduled", "to"))
    )
    sentence = annotated.sentences[annotated.sentence_of[verb]]
    coming = (
        annotated.upos[verb] == "VERB"
        and annotated.words[verb].lower().endswith("s")
        and "coming" in annotated.words[verb : sentence.end]
    )
    return due or coming


def _ruling_verb(resolved: Resolved, draft: Draft) -> int | None:
    """The verb that tells the tense: the trigger or its light verb; a background noun has none of its own."""
    annotated = resolved.annotated
    if annotated.upos[draft.trigger] in ("VERB", "AUX"):
        return draft.trigger
    for word in draft.anchors:
        if annotated.upos[word] in ("VERB", "AUX"):
            return word
    return None


def _by_date(resolved: Resolved, draft: Draft) -> EngagementStatus | None:
    """A date after publication makes an engagement planned, whatever the tense ("visits Cairo on Friday")."""
    published = resolved.document.published
    if draft.date is None or published is None or len(published) < 10 or draft.date.vague:
        return None
    return "planned" if draft.date.value > published[: len(draft.date.value)] else None


def _is_progressive(resolved: Resolved, verb: int) -> bool:
    return resolved.annotated.words[verb].lower().endswith("ing")


_PLANS = frozenset(
    {
        "plan",
        "schedule",
        "expect",
        "intend",
        "set",
        "agree",
        "prepare",
        "hope",
        "want",
        "due",
        "slate",
        "propose",
        "arrange",
        "decide",
        "ready",
        "aim",
        "continue",
    }
)
_WISHES = frozenset(
    {
        "seek",
        "require",
        "invite",
        "propose",
        "suggest",
        "hope",
        "want",
        "offer",
        "urge",
        "call",
        "request",
        "ask",
        "readiness",
        "ready",
        "keen",
        "eager",
        "enthusiastic",
        "willing",
        "opportunity",
        "desire",
        "wish",
        "need",
    }
)


def _of_infinitive(resolved: Resolved, verb: int, draft: Draft) -> EngagementStatus | None:
    """Return the status of "to meet" from what it hangs on: plans, wishes, or a journey already made."""
    annotated = resolved.annotated
    for up in annotated.ancestors(verb):
        lemma = annotated.lemmas[up]
        if lemma in _WISHES:
            return "proposed"
        if lemma in _PLANS:
            return "planned"
        if annotated.upos[up] in ("VERB", "AUX"):
            tense = clause_tense(annotated, up)
            if tense in ("future", "modal"):
                return "planned"
            if tense == "present":
                return "ongoing" if _is_progressive(resolved, up) or lemma in ("be", "arrive") else "planned"
            if tense == "past":
                return _by_date(resolved, draft) or "held"
    return "planned"
