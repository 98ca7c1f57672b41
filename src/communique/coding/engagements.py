"""All engagements of a document: triggers to drafts, circumstances, groups filled, repeats merged, the rest refused."""

from __future__ import annotations

from communique.coding import conferences, dealing_nouns, dealing_verbs, exercises, messages, signings, visits
from communique.coding.actors import Actor
from communique.coding.attendance import attend
from communique.coding.circumstances import hear_tones, place_of, tone_of
from communique.coding.draft import Draft
from communique.coding.merge import merge
from communique.coding.status import is_denied, status_of
from communique.coding.triggers import triggers_in
from communique.coding.when import date_by_mention, date_from_trips, date_of, forward, inherit_date
from communique.coding.word_lists import in_list
from communique.knowledge.schema import Trigger
from communique.model import Engagement, Evidence, Participant
from communique.resolve.document import Resolved
from communique.resolve.people import Official

__all__ = ["find_engagements"]

# Sentences over which "his counterpart" and "they" find the engagement that they speak of.
COUNTERPART_REACH = 5
PRONOUN_REACH = 12


def find_engagements(resolved: Resolved) -> tuple[Engagement, ...]:
    """Return the engagements of a document in order of first mention."""
    triggers = triggers_in(resolved.annotated)
    drafts: list[Draft] = []
    for word, rows in triggers.items():
        for row in rows:
            made = _drafts(resolved, word, row, triggers)
            drafts.extend(made)
            if made:
                break
    drafts.extend(visits.staying(resolved))
    drafts.sort(key=lambda d: d.trigger)
    accepted: list[Draft] = []
    told = {draft.trigger for draft in drafts}
    light = ("v:holding", "v:attending")
    blocking = {word for word, rows in triggers.items() if any(row.frame not in light for row in rows)}
    for draft in drafts:
        _fill_groups(resolved, draft, accepted)
        if _complete(resolved, draft, blocking):
            inherit_date(resolved, draft, accepted)
            accepted.append(draft)
    merged = merge(accepted)
    date_by_mention(resolved, merged, {w for w in triggers if w not in told}, blocking)
    date_from_trips(merged)
    attend(resolved, merged, triggers)
    hear_tones(resolved, merged)
    return tuple(_finished(resolved, draft, number) for number, draft in enumerate(merged, 1))


def _drafts(resolved: Resolved, word: int, row: Trigger, triggers: dict[int, tuple[Trigger, ...]]) -> list[Draft]:
    """Return what one trigger word makes in one of its frames."""
    one: Draft | None = None
    match row.frame:
        case "v:dealing" | "v:calling" | "v:receiving" | "v:credentials":
            one = dealing_verbs.by_verb(resolved, word, row)
        case "n:dealing":
            hosted = dealing_nouns.hosted(resolved, word, row, triggers)
            return hosted or dealing_nouns.by_noun(resolved, word, row, triggers)
        case "v:journey":
            return visits.by_verb(resolved, word, row)
        case "n:journey":
            return visits.by_noun(resolved, word, row)
        case "v:inviting":
            return visits.invited(resolved, word)
        case "n:inviting":
            return visits.invitation(resolved, word)
        case "n:gathering":
            one = conferences.conference(resolved, word, row, triggers)
        case "n:manoeuvre":
            one = exercises.exercise(resolved, word, triggers)
        case "v:signing":
            one = signings.signed(resolved, word)
        case "n:signing":
            one = signings.signing_noun(resolved, word)
        case "v:berthing":
            one = exercises.berthing(resolved, word, row, triggers)
        case "n:letter":
            one = messages.letter(resolved, word)
        case "v:sending":
            one = messages.sent(resolved, word, triggers)
        case "v:congratulating":
            one = messages.congratulated(resolved, word, triggers)
    return [] if one is None else [one]


def _fill_groups(resolved: Resolved, draft: Draft, earlier: list[Draft]) -> None:
    """Fill "they", "the two ministers", "his counterpart" with the sides of the engagement told last.

    Beside a side that is named, a group is the other one alone; where that is open, it stays empty. "The two countries"
    may also be the two parties that a document is about.
    """
    groups = [a for a in draft.actors if a.group or a.other]
    if not groups:
        return
    known = [a for a in draft.actors if not a.group and not a.other]
    source = next((d for d in reversed(earlier) if len(d.parties) >= 2), None)
    reach = COUNTERPART_REACH if any(a.other for a in groups) else PRONOUN_REACH
    if source is not None and any(a.other or a.loose for a in groups) and _distance(resolved, source, draft) > reach:
        source = None
    sides = [] if source is None else [a for a in source.actors if not a.group]
    at = draft.trigger
    codes = list(source.extra) if source is not None else ([] if any(a.loose for a in groups) else _dyad(resolved))
    sides += [Actor(at, at + 1, None, code) for code in codes if code not in {a.code for a in sides}]
    own = {a.code for a in known if a.code is not None}
    if own:
        sides = [a for a in sides if a.code not in own]
        if len({a.code for a in sides}) > 1 and not any(a.other for a in groups):
            sides = [a for a in sides if a.code == resolved.home.party]
    draft.filled = not known
    draft.actors = known + [
        a for a in sides if not any(a.official is not None and a.official is b.official for b in known)
    ]


