"""Office phrases: a head noun ("minister"), what stands before it, and its complement.

"Canadian Minister of National Defence" gives the office "Minister of National Defence" of CAN: the country's adjective
and an "of COUNTRY" at the edge are taken off, as the coding manual asks. The head nouns, modifiers, portfolios and local
titles are knowledge (`offices.yaml`); this module only puts them together.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache

from communique.knowledge import book
from communique.language.annotated import Annotated
from communique.resolve.parties import PartyMention
from communique.resolve.phrases import Phrases

__all__ = ["OfficeMention", "acts_for_state", "find_offices", "fold"]

CLITICS = frozenset({"'s", "’s", "'", "’"})
_JOINING = frozenset({"and", "or", "of", "the", "for", "to", "on", "with", "in", "at", "from", "by", "'s", "s", "-", "&", "/"})
_DETERMINERS = frozenset({"the", "his", "her", "its", "their", "our", "a", "an"})


@dataclass(frozen=True, slots=True)
class OfficeMention:
    """An office over words `start` to `end` (with the country's words); `text_start` to `text_end` is the office as worded.

    `head` is the head noun's last word; `party` the code it names itself, `definite` whether a determiner stands before.
    """

    start: int
    end: int
    text_start: int
    text_end: int
    head: int
    rank: int
    kind: str
    plural: bool
    bare: bool
    definite: str | None
    party: str | None
    portfolio: str | None
    open_parties: tuple[str, ...] = ()
    skip: tuple[int, int] | None = None

    def wording(self, annotated: Annotated) -> str:
        """Return the office as the document words it, without the country: "Ambassador to Sri Lanka"."""
        if self.skip is None or self.skip[1] >= self.text_end:
            return annotated.quote(self.text_start, self.text_end)
        first, second = self.skip
        return f"{annotated.quote(self.text_start, first)} {annotated.quote(second, self.text_end)}"


@dataclass(frozen=True, slots=True)
class _Sense:
    rank: int
    kind: str
    plural: bool
    complements: tuple[str, ...]
    bare: bool
    portfolio: str | None = None
    country: str | None = None
    trap: bool = False


def fold(word: str) -> str:
    """Return a word without case and accents.

    >>> fold("Attaché")
    'attache'
    """
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c)).lower()


@cache
def acts_for_state(wording: str) -> bool:
    """Whether an office by its wording may act for a state abroad: mayors, company heads and clergy do not.

    >>> acts_for_state("Foreign Minister"), acts_for_state("chief executive officer")
    (True, False)
    """
    words = f" {fold(wording)} "
    return not any(f" {phrase} " in words or f" {phrase}s " in words for phrase in book().not_state)


@cache
def _senses() -> Phrases[_Sense]:
    phrases: Phrases[_Sense] = Phrases(fold)
    seen: set[str] = set()

    def put(phrase: str, sense: _Sense) -> None:
        if fold(phrase) not in seen:
            seen.add(fold(phrase))
            phrases.add(phrase, sense)

    for trap in book().traps:
        put(trap, _Sense(9, "trap", False, (), False, trap=True))
    titles = [t for t in book().local_titles if " " in t.title or not t.title.isupper()]
    countries: dict[str, set[str | None]] = {}
    for t in titles:
        for form in (t.title, *t.aliases):
            countries.setdefault(fold(form), set()).add(t.country)
    heads = {fold(h.word) for h in book().heads}
    fixed = {fold(f.phrase) for f in book().fixed}
    for t in titles:
        for form in (t.title, *t.aliases):
            if (form.isupper() and len(form) < 3) or fold(form) in heads:
                continue
            own = t.country if len(countries[fold(form)]) == 1 and _peculiar(form) else None
            if own is None and fold(form) in fixed:
                continue  # a title of several states has its general rank
            put(form, _Sense(t.rank, "ministerial" if t.rank == 4 else "executive", False, ("of", "for", "to", "on"), True, t.portfolio, own))
    for f in book().fixed:
        put(f.phrase, _Sense(f.rank, f.kind, False, ("of", "for", "to", "on"), True, f.portfolio))
    for h in book().heads:
        put(h.word, _Sense(h.rank, h.kind, False, h.complements, h.bare))
        put(h.plural, _Sense(h.rank, h.kind, True, h.complements, h.bare))
    organisations = {form for o in book().organisations for form in (*o.acronyms, *o.body_acronyms)}
    for a in book().acronyms:
        if a.acronym in organisations:
            continue
        sense = phrases.match(a.readings[0].split(), 0) if len(a.readings) == 1 else None
        if sense is not None and a.acronym.isupper() and len(a.acronym) > 1:
            put(a.acronym, sense[1])
    return phrases


def _peculiar(form: str) -> bool:
    """Only a title in another tongue, or one that no other state uses, tells the country by itself."""
    return not {fold(w) for w in form.split()} & {"minister", "secretary", "president", "chief", "director", "chairman", "speaker", "representative",
        "chancellor", "general", "commander", "governor", "premier", "king", "queen", "prince", "councillor", "counsellor", "commissioner", "treasurer", "leader"} \
        or form in ("External Affairs Minister", "Deputy Secretary of State", "Leader of the Islamic Revolution")  # fmt: skip


@cache
def _before() -> frozenset[str]:
    words = {fold(w) for m in book().modifiers for w in m.word.replace("-", " ").split()}
    words |= {fold(w) for p in book().portfolios for phrase in p.words for w in phrase.replace(",", "").split()}
    words |= {fold(w) for b in book().bodies for w in b.split()}
    return frozenset(words - _JOINING)


@cache
def _portfolios() -> Phrases[str]:
    phrases: Phrases[str] = Phrases(fold)
    for p in book().portfolios:
        for words in p.words:
            phrases.add(words, p.key)
    return phrases


@cache
def _honorifics() -> frozenset[str]:
    words = {h.word.rstrip(".") for h in book().honorifics if h.kind != "suffix" and " " not in h.word and len(h.word) > 1}
    return frozenset(words - {_sense_word(h.word) for h in book().heads})


def _sense_word(word: str) -> str:
    return word.capitalize()


def honorific_at(annotated: Annotated, word: int) -> bool:
    """Whether a form of address or a rank ("Vice Admiral", "Sheikh") begins here, which ends an office."""
    return annotated.words[word].rstrip(".") in _honorifics() and _portfolios().match(annotated.words, word) is None


def find_offices(annotated: Annotated, parties: list[PartyMention]) -> list[OfficeMention]:
    """Return the office phrases of a text, in order, never overlapping."""
    party_at = {w: m for m in parties for w in range(m.start, m.end)}
    person = {w for n in annotated.names if n.kind == "PER" for w in range(n.start, n.end)}
    found: list[OfficeMention] = []
    at, taken = 0, 0
    while at < len(annotated):
        match = _head_at(annotated, at)
        if match is None:
            at += 1
            continue
        length, sense = match
        longer = _overlapping(annotated, at, length)
        if longer is not None:
            at = longer  # "Deputy [Secretary General]" is no "Deputy Secretary"
            continue
        if sense.trap or not _nominal(annotated, at, length) or _is_its_office(annotated, at):
            at += length
            continue
        office = _grow(annotated, at, length, sense, party_at, person, taken)
        found.append(office)
        at = taken = office.end
    return found


def _is_its_office(annotated: Annotated, at: int) -> bool:
    """"the Office of the Secretary of Defense" is a body, not its head."""
    return at >= 3 and [w.lower() for w in annotated.words[at - 3 : at]] == ["office", "of", "the"]


def _overlapping(annotated: Annotated, at: int, length: int) -> int | None:
    """Return where a match begins inside this one and reaches beyond it."""
    for inside in range(at + 1, at + length):
        match = _head_at(annotated, inside)
        if match is not None and inside + match[0] > at + length and not match[1].trap:
            return inside
    return None


def _head_at(annotated: Annotated, at: int) -> tuple[int, _Sense] | None:
    match = _senses().match(annotated.words, at)
    if match is None:
        return None
    word = annotated.words[at]
    if word.isupper() and len(word) <= 3 and not word.isalpha():
        return None
    if match[0] == 1 and len(word) <= 4 and not word[0].isupper() and fold(word) in ("fm", "rm", "pm", "dm", "hc", "sg", "chair", "king"):
        return None
    return match


def _nominal(annotated: Annotated, at: int, length: int) -> bool:
    """A head noun is a noun here, not a verb ("chair the meeting") nor part of a longer lower-case compound."""
    head = at + length - 1
    if length > 1 and annotated.words[at][0].isupper():
        return True
    if annotated.upos[head] not in ("NOUN", "PROPN", "ADJ", "X"):
        return False
    after = annotated.words[head + 1] if head + 1 < len(annotated) else ""
    if after in ("’s", "'s"):
        return True
    return not (annotated.deprels[head] == "compound" and annotated.words[head].islower() and after.islower())


def _grow(
    annotated: Annotated, at: int, length: int, sense: _Sense, party_at: dict[int, PartyMention], person: set[int], floor: int
) -> OfficeMention:
    start, left = _left(annotated, at, party_at, person, floor)
    end, text_end, right, open_right, skip = _right(annotated, at + length, sense, party_at, person)
    text_start = start
    party = sense.country
    open_parties = open_right
    outer = start
    if left is not None:
        outer = left.start
        party = left.code
        open_parties = left.candidates if left.code is None else ()
    elif party is None or right is not None:
        party = right or party
    if party is None:
        party = _party_inside(annotated, party_at, start, text_end)
    definite = annotated.words[outer - 1].lower() if outer > floor and annotated.words[outer - 1].lower() in _DETERMINERS else None
    portfolio = sense.portfolio or _portfolio(annotated, start, text_end)
    rank = sense.rank
    modifiers = {fold(w) for w in annotated.words[start:at]}
    if rank in (1, 2, 4) and modifiers & {"deputy", "vice", "assistant"} or rank == 4 and "state" in modifiers:
        rank += 1
    return OfficeMention(
        outer, end, text_start, text_end, at + length - 1, rank, sense.kind, sense.plural, sense.bare, definite, party, portfolio, open_parties, skip
    )


def _left(annotated: Annotated, at: int, party_at: dict[int, PartyMention], person: set[int], floor: int) -> tuple[int, PartyMention | None]:
    """Walk left over modifiers and portfolio words; return where the office starts and the party before it."""
    start = at
    sentence = annotated.sentences[annotated.sentence_of[at]].start
    low = max(floor, sentence)
    while start > low:
        before = start - 1
        word = annotated.words[before]
        if before in person or word.lower() in _DETERMINERS:
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
        if word == "-" and before - 1 >= low and fold(annotated.words[before - 1]) in _before():
            start = before - 1
        elif word == "/" and before - 1 >= low and fold(annotated.words[before - 1]) in _before():
            break
        elif fold(word) in _before() or _is_proper_modifier(annotated, before, at):
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
    """"Trade and Industry Minister": a list of portfolio words in capitals before the head."""
    words = annotated.words
    if start == head or not words[joint - 1][0].isupper() or not words[start][0].isupper():
        return False
    return _portfolios().match(words, joint - 1) is not None and _portfolios().match(words, start) is not None


def _right(
    annotated: Annotated, end: int, sense: _Sense, party_at: dict[int, PartyMention], person: set[int]
) -> tuple[int, int, str | None, tuple[str, ...], tuple[int, int] | None]:
    """Walk right over complements; return the end with the country's words, the office's end, and the party "of" it."""
    party: str | None = None
    open_parties: tuple[str, ...] = ()
    skip: tuple[int, int] | None = None
    text_end = end
    while end < len(annotated):
        preposition = annotated.words[end].lower()
        if preposition == "-" and end + 1 < len(annotated) and fold(annotated.words[end + 1]) in ("designate", "elect", "general"):
            end = text_end = end + 2
            continue
        if preposition not in sense.complements and not (preposition == "of" or (preposition in ("to", "for") and sense.kind == "diplomatic")):
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
        if seat is not None and annotated.words[end] == "in" and seat.end in person:  # "Head of the NATO Mission in Ukraine NAME"
            end = text_end = seat.end
    trimmed = _trailing_party(annotated, text_end, party_at) if party is None else None
    behind = _bodies_behind(annotated, end, party_at, person)
    if behind > end and trimmed is None and party is None:
        end = text_end = behind
    if trimmed is not None and party is None:
        party, text_end = trimmed
    return max(end, text_end), text_end, party, open_parties, skip


@cache
def _bodies() -> frozenset[str]:
    return frozenset(fold(b) for b in book().bodies if " " not in b) - {"service", "party", "team", "group", "unit", "command", "guard", "government"}


def _bodies_behind(annotated: Annotated, end: int, party_at: dict[int, PartyMention], person: set[int]) -> int:
    """Follow the bodies that a post is in: "Deputy Director-General, North American Affairs Bureau, Ministry of X"."""
    limit = annotated.sentences[annotated.sentence_of[end - 1]].end
    while end + 1 < limit and annotated.words[end] == "," and annotated.words[end + 1][0].isupper():
        stop = _noun_phrase(annotated, end + 1, party_at, person)
        while stop + 1 < limit and annotated.words[stop] == "of" and (further := _noun_phrase(annotated, stop + 1, party_at, person)) > stop + 1:
            stop = further
        inside = {fold(w) for w in annotated.words[end + 1 : stop]}
        if stop == end + 1 or not inside & _bodies() or any(_senses().match(annotated.words, w) for w in (end + 1,)):
            break
        end = stop
    return end


def _noun_phrase(annotated: Annotated, at: int, party_at: dict[int, PartyMention], person: set[int]) -> int:
    """Return the end of the noun phrase that starts at `at`: names, portfolio words, party names and what joins them."""
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
        portfolio = _portfolios().match(annotated.words, end)
        mention = party_at.get(end)
        if mention is not None and mention.start == end:
            end = mention.end
        elif portfolio is not None and (word[0].isupper() or end == start) and annotated.upos[end] != "VERB":
            end += portfolio[0]
        elif word[0].isupper() and word.isalpha() and annotated.upos[end] in ("PROPN", "NOUN", "ADJ"):
            end += 1
        elif word in CLITICS and end > start:
            end += 1
        elif word in ("-", "&") and end > start and end + 1 < sentence_end and annotated.words[end + 1][0].isupper():
            end += 1
        elif word in ("and", ",") and end > start and _continues(annotated, end, sentence_end, party_at, person):
            end += 1
        else:
            break
    return end if end > start else at


def _continues(annotated: Annotated, joint: int, limit: int, party_at: dict[int, PartyMention], person: set[int]) -> bool:
    """Whether a list goes on with another portfolio ("Minister of Foreign Affairs, Foreign Employment and Tourism")."""
    after = joint + 1
    if after < limit and annotated.words[joint] == "," and annotated.words[after] == "and":
        after += 1
    if after >= limit or after in person or after in party_at or not annotated.words[after][0].isupper():
        return False
    match = _portfolios().match(annotated.words, after)
    if match is None or _senses().match(annotated.words, after) is not None:
        return False
    beyond = after + match[0]
    if beyond < limit and _senses().match(annotated.words, beyond) is not None:
        return False
    return annotated.words[joint] == "and" or (beyond < limit and annotated.words[beyond] in ("and", ",", "&"))


def _only_party(annotated: Annotated, start: int, end: int, party_at: dict[int, PartyMention]) -> PartyMention | None:
    if annotated.words[start].lower() in ("the", "our"):
        start += 1
    mention = party_at.get(start)
    return mention if mention is not None and mention.start == start and mention.end == end else None


def _fits(annotated: Annotated, start: int, end: int) -> bool:
    """A complement of an office is written in capitals or is a portfolio; "minister of great talent" is none."""
    return any(w[0].isupper() for w in annotated.words[start:end]) or _portfolios().match(annotated.words, start) is not None


def _trailing_party(annotated: Annotated, text_end: int, party_at: dict[int, PartyMention]) -> tuple[str | None, int] | None:
    mention = party_at.get(text_end - 1)
    if mention is None or mention.code is None or mention.form == "organisation":
        return None
    before = mention.start - 1
    if annotated.words[before].lower() == "the":
        before -= 1
    return (mention.code, before) if annotated.words[before].lower() == "of" else None


def _party_inside(annotated: Annotated, party_at: dict[int, PartyMention], start: int, end: int) -> str | None:
    """A body named inside the office tells the party ("Speaker of the Mongolian Parliament"), except after "to" or "for"."""
    for word in range(start, end):
        mention = party_at.get(word)
        if annotated.words[word] in ("to", "for", "on", "in"):
            return None
        if mention is not None and mention.code is not None and mention.form != "place":
            return mention.code
    return None


def _portfolio(annotated: Annotated, start: int, end: int) -> str | None:
    for word in range(start, end):
        match = _portfolios().match(annotated.words, word)
        if match is not None:
            return match[1]
    return None
