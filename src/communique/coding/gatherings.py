"""What conferences, exercises and signings share: names, sides in a written list, party words below a noun."""

from __future__ import annotations

from bisect import bisect_right

from communique.coding.actors import Actor, case_of, modifying_parties, parties_of
from communique.coding.arguments import phrases_with
from communique.coding.word_lists import in_list
from communique.resolve.document import Resolved

__all__ = [
    "adjectives",
    "is_private",
    "name_of",
    "organisation_of",
    "place_party",
    "sentence_words",
    "spoken_of",
    "written_before",
]

_REACH = 4  # sentences back in which the two sides must have been spoken of
_INNER = ("-", "–", "’s", "'s", "’", "'", "of", "the", "on", "for", "and", "&")
_LIST_WORDS = frozenset({",", "and", "&", "the", "both"})


def sentence_words(resolved: Resolved, word: int) -> range:
    """Return the words of the sentence around a word."""
    sentence = resolved.annotated.sentences[resolved.annotated.sentence_of[word]]
    return range(sentence.start, sentence.end)


def written_before(resolved: Resolved, verb: int) -> list[Actor]:
    """Return the officials and parties listed right before a verb whose subject the parse lost.

    A list that hangs on a preposition ("the ministers of A and B signed") is none.
    """
    annotated = resolved.annotated
    first = sentence_words(resolved, verb).start
    found: list[Actor] = []
    at = verb - 1
    while at >= first:
        mention, party = resolved.mention_at.get(at), resolved.party_at.get(at)
        if mention is not None and mention.official is not None:
            found.append(Actor(mention.start, mention.end, mention.official))
            at = mention.start - 1
        elif mention is None and party is not None and party.code is not None:
            found.append(Actor(party.start, party.end, None, party.code))
            at = party.start - 1
        elif annotated.words[at].lower() in _LIST_WORDS or annotated.upos[at] in ("AUX", "ADV") or _dated(resolved, at):
            at -= 1
        else:
            break
    hangs = at >= first and annotated.upos[at] in ("ADP", "SCONJ") and bool(found)
    return [] if hangs else found[::-1]


def _dated(resolved: Resolved, word: int) -> bool:
    """Say whether a word belongs to a date expression or leads into one."""
    start = resolved.annotated.starts[word]
    before = bisect_right(resolved.dates, start, key=lambda d: d.start) - 1
    if before >= 0 and start < resolved.dates[before].end:
        return True
    following = resolved.dates[before + 1] if before + 1 < len(resolved.dates) else None
    led = following is not None and following.start == resolved.annotated.ends[word] + 1
    return led and resolved.annotated.upos[word] == "ADP"


def adjectives(resolved: Resolved, noun: int) -> list[Actor]:
    """Return the party words that modify a noun; "US-brokered" and the like modify no side."""
    annotated = resolved.annotated
    found: list[Actor] = []
    for child in annotated.dependents(noun, "amod", "compound", "nmod:poss"):
        for word in (child, *annotated.children(child)):
            party = resolved.party_at.get(word)
            if party is None or party.code is None or party.form == "place":
                continue
            behind = annotated.words[party.end : party.end + 2]
            if len(behind) == 2 and behind[0] == "-" and behind[1].endswith(("ed", "led", "backed")):
                continue
            found.append(Actor(party.start, party.end, None, party.code, weak=True))
    return found


def is_private(resolved: Resolved, head: int) -> bool:
    """Say whether a noun phrase names a company, a bank, a university: no side of an engagement."""
    annotated = resolved.annotated
    if resolved.party_at.get(head) is not None or resolved.mention_at.get(head) is not None:
        return False
    return any(
        in_list(annotated.words[w], "private_bodies")
        for w in (head, *annotated.dependents(head, "compound", "flat", "appos"))
    )


def place_party(resolved: Resolved, head: int) -> str | None:
    """Return the party in whose land a place phrase lies ("the Port of Colombo", "Galle in southern Sri Lanka")."""
    below = sorted(w for w in resolved.annotated.subtree(head) if head - 4 <= w <= head + 8)
    for word in (head, *below):
        party = resolved.party_at.get(word)
        if party is not None and party.code is not None and party.form in ("place", "name", "metonym"):
            return party.code
    return None


def spoken_of(resolved: Resolved, word: int, actors: list[Actor]) -> list[Actor]:
    """Return the two parties of the sentences before, if there are just two and no third stands in this one."""
    annotated = resolved.annotated
    first = annotated.sentences[max(0, annotated.sentence_of[word] - _REACH)].start
    stop = sentence_words(resolved, word).stop
    codes = {p.code for p in resolved.parties if first <= p.start < stop and p.form != "place" and p.code is not None}
    codes |= {
        m.official.party
        for m in resolved.mentions
        if first <= m.start < stop and m.official is not None and m.official.party is not None
    }
    if len(codes) != 2 or not parties_of(actors) <= codes:
        return []
    return [Actor(word, word + 1, None, code, weak=True) for code in sorted(codes - parties_of(actors))]


def name_of(resolved: Resolved, word: int) -> range:
    """Return the words of the name that ends in a gathering's noun, a trailing number included ("COP 26")."""
    annotated = resolved.annotated
    first = sentence_words(resolved, word).start
    start = word
    while start > first and _names(resolved, start - 1):
        start -= 1
    while start < word and annotated.words[start].lower() in _INNER:
        start += 1
    following = (
        word + 1 < len(annotated) and annotated.words[word + 1].isdigit() and annotated.lemmas[word].lower() == "cop"
    )
    return range(start, word + 2 if following else word + 1)


def _names(resolved: Resolved, at: int) -> bool:
    words = resolved.annotated.words
    capital = words[at][0].isupper() or (words[at].isdigit() and len(words[at]) == 4)
    other = resolved.annotated.upos[at] in ("VERB", "AUX", "PRON", "DET", "ADP", "SCONJ")
    return words[at] in _INNER[:6] or (capital and (not other or resolved.party_at.get(at) is not None))


def organisation_of(resolved: Resolved, word: int) -> str | None:
    """Return the organisation in a gathering's own name ("the NATO Summit", "the session of the UN Council on X")."""
    annotated = resolved.annotated
    of_phrases = phrases_with(resolved, word, "of")
    near = [
        c for c in annotated.dependents(word, "compound", "amod", "nmod", "flat") if case_of(resolved, c) in ("", "of")
    ]
    for child in (word, *near, *name_of(resolved, word)):
        if (code := _organisation_at(resolved, child)) is not None:
            return code
    for actor in modifying_parties(resolved, word):
        if (code := _organisation_at(resolved, actor.start)) is not None:
            return code
    codes = [_organisation_at(resolved, below) for head in of_phrases for below in annotated.children(head)]
    return next((code for code in codes if code is not None), None)


def _organisation_at(resolved: Resolved, word: int) -> str | None:
    party = resolved.party_at.get(word)
    return party.code if party is not None and party.form == "organisation" else None
