"""The words around a name that are no office: complete, known once, and careful with words that are also names."""

from collections import Counter
from pathlib import Path
from typing import Any

import yaml

PATH = Path(__file__).parents[2] / "src" / "communique" / "knowledge" / "honorifics.yaml"
DATA: dict[str, Any] = yaml.safe_load(PATH.read_text(encoding="utf-8"))
HONORIFICS: list[dict[str, Any]] = DATA["honorifics"]
BY_WORD = {entry["word"]: entry for entry in HONORIFICS}

FIELDS = {"word", "kind", "gender", "keep", "source", "ambiguous"}
KINDS = {"academic", "civil", "military", "noble", "religious", "suffix"}


def test_no_word_stands_twice() -> None:
    assert [word for word, count in Counter(e["word"] for e in HONORIFICS).items() if count > 1] == []


def test_fields_are_complete_and_known() -> None:
    for entry in HONORIFICS:
        assert FIELDS - {"ambiguous"} <= set(entry) <= FIELDS, entry
        assert isinstance(entry["word"], str), entry
        assert entry["kind"] in KINDS, entry
        assert entry["gender"] in {"m", "f", None}, entry
        assert isinstance(entry["keep"], bool), entry


def test_every_source_is_described() -> None:
    assert {entry["source"] for entry in HONORIFICS} == set(DATA["sources"])


def test_styles_of_ruling_families_stay_in_the_name() -> None:
    assert all(BY_WORD[word]["keep"] for word in ("Sheikh", "Sheikha", "Lord", "Pope", "Sayyid"))
    assert not any(
        BY_WORD[word]["keep"] for word in ("Mr", "Dr.", "Shri", "H.E.", "General", "Rt Hon", "Prince", "Sir")
    )


def test_words_that_are_also_names_are_marked() -> None:
    assert all("ambiguous" in BY_WORD[word] for word in ("U", "Daw", "Sri", "Amir", "Pope", "Marshal", "M."))


def test_gender_follows_the_form_of_address() -> None:
    assert {BY_WORD[word]["gender"] for word in ("Ms", "Mrs", "Madam", "Smt.", "Dame")} == {"f"}
    assert {BY_WORD[word]["gender"] for word in ("Mr", "Shri", "Sir", "Lord")} == {"m"}
    assert {BY_WORD[word]["gender"] for word in ("Dr", "H.E.", "General")} == {None}
