"""Visits: an official's travel to another state, by verb ("visited", "will travel to") or by noun ("his trip to")."""

from __future__ import annotations

from communique.coding.actors import Actor, actors_of, case_of, parties_of
from communique.coding.arguments import governing_verb, mentions_with, objects, phrases_with, subject_heads, subjects
from communique.coding.draft import Draft, Place
from communique.knowledge.schema import Trigger
from communique.resolve.document import Resolved

__all__ = ["by_noun", "by_verb", "invitation", "invited", "staying"]


def by_verb(resolved: Resolved, word: int, trigger: Trigger) -> list[Draft]:
    """Return one visit for each state travelled to."""
    annotated = resolved.annotated
    if any(annotated.words[c].lower() in ("back", "home") for c in annotated.children(word)):
        return []
    if annotated.lemmas[word] == "go" and annotated.words[word].lower() != "went":
        return []  # "going to" is mostly something else
    travellers = [a for a in subjects(resolved, word) if a.official is not None or a.weak]
    goals = objects(resolved, word) if not trigger.needs else []
    goals = goals + phrases_with(resolved, word, *(trigger.needs or ("to",)))
    return _visits(resolved, word, travellers, goals, f"{resolved.annotated.lemmas[word]}: traveller and destination")


def by_noun(resolved: Resolved, word: int, trigger: Trigger) -> list[Draft]:
    """Return the visits that a noun names: possessor or of-phrase travels, to-phrase is the destination."""
    annotated = resolved.annotated
    travellers = [a for c in annotated.dependents(word, "nmod:poss") for a in actors_of(resolved, c)]
    travellers += [a for head in phrases_with(resolved, word, "of", "by") for a in actors_of(resolved, head)]
    travellers += [
        Actor(p.start, p.end, None, p.code, weak=True)
        for c in annotated.dependents(word, "amod", "compound")
        if (p := resolved.party_at.get(c)) and p.code
    ]
    verb = governing_verb(resolved, word)
    anchors: tuple[int, ...] = ()
    goals = phrases_with(resolved, word, "to", "in")
    owned = bool(annotated.dependents(word, "nmod:poss"))
    if owned and verb is not None and annotated.deprels[word] == "obj" and annotated.lemmas[verb] in _MADE:
        anchors = (verb,)  # "is ready to undertake his visit"
    if verb is not None and not travellers and not owned and _is_on_it(resolved, word, verb):
        travellers = subjects(resolved, verb)
        if annotated.deprels[word] in ("obj", "obl", "nsubj:pass"):
            anchors = (verb,)
        if annotated.lemmas[verb] in _MADE:
            goals = goals + phrases_with(resolved, verb, "to", "in")
    elif verb is not None and annotated.deprels[word] in ("nsubj", "nsubj:pass", "obj"):
        anchors = (verb,)
    elif verb is None and not travellers and any(annotated.deprels[c] == "cop" for c in annotated.children(word)):
        travellers = [a for head in subject_heads(resolved, word) for a in actors_of(resolved, head)]
    if not any(resolved.party_at.get(g) for g in goals):
        goals = goals + _place_after(resolved, word)
    drafts = _visits(resolved, word, travellers, goals, f"{annotated.lemmas[word]}: traveller and destination")
    for draft in drafts:
        draft.anchors = anchors
        draft.background = True
        if any(annotated.words[c].lower() in ("on", "currently") for c in annotated.children(word)) and _is_stay(
            resolved, word
        ):
            draft.status = "ongoing"
    return drafts


def _place_after(resolved: Resolved, word: int) -> list[int]:
    """The first "to PLACE" written behind a noun, no verb between, wherever the parse hangs it."""
    annotated = resolved.annotated
    for at in range(word + 1, annotated.sentences[annotated.sentence_of[word]].end):
        party = resolved.party_at.get(at)
        if (
            party is not None
            and resolved.mention_at.get(at) is None
            and (annotated.words[at - 1].lower() == "to" or annotated.words[max(0, at - 2)].lower() == "to")
        ):
            return [at]
        if annotated.upos[at] == "VERB":
            break
    return []


_MADE = frozenset(
    {
        "pay",
        "make",
        "undertake",
        "conclude",
        "begin",
        "start",
        "complete",
        "embark",
        "leave",
        "arrive",
        "depart",
        "be",
        "return",
        "wrap",
        "end",
        "commence",
        "finish",
        "cancel",
        "postpone",
        "announce",
        "plan",
    }
)


def _is_on_it(resolved: Resolved, word: int, verb: int) -> bool:
    """The verb's subject is the traveller: it makes the visit, or does something on, during or for it."""
    annotated = resolved.annotated
    return annotated.lemmas[verb] in _MADE or case_of(resolved, word) in ("on", "during", "for")


def _is_stay(resolved: Resolved, word: int) -> bool:
    """Whether it stands in "is (currently) on a visit to": predicate of a present copula, or in such an apposition."""
    annotated = resolved.annotated
    if case_of(resolved, word) != "on":
        return False
    copulas = [annotated.words[c].lower() for c in annotated.children(word) if annotated.deprels[c] == "cop"]
    currently = any(annotated.words[c].lower() == "currently" for c in annotated.children(word))
    return currently or any(c in ("is", "are") for c in copulas)


