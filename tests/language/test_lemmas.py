from __future__ import annotations

import pytest

from communique.language.lemmas import lemma


@pytest.mark.parametrize(
    ("word", "upos", "expected"),
    [
        *((word, "VERB", base) for word, base in (
            ("spoke", "speak"), ("held", "hold"), ("met", "meet"), ("said", "say"), ("visited", "visit"),
            ("invited", "invite"), ("agreed", "agree"), ("Called", "call"), ("planned", "plan"), ("hoping", "hope"),
            ("signed", "sign"), ("welcomes", "welcome"), ("denies", "deny"), ("discussing", "discuss"), ("paid", "pay"),
            ("expressed", "express"), ("received", "receive"), ("led", "lead"), ("bilateralise", "bilateralise"),
            ("pledged", "pledge"), ("offered", "offer"), ("undertook", "undertake"), ("submitted", "submit"),
            ("condemned", "condemn"), ("urged", "urge"), ("ratified", "ratify"), ("is", "be"), ("following", "follow"),
        )),
        ("'s", "AUX", "be"), ("'s", "PART", "'s"), ("n't", "PART", "not"), ("n’t", "PART", "not"),
        ("has", "AUX", "have"),
        ("talks", "NOUN", "talk"), ("meeting", "NOUN", "meeting"), ("meetings", "NOUN", "meeting"),
        ("ties", "NOUN", "tie"), ("media", "NOUN", "media"),
        ("countries", "NOUN", "country"), ("ministers", "NOUN", "minister"), ("women", "NOUN", "woman"),
        ("news", "NOUN", "news"), ("crises", "NOUN", "crisis"), ("lives", "NOUN", "life"), ("status", "NOUN", "status"),
        ("better", "ADJ", "good"), ("closer", "ADJ", "close"), ("biggest", "ADJ", "big"), ("later", "ADV", "late"),
        ("further", "ADJ", "further"), ("Foreign", "ADJ", "foreign"), ("Canadian", "ADJ", "Canadian"),
        ("States", "PROPN", "States"), ("them", "PRON", "they"),
    ],
)  # fmt: skip
def test_lemma(word: str, upos: str, expected: str) -> None:
    assert lemma(word, upos) == expected
