from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.language.tokenizer import paragraphs, tokenize


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Canada's minister didn't call.", "Canada 's minister did n't call ."),
        ("They DON'T and won’t.", "They DO N'T and wo n’t ."),
        ("Mr. J. Smith met H.E. Dr. Amal Perera.", "Mr. J. Smith met H.E. Dr. Amal Perera ."),
        ("No. 10 said no. No. Never.", "No. 10 said no . No . Never ."),
        ("at 5pm for $3.5m, 1990s, 20th", "at 5 pm for $ 3.5 m , 1990s , 20th"),
        ("the U.S.-led co-operation on 3-4 May", "the U.S. - led co-operation on 3 - 4 May"),
        ('said in part:"You again."', 'said in part : " You again . "'),
        ("the text.Next", "the text . Next"),
        (
            "#G20 at www.example.org/a, @mfa or a.b@example.org.",
            "#G20 at www.example.org/a , @mfa or a.b@example.org .",
        ),
        ("1. The ministers met.", "1. The ministers met ."),
        ("They cannot go.", "They can not go ."),
        ("Who?! Really.?", "Who ?! Really .?"),
    ],
)
def test_words_follow_the_treebanks(text: str, words: str) -> None:
    assert [text[a:b] for a, b in tokenize(text)] == words.split()


def test_paragraphs_are_stripped_and_never_empty() -> None:
    text = "  One. \r\n \n\n Two\u2028three \n\t\n"
    assert [text[a:b] for a, b in paragraphs(text)] == ["One.", "Two\u2028three"]


@settings(deadline=None)
@given(st.text(max_size=200))
def test_words_cover_every_visible_character_once_and_in_order(text: str) -> None:
    covered: list[int] = []
    for start, end in tokenize(text):
        assert start < end
        covered.extend(range(start, end))
    assert covered == [at for at, letter in enumerate(text) if not letter.isspace()]


@settings(deadline=None)
@given(st.text(alphabet="a.b-@/'s1,", max_size=2500))
def test_words_cover_long_stretches_without_blanks(text: str) -> None:
    assert "".join(text[a:b] for a, b in tokenize(text)) == text


def test_a_part_of_a_text_is_read_as_if_alone() -> None:
    text = "Before. Canada's. After."
    assert tokenize(text, 8, 17) == [(8, 14), (14, 16), (16, 17)]
