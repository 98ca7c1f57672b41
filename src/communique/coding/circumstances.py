"""When, where, whether and in what tone: the circumstances of an engagement, read around its trigger word."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from functools import cache

from communique.coding.actors import case_of
from communique.coding.arguments import governing_verb
from communique.coding.draft import Draft, Place
from communique.knowledge import book
from communique.model import EngagementStatus
from communique.resolve.dates import DateMention
from communique.resolve.document import Resolved
from communique.resolve.tense import clause_tense, is_conditional, is_negated

__all__ = [
    "date_from_trips",
    "date_of",
    "forward",
    "in_list",
    "inherit_date",
    "is_denied",
    "place_of",
    "status_of",
    "tone_of",
]


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(book().lists[name])


def in_list(word: str, name: str) -> bool:
    return word.lower() in _list(name)


def date_of(resolved: Resolved, draft: Draft, triggers: set[int]) -> DateMention | None:
    """Return the date that hangs on the draft's own words: its nearest trigger up the tree is this one."""
    annotated = resolved.annotated
    own = {draft.trigger, *draft.anchors, *annotated.dependents(draft.trigger, "acl")}
    sentence = annotated.sentences[annotated.sentence_of[draft.trigger]]
    found: list[tuple[int, DateMention]] = []
    for mention in resolved.dates:
        first = bisect_left(annotated.starts, mention.start)
        if not sentence.start <= first < sentence.end or mention.rule == "dateline":
            continue
        if mention.rule == "currently" and draft.status != "ongoing":
            continue
        holder = _phrase_holder(resolved, first, triggers)
        distance = _owner(resolved, first, mention, own, triggers) if holder is None else (0 if holder in own else None)
        if distance is not None:
            found.append((distance, mention))
    if not found:
        return None
    if draft.status == "ongoing":
        found = [row for row in found if row[1].kind == "deictic"] or found
    return min(found, key=lambda row: (row[1].vague, row[0]))[1]


_SAME_DAY = ("the same day", "same afternoon", "same evening", "same morning", "later in the day", "earlier in the day", "at noon", "in the afternoon",
             "in the evening", "in the morning", "later that day", "the same night")  # fmt: skip


def inherit_date(resolved: Resolved, draft: Draft, earlier: list[Draft]) -> None:
    """Give an undated engagement the day of the one told before, where the text ties them.

    "The same afternoon", "later in the day", "at noon"; and what is signed when the same parties have just met.
    """
    if draft.date is not None or draft.status != "held":
        return
    if _is_same_day(resolved, draft):
        start = resolved.annotated.starts[
            resolved.annotated.sentences[resolved.annotated.sentence_of[draft.trigger]].start
        ]
        days = [
            d
            for d in resolved.dates
            if d.start < start and len(d.value) == 10 and d.until is None and not d.vague and d.rule != "dateline"
        ]
        draft.date = days[-1] if days else None
        return
    dated = [
        d
        for d in earlier
        if d.date is not None and len(d.date.value) == 10 and d.date.until is None and d.status in ("held", "ongoing")
    ]
    if not dated:
        return
    if (
        draft.kind == "signing"
        and dated[-1].parties >= draft.parties
        and dated[-1].kind in ("meeting", "signing", "visit")
    ):
        draft.date = dated[-1].date


def date_from_trips(drafts: list[Draft]) -> None:
    """Give an undated engagement on a trip of several days the trip's month."""
    trips = [
        d
        for d in drafts
        if d.kind == "visit" and d.date is not None and d.date.until is not None and d.host is not None
    ]
    for draft in drafts:
        if (
            draft.date is not None
            or draft.kind not in ("meeting", "dialogue", "signing")
            or (draft.background
            and draft.kind != "dialogue")
        ):
            continue
        people = {id(a.official) for a in draft.actors if a.official is not None}
        for trip in trips:
            same = {id(a.official) for a in trip.actors if a.official is not None} & people
            if (
                same
                and trip.host in draft.parties
                and trip.status == draft.status
                and trip.date is not None
                and trip.date.until is not None
            ):
                month = trip.date.value[:7]
                if trip.date.until.startswith(month):
                    draft.date = replace(trip.date, value=month, until=None, vague=True)
                break


def _is_same_day(resolved: Resolved, draft: Draft) -> bool:
    annotated = resolved.annotated
    sentence = annotated.sentences[annotated.sentence_of[draft.trigger]]
    words = annotated.quote(sentence.start, min(sentence.end, sentence.start + 8)).lower()
    clock = words.startswith("at ") and words.split()[1].rstrip(",") in _CLOCK
    return clock or any(cue in words for cue in _SAME_DAY)


_CLOCK = frozenset(
    "one two three four five six seven eight nine ten eleven twelve noon midday 1 2 3 4 5 6 7 8 9 10 11 12".split()
)


def _phrase_holder(resolved: Resolved, first: int, triggers: set[int]) -> int | None:
    """The noun that a date follows closely: "her visit to Ulaanbaatar from July 23", wherever the parse hangs it."""
    annotated = resolved.annotated
    before = first - 1
    if before >= 0 and annotated.words[before].lower() in ("from", "on", "in", "the", "between"):
        before -= 1
    if before < 0 or annotated.words[before] in (",", ")"):
        return None
    party = resolved.party_at.get(before)
    if party is None and before not in triggers:
        return None
    for up in (before, *annotated.ancestors(before)):
        if up in triggers:
            return (
                up
                if annotated.upos[up] == "NOUN"
                and up <= before
                and annotated.lemmas[up] in ("visit", "trip", "travel", "tour", "summit")
                else None
            )
        if annotated.upos[up] == "VERB":
            return None
    return None


