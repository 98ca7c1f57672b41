"""The time and polarity of a clause, read off its Universal Dependencies parse: tense, negation, condition.

Asked about any word, the functions first climb to the predicate that governs it.
"""

from __future__ import annotations

from typing import Literal

from communique.language.annotated import Annotated

__all__ = ["Tense", "clause_tense", "is_conditional", "is_negated", "predicate_of"]

Tense = Literal["past", "present", "future", "modal", "infinitive", "unknown"]

_CLAUSAL = frozenset({"root", "ccomp", "xcomp", "advcl", "acl", "csubj", "parataxis"})
_MODALS = frozenset("would may might can could should must ought need dare".split())
_PAST_BE = frozenset({"was", "were"})
_PRESENT_BE = frozenset({"is", "are", "am", "'s", "’s", "'re", "’re", "'m", "’m", "be"})
# What follows "is planned to", "intends to", "scheduled for" lies ahead.
_AHEAD = frozenset(
    "plan intend schedule expect slate set due aim prepare promise pledge vow arrange decide poise book tip "
    "bind want hope".split()
)
_AHEAD_PARTICIPLES = frozenset("scheduled planned slated expected set due poised tipped".split())
# "Managed to meet" is as past as "managed".
_AS_ITS_GOVERNOR = frozenset("manage continue begin start come use go help fail refuse decline cease happen".split())
_SAME_IN_PAST = frozenset("put set cut hit let read cost hurt shut split spread cast quit bid broadcast beset".split())


def predicate_of(annotated: Annotated, word: int) -> int:
    """Return the word that heads the clause of a word: a verb, or a noun or adjective with a copula.

    A participle before a noun ("the planned visit") heads no clause.
    """
    at = word
    while annotated.heads[at] >= 0 and not _heads_clause(annotated, at):
        at = annotated.heads[at]
    return at


def _heads_clause(annotated: Annotated, word: int) -> bool:
    relation = annotated.deprels[word].partition(":")[0]
    if relation in ("aux", "cop", "amod", "case", "mark", "det", "compound", "fixed", "cc"):
        return False
    return annotated.upos[word] == "VERB" or relation in _CLAUSAL or bool(annotated.dependents(word, "cop"))


def clause_tense(annotated: Annotated, word: int) -> Tense:
    """Return the tense of the clause of a word.

    "Future" covers will, going to, is to, and what is planned, scheduled or expected; "modal" would, may, could; the
    perfect is "past"; "infinitive" is a to-clause that its governor leaves open; fragments are "unknown".
    """
    at = predicate_of(annotated, word)
    tense = _tense(annotated, at)
    if at != word and tense in ("past", "present") and _is_scheduling(annotated, at):
        return "future"
    return tense


def _is_scheduling(annotated: Annotated, at: int) -> bool:
    return annotated.words[at].lower() in _AHEAD_PARTICIPLES and annotated.lemmas[at] in _AHEAD


def _tense(annotated: Annotated, at: int, seen: frozenset[int] = frozenset()) -> Tense:
    if at in seen:
        return "unknown"
    seen |= {at}
    auxiliaries = annotated.dependents(at, "aux", "cop")
    by_auxiliary = _auxiliary_tense(annotated, at, auxiliaries)
    if by_auxiliary is not None:
        return by_auxiliary
    if _has_to(annotated, at):
        return _infinitive_tense(annotated, at, seen)
    shared = _shared_tense(annotated, at, seen)
    if shared is not None:
        return shared
    return _form_tense(annotated, at, seen)


def _auxiliary_tense(annotated: Annotated, at: int, auxiliaries: list[int]) -> Tense | None:
    """Return the tense that auxiliaries and copula tell, None when they tell none (as in "to be held")."""
    if not auxiliaries:
        return None
    words = [annotated.words[a].lower() for a in auxiliaries]
    lemmas = [annotated.lemmas[a].lower() for a in auxiliaries]
    if "will" in lemmas or "shall" in lemmas:
        return "modal" if "would" in words else "future"
    if any(lemma in _MODALS for lemma in lemmas) or any(
        word in ("'d", "’d") and _has_base(annotated, at) for word in words
    ):
        return "modal"
    to = next(
        (c for c in annotated.children(at) if annotated.words[c].lower() == "to" and annotated.upos[c] == "PART"), None
    )
    if to is not None:
        finite = [annotated.words[a].lower() for a in auxiliaries if a < to]
        return "future" if any(word in _PRESENT_BE for word in finite) else "modal" if finite else None
    return _finite_tense(annotated, at, words)


