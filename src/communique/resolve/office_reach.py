"""How far an office reaches from its head noun: over the words before it and the complements behind it."""

from __future__ import annotations

from communique.language.annotated import Annotated
from communique.resolve.office_words import (
    Sense,
    body_words,
    fold,
    forms_of_address,
    portfolios,
    premodifiers,
    senses,
    styles,
)
from communique.resolve.parties import PartyMention

__all__ = ["DETERMINERS", "left_of", "party_inside", "portfolio_of", "right_of"]

CLITICS = frozenset({"'s", "’s", "'", "’"})
DETERMINERS = frozenset({"the", "his", "her", "its", "their", "our", "a", "an"})


def honorific_at(annotated: Annotated, word: int) -> bool:
    """Whether a form of address or a rank ("Vice Admiral", "Sheikh") begins here, which ends an office."""
    return annotated.words[word].rstrip(".") in forms_of_address() and portfolios().match(annotated.words, word) is None


def left_of(
    annotated: Annotated, at: int, party_at: dict[int, PartyMention], person: set[int], floor: int
) -> tuple[int, PartyMention | None]:
    """Walk left over modifiers and portfolio words; return where the office starts and the party before it."""
    start = at
    sentence = annotated.sentences[annotated.sentence_of[at]].start
    low = max(floor, sentence)
    while start > low:
        before = start - 1
        word = annotated.words[before]
        if before in person or word.lower() in DETERMINERS or word.rstrip(".") in styles():
            break
        mention = party_at.get(before)
        if mention is not None and mention.form != "place":
            if mention.form == "organisation" and start == at and mention.code is None:
                start = mention.start
                continue
            if before - 1 >= low and annotated.words[before - 1] in ("-", "–") and start == at:
                break
            return start, mention
        if word in CLITICS and before - 1 in party_at:
            return start, party_at[before - 1]
        if word == ")" and before - 2 >= low and annotated.words[before - 2] == "(" and before - 3 in party_at:
            return start, party_at[before - 3]  # "Republic of Korea (ROK) Foreign Minister"
        if word == "-" and before - 1 >= low and fold(annotated.words[before - 1]) in premodifiers():
            start = before - 1
        elif word == "/" and before - 1 >= low and fold(annotated.words[before - 1]) in premodifiers():
            break
        elif word == "under" and fold(annotated.words[start]) != "secretary":
            break  # "the government under President NAME"
        elif fold(word) in premodifiers() or _is_proper_modifier(annotated, before, at):
            start = before
        elif word in ("and", "&", ",") and before - 1 >= low and _listed_portfolio(annotated, before, start, at):
            start = before - 1
        else:
            break
    return start, None


def _is_proper_modifier(annotated: Annotated, word: int, head: int) -> bool:
    return (
        annotated.words[word][0].isupper()
        and annotated.words[head][0].isupper()
        and annotated.upos[word] in ("PROPN", "NOUN", "ADJ")
        and annotated.deprels[word] in ("compound", "amod")
        and annotated.heads[word] >= head - 1
    )


def _listed_portfolio(annotated: Annotated, joint: int, start: int, head: int) -> bool:
    """Read "Trade and Industry Minister" as one office: a list of portfolio words in capitals before the head."""
    words = annotated.words
    if start == head or not words[joint - 1][0].isupper() or not words[start][0].isupper():
        return False
    return portfolios().match(words, joint - 1) is not None and portfolios().match(words, start) is not None


def right_of(
    annotated: Annotated, end: int, sense: Sense, party_at: dict[int, PartyMention], person: set[int]
) -> tuple[int, int, str | None, tuple[str, ...], tuple[int, int] | None]:
    """Walk right over complements; return the end with the country's words, the office's end, and the party "of" it."""
    party: str | None = None
    open_parties: tuple[str, ...] = ()
    skip: tuple[int, int] | None = None
    text_end = end
    while end < len(annotated):
        preposition = annotated.words[end].lower()
        if (
            preposition == "-"
            and end + 1 < len(annotated)
            and fold(annotated.words[end + 1]) in ("designate", "elect", "general")
        ):
            end = text_end = end + 2
            continue
        if preposition not in sense.complements and not (
            preposition == "of" or (preposition in ("to", "for") and sense.kind == "diplomatic")
        ):
            break
        stop = _noun_phrase(annotated, end + 1, party_at, person)
        if stop == end + 1:
            break
        inside = _only_party(annotated, end + 1, stop, party_at)
        if inside is not None and preposition == "of":
            party, open_parties = inside.code, inside.candidates if inside.code is None else ()
            if inside.form == "organisation":  # "President of the European Commission" keeps its body
                end = text_end = stop
            else:
                skip = (end, stop)
                end = stop
            continue
        if inside is not None and preposition not in ("to", "for", "in", "on"):
            break
        if inside is None and not _fits(annotated, end + 1, stop):
            break
        end = text_end = stop
        seat = party_at.get(end + 1) if end + 1 < len(annotated) else None
        if (
            seat is not None and annotated.words[end] == "in" and seat.end in person
        ):  # "Head of the NATO Mission in Ukraine NAME"
            end = text_end = seat.end
    trimmed = _trailing_party(annotated, text_end, party_at) if party is None else None
    behind = _bodies_behind(annotated, end, party_at, person)
    if behind > end and trimmed is None and party is None:
        end = text_end = behind
    if trimmed is not None and party is None:
        party, text_end = trimmed
    return max(end, text_end), text_end, party, open_parties, skip


