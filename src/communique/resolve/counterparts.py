"""Counterparts: "his Vietnamese counterpart Nguyen Quoc Bao" holds the same office for another party."""

from __future__ import annotations

from communique.language.annotated import Annotated
from communique.resolve.parties import PartyMention
from communique.resolve.people import OfficialMention

__all__ = ["match_counterparts"]


def match_counterparts(annotated: Annotated, mentions: list[OfficialMention], parties: list[PartyMention]) -> None:
    """Give a named counterpart the party before the word and the office of the official it is the counterpart of."""
    party_at = {w: p for p in parties for w in range(p.start, p.end)}
    for mention in mentions:
        word = _counterpart_word(annotated, mention)
        if word is None or mention.official is None:
            continue
        party = party_at.get(word - 1)
        if party is not None and party.code is not None and party.code not in mention.official.parties:
            mention.official.parties.append(party.code)
        if not mention.official.offices:
            of = _owner(annotated, mentions, word)
            if of is not None and of.official is not None:
                mention.official.offices += of.official.offices[:1]


def _counterpart_word(annotated: Annotated, mention: OfficialMention) -> int | None:
    at = mention.start - 1
    while at >= 0 and annotated.words[at] in (",",):
        at -= 1
    return at if at > 0 and annotated.lemmas[at].lower() == "counterpart" else None


def _owner(annotated: Annotated, mentions: list[OfficialMention], word: int) -> OfficialMention | None:
    """The official named before, in the same sentence, with an office."""
    first = annotated.sentences[annotated.sentence_of[word]].start
    before = [m for m in mentions if first <= m.start < word and m.official is not None and m.official.offices]
    return before[0] if before else None