def _distance(resolved: Resolved, source: Draft, draft: Draft) -> int:
    sentence_of = resolved.annotated.sentence_of
    return sentence_of[draft.trigger] - sentence_of[source.trigger]


def _dyad(resolved: Resolved) -> list[str]:
    """The two parties that a document is about, if they clearly are two."""
    counts: dict[str, int] = {}
    for party in resolved.parties:
        if party.code is not None and party.form != "place":
            counts[party.code] = counts.get(party.code, 0) + 1
    ranked = sorted(counts.items(), key=lambda row: -row[1])
    if len(ranked) < 2 or ranked[1][1] < 2 or (len(ranked) > 2 and ranked[2][1] * 2 > ranked[1][1]):
        return []
    return [code for code, _ in ranked[:2]]


def _complete(resolved: Resolved, draft: Draft, triggers: set[int]) -> bool:
    """Read the circumstances; say whether the draft is an engagement of at least two parties that is not denied."""
    if len(draft.parties) < (1 if draft.kind == "conference" else 2) or is_denied(resolved, draft):
        return False
    if not any(a.official is not None or a.party is not None for a in draft.actors) and draft.kind != "conference":
        return False
    draft.date = date_of(resolved, draft, triggers)
    draft.place = draft.place or place_of(resolved, draft, triggers)
    status = draft.status or status_of(resolved, draft)
    if status is None:
        return False
    draft.status = status
    shown = draft.date is not None or draft.place is not None or any(a.official is not None for a in draft.actors)
    if status == "proposed" and draft.filled and draft.date is None:
        return False  # "encouraged both sides to negotiate": nobody in particular was asked to meet
    if draft.unproven and not shown and draft.kind in ("dialogue", "conference"):
        return False
    if draft.kind == "conference" and not shown and draft.parties <= set(draft.extra):
        return False  # "at the 60th session", in passing: neither who nor when
    if draft.kind == "visit" and _is_private(resolved, draft):
        return False
    forward(draft, resolved.document.published)
    modifiers = {
        resolved.annotated.words[c].lower()
        for w in (draft.trigger, *draft.anchors)
        for c in resolved.annotated.children(w)
    }
    draft.bygone = bool(modifiers & {"last", "previously", "previous", "earlier"}) and draft.date is not None
    draft.tone = tone_of(resolved, {draft.trigger, *draft.anchors})
    draft.spans = [_clause(resolved, draft)]
    return True


def _is_private(resolved: Resolved, draft: Draft) -> bool:
    """Whether the journey's own sentence tells of studies, treatment, holidays or sport."""
    annotated = resolved.annotated
    sentence = annotated.sentences[annotated.sentence_of[draft.trigger]]
    words = annotated.words[sentence.start : sentence.end]
    return any(in_list(word, "private") or in_list(word, "sport") for word in words)


def _clause(resolved: Resolved, draft: Draft) -> tuple[int, int]:
    """The words from the first to the last that the engagement rests on, inside its sentence."""
    sentence = resolved.annotated.sentences[resolved.annotated.sentence_of[draft.trigger]]
    words = {draft.trigger, *draft.anchors}
    for actor in draft.actors:
        words |= {actor.start, actor.end - 1}
    if draft.place is not None:
        words |= {draft.place.start, draft.place.end - 1}
    inside = [w for w in words if sentence.start <= w < sentence.end]
    return min(inside), max(inside) + 1


def _finished(resolved: Resolved, draft: Draft, number: int) -> Engagement:
    annotated = resolved.annotated
    text = resolved.document.text
    spans = sorted(set(draft.spans))[:3]
    evidence = tuple(Evidence.of(text, annotated.starts[a], annotated.ends[b - 1]) for a, b in spans)
    date = draft.date
    return Engagement(
        id=f"E{number}", kind=draft.kind, status=draft.status or "held",
        date=None if date is None else date.value, end=None if date is None else date.until,
        place=draft.place.name if draft.place else None, place_country=draft.place.country if draft.place else None,
        parties=tuple(sorted(draft.parties)), participants=_participants(resolved, draft),
        tone=tuple(draft.tone), evidence=evidence, rule=draft.rule, why=draft.why,
    )  # fmt: skip


def _participants(resolved: Resolved, draft: Draft) -> tuple[Participant, ...]:
    seen: dict[int, Actor] = {}
    for actor in draft.actors:
        if actor.official is not None:
            seen.setdefault(id(actor.official), actor)
    return tuple(_participant(resolved, actor.official, actor) for actor in seen.values() if actor.official is not None)


def _participant(resolved: Resolved, official: Official, actor: Actor) -> Participant:
    annotated = resolved.annotated
    text = resolved.document.text
    evidence = Evidence.of(text, annotated.starts[actor.start], annotated.ends[actor.end - 1])
    return Participant(official.name, _office(official), official.party, (evidence,))


def _office(official: Official) -> str | None:
    """The fullest wording of the office in the document."""
    return max((wording for wording, _ in official.offices), key=len, default=None)
