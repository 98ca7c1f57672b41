"""Calls, meetings and dialogues named by a noun: "held talks with", "their meeting", "the U.S.-Japan summit"."""

from __future__ import annotations

from dataclasses import dataclass, field

from communique.coding.actors import Actor, actors_of, case_of, modifying_parties, parties_of
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


@dataclass(slots=True)
class _Slots:
    """Who stands around the noun: its verb's subjects, its with-phrase, its between- and of-phrases, its possessors."""

    verb: int | None
    holding: bool = False  # the verb holds it ("held talks") or says that it took place
    here: list[Actor] = field(default_factory=list)
    there: list[Actor] = field(default_factory=list)
    among: list[Actor] = field(default_factory=list)
    owners: list[Actor] = field(default_factory=list)
    anchors: list[int] = field(default_factory=list)

    @property
    def complete(self) -> bool:
        """Two sides: a with-phrase and anyone beside it, two parties named at the noun, or a group spoken of."""
        own = self.here + self.owners + self.among
        if self.there:
            return bool(own) or is_joint(self.there)
        return len(parties_of(self.among + self.owners)) >= 2 or bool(self.here and self.among) or is_joint(own)


def by_noun(resolved: Resolved, word: int, trigger: Trigger, triggers: Triggers) -> list[Draft]:
    """Return the dealings that a noun names, with its own phrases or those of the verb that holds it.

    Its plural with several others is one with each: "meetings with the ministers of A, B and C".
    """
    if _is_other(resolved, word) or _on_margin(resolved, word):
        return []
    slots = _slots(resolved, word, triggers)
    if trigger.kind == "dialogue" and _is_series(resolved, word) and not (slots.there or slots.among or slots.owners):
        slots.among = [Actor(word, word + 1, group=True)]  # "the Annual Defence Dialogue" of the two spoken of
    if _is_narrated(resolved, slots):
        slots.here = [Actor(word, word + 1, None, resolved.home.party, weak=True)]
    if not slots.complete or _is_vague(resolved, word, slots):
        return []
    each = [slots.there]
    if _is_plural_of_one_side(resolved, word, slots):
        each, slots.among = [[a] for a in slots.there], []
    drafts = [_drafted(resolved, word, trigger, slots, there) for there in each]
    return [draft for draft in drafts if draft is not None]


def _drafted(resolved: Resolved, word: int, trigger: Trigger, slots: _Slots, there: list[Actor]) -> Draft | None:
    annotated = resolved.annotated
    sides = slots.owners if slots.owners and there else slots.here + slots.owners
    kind = kind_of(resolved, word, trigger.kind, (word, *slots.anchors))
    rule = f"{annotated.lemmas[word]}: {_shape(slots)}"
    draft = drafted(resolved, kind, word, sides, there + slots.among, rule)
    if draft is not None:
        draft.anchors = tuple(slots.anchors)
        determiners = {annotated.words[c].lower() for c in annotated.children(word)}
        draft.reference = bool(determiners & {"the", "this", "these", "their", "his", "her"})
        draft.background = not slots.holding
        if not slots.holding and draft.date is None and _is_series(resolved, word):
            draft.tentative = True  # "the Partnership Dialogue offers a forum" tells of none of its meetings
        draft.unproven = _shape(slots) in ("possessor", "joint subject") and not slots.holding
    return draft


def _slots(resolved: Resolved, word: int, triggers: Triggers) -> _Slots:
    annotated = resolved.annotated
    slots = _Slots(governing_verb(resolved, word))
    slots.there = _in_phrases(resolved, word, *_LINKS)
    slots.among = _in_phrases(resolved, word, "between", "among", "of", "by", "involving", "from")
    slots.owners = _owners(resolved, word)
    if annotated.lemmas[word].lower() == "call":
        slots.there += [a for w in (word, slots.verb) if w is not None for a in _in_phrases(resolved, w, "on", "upon")]
    if slots.verb is not None:
        _from_verb(resolved, word, slots.verb, slots, triggers)
    elif any(annotated.deprels[c] == "cop" for c in annotated.children(word)):
        slots.here = [a for c in annotated.dependents(word, "nsubj") for a in actors_of(resolved, c)]
    for clause in _attributes(resolved, word):
        slots.anchors.append(clause)
        if annotated.deprels[clause] == "acl:relcl":
            slots.owners += [a for c in annotated.dependents(clause, "nsubj") for a in actors_of(resolved, c)]
        slots.there += _in_phrases(resolved, clause, *_LINKS)
        slots.among += agents(resolved, clause)
    slots.among += _guests(resolved, word)
    if not (slots.there or slots.among):
        slots.among = _between(resolved, word)
    return slots


def _in_phrases(resolved: Resolved, word: int, *prepositions: str) -> list[Actor]:
    return [a for head in phrases_with(resolved, word, *prepositions) for a in actors_of(resolved, head)]


def _from_verb(resolved: Resolved, word: int, verb: int, slots: _Slots, triggers: Triggers) -> None:
    """Fill the slots that the governing verb has: it holds the noun, says that it took place, or merely mentions it."""
    annotated = resolved.annotated
    holds = nouns_of(triggers, verb, "v:holding") is not None
    happens = in_list(annotated.lemmas[verb], "taking_place")
    if holds or happens:
        slots.holding = True
        slots.there += _in_phrases(resolved, verb, *_LINKS)
        slots.among += _in_phrases(resolved, verb, "between")
        slots.there = slots.there or mentions_with(resolved, word, ("with",))
    if holds and word in _reach(resolved, verb):
        slots.here = subjects(resolved, verb)
        slots.anchors.append(verb)
    elif happens:
        slots.here = agents(resolved, verb)
        slots.anchors.append(verb)
    elif annotated.deprels[word].partition(":")[0] in ("obl", "nmod", "advcl", "obj", "xcomp"):
        _from_mention(resolved, word, verb, slots)


