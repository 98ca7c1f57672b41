"""Who fills a slot of a rule: the officials and parties in a noun phrase, its conjuncts included."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from communique.coding.word_lists import in_list
from communique.knowledge import book
from communique.resolve.coreference import antecedent, group_at, is_plural_pronoun
from communique.resolve.document import Resolved
from communique.resolve.office_words import acts_for_state
from communique.resolve.offices import OfficeMention
from communique.resolve.people import Official, OfficialMention
from communique.resolve.speakers import is_own_voice

__all__ = ["Actor", "actors_of", "case_of", "listed_from", "modifying_parties", "parties_of"]

_FIRST_PERSON = frozenset({"we", "us", "our", "i", "me", "my"})
_JOINTS = frozenset({",", "and", "&", "as", "well", "along", "with", "together", ";", "/"})


@dataclass(frozen=True, slots=True, eq=False)
class Actor:
    """An official, or a party without one, over words `start` to `end`; `group` asks for the engagement's sides."""

    start: int
    end: int
    official: Official | None = None
    party: str | None = None
    group: bool = False
    loose: bool = False  # a pronoun, which only the engagement told right before can fill
    other: bool = False
    weak: bool = False

    @property
    def code(self) -> str | None:
        return self.party if self.party is not None else (self.official.party if self.official is not None else None)


@cache
def _collectives() -> frozenset[str]:
    return frozenset(book().lists["collectives"])


def case_of(resolved: Resolved, word: int) -> str:
    """Return the prepositions of a noun phrase, lower case ("along with")."""
    annotated = resolved.annotated
    case = " ".join(
        annotated.words[c].lower() for c in annotated.children(word) if annotated.deprels[c] == "case" and c < word
    )
    mention = resolved.mention_at.get(word)
    if case or mention is None:
        return case
    before = mention.start - 1  # a long title may have drawn its preposition to another of its words
    if before >= 0 and annotated.words[before].lower() in ("the", "a", "his", "her", "their"):
        before -= 1
    return annotated.words[before].lower() if before >= 0 and annotated.upos[before] == "ADP" else ""


def parties_of(actors: list[Actor]) -> set[str]:
    """Return the codes of the parties that the actors are of."""
    return {a.code for a in actors if a.code is not None}


def actors_of(resolved: Resolved, head: int) -> list[Actor]:
    """Return the actors in the noun phrase headed by `head`, in text order, each official once."""
    found: list[Actor] = []
    for word in _conjuncts(resolved, head):
        found.extend(_at(resolved, word))
    found.extend(_listed_after(resolved, found))
    unique: dict[object, Actor] = {}
    for actor in sorted(found, key=lambda a: a.start):
        key: object = id(actor.official) if actor.official is not None else (actor.party, actor.group)
        unique.setdefault(key, actor)
    return list(unique.values())


def listed_from(resolved: Resolved, word: int) -> list[Actor]:
    """Return the written list of officials that begins at the first mention right of a word, in its sentence."""
    annotated = resolved.annotated
    limit = annotated.sentences[annotated.sentence_of[word]].end
    for at in range(word + 1, limit):
        mention = resolved.mention_at.get(at)
        if mention is not None and mention.official is not None:
            first = [Actor(mention.start, mention.end, mention.official)]
            return first + _listed_after(resolved, first)
        if annotated.upos[at] == "VERB":
            break
    return []


def modifying_parties(resolved: Resolved, noun: int) -> list[Actor]:
    """Return the parties in the words right before a noun: "NATO-Ukraine Commission meeting", "U.S.-Japan Summit"."""
    annotated = resolved.annotated
    found: list[Actor] = []
    at = noun - 1
    first = annotated.sentences[annotated.sentence_of[noun]].start
    while at >= first:
        party = resolved.party_at.get(at)
        if party is not None and resolved.mention_at.get(at) is None:
            if party.code is not None:
                found.append(Actor(party.start, party.end, None, party.code, weak=True))
            at = party.start - 1
        elif _is_inside_modifier(resolved, at, first):
            at -= 1
        else:
            break
    return found[::-1]


