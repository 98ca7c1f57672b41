"""The dictionary form of a word, given its part of speech: "met" as VERB is "meet", "'s" as AUX "be".

Irregular forms come from the table below, regular ones from endings; simplemma's word list decides between spellings
("visited" is of "visit", "invited" of "invite").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

__all__ = ["lemma"]

# base, then its irregular forms; regular forms are left to the endings.
_IRREGULAR: Final = """
be am is are was were been being 's 're 'm re m r s | have has had having 've ve | do does did done
go goes went gone gon | say said | make made | get got gotten | take took taken | see saw seen | know knew known
think thought | come came | give gave given | find found | tell told | leave left | feel felt | keep kept
begin began begun | show shown | hear heard | run ran | hold held | bring brought | write wrote written
sit sat | stand stood | lose lost | pay paid | meet met | lead led | understand understood | speak spoke spoken
spend spent | grow grew grown | win won | teach taught | buy bought | send sent | build built | fall fell fallen
sell sold | rise rose risen | drive drove driven | break broke broken | eat ate eaten | draw drew drawn
choose chose chosen | wear wore worn | seek sought | throw threw thrown | deal dealt | catch caught
fight fought | forget forgot forgotten | sing sang sung | swear swore sworn | strike struck stricken
shake shook shaken | ride rode ridden | fly flew flown | lie lay lain lying | lay laid | bear bore born borne
hide hid hidden | arise arose arisen | bind bound | blow blew blown | sink sank sunk | swim swam swum
drink drank drunk | ring rang rung | mean meant | sleep slept | sweep swept | creep crept | weep wept
shoot shot | feed fed | breed bred | flee fled | bleed bled | dig dug | stick stuck | hang hung | spin spun
sting stung | swing swung | wind wound | grind ground | light lit | slide slid | bite bitten | tear tore torn
steal stole stolen | freeze froze frozen | wake woke woken | awake awoke | weave wove woven
undergo underwent undergone | undertake undertook undertaken | withdraw withdrew withdrawn | withhold withheld
uphold upheld | overcome overcame | oversee oversaw overseen | foresee foresaw foreseen
forgive forgave forgiven | forbid forbade forbidden | become became | mistake mistook mistaken
overthrow overthrew overthrown | outdo outdid | rebuild rebuilt | resell resold | retell retold
rewrite rewrote rewritten | redo redid redone | foretell foretold | mislead misled | misunderstand misunderstood
behold beheld | beget begot | cling clung | fling flung | kneel knelt | lend lent | bend bent | lean leant
leap leapt | learn learnt | burn burnt | dream dreamt | spell spelt | spill spilt | dwell dwelt
spring sprang sprung | shrink shrank shrunk | stink stank | stride strode | strive strove striven | sew sewn
sow sown | prove proven | shine shone | spit spat | tread trod trodden | undo undid undone | withstand withstood
overtake overtook overtaken | die dying | tie tying | will 'll wo | would 'd | can ca | shall sha | unite united
add added adding | underlie underlying underlay underlain | overlie overlying | vie vying | use used using
bus bused | travel travelled travelling | cancel cancelled cancelling | signal signalled signalling
label labelled labelling | model modelled modelling | counsel counselled counselling | channel channelled channelling
fuel fuelled fuelling | level levelled levelling | total totalled totalling | marshal marshalled marshalling
"""
_NOUNS: Final = {
    "men": "man", "women": "woman", "children": "child", "feet": "foot", "teeth": "tooth", "mice": "mouse",
    "lives": "life", "wives": "wife", "knives": "knife", "leaves": "leaf", "halves": "half", "shelves": "shelf",
    "selves": "self", "thieves": "thief", "wolves": "wolf", "loaves": "loaf", "criteria": "criterion",
    "phenomena": "phenomenon", "analyses": "analysis", "crises": "crisis", "bases": "base", "theses": "thesis",
    "axes": "axis", "hypotheses": "hypothesis", "diagnoses": "diagnosis", "oxen": "ox", "alumni": "alumnus",
    "spokesmen": "spokesman", "spokeswomen": "spokeswoman", "statesmen": "statesman", "servicemen": "serviceman",
    "congressmen": "congressman", "policemen": "policeman", "gentlemen": "gentleman", "fishermen": "fisherman",
    "businessmen": "businessman", "chairmen": "chairman", "geese": "goose",
}  # fmt: skip
_SAME: Final = frozenset(  # nouns in -s that are no plurals, or have no singular
    "news means series species headquarters premises troops proceeds regards thanks politics economics physics ethics"
    " mathematics athletics logistics statistics diabetes lens gas bias chaos clothes".split()
)
_DEGREES: Final = {
    ("better", "ADJ"): "good", ("best", "ADJ"): "good", ("better", "ADV"): "well", ("best", "ADV"): "well",
    ("worse", "ADJ"): "bad", ("worst", "ADJ"): "bad", ("worse", "ADV"): "badly", ("worst", "ADV"): "badly",
    ("more", "ADJ"): "more", ("more", "ADV"): "more", ("most", "ADJ"): "most", ("most", "ADV"): "most",
    ("further", "ADJ"): "further", ("further", "ADV"): "far", ("least", "ADJ"): "least", ("least", "ADV"): "least",
    ("less", "ADJ"): "less", ("less", "ADV"): "less",
}  # fmt: skip
_CLOSED: Final = {
    ("n't", "PART"): "not", ("nt", "PART"): "not", ("not", "PART"): "not", ("s", "PART"): "'s", ("'", "PART"): "'s",
    ("'s", "PART"): "'s", ("'d", "AUX"): "would", ("wo", "AUX"): "will", ("ca", "AUX"): "can", ("na", "PART"): "to",
    ("'s", "PRON"): "we", ("an", "DET"): "a", ("these", "DET"): "this", ("those", "DET"): "that",
    ("these", "PRON"): "this", ("those", "PRON"): "that", ("me", "PRON"): "I", ("i", "PRON"): "I",
    ("him", "PRON"): "he", ("them", "PRON"): "they", ("us", "PRON"): "we", ("'em", "PRON"): "they",
}  # fmt: skip
_NOT_DEGREES: Final = frozenset(
    "after over under never ever other another either neither rather whether together however former latter inner outer"
    " upper proper super eager clever bitter sober tender premier per honest modest west east rest forest".split()
)
_UNCHANGED: Final = frozenset({"PROPN", "PUNCT", "SYM", "X"})
_VOWEL: Final = re.compile("[aeiouy]")
# One vowel before one consonant would have been doubled, were there no -e: "hoping" is of "hope".
_ENDS_IN_E: Final = re.compile(
    r"^(?:[^aeiou]*|.*qu)[aeiouy][^aeiouwxy]$"
    r"|(?:[iy]z|at|iev|[aeiour]v|[dr]g|[nru]s|[aeiou]c|nc|rc|u|[bdgkpt]l)$"
)
_CAPITAL: Final = re.compile(
    r"(?:ian|(?<!Cl)(?<!\bM)ean|ese|aqi|eli|ani|[aeimw]ti|rican|xican)$|^(?:British|Turkish|Spanish|Polish|Irish|Scottish|Welsh|English|Swedish"
    r"|Danish|Finnish|Jewish|Kurdish|French|Dutch|Greek|Swiss|Czech|Thai|German|Roman|Arab|Arabic|Islamic|Muslim|Moslem|Catholic"
    r"|Afghan|Tibetan|Tamil|Lao|Yemeni|Shiite|Shia|Sunni|Hindu|Buddhist|Atlantic|Pacific|Arctic)$"
)


@lru_cache(maxsize=65536)
def lemma(word: str, upos: str) -> str:
    """Return the lemma of `word` as the UD part of speech `upos`.

    >>> [lemma("spoke", "VERB"), lemma("meeting", "VERB"), lemma("meeting", "NOUN"), lemma("'s", "AUX")]
    ['speak', 'meet', 'meeting', 'be']
    """
    if upos in _UNCHANGED:
        return word
    small = word.lower().replace("’", "'")
    closed = _CLOSED.get((small, upos))
    if closed is not None:
        return closed
    if upos in ("VERB", "AUX"):
        return _verbs().get(small) or _verb(small)
    if upos == "NOUN":
        return word if _is_code(word) else _NOUNS.get(small) or _noun(small)
    if upos in ("ADJ", "ADV"):
        return _DEGREES.get((small, upos)) or _degree(word, small)
    return small


@cache
def _verbs() -> dict[str, str]:
    rows = [row.split() for line in _IRREGULAR.split("\n") for row in line.split("|") if row.strip()]
    return {form: base for base, *forms in rows for form in forms} | {base: base for base, *_ in rows}


@lru_cache(maxsize=8192)
def _listed(word: str) -> bool:
    """Whether the word list has the word as a dictionary form; read packed (`low_memory`), it is ready sooner."""
    from simplemma import is_known, lemmatize

    return bool(word) and is_known(word, "en", low_memory=True) and lemmatize(word, "en", low_memory=True) == word


def _is_code(word: str) -> bool:
    """Whether capitals are part of the word: "IQ", "L2", but not "TALKS" in a headline."""
    return word.isupper() and len(word) <= 4 and not _listed(word.lower())


def _verb(small: str) -> str:
    bases = list(_verb_bases(small))
    return next((base for base in bases if _listed(base)), bases[0] if bases else small)


def _verb_bases(small: str) -> Iterator[str]:
    """Yield what a regular verb form can come from, the likeliest first."""
    if small.endswith("s") and not small.endswith(("ss", "us", "is")):
        yield from _plain(small)
    elif small.endswith("ied") and len(small) > 4:
        yield small[:-3] + "y"
    elif small.endswith("eed"):
        yield from (small, small[:-1])
    elif small.endswith(("ing", "ed")):
        stem = small.removesuffix("ing" if small.endswith("ing") else "ed")
        if len(stem) > 1 and _VOWEL.search(stem):
            yield from _undoubled(stem)
            yield from (stem + "e", stem) if _ENDS_IN_E.search(stem) else (stem, stem + "e")


def _plain(small: str) -> Iterator[str]:
    """Yield what a form in -s can come from."""
    if small.endswith("ies") and len(small) > 4:
        yield small[:-3] + "y"
    elif small.endswith(("ches", "shes", "sses", "xes", "zzes", "oes")):
        yield small[:-2]
    yield small[:-1]
    yield small[:-2]


def _undoubled(stem: str) -> Iterator[str]:
    """Yield the stem without the consonant doubled before an ending: "plann" is of "plan", but "call" of "call"."""
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "aeiou":
        yield from (stem, stem[:-1]) if stem[-1] in "slzf" else (stem[:-1], stem)


def _noun(small: str) -> str:
    if small in _SAME or not small.endswith("s") or small.endswith(("ss", "us", "is")):
        return small
    if len(small) < 4 or small[0].isdigit():
        return small
    bases = list(_plain(small))[:2]
    return next((base for base in bases if _listed(base)), bases[0])


def _degree(word: str, small: str) -> str:
    """Undo -er and -est where the word list has the plain form; a nationality keeps its capital."""
    ending = next((e for e in ("er", "est") if small.endswith(e) and len(small) > len(e) + 2), None)
    if ending is not None and small not in _NOT_DEGREES:
        stem = small.removesuffix(ending)
        bases = (stem[:-1] + "y",) if stem.endswith("i") else (*_undoubled(stem), stem + "e", stem)
        return next((base for base in bases if _listed(base)), small)
    return word if word[:1].isupper() and _CAPITAL.search(word) else small