def _from_mention(resolved: Resolved, word: int, verb: int, slots: _Slots) -> None:
    """Read "at a meeting with X, Y noted": Y was there; "during a call, X and Y agreed": both were."""
    annotated = resolved.annotated
    if slots.owners or slots.among or annotated.dependents(word, "nmod:poss"):
        return
    row = annotated.heads[word]
    if annotated.lemmas[row] in ("series", "round", "cycle") and (owners := annotated.dependents(row, "nmod:poss")):
        slots.owners = [
            a for owner in owners for a in actors_of(resolved, owner)
        ]  # "the Russian side's series of talks"
        return
    subject = subjects(resolved, verb)
    if (
        slots.there and annotated.deprels[word] == "nmod"
    ):  # "insights into the talks with X": the party, not the speaker
        slots.here = [Actor(a.start, a.end, None, a.code, weak=True) for a in subject if a.code is not None]
    elif slots.there or (case_of(resolved, word) in ("during", "in", "at") and len(parties_of(subject)) >= 2):
        slots.here = subject


def _is_narrated(resolved: Resolved, slots: _Slots) -> bool:
    """A government's release that names only the other side of a talk speaks of its own government."""
    alone = slots.there and not (slots.here or slots.owners or slots.among)
    home = resolved.home.party if resolved.home.official else None
    return bool(alone) and home is not None and home not in parties_of(slots.there)


def _is_vague(resolved: Resolved, word: int, slots: _Slots) -> bool:
    """Contacts are dealings only if one is "in contact with" someone; "their meetings" tell of none in particular."""
    if resolved.annotated.lemmas[word] == "contact":
        return not slots.there or case_of(resolved, word) != "in"
    lemma = resolved.annotated.lemmas[word].lower()
    if not slots.holding and lemma in ("consultation", "negotiation") and case_of(resolved, word) == "in":
        return True  # "developed in consultation with the WTO"
    if lemma == "summit" and not (slots.among or slots.owners or slots.holding):
        return True
    plural = resolved.annotated.words[word].lower() in ("meetings", "discussions", "talks", "conversations")
    return plural and not slots.there and not slots.holding and all(a.group for a in slots.owners + slots.among)


def _is_plural_of_one_side(resolved: Resolved, word: int, slots: _Slots) -> bool:
    plural = resolved.annotated.words[word].lower() in ("meetings", "calls", "conversations")
    return plural and len(parties_of(slots.there)) > 1


def _is_series(resolved: Resolved, word: int) -> bool:
    words = resolved.annotated.words
    return words[word][0].isupper() and word > 0 and words[word - 1][0].isupper()


def hosted(resolved: Resolved, word: int, trigger: Trigger, triggers: Triggers) -> list[Draft]:
    """Read "will hold Partnership Dialogues in Bangladesh and Sri Lanka" as a dialogue with each state."""
    annotated = resolved.annotated
    named = trigger.kind == "dialogue" and annotated.words[word][0].isupper()
    verb = governing_verb(resolved, word)
    if not named or verb is None or nouns_of(triggers, verb, "v:holding") is None:
        return []
    if modifying_parties(resolved, word) or phrases_with(resolved, word, "with", "between"):
        return []
    here = [a for a in subjects(resolved, verb) if a.official is not None]
    goals = phrases_with(resolved, word, "in")
    goals += phrases_with(resolved, verb, "in") if annotated.deprels[word] == "obj" else []
    places = [place for goal in goals for place in (goal, *annotated.dependents(goal, "conj"))]
    drafts = [_hosted_at(resolved, word, verb, here, place) for place in places]
    return [draft for draft in drafts if draft is not None]


def _hosted_at(resolved: Resolved, word: int, verb: int, here: list[Actor], place: int) -> Draft | None:
    party = resolved.party_at.get(place)
    own = parties_of(here)
    if party is None or party.code is None or not own or party.code in own:
        return None
    there = [Actor(party.start, party.end, None, party.code, weak=True)]
    rule = f"{resolved.annotated.lemmas[word]}: a named dialogue in another state"
    draft = drafted(resolved, "dialogue", word, here, there, rule)
    if draft is not None:
        name = resolved.annotated.quote(party.start, party.end) if party.form == "place" else None
        draft.anchors, draft.place = (verb,), Place(name, party.code, party.start, party.end)
    return draft


def _shape(slots: _Slots) -> str:
    if slots.there:
        return "with-phrase"
    return "of/between-phrase" if slots.among else "possessor" if slots.owners else "joint subject"


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
    """Read "the Summit, during which President A and Prime Minister B …": who acts there was there."""
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
    """Whether it stands in "on the margins of the UNGA meeting", which names a gathering, no dealing of its own."""
    head = resolved.annotated.heads[word]
    return head >= 0 and resolved.annotated.lemmas[head].lower() in ("margin", "margins", "sideline", "sidelines")


def _between(resolved: Resolved, word: int) -> list[Actor]:
    """Read "between A and B" behind a noun by its words, over a relative clause: "the meeting scheduled … between"."""
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
