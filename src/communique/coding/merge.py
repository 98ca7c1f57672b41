"""The same engagement told twice is one: drafts with the same kind, overlapping sides and agreeing dates become one."""

from __future__ import annotations

from communique.coding.draft import Draft

__all__ = ["merge", "same_engagement"]

_MERGEABLE = (frozenset({"call"}), frozenset({"meeting", "dialogue"}), frozenset({"visit"}), frozenset({"conference"}),
              frozenset({"signing"}), frozenset({"exercise"}), frozenset({"message"}))  # fmt: skip
_TALKS = frozenset({"call", "meeting", "dialogue"})
_HAPPENED = frozenset({"held", "ongoing"})


def merge(drafts: list[Draft]) -> list[Draft]:
    """Fold each draft into an earlier one that reports the same engagement; the order of first mention stays."""
    kept: list[Draft] = []
    for draft in drafts:
        earlier = next((k for k in kept if same_engagement(k, draft)), None)
        if earlier is None:
            kept.append(draft)
        else:
            _fold(earlier, draft)
    return kept


def same_engagement(a: Draft, b: Draft) -> bool:
    """Return whether two drafts report one engagement: kind, dates, status and sides agree."""
    if not any(a.kind in group and b.kind in group for group in _MERGEABLE) and not (
        b.points_back and {a.kind, b.kind} <= _TALKS
    ):
        return False
    if not _dates_agree(a, b) or not _status_agrees(a, b):
        return False
    if (a.named and b.named and a.name != b.name) or b.bygone != a.bygone:
        return False
    if a.kind == "visit":
        return a.host == b.host and _travellers_agree(a, b)
    if a.kind == "conference":
        return bool(set(a.extra) & set(b.extra)) or (a.name is not None and a.name == b.name)
    people_a, people_b = _people(a), _people(b)
    if people_a and people_b and not people_a & people_b:
        return False
    if b.verbal and _other_counterpart(a, b):
        return False
    if people_a - people_b and people_b - people_a and not b.reference:
        return False
    one_sided = a.parties <= b.parties or b.parties <= a.parties
    marked = a.named or b.named or a.date is not None or b.date is not None
    if a.kind == "dialogue" != b.kind and marked and not (people_a & people_b):
        return False
    return one_sided and (bool(people_a & people_b) or not (people_a and people_b))


def _other_counterpart(a: Draft, b: Draft) -> bool:
    """A verb of its own with another, unnamed other side ("met with members of the army") tells of a new one."""
    fresh = [x for x in b.actors if x.official is None and x.weak and not x.group]
    return bool(fresh) and all(any(y.official is not None and y.code == x.code for y in a.actors) for x in fresh)


def _people(draft: Draft) -> set[int]:
    return {id(a.official) for a in draft.actors if a.official is not None and a.official.name is not None}


def _travellers_agree(a: Draft, b: Draft) -> bool:
    people_a, people_b = _people(a), _people(b)
    return bool(people_a & people_b) or (not (people_a and people_b) and bool((a.parties & b.parties) - {a.host}))


def _dates_agree(a: Draft, b: Draft) -> bool:
    if a.date is None or b.date is None or a.date.vague or b.date.vague:
        return True
    first, second = sorted((a.date, b.date), key=lambda d: d.value)
    if first.value.startswith(second.value) or second.value.startswith(first.value):
        return True
    return first.until is not None and second.value <= first.until


def _status_agrees(a: Draft, b: Draft) -> bool:
    if a.tentative or b.tentative:
        return True
    if a.status == b.status or (a.status in _HAPPENED and b.status in _HAPPENED):
        return True
    return (a.kind == "visit" and {a.status, b.status} == {"planned", "ongoing"}) or {a.status, b.status} == {
        "planned",
        "cancelled",
    }


def _fold(into: Draft, other: Draft) -> None:
    known = {id(a.official) if a.official is not None else a.party for a in into.actors}
    into.actors += [a for a in other.actors if (id(a.official) if a.official is not None else a.party) not in known]
    into.extra += [p for p in other.extra if p not in into.extra]
    into.spans += other.spans
    into.tone += [t for t in other.tone if t not in into.tone]
    if (
        into.date is None
        or (into.date.vague and other.date is not None and not other.date.vague)
        or (
            other.date is not None
            and len(other.date.value) > len(into.date.value)
            and other.date.value.startswith(into.date.value)
        )
    ):
        into.date = other.date or into.date
    if into.place is None or (into.place.name is None and other.place is not None and other.place.name is not None):
        into.place = other.place or into.place
    if into.tentative and not other.tentative:
        into.status, into.tentative = other.status, False
    if other.status == "cancelled":
        into.status = "cancelled"
    if other.status == "ongoing" and into.status == "planned":
        into.status = "ongoing"