def _is_inside_modifier(resolved: Resolved, at: int, first: int) -> bool:
    """Whether a word may stand among the modifiers of a noun: joints, modifiers by the parse, capitals."""
    annotated = resolved.annotated
    word = annotated.words[at]
    if word in ("-", "–", "’", "'s", "’s", "/"):
        return True
    if annotated.deprels[at].partition(":")[0] in ("compound", "amod", "nummod", "flat"):
        return True
    if word[0].isupper() and annotated.upos[at] in ("PROPN", "ADJ", "NOUN") and resolved.mention_at.get(at) is None:
        return True
    capitals = at > first and annotated.words[at - 1][0].isupper() and annotated.words[at + 1][0].isupper()
    return word in ("and", "&") and capitals


def _conjuncts(resolved: Resolved, head: int) -> list[int]:
    annotated = resolved.annotated
    words = [head]
    for word in words:
        words.extend(
            c
            for c in annotated.children(word)
            if annotated.deprels[c] in ("conj", "appos", "list") and annotated.upos[c] != "VERB"
        )
        mention = resolved.mention_at.get(word)
        if mention is not None:  # the parse may hang a conjunct anywhere in a long title
            for inside in range(mention.start, mention.end):
                words.extend(
                    c for c in annotated.children(inside)
                    if annotated.deprels[c] in ("conj", "appos", "list") and annotated.upos[c] != "VERB"
                    and c not in words and c >= mention.end
                )  # fmt: skip
    return sorted(set(words))


def _at(resolved: Resolved, word: int) -> list[Actor]:
    annotated = resolved.annotated
    mention = resolved.mention_at.get(word)
    if mention is not None:
        return _of_mention(resolved, mention)
    if annotated.words[word].lower() in ("who", "which", "that") and annotated.upos[word] == "PRON":
        return _relative(resolved, word)
    official = antecedent(resolved, word)
    if official is not None:
        return [Actor(word, word + 1, official)]
    lower = annotated.words[word].lower()
    if lower in _FIRST_PERSON and resolved.home.party and resolved.home.official and is_own_voice(resolved, word):
        return [Actor(word, word + 1, None, resolved.home.party, weak=True)]
    if (
        annotated.upos[word] == "NUM"
        and lower in ("two", "three", "pair")
        and annotated.deprels[word] not in ("nummod", "compound")
    ):
        return [Actor(word, word + 1, group=True)]
    if is_plural_pronoun(resolved, word):
        return [Actor(word, word + 1, group=True, loose=True)]
    inside = _named_inside(resolved, word)
    if inside:
        return inside
    group = group_at(resolved, word)
    if group is not None and not (lower in _collectives() and _collective(resolved, word)):
        both = group.side == "both"
        loose = lower in ("parties", "sides", "participants", "interlocutors", "officials")
        return [Actor(max(0, word - 2), word + 1, group=both, loose=loose, other=group.side == "other")]
    party = resolved.party_at.get(word)
    if party is not None:
        return [Actor(party.start, party.end, None, party.code)] if party.code is not None else []
    return _collective(resolved, word) if lower in _collectives() else []


def _relative(resolved: Resolved, word: int) -> list[Actor]:
    """Return the official right before "who", which stands for them."""
    for at in (word - 1, word - 2):
        mention = resolved.mention_at.get(at) if at >= 0 else None
        if mention is not None:
            return _of_mention(resolved, mention)
    return []


_POINTING = frozenset({"both", "these", "two", "three", "four", "five"})
_NO_LONGER = frozenset({"former", "ex", "late", "ex-president"})


def _of_mention(resolved: Resolved, mention: OfficialMention) -> list[Actor]:
    before = [w.lower() for w in resolved.annotated.words[max(0, mention.start - 2) : mention.start] if w != "-"]
    if before and before[-1] in _NO_LONGER:
        return []
    if mention.official is not None:
        private = mention.official.offices and not any(
            acts_for_state(wording) for wording, _ in mention.official.offices
        )
        return [] if private else [Actor(mention.start, mention.end, mention.official)]
    office = mention.offices[0] if mention.offices else None
    if office is not None and not acts_for_state(office.wording(resolved.annotated)):
        return []
    if office is None or (office.party is None and not office.plural):
        return []
    if not office.plural:
        return [Actor(mention.start, mention.end, None, office.party)]
    codes = _parties_below(resolved, office.head) or ([office.party] if office.party else [])
    if not codes:
        return [Actor(mention.start, mention.end, group=True)] if _is_definite(resolved, mention.start, office) else []
    return [Actor(mention.start, mention.end, None, code, weak=True) for code in codes]


