"""When: the date that hangs on an engagement's own words, or that the text lends it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from communique.coding.arguments import governing_verb
from communique.coding.draft import Draft
from communique.resolve.dates import DateMention
from communique.resolve.document import Resolved

__all__ = ["date_by_mention", "date_from_trips", "date_of", "forward", "inherit_date"]


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
        if not _dates_an_engagement(resolved, draft, mention, first):
            continue
        holder = _phrase_holder(resolved, first, triggers | {draft.trigger})
        distance = _owner(resolved, first, mention, own, triggers) if holder is None else (0 if holder in own else None)
        if distance is not None:
            found.append((distance, mention))
    if not found:
        return None
    if draft.status == "ongoing":
        found = [row for row in found if row[1].kind == "deictic"] or found
    return min(found, key=lambda row: (row[1].vague, row[0]))[1]


def _dates_an_engagement(resolved: Resolved, draft: Draft, mention: DateMention, first: int) -> bool:
    """Bounds ("since February", "before an Aug 1 deadline") and cues of an ongoing stay date nothing else."""
    annotated = resolved.annotated
    if mention.rule in ("currently", "ongoing_visit"):
        return draft.status == "ongoing" and (mention.rule == "currently" or draft.kind == "visit")
    before = [w.lower() for w in annotated.words[max(0, first - 2) : first]]
    last = bisect_left(annotated.starts, mention.end)
    after = annotated.words[last].lower() if last < len(annotated) else ""
    return not {"since", "until", "till", "before"} & set(before) and after not in (
        "deadline",
        "election",
        "elections",
        "anniversary",
    )


def _phrase_holder(resolved: Resolved, first: int, triggers: set[int]) -> int | None:
    """The noun that a date follows closely: "her visit to Ulaanbaatar from July 23", wherever the parse hangs it."""
    annotated = resolved.annotated
    before = first - 1
    if before >= 0 and annotated.words[before].lower() in ("from", "on", "in", "the", "between", "for"):
        before -= 1
    if before >= 0 and annotated.words[before].lower() in ("planned", "scheduled", "set", "expected", "due", "slated"):
        before -= 1
    if (
        before < 0
        or annotated.words[before] in (",", ")")
        or (before not in resolved.party_at and before not in triggers)
    ):
        return None
    for up in (before, *annotated.ancestors(before)):
        if up in triggers:
            holds = up <= before and (annotated.lemmas[up] in _JOURNEYS or up in resolved.party_at)
            return up if holds else None
        if annotated.upos[up] == "VERB":
            return None
    return None


_JOURNEYS = frozenset({"visit", "trip", "travel", "tour", "summit"})


def _owner(resolved: Resolved, first: int, mention: DateMention, own: set[int], triggers: set[int]) -> int | None:
    """Return how far below the draft's words a date hangs; None where another trigger stands between."""
    annotated = resolved.annotated
    last = bisect_left(annotated.starts, mention.end) - 1
    head = next((w for w in range(first, last + 1) if not first <= annotated.heads[w] <= last), first)
    for distance, up in enumerate((head, *annotated.ancestors(head))):
        if up in own:
            return distance
        if up in triggers and not first <= up <= last:
            return None
    return None


_SAME_DAY = (
    "the same day", "same afternoon", "same evening", "same morning", "later in the day", "earlier in the day",
    "at noon", "in the afternoon", "in the evening", "in the morning", "later that day", "the same night",
)  # fmt: skip


_CLOCK = frozenset(
    "one two three four five six seven eight nine ten eleven twelve noon midday 1 2 3 4 5 6 7 8 9 10 11 12".split()
)


_MENTIONS = {
    "meeting": ("meeting",), "talk": ("meeting", "dialogue"), "discussion": ("meeting", "call"),
    "call": ("call", "meeting"), "conversation": ("call",), "visit": ("visit",), "ceremony": ("signing",),
}  # fmt: skip


def date_by_mention(resolved: Resolved, drafts: list[Draft], words: set[int], blocking: set[int]) -> None:
    """A later "The meeting, held on Tuesday, …" without sides of its own dates the one told last."""
    annotated = resolved.annotated
    for word in sorted(words):
        kinds = _MENTIONS.get(annotated.lemmas[word].lower())
        determiners = {annotated.words[c].lower() for c in annotated.children(word)}
        if kinds is None or annotated.upos[word] not in ("NOUN", "PROPN") or not determiners & {"the", "this"}:
            continue
        before = [d for d in drafts if d.trigger < word and d.kind in kinds and d.status == "held"]
        if not before or before[-1].date is not None:
            continue
        verb = governing_verb(resolved, word)
        anchors = (verb,) if verb is not None and annotated.deprels[word].startswith("nsubj") else ()
        mention = Draft(before[-1].kind, word, "", "", anchors=anchors)
        date = date_of(resolved, mention, blocking)
        if date is not None and not date.vague:
            before[-1].date = date


def _is_same_day(resolved: Resolved, draft: Draft) -> bool:
    annotated = resolved.annotated
    sentence = annotated.sentences[annotated.sentence_of[draft.trigger]]
    words = annotated.quote(sentence.start, min(sentence.end, sentence.start + 8)).lower()
    clock = words.startswith("at ") and words.split()[1].rstrip(",") in _CLOCK
    return clock or any(cue in words for cue in _SAME_DAY)


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
    if draft.kind in ("signing", "message"):  # signed, or handed over, when the same parties had met
        met = [d for d in dated if d.parties & draft.parties and d.kind in ("meeting", "signing", "visit")]
        wider = [d for d in met if d.parties >= draft.parties]
        source = (wider or (met if draft.kind == "message" else []))[-1:]
        draft.date = source[0].date if source else None


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
            or (draft.background and draft.kind != "dialogue")
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


_YEARLESS = frozenset({"month", "day_month", "day_span", "day_pair", "month_span"})


PAST_FOR_GOOD = 3  # months: nearer ones are journeys under way, or releases that came late


def _months_before(value: str, published: str) -> int:
    return (int(published[:4]) - int(value[:4])) * 12 + int(published[5:7]) - int(value[5:7])


def forward(draft: Draft, published: str | None) -> None:
    """What is planned lies ahead: a day or month without a year that fell before publication is next year's."""
    date = draft.date
    if date is None or published is None or draft.status not in ("planned", "proposed") or date.rule not in _YEARLESS:
        return
    last = date.until or date.value
    if len(date.value) > 4 and _months_before(last, published) >= PAST_FOR_GOOD:
        later = f"{int(date.value[:4]) + 1}{date.value[4:]}"
        until = None if date.until is None else f"{int(date.until[:4]) + 1}{date.until[4:]}"
        draft.date = replace(date, value=later, until=until)