def _owner(resolved: Resolved, first: int, mention: DateMention, own: set[int], triggers: set[int]) -> int | None:
    """Return how far below the draft's words a date hangs; None where another trigger stands between."""
    annotated = resolved.annotated
    last = bisect_left(annotated.starts, mention.end) - 1
    head = next((w for w in range(first, last + 1) if not first <= annotated.heads[w] <= last), first)
    distance = 0
    for up in (head, *annotated.ancestors(head)):
        if up in own:
            return distance
        if up in triggers and not first <= up <= last:
            return None
        distance += 1
    return None


def is_denied(resolved: Resolved, draft: Draft) -> bool:
    """A negated, denied or merely conditional engagement is none."""
    annotated = resolved.annotated
    words = [draft.trigger, *draft.anchors]
    if any(is_negated(annotated, w) or is_conditional(annotated, w) for w in words):
        return True
    return any(annotated.lemmas[up] in _list("denials") for up in annotated.ancestors(draft.trigger))


def status_of(resolved: Resolved, draft: Draft) -> EngagementStatus | None:
    """Return held, ongoing, planned, proposed or cancelled; None where the text only wishes."""
    annotated = resolved.annotated
    noun = annotated.upos[draft.trigger] not in ("VERB", "AUX")
    below = {annotated.words[c].lower() for c in annotated.children(draft.trigger)}
    if noun and (below | _words_behind(resolved, draft.trigger)) & _list("future"):
        return "planned"
    if noun and draft.date is None and below & {"further", "additional", "continued"}:
        return "proposed"
    if noun and below & {"ongoing", "going", "current"}:
        return "ongoing"
    for word in (draft.trigger, *draft.anchors):
        if annotated.lemmas[word] in _list("postponed"):
            return "cancelled"
    verb = _ruling_verb(resolved, draft)
    fate = governing_verb(resolved, draft.trigger) if noun else None
    if fate is not None and annotated.deprels[draft.trigger].startswith(("nsubj", "obj")):
        particles = {annotated.words[c].lower() for c in annotated.dependents(fate, "compound", "advmod")}
        if annotated.lemmas[fate] in _list("postponed") or (annotated.lemmas[fate] == "call" and "off" in particles):
            return "cancelled"
        if verb is None and annotated.lemmas[fate] in _list("happening"):
            verb = fate
    if verb is None:
        draft.tentative = fate is None and draft.date is None
        return _by_date(resolved, draft) or "held"
    if annotated.lemmas[verb] in _list("postponed") and noun:
        return "cancelled"
    tense = clause_tense(annotated, verb)
    if tense == "future":
        return "planned"
    if tense == "modal":
        return "planned" if draft.date is not None and not draft.date.vague else "proposed"
    if tense == "infinitive":
        return _of_infinitive(resolved, verb, draft)
    if draft.background and tense == "present":
        return _by_date(resolved, draft) or "held"
    if tense == "present" and _is_progressive(resolved, verb):
        return "ongoing"
    return _by_date(resolved, draft) or "held"


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


def forward(draft: Draft, published: str | None) -> None:
    """What is planned lies ahead: a day or month without a year that fell before publication is next year's."""
    date = draft.date
    if date is None or published is None or draft.status not in ("planned", "proposed") or date.rule not in _YEARLESS:
        return
    if date.value < published[: len(date.value)] and len(date.value) > 4:
        later = f"{int(date.value[:4]) + 1}{date.value[4:]}"
        until = None if date.until is None else f"{int(date.until[:4]) + 1}{date.until[4:]}"
        draft.date = replace(date, value=later, until=until)


_YEARLESS = frozenset({"month", "day_month", "day_span", "day_pair", "month_span"})


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
        "willing",
        "opportunity",
        "desire",
        "wish",
        "need",
    }
)


def _of_infinitive(resolved: Resolved, verb: int, draft: Draft) -> EngagementStatus | None:
    """ "to meet" takes its status from what it hangs on: plans, wishes, or a journey already made."""
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


def place_of(resolved: Resolved, draft: Draft, triggers: set[int]) -> Place | None:
    """Return the place in an in- or at-phrase that hangs on the draft's words."""
    annotated = resolved.annotated
    own = {draft.trigger, *draft.anchors}
    sentence = annotated.sentences[annotated.sentence_of[draft.trigger]]
    for party in resolved.parties:
        if (
            not sentence.start <= party.start < sentence.end
            or party.form not in ("place", "name")
            or party.code is None
        ):
            continue
        head = next(
            (w for w in range(party.start, party.end) if not party.start <= annotated.heads[w] < party.end), party.start
        )
        if case_of(resolved, head).split(" ")[0] not in ("in", "at", "from"):
            continue
        if resolved.mention_at.get(head) is not None:
            continue
        for up in annotated.ancestors(head):
            if up in own:
                name = annotated.quote(party.start, party.end) if party.form == "place" else None
                return Place(name, party.code, party.start, party.end)
            if (
                up in triggers
                or (annotated.upos[up] in ("VERB", "AUX")
                and up not in own
                and annotated.deprels[up] not in ("conj",))
            ):
                break
    return None


def tone_of(resolved: Resolved, words: set[int]) -> list[str]:
    """Return the tone words that modify or are said of the given words."""
    annotated = resolved.annotated
    tones = frozenset(book().tones)
    found: list[int] = []
    for word in words:
        for child in annotated.children(word):
            if annotated.deprels[child] == "amod":
                found.extend([child, *annotated.dependents(child, "conj")])
        head = annotated.heads[word]
        if annotated.deprels[word] == "nsubj" and head >= 0 and annotated.upos[head] == "ADJ":
            found.extend([head, *annotated.dependents(head, "conj")])
    return [annotated.words[w].lower() for w in sorted(set(found)) if annotated.words[w].lower() in tones]