def invitation(resolved: Resolved, word: int) -> list[Draft]:
    """Read "an invitation to X to visit Y" as a proposed visit."""
    annotated = resolved.annotated
    guests = [
        a
        for head in phrases_with(resolved, word, "to", "for")
        for a in actors_of(resolved, head)
        if a.official is not None
    ]
    verb = governing_verb(resolved, word)
    accepted = verb is not None and annotated.lemmas[verb] == "accept"
    if accepted and verb is not None:
        guests = subjects(resolved, verb)
    below = annotated.subtree(word)
    visiting = [w for w in below if annotated.lemmas[w] in ("visit", "travel")]
    goals = [
        g
        for w in visiting
        for g in annotated.subtree(w)
        if resolved.party_at.get(g) is not None and resolved.mention_at.get(g) is None
    ]
    drafts = _visits(resolved, word, guests, goals, "invitation: guest and destination")
    for draft in drafts:
        draft.status, draft.anchors = "planned" if accepted else "proposed", tuple(visiting)
    return drafts


def _visits(resolved: Resolved, word: int, travellers: list[Actor], goals: list[int], rule: str) -> list[Draft]:
    travellers = [a for a in travellers if not a.group]
    if not travellers:
        return []
    own = parties_of(travellers)
    drafts: list[Draft] = []
    for host, place in _hosts(resolved, goals):
        guests = [a for a in travellers if a.code != host]
        if guests and own != {host}:
            quote = resolved.annotated.words[word]
            draft = Draft(
                "visit",
                word,
                rule,
                f"“{quote}” takes {', '.join(sorted(own - {host})) or 'the traveller'} to {host}",
                guests,
                [host],
            )
            draft.place, draft.host = place, host
            drafts.append(draft)
    return drafts


def _hosts(resolved: Resolved, goals: list[int]) -> list[tuple[str, Place]]:
    """Return the states travelled to; a city stands for its country and is the place."""
    annotated = resolved.annotated
    hosts: dict[str, Place] = {}
    for goal in goals:
        words = [goal]
        for w in words:
            generic = annotated.words[w].lower() in ("capital", "city", "island", "country")
            relations = ("conj", "appos", "list", "nmod") if generic else ("conj", "appos", "list")
            words.extend(c for c in annotated.children(w) if annotated.deprels[c] in relations)
            if _is_country(resolved, w):  # "to Jordan, Israel and Egypt" may be parsed like "to Aden, Yemen"
                unmarked = [c for c in annotated.children(w) if annotated.deprels[c] == "nmod:unmarked"]
                words.extend(c for c in unmarked if _is_country(resolved, c))
        for w in sorted(set(words)):
            party = resolved.party_at.get(w)
            if party is None and resolved.home.party is not None and _is_our_country(resolved, w):
                hosts.setdefault(resolved.home.party, Place(None, resolved.home.party, w, w + 1))
            if (
                party is None
                or party.code is None
                or party.form in ("adjective", "demonym", "organisation")
                or resolved.mention_at.get(w) is not None
            ):
                continue
            name = annotated.quote(party.start, party.end) if party.form == "place" else None
            known = hosts.get(party.code)
            if known is None or (known.name is None and name is not None):
                hosts[party.code] = Place(name, party.code, party.start, party.end)
    return list(hosts.items())


def _is_country(resolved: Resolved, word: int) -> bool:
    party = resolved.party_at.get(word)
    return party is not None and party.form == "name"


def _is_our_country(resolved: Resolved, word: int) -> bool:
    """Whether a word means the document's own state: "a visit to our country", "arrived in the island"."""
    annotated = resolved.annotated
    own = any(annotated.words[c].lower() == "our" for c in annotated.children(word))
    lemma = annotated.lemmas[word].lower()
    return (own and lemma in ("country", "state", "nation")) or (
        lemma == "island" and not resolved.annotated.dependents(word, "nmod")
    )


def staying(resolved: Resolved) -> list[Draft]:
    """Read "who is currently in Russia": an official is said to be in another state."""
    annotated = resolved.annotated
    drafts: list[Draft] = []
    for party in resolved.parties:
        head = next(
            (w for w in range(party.start, party.end) if not party.start <= annotated.heads[w] < party.end), party.start
        )
        copulas = [annotated.words[c].lower() for c in annotated.children(head) if annotated.deprels[c] == "cop"]
        if party.form not in ("name", "place") or not set(copulas) & {"is", "are"} or case_of(resolved, head) != "in":
            continue
        travellers = [
            a
            for subject in subject_heads(resolved, head)
            for a in actors_of(resolved, subject)
            if a.official is not None
        ]
        for draft in _visits(resolved, head, travellers, [head], "be in: an official is in another state"):
            draft.status = "ongoing"
            drafts.append(draft)
    return drafts


def invited(resolved: Resolved, word: int) -> list[Draft]:
    """Read "invited X to visit Y", "invited X to Y", "to pay a visit to" as a proposed visit by the one invited."""
    annotated = resolved.annotated
    found = [a for head in objects(resolved, word) for a in actors_of(resolved, head)]
    guests = [a for a in found or mentions_with(resolved, word, (), bare=True) if a.official is not None or a.other]
    if not guests:
        return []
    goals = phrases_with(resolved, word, "to")
    below = [w for c in annotated.dependents(word, "xcomp", "advcl", "ccomp") for w in annotated.subtree(c)]
    visiting = [w for w in below if annotated.lemmas[w] in ("visit", "travel", "trip", "come")]
    if not visiting and not any(resolved.party_at.get(g) for g in goals):
        goals = [
            g
            for goal in goals
            for g in annotated.subtree(goal)
            if annotated.lemmas[goal] in ("visit", "trip") and resolved.party_at.get(g)
        ]
        if not goals:
            return []
    for w in visiting:
        goals += [
            g
            for g in annotated.subtree(w)
            if resolved.party_at.get(g) is not None and resolved.mention_at.get(g) is None
        ]
    drafts = _visits(resolved, word, guests, goals, "invite: guest and destination")
    for draft in drafts:
        draft.status = "proposed"
        draft.anchors = tuple(visiting)
    return drafts