def _is_definite(resolved: Resolved, start: int, office: OfficeMention) -> bool:
    """Whether a plural points back: "the leaders", "both presidents", "Ministers discussed …"; not "media leaders"."""
    annotated = resolved.annotated
    if start == annotated.sentences[annotated.sentence_of[start]].start:
        return True
    local = office.rank == 7 and office.head > office.start  # "the immigration officials"
    return not local and (office.definite is not None or annotated.words[start - 1].lower() in _POINTING)


def _named_inside(resolved: Resolved, word: int) -> list[Actor]:
    """A description with the name beside it: "his Indian counterpart Rajnath Singh"."""
    annotated = resolved.annotated
    for child in annotated.children(word):
        mention = resolved.mention_at.get(child)
        if (
            mention is not None
            and annotated.deprels[child] in ("appos", "flat", "compound", "nmod")
            and 0 <= mention.start - word <= 2
            and mention.official
        ):
            codes = _parties_below(resolved, word, before=True)
            if codes and not mention.official.parties:
                mention.official.parties.append(codes[0])
            return [Actor(mention.start, mention.end, mention.official)]
    following = resolved.mention_at.get(word + 1)
    if (
        following is not None and following.start == word + 1 and following.name is not None
        and following.official is not None and annotated.words[word].lower() in ("counterpart", "colleague")
    ):  # fmt: skip
        codes = _parties_below(resolved, word, before=True)
        if codes and not following.official.parties:
            following.official.parties.append(codes[0])
        return [Actor(following.start, following.end, following.official)]
    return []


def _collective(resolved: Resolved, word: int) -> list[Actor]:
    if any(in_list(resolved.annotated.words[w], "business") for w in resolved.annotated.subtree(word)[:12]):
        return []
    codes = _parties_below(resolved, word)
    span = resolved.annotated.subtree(word)
    return [
        Actor(min(span[0], word), max(w for w in span if w <= word + 8) + 1, None, code, weak=True) for code in codes
    ]


def _parties_below(resolved: Resolved, word: int, before: bool = False, depth: int = 3) -> list[str]:
    """Return the codes that a noun carries: adjective, possessor, "of X and Y"."""
    annotated = resolved.annotated
    codes: list[str] = []
    for child in annotated.children(word):
        if annotated.deprels[child].partition(":")[0] not in ("amod", "compound", "nmod", "flat", "det"):
            continue
        if before and child > word:
            continue
        if annotated.deprels[child] == "nmod" and case_of(resolved, child) not in ("of", "from", "of the", ""):
            continue
        for part in _conjuncts(resolved, child):
            party = resolved.party_at.get(part)
            official = resolved.mention_at.get(part)
            if party is not None and party.code is not None:
                codes.append(party.code)
            elif official is not None and official.official is not None and official.official.party is not None:
                codes.append(official.official.party)
            elif annotated.deprels[child] == "nmod" and part != child:
                codes.extend(_parties_below(resolved, part, depth=depth - 1) if depth else [])
            elif annotated.deprels[child] == "nmod" and depth:
                codes.extend(c for c in _parties_below(resolved, part, depth=depth - 1) if c not in codes)
    return list(dict.fromkeys(codes))


def _listed_after(resolved: Resolved, found: list[Actor]) -> list[Actor]:
    """Follow a written list of officials that the parse broke: mention, comma or "and", mention …"""
    if not found or found[-1].official is None:
        return []
    annotated = resolved.annotated
    more: list[Actor] = []
    at = max(a.end for a in found if a.official is not None)
    limit = annotated.sentences[annotated.sentence_of[found[0].start]].end
    while at < limit:
        joint = at
        while joint < limit and (
            annotated.words[joint].lower() in _JOINTS or annotated.words[joint] in ("the", "The", "a")
        ):
            joint += 1
        mention = resolved.mention_at.get(joint) or resolved.mention_at.get(joint + 1)
        if (
            joint == at
            or mention is None
            or mention.official is None
            or mention.start < joint
            or mention.start > joint + 1
        ):
            break
        if any(
            annotated.deprels[w].startswith("nsubj") and annotated.heads[w] >= mention.end
            for w in range(mention.start, mention.end)
        ):
            break
        if all(annotated.words[w].lower() in ("with", "as") for w in range(at, joint)):
            break
        more.append(Actor(mention.start, mention.end, mention.official))
        at = mention.end
    return more