def _bodies_behind(annotated: Annotated, end: int, party_at: dict[int, PartyMention], person: set[int]) -> int:
    """Follow the bodies that a post is in: "Deputy Director-General, North American Affairs Bureau, Ministry of X"."""
    limit = annotated.sentences[annotated.sentence_of[end - 1]].end
    while end + 1 < limit and annotated.words[end] == "," and annotated.words[end + 1][0].isupper():
        stop = _noun_phrase(annotated, end + 1, party_at, person)
        while (
            stop + 1 < limit
            and annotated.words[stop] == "of"
            and (further := _noun_phrase(annotated, stop + 1, party_at, person)) > stop + 1
        ):
            stop = further
        inside = {fold(w) for w in annotated.words[end + 1 : stop]}
        if stop == end + 1 or not inside & body_words() or any(senses().match(annotated.words, w) for w in (end + 1,)):
            break
        end = stop
    return end


def _noun_phrase(annotated: Annotated, at: int, party_at: dict[int, PartyMention], person: set[int]) -> int:
    """Return the end of the noun phrase that starts at `at`: names, portfolios, party names and what joins them."""
    end = at
    size = len(annotated)
    sentence_end = annotated.sentences[annotated.sentence_of[at]].end if at < size else size
    if end < sentence_end and annotated.words[end].lower() in ("the", "our", "his", "her"):
        end += 1
    start = end
    while end < sentence_end and end not in person:
        word = annotated.words[end]
        if end > start and honorific_at(annotated, end):
            break
        portfolio = portfolios().match(annotated.words, end)
        mention = party_at.get(end)
        if mention is not None and mention.start == end:
            end = mention.end
        elif portfolio is not None and (word[0].isupper() or end == start) and annotated.upos[end] != "VERB":
            end += portfolio[0]
        elif (
            (word[0].isupper() and word.isalpha() and annotated.upos[end] in ("PROPN", "NOUN", "ADJ"))
            or (word in CLITICS and end > start)
            or (word in ("-", "&") and end > start and end + 1 < sentence_end and annotated.words[end + 1][0].isupper())
            or (word in ("and", ",") and end > start and _continues(annotated, end, sentence_end, party_at, person))
        ):
            end += 1
        else:
            break
    return end if end > start else at


def _continues(
    annotated: Annotated, joint: int, limit: int, party_at: dict[int, PartyMention], person: set[int]
) -> bool:
    """Whether a list goes on with another portfolio ("Minister of Foreign Affairs, Foreign Employment and Tourism")."""
    after = joint + 1
    if after < limit and annotated.words[joint] == "," and annotated.words[after] == "and":
        after += 1
    if after >= limit or after in person or after in party_at or not annotated.words[after][0].isupper():
        return False
    match = portfolios().match(annotated.words, after)
    if match is None or senses().match(annotated.words, after) is not None:
        return False
    beyond = after + match[0]
    if beyond < limit and senses().match(annotated.words, beyond) is not None:
        return False
    closed = "and" in annotated.words[after:beyond]  # "…, Foreign Employment and Tourism" is a portfolio itself
    return (
        closed or annotated.words[joint] == "and" or (beyond < limit and annotated.words[beyond] in ("and", ",", "&"))
    )


def _only_party(annotated: Annotated, start: int, end: int, party_at: dict[int, PartyMention]) -> PartyMention | None:
    if annotated.words[start].lower() in ("the", "our"):
        start += 1
    mention = party_at.get(start)
    return mention if mention is not None and mention.start == start and mention.end == end else None


def _fits(annotated: Annotated, start: int, end: int) -> bool:
    """A complement of an office is written in capitals or is a portfolio; "minister of great talent" is none."""
    return (
        any(w[0].isupper() for w in annotated.words[start:end])
        or portfolios().match(annotated.words, start) is not None
    )


def _trailing_party(
    annotated: Annotated, text_end: int, party_at: dict[int, PartyMention]
) -> tuple[str | None, int] | None:
    mention = party_at.get(text_end - 1)
    if mention is None or mention.code is None or mention.form == "organisation":
        return None
    before = mention.start - 1
    if annotated.words[before].lower() == "the":
        before -= 1
    return (mention.code, before) if annotated.words[before].lower() == "of" else None


def party_inside(annotated: Annotated, party_at: dict[int, PartyMention], start: int, end: int) -> str | None:
    """A body inside the office tells the party ("Speaker of the Mongolian Parliament"), except after "to" or "for"."""
    for word in range(start, end):
        mention = party_at.get(word)
        if annotated.words[word] in ("to", "for", "on", "in"):
            return None
        if mention is not None and mention.code is not None and mention.form != "place":
            return mention.code
    return None


def portfolio_of(annotated: Annotated, start: int, end: int) -> str | None:
    """Return the key of the first portfolio named in the words from `start` to `end`; None where none is."""
    for word in range(start, end):
        match = portfolios().match(annotated.words, word)
        if match is not None:
            return match[1]
    return None
