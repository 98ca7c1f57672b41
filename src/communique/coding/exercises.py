"""Exercises: joint manoeuvres of armed forces, port calls, and visits aboard a foreign ship."""

from __future__ import annotations

from datetime import date, timedelta

from communique.coding.actors import Actor, actors_of, case_of, modifying_parties, parties_of
from communique.coding.arguments import agents, governing_verb, objects, phrases_with, subject_heads, subjects
from communique.coding.draft import Draft
from communique.coding.gatherings import adjectives, place_party, sentence_words, spoken_of, written_before
from communique.coding.triggers import nouns_of
from communique.coding.when import date_of
from communique.coding.word_lists import in_list, word_list
from communique.knowledge.schema import Trigger
from communique.resolve.document import Resolved

__all__ = ["berthing", "exercise"]

Triggers = dict[int, tuple[Trigger, ...]]
_BESIDE = ("with", "between", "of", "by", "involving", "among")
_PERIODS = {"day": 1, "week": 7, "month": 30}
_NUMBERS = {w: n for n, w in enumerate("one two three four five six seven eight nine ten".split(), 1)}


def exercise(resolved: Resolved, word: int, triggers: Triggers) -> Draft | None:
    """Return a joint military exercise of at least two parties."""
    annotated = resolved.annotated
    below = {annotated.words[c].lower() for c in annotated.dependents(word, "amod", "compound")}
    sentence = sentence_words(resolved, word)
    if not any(in_list(w, "military") for w in below) and not any(
        in_list(annotated.lemmas[w], "forces") for w in sentence
    ):
        return None
    if _is_habit(resolved, word):
        return None
    verb = governing_verb(resolved, word)
    told = (
        verb is not None and annotated.heads[word] == verb
    )  # else the verb tells of something else: "arrangements for"
    actors = _manoeuvring(resolved, word, verb if told else None)
    if len(parties_of(actors)) < 2:
        actors += _troops(resolved, word)
    if len(parties_of(actors)) < 2 and not told:
        actors += spoken_of(resolved, word, actors)
    if len(parties_of(actors)) < 2 and below & {"bilateral", "joint", "trilateral"}:
        actors.append(Actor(word, word + 1, group=True))
    if len(parties_of(actors)) < 2 and not any(a.group for a in actors):
        return None
    sides = ", ".join(sorted(parties_of(actors)))
    draft = Draft("exercise", word, "exercise: joint manoeuvre", f"“{annotated.words[word]}” of {sides}", actors)
    draft.named, draft.name = True, "manoeuvre"  # no port call, though both make an exercise
    draft.tentative = case_of(resolved, word) == "during"  # what is done during it has a time of its own
    hosting = annotated.heads[word]
    hosted = hosting >= 0 and annotated.deprels[word] == "nmod" and annotated.words[hosting].lower().endswith("ing")
    draft.anchors = (hosting,) if hosted else () if verb is None else (verb,)
    draft.status = "ongoing" if _lasts(resolved, draft, word, triggers) else None
    return draft


def _is_habit(resolved: Resolved, word: int) -> bool:
    """Say whether exercises are told of in general ("conducting joint exercises"), without number or date."""
    annotated = resolved.annotated
    plural = annotated.words[word].lower().endswith("s")
    counted = any(annotated.deprels[c].partition(":")[0] in ("nummod", "det") for c in annotated.children(word))
    dated = any(
        annotated.starts[w.start] <= d.start < annotated.ends[w.stop - 1]
        for w in (sentence_words(resolved, word),)
        for d in resolved.dates
    )
    return plural and not counted and not dated


def _manoeuvring(resolved: Resolved, word: int, verb: int | None) -> list[Actor]:
    annotated = resolved.annotated
    actors = [a for head in phrases_with(resolved, word, *_BESIDE) for a in actors_of(resolved, head)]
    actors += adjectives(resolved, word)
    actors += [a for a in modifying_parties(resolved, word) if a.code not in parties_of(actors)]
    if verb is not None:
        here = subjects(resolved, verb)
        there = [a for head in phrases_with(resolved, verb, "with", "alongside") for a in actors_of(resolved, head)]
        actors += here + there
    for clause in annotated.dependents(word, "acl"):
        actors += agents(resolved, clause)
    places = {code for head in phrases_with(resolved, word, "in", "off") if (code := place_party(resolved, head))}
    return [a for a in actors if a.official is not None or a.group or resolved.party_at.get(a.start) is None
            or resolved.party_at[a.start].form != "place" or a.code not in places]  # fmt: skip


def _troops(resolved: Resolved, word: int) -> list[Actor]:
    """Read "troops from A and B began …": the forces named left of the exercise, wherever the parse hangs them."""
    annotated = resolved.annotated
    first = sentence_words(resolved, word).start
    for at in range(first, word):
        if (
            in_list(annotated.lemmas[at], "forces")
            and at + 1 < word
            and annotated.words[at + 1].lower() in ("from", "of")
        ):
            verb = next(
                (w for w in range(at + 2, word) if annotated.upos[w] == "VERB" and resolved.party_at.get(w) is None),
                word,
            )
            codes = [resolved.party_at[w] for w in range(at + 2, verb) if w in resolved.party_at]
            return [Actor(p.start, p.end, None, p.code, weak=True) for p in dict.fromkeys(codes) if p.code is not None]
    return []


