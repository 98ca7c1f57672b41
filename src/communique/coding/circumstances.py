"""Where an engagement took place, and in what tone."""

from __future__ import annotations

from communique.coding.actors import case_of
from communique.coding.draft import Draft, Place
from communique.knowledge import book
from communique.resolve.document import Resolved

__all__ = ["hear_tones", "place_of", "tone_of"]


def place_of(resolved: Resolved, draft: Draft, triggers: set[int]) -> Place | None:
    """Return the place in an in- or at-phrase that hangs on the draft's words."""
    annotated = resolved.annotated
    own = {draft.trigger, *draft.anchors}
    sentence = annotated.sentences[annotated.sentence_of[draft.trigger]]
    for party in resolved.parties:
        if (
            not sentence.start <= party.start < sentence.end
            or party.form not in ("place", "name")
            or party.code is None
        ):
            continue
        head = next(
            (w for w in range(party.start, party.end) if not party.start <= annotated.heads[w] < party.end), party.start
        )
        if case_of(resolved, head).split(" ")[0] not in ("in", "at", "from"):
            continue
        if resolved.mention_at.get(head) is not None:
            continue
        for up in annotated.ancestors(head):
            if up in own:
                name = annotated.quote(party.start, party.end) if party.form == "place" else None
                return Place(name, party.code, party.start, party.end)
            clause = annotated.upos[up] in ("VERB", "AUX") and annotated.deprels[up] != "conj"
            if up in triggers or clause or annotated.deprels[up] == "acl:relcl":
                break
    return None


_TALK = frozenset(
    {
        "conversation",
        "talk",
        "talks",
        "meeting",
        "discussion",
        "call",
        "dialogue",
        "exchange",
        "atmosphere",
        "spirit",
        "manner",
    }
)


def hear_tones(resolved: Resolved, drafts: list[Draft]) -> None:
    """Add the tone told later: "The conversation was warm and cordial", "held in a friendly atmosphere"."""
    annotated = resolved.annotated
    for word, lemma in enumerate(annotated.lemmas):
        if lemma.lower() not in _TALK or annotated.upos[word] not in ("NOUN", "PROPN"):
            continue
        before = [d for d in drafts if d.trigger <= word and d.kind in ("call", "meeting", "dialogue", "visit")]
        for tone in tone_of(resolved, {word}) if before else []:
            if tone not in before[-1].tone:
                before[-1].tone.append(tone)


def tone_of(resolved: Resolved, words: set[int]) -> list[str]:
    """Return the tone words that modify or are said of the given words."""
    annotated = resolved.annotated
    tones = frozenset(book().tones)
    found: list[int] = []
    for word in words:
        for child in annotated.children(word):
            if annotated.deprels[child] == "amod":
                found.extend([child, *annotated.dependents(child, "conj")])
        head = annotated.heads[word]
        if annotated.deprels[word] == "nsubj" and head >= 0 and annotated.upos[head] == "ADJ":
            found.extend([head, *annotated.dependents(head, "conj")])
    return [annotated.words[w].lower() for w in sorted(set(found)) if annotated.words[w].lower() in tones]