def _has_base(annotated: Annotated, at: int) -> bool:
    return annotated.words[at].lower() == annotated.lemmas[at]


def _finite_tense(annotated: Annotated, at: int, words: list[str]) -> Tense | None:
    scheduling = _is_scheduling(annotated, at)
    if any(word in ("has", "have", "'ve", "’ve") for word in words):
        return "present" if annotated.words[at].lower().endswith("ing") else "future" if scheduling else "past"
    if any(word in ("had", "did", "having") or word in _PAST_BE for word in words):
        return "past"
    if any(word in _PRESENT_BE or word in ("do", "does", "get", "gets", "being") for word in words):
        return "future" if scheduling or _is_due(annotated, at) else "present"
    return None


def _is_due(annotated: Annotated, at: int) -> bool:
    """Find the "due" of "is due to arrive", also where the parser takes "due to" for a preposition."""
    return any(annotated.words[c].lower() == "due" for c in (at, *annotated.dependents(at, "case", "amod")))


def _has_to(annotated: Annotated, at: int) -> bool:
    return any(annotated.words[mark].lower() == "to" for mark in annotated.dependents(at, "mark"))


def _infinitive_tense(annotated: Annotated, at: int, seen: frozenset[int]) -> Tense:
    relation, governor = annotated.deprels[at].partition(":")[0], annotated.heads[at]
    passive = any(annotated.deprels[aux] == "aux:pass" for aux in annotated.dependents(at, "aux"))
    if governor < 0:
        return "future"  # a headline: "Minister to visit Lima"
    if relation == "conj":
        return _tense(annotated, governor, seen)
    if relation == "acl":
        headline = annotated.heads[governor] < 0 and governor < at and not annotated.dependents(governor, "cop", "det")
        return "future" if passive or headline or annotated.lemmas[governor] in ("plan", "intention") else "infinitive"
    lemma = annotated.lemmas[governor]
    if annotated.words[governor].lower() == "going" or (
        lemma == "be" and annotated.words[governor].lower() in _PRESENT_BE
    ):
        return "future"
    if lemma in _AHEAD and relation in ("xcomp", "ccomp", "csubj", "advcl"):
        return "future"
    if lemma in _AS_ITS_GOVERNOR and relation in ("xcomp", "advcl"):
        return _tense(annotated, governor, seen)
    return "infinitive"


def _shared_tense(annotated: Annotated, at: int, seen: frozenset[int]) -> Tense | None:
    """Let "will meet A and visit B" lend its "will" to "visit"."""
    if annotated.deprels[at].partition(":")[0] != "conj" or annotated.dependents(at, "nsubj"):
        return None
    first = annotated.heads[at]
    word, other = annotated.words[at].lower(), annotated.words[first].lower()
    alike = _has_base(annotated, at) == _has_base(annotated, first) and word.endswith("ing") == other.endswith("ing")
    if not alike or not (annotated.dependents(first, "aux") or _has_to(annotated, first)):
        return None
    return _tense(annotated, first, seen)


def _form_tense(annotated: Annotated, at: int, seen: frozenset[int]) -> Tense:
    """Return what the bare form tells: "met", "meets", "meeting", and the participle in "the talks held in Riga"."""
    word, lemma = annotated.words[at].lower(), annotated.lemmas[at].lower()
    if annotated.upos[at] not in ("VERB", "AUX"):
        return "unknown"
    relation = annotated.deprels[at].partition(":")[0]
    if word.endswith("ing") and word != lemma:
        governor = annotated.heads[at]
        return (
            _tense(annotated, predicate_of(annotated, governor), seen)
            if governor >= 0 and relation != "conj"
            else "unknown"
        )
    if relation == "acl" and annotated.deprels[at] != "acl:relcl" and _is_scheduling(annotated, at):
        return "future"
    if word in _SAME_IN_PAST:
        return "past" if relation == "acl" else "unknown"
    if word == lemma:
        return "present" if annotated.dependents(at, "nsubj") else "unknown"
    if word in ("is", "are", "am", "has", "does") or word == _third_person(lemma):
        return "present"
    return "past"