def berthing(resolved: Resolved, word: int, trigger: Trigger, triggers: Triggers) -> Draft | None:
    """Return a port call ("USS X docked in Y") or a visit aboard ("the minister visited the INS X")."""
    annotated = resolved.annotated
    if annotated.lemmas[word] in ("visit", "board", "tour") and (ship := _ship_in(resolved, objects(resolved, word))):
        hosts = [a for a in subjects(resolved, word) if a.official is not None or a.party is not None]
        if not hosts:
            hosts = [a for a in written_before(resolved, word) if a.official is not None]
        aboard = _port_draft(resolved, word, ship, hosts, f"{trigger.lemma}: a ship visited")
        if aboard is not None:
            own = [w for w in sentence_words(resolved, word) if w > word and nouns_of(triggers, w, "v:berthing")]
            aboard.anchors = tuple(own)  # "visited the ship, docked at X, on Saturday": the day is the visit's
        return aboard
    heads = annotated.dependents(word, "nsubj") or (
        [] if annotated.words[word].endswith("ed") else subject_heads(resolved, word)
    )
    if any(resolved.mention_at.get(h) is not None and resolved.mention_at[h].offices for h in heads):
        return None  # "the Chief of Naval Staff arrived in X"
    found = _ship_in(resolved, heads) or (_ship_before(resolved, word) if not heads else None)
    if found is None:
        return None
    wheres = phrases_with(resolved, word, "in", "at", "to") + objects(resolved, word)
    codes = [(head, place_party(resolved, head)) for head in wheres]
    hosts = [Actor(head, head + 1, None, code) for head, code in codes if code is not None][:1]
    draft = _port_draft(resolved, word, found, hosts, f"{trigger.lemma}: ship and port")
    if draft is not None and _still_there(resolved, draft, triggers):
        draft.status = "ongoing"
    return draft


def _port_draft(resolved: Resolved, word: int, ship: Actor, hosts: list[Actor], rule: str) -> Draft | None:
    others = [a for a in hosts if a.code != ship.code]
    if not others or any(a.code is None for a in others):
        return None
    why = f"“{resolved.annotated.words[word]}” joins a ship of {ship.code} and {others[0].code}"
    draft = Draft("exercise", word, rule, why, [ship, *others])
    draft.named, draft.name = (
        True,
        f"{rule.partition(': ')[2]} {ship.code}",
    )  # a port call and a visit aboard are two engagements
    return draft


def _ship_in(resolved: Resolved, heads: list[int]) -> Actor | None:
    for head in heads:
        span = [w for w in resolved.annotated.subtree(head) if head - 8 <= w <= head + 8]
        if (ship := _ship(resolved, range(min(span, default=head), max(span, default=head) + 1))) is not None:
            return ship
    return None


def _ship_before(resolved: Resolved, word: int) -> Actor | None:
    return _ship(resolved, range(sentence_words(resolved, word).start, word))


def _ship(resolved: Resolved, words: range) -> Actor | None:
    """The state of a warship: by the prefix of its name ("USS"), or by the navy named with it."""
    annotated = resolved.annotated
    prefixes = dict(entry.split(" ") for entry in word_list("ship_prefixes"))
    for at in words:
        code = prefixes.get(annotated.words[at])
        if code is not None and at + 1 < len(annotated) and annotated.words[at + 1][0].isupper():
            return Actor(at, at + 2, None, code)
    lemmas = {annotated.lemmas[w].lower() for w in words}
    if not lemmas & word_list("warships") and not (lemmas & {"ship", "vessel"} and lemmas & {"navy", "naval"}):
        return None
    parties = [p for w in words if (p := resolved.party_at.get(w)) is not None and p.form in ("adjective", "name")]
    codes = {p.code for p in parties if p.code is not None}
    return Actor(parties[0].start, parties[0].end, None, parties[0].code) if len(codes) == 1 else None


def _still_there(resolved: Resolved, draft: Draft, triggers: Triggers) -> bool:
    annotated = resolved.annotated
    now = any(annotated.words[c].lower() in ("currently", "now") for c in annotated.children(draft.trigger))
    call = [
        c
        for c in phrases_with(resolved, draft.trigger, "for", "on")
        if annotated.lemmas[c] in ("call", "visit", "stay")
    ]
    return now or any(_lasts(resolved, draft, noun, triggers) for noun in call)


def _lasts(resolved: Resolved, draft: Draft, noun: int, triggers: Triggers) -> bool:
    """Say whether it is going on: "a two-week exercise", begun six days before publication."""
    annotated = resolved.annotated
    published = resolved.document.published
    begun = date_of(resolved, draft, set(triggers))
    length = _length(resolved, noun)
    if (
        published is None
        or len(published) < 10
        or begun is None
        or begun.vague
        or len(begun.value) < 10
        or length is None
    ):
        return False
    verb = next((a for a in (draft.trigger, *draft.anchors) if annotated.upos[a] == "VERB"), None)
    if verb is None or annotated.lemmas[verb] in ("conclude", "end", "complete", "finish"):
        return False
    first = date.fromisoformat(begun.value)
    return first <= date.fromisoformat(published[:10]) < first + timedelta(days=length)


def _length(resolved: Resolved, noun: int) -> int | None:
    """The days in "four-day", "two-week" before a noun."""
    annotated = resolved.annotated
    for at in range(max(0, noun - 8), noun):
        days = _PERIODS.get(annotated.lemmas[at].lower())
        if days is not None and at >= 2 and annotated.words[at - 1] == "-":
            number = annotated.words[at - 2].lower()
            count = int(number) if number.isdigit() else _NUMBERS.get(number)
            return None if count is None else count * days
    return None