def _third_person(lemma: str) -> str:
    if lemma.endswith(("s", "sh", "ch", "x", "z", "o")):
        return f"{lemma}es"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return f"{lemma[:-1]}ies"
    return f"{lemma}s"


_NOT = frozenset("not n't n’t never neither nor".split())
_DENIALS = frozenset("deny refuse decline fail reject avoid refute unable unwilling prevent forgo dismiss".split())
_HEARSAY = frozenset("report claim allegation rumour rumor possibility speculation suggestion news".split())
_LIGHT = frozenset("hold have make pay conduct take happen occur materialise materialize place".split())
_CONDITIONS = frozenset("if whether unless provided lest".split())
_INSTEAD = frozenset("without instead rather".split())


def is_negated(annotated: Annotated, word: int) -> bool:
    """Tell whether the text says that what a verb or noun names did not, or does not, happen.

    Not, never, no, without; denied, refused or failed to; a doubled negation ("did not deny") cancels itself.
    """
    return any(_is_negated_itself(annotated, at) for at in _chain(annotated, word))


def _is_negated_itself(annotated: Annotated, at: int) -> bool:
    denied = _has_not(annotated, at) or _is_avoided(annotated, at)
    governor = annotated.heads[at]
    if (
        governor >= 0
        and annotated.deprels[at].partition(":")[0] in ("nmod", "acl")
        and annotated.lemmas[governor] in _HEARSAY
    ):
        at, governor = governor, annotated.heads[governor]
    relation = annotated.deprels[at].partition(":")[0]
    if (
        governor >= 0
        and annotated.lemmas[governor] in _DENIALS
        and relation in ("obj", "xcomp", "ccomp", "advcl", "nsubj")
    ):
        active = relation != "nsubj" or annotated.deprels[at] == "nsubj:pass"
        return active and _has_not(annotated, governor) == denied
    return denied


def _has_not(annotated: Annotated, at: int) -> bool:
    for child in annotated.children(at):
        word = annotated.words[child].lower()
        follows_only = child + 1 < len(annotated) and annotated.words[child + 1].lower() in ("only", "just", "least")
        if word in _NOT and annotated.deprels[child].partition(":")[0] in ("advmod", "cc", "aux") and not follows_only:
            return True
        if word in ("no", "neither") and annotated.deprels[child].partition(":")[0] == "det":
            return True
    return False


def _is_avoided(annotated: Annotated, at: int) -> bool:
    before = annotated.dependents(at, "mark", "case", "cc")
    return any(annotated.words[child].lower() in _INSTEAD for child in before)


def _chain(annotated: Annotated, word: int) -> list[int]:
    """Return the word and those above it that stand or fall with it: light verb, governor of "to", first conjunct."""
    chain = [word]
    while True:
        at, governor = chain[-1], annotated.heads[chain[-1]]
        if governor < 0 or governor in chain:
            return chain
        relation = annotated.deprels[at].partition(":")[0]
        light = relation in ("nsubj", "obj") and annotated.lemmas[governor] in _LIGHT
        joined = relation == "conj" and any(
            annotated.words[c].lower() in ("or", "nor") for c in annotated.dependents(at, "cc")
        )
        if not (
            light or joined or relation in ("aux", "cop") or (relation == "xcomp" and _leads_on(annotated, governor))
        ):
            return chain
        chain.append(governor)


def _leads_on(annotated: Annotated, governor: int) -> bool:
    lemma = annotated.lemmas[governor]
    return lemma in _AHEAD or lemma in _AS_ITS_GOVERNOR or lemma in ("able", "seek", "try", "wish", "have", "be")


def is_conditional(annotated: Annotated, word: int) -> bool:
    """Tell whether what a verb or noun names stands under if, whether or unless, or "would have" happened."""
    for at in _chain(annotated, word):
        marks = annotated.dependents(at, "mark", "advmod")
        if any(annotated.words[mark].lower() in _CONDITIONS for mark in marks):
            return True
        auxiliaries = {annotated.words[aux].lower() for aux in annotated.dependents(at, "aux")}
        if "have" in auxiliaries and auxiliaries & {"would", "could", "should", "might"}:
            return True
        if annotated.deprels[at].partition(":")[0] == "conj" and is_conditional(annotated, annotated.heads[at]):
            return not annotated.dependents(at, "nsubj")
    return False
