"""Files as they come: good ones become documents, bad ones a line that says why."""

from __future__ import annotations

import gzip
import io
import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.ingest import Problem, open_all
from communique.ingest.size import LARGEST
from communique.model import Document

CALL = "Norway’s foreign minister Kari Vik phoned her Chilean counterpart on Tuesday."


def taken(path: Path, published: str | None = None) -> list[Document]:
    found = list(open_all([str(path)], published))
    assert not [str(each) for each in found if isinstance(each, Problem)]
    return [each for each in found if isinstance(each, Document)]


def refused(path: Path) -> str:
    [found] = open_all([str(path)])
    assert isinstance(found, Problem)
    assert "\n" not in str(found)
    assert str(found).startswith(f"{path}")
    return found.reason


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ("date 2024-05-08\n", "2024-05-08"),
        ("date 2024-05-08\r\n\r\n", "2024-05-08"),
        ("date 2024-05-08 ", "2024-05-08"),
        ("  date 2024-05-08 ", "2024-05-08"),
        ("Date: 2024-05-08\n", "2024-05-08"),
        ("date 2024-05\n", "2024-05"),
        ("", None),
    ],
)
def test_the_first_line_may_state_the_date(tmp_path: Path, head: str, published: str | None) -> None:
    path = written(tmp_path / "call.txt", (head + CALL + "\n").encode())
    assert taken(path) == [Document(CALL, id="call", published=published)]


def test_a_text_about_dates_is_left_alone(tmp_path: Path) -> None:
    text = "Date palms were the topic of the ministers’ talks."
    assert taken(written(tmp_path / "palms.txt", text.encode()))[0].text == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    assert taken(written(tmp_path / "a.txt", CALL.encode(encoding)))[0].text == CALL


def test_line_breaks_become_one_kind(tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", b"The ministers spoke.\r\n\r\nThey agreed.\r")
    assert taken(path)[0].text == "The ministers spoke.\n\nThey agreed."


def test_a_given_date_fills_in_but_does_not_overrule(tmp_path: Path) -> None:
    dated, undated = tmp_path / "dated.txt", tmp_path / "undated.txt"
    dated.write_text(f"date 2024-05-08\n{CALL}")
    undated.write_text(CALL)
    assert taken(dated, "2020-01-01")[0].published == "2024-05-08"
    assert taken(undated, "2020-01-01")[0].published == "2020-01-01"


RUSSIAN = "Министр иностранных дел провёл встречу с послом. Стороны обсудили торговлю и рыболовство. " * 3
HINDI = "विदेश मंत्री ने मंगलवार को अपने समकक्ष से फोन पर बात की। दोनों ने व्यापार पर चर्चा की। " * 3
SPANISH = (
    "El ministro de Relaciones Exteriores se reunió el martes en Santiago con su homólogo noruego, y los dos ministros"
    " hablaron de la pesca, del comercio y de la protección de los océanos, según un comunicado publicado por el"
    " gobierno después de la conversación, que fue cordial y duró una hora."
)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t\n", "only blanks"),
        ("a.txt", b"date 2024-05-08\n  \n", "no text in it"),
        ("a.txt", b"date 2024-13-45\nThey spoke.", "published “2024-13-45” is not a date (YYYY-MM-DD)"),
        ("a.txt", b"They\0spoke", "binary data, not text"),
        ("a.txt", b"\x01\x02\x03\x04", "binary data, not text"),
        ("a.txt", b"%PDF-1.7 ...", "a PDF, not text"),
        ("a.docx", b"PK\x03\x04 ...", "a ZIP archive or office document, not text"),
        ("a.txt", "Министр провёл встречу".encode("cp1251"), "neither UTF-8 nor"),
        ("a.txt", "They’ll meet in Zürich".encode()[:-4] + b"\xc3\x28", "damaged UTF-8"),
        ("a.txt", b"\xff\xfeT\0h\0\xff", "broken UTF-16"),
        ("a.txt", b"\x81\x8d\x8f They spoke", "neither UTF-8 nor Windows-1252"),
        ("a.txt", RUSSIAN.encode(), "not English (mostly Cyrillic letters)"),
        ("a.txt", HINDI.encode(), "not English (mostly Devanagari letters)"),
        ("a.txt", SPANISH.encode(), "not English (hardly any of its frequent words)"),
        ("a.txt", b"12 34 56", "no words in it"),
        ("a.html", b"<html><body><nav><a href=/>Home</a></nav><script>x()</script></body></html>", "no article"),
        ("a.html", b"%PDF-1.7 ...", "a PDF, not text"),
        ("a.html", b"<html>\0</html>", "binary data, not text"),
        ("a.json", b"{\"text\": ", "broken JSON: "),
        ("a.json", b"[]", "an empty list"),
        ("a.json", b"\"a text\"", "not a document: "),
        ("a.json", b"{\"title\": \"A call\"}", "missing required field `text`"),
        ("a.jsonl", b"", "empty"),
        ("a.jsonl", b"\n\n", "empty"),
        ("a.jsonl.gz", b"no gzip", "could not be read: "),
        ("a.txt.gz", gzip.compress(b"They spoke."), "only JSONL may be packed"),
    ],
)  # fmt: skip
def test_bad_files(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    assert reason in refused(written(tmp_path / name, data))


def test_what_is_not_english_is_set_aside(tmp_path: Path) -> None:
    [found] = open_all([str(written(tmp_path / "a.txt", RUSSIAN.encode()))])
    assert isinstance(found, Problem)
    assert found.set_aside


@pytest.mark.parametrize(
    "headline",
    [
        "India, Canada defence ministers hold call",
        "Blinken–Lavrov talks",
        "UN chief Guterres lands in Kyiv",
        "Modi meets Macron",
    ],
)
def test_short_headlines_are_english(tmp_path: Path, headline: str) -> None:
    assert taken(written(tmp_path / "a.txt", headline.encode()))[0].text == headline


def test_a_file_too_large_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(LARGEST * 2)
    assert refused(path).startswith("larger than 20 MB")


def test_missing_folder_and_forbidden(tmp_path: Path) -> None:
    assert refused(tmp_path / "missing.txt") == "no such file"
    assert refused(tmp_path) == "a folder, not a file"
    if os.geteuid() != 0:  # root may read everything
        locked = written(tmp_path / "locked.txt", b"They spoke.")
        locked.chmod(0)
        assert refused(locked) == "no permission to read it"


def test_an_impossible_name_is_one_line() -> None:
    [found] = open_all(["bad\0name\n\x1b[31m.txt"])
    assert isinstance(found, Problem)
    assert str(found).isprintable()


def test_a_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    good = written(tmp_path / "good.txt", CALL.encode())
    kinds = [type(each) for each in open_all([str(tmp_path / "no"), str(good), str(tmp_path)])]
    assert kinds == [Problem, Document, Problem]


def test_the_same_name_gets_a_number(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    paths = [tmp_path / "call.txt", tmp_path / "x" / "call.txt", tmp_path / "call-2.txt"]
    for path in paths:
        path.write_text(CALL)
    found = open_all([str(path) for path in paths])
    assert [each.id for each in found if isinstance(each, Document)] == ["call", "call-2", "call-2-2"]


# Rows


def rows(*each: object) -> bytes:
    return b"".join((row if isinstance(row, bytes) else json.dumps(row).encode()) + b"\n" for row in each)


FULL = {
    "id": "d1", "publisher": "Own Paper", "published": "2024-05-08T10:00:00Z", "title": "A call",
    "url": "https://example.org/1", "text": f" {CALL}\r\nThey agreed.\n",
}  # fmt: skip


def test_a_row_becomes_a_document_with_its_text_untouched(tmp_path: Path) -> None:
    [found] = taken(written(tmp_path / "a.jsonl", rows(FULL)))
    assert found == Document(
        f" {CALL}\r\nThey agreed.\n", "d1", "2024-05-08", "Own Paper", "A call", "https://example.org/1"
    )


def test_broken_rows_are_named_by_their_line_and_the_rest_is_read(tmp_path: Path) -> None:
    data = rows(
        FULL, b"{broken", b"", {"text": ""}, {"text": 7}, [1], {"text": CALL, "published": "someday"}, {"text": CALL}
    )
    path = written(tmp_path / "feed.jsonl", data)
    found = list(open_all([str(path)]))
    assert [(each.line, each.reason.split(":")[0]) for each in found if isinstance(each, Problem)] == [
        (2, "broken JSON"),
        (4, "no text in it"),
        (5, "not a document"),
        (6, "not a document"),
        (7, "published “someday” is not a date (YYYY-MM-DD)"),
    ]
    assert [each.id for each in found if isinstance(each, Document)] == ["d1", "feed"]


def test_rows_without_an_id_take_their_address_or_the_name_of_the_file(tmp_path: Path) -> None:
    data = rows({"text": CALL, "url": "https://example.org/2"}, {"text": CALL}, {"text": CALL}, {"text": CALL, "id": 7})
    ids = [each.id for each in taken(written(tmp_path / "feed.ndjson", data))]
    assert ids == ["https://example.org/2", "feed", "feed-2", "7"]


def test_a_line_too_large_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "feed.jsonl"
    with path.open("wb") as file:
        file.write(rows({"text": CALL}))
        file.write(b'{"text": "' + b"a" * (LARGEST + 10) + b'"}\n')
        file.write(rows({"text": CALL, "id": "last"}))
    first, large, last = open_all([str(path)])
    assert isinstance(first, Document)
    assert isinstance(large, Problem)
    assert large.line == 2
    assert isinstance(last, Document)
    assert last.id == "last"


@pytest.mark.parametrize(
    ("name", "data", "ids"),
    [
        ("a.json", json.dumps(FULL, indent=2).encode(), ["d1"]),
        ("a.json", json.dumps({"text": CALL}).encode(), ["a"]),
        ("a.json", json.dumps([FULL, {"text": CALL}]).encode(), ["d1", "a"]),
        ("a.json", rows(FULL, FULL), ["d1", "d1-2"]),
        ("a.jsonl", b"\xef\xbb\xbf" + rows(FULL), ["d1"]),
        ("a.jsonl.gz", gzip.compress(rows(FULL)), ["d1"]),
        ("a", rows(FULL), ["d1"]),
        ("a", f"<!DOCTYPE html><html><body><article><p>{CALL * 3}</p></article></body></html>".encode(), ["a"]),
        ("a.log", CALL.encode(), ["a"]),
    ],
)
def test_a_file_is_read_as_what_it_is(tmp_path: Path, name: str, data: bytes, ids: list[str]) -> None:
    assert [each.id for each in taken(written(tmp_path / name, data))] == ids


@pytest.mark.parametrize("data", [CALL.encode(), rows(FULL), json.dumps([FULL]).encode(), b"<p>" + CALL.encode() * 3])
def test_standard_input_is_read_as_what_it_is(data: bytes) -> None:
    [found] = open_all(["-"], stdin=io.BytesIO(data))
    assert isinstance(found, Document)
    assert CALL in found.text


def test_standard_input_is_named_by_its_words() -> None:
    ids = {
        each.id
        for _ in range(2)
        for each in open_all(["-"], stdin=io.BytesIO(b"They spoke."))
        if isinstance(each, Document)
    }
    assert len(ids) == 1
    assert len(ids.pop()) == 12


@given(
    st.sampled_from(
        [b"", b"<html>", b"<p>", b"{", b"[", b'{"text":', b"\xff\xfe", b"\xef\xbb\xbf", b"date 2024-05-08 ", b"PK"]
    ),
    st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
)
@settings(max_examples=200, deadline=None)
def test_nothing_raises(head: bytes, data: bytes) -> None:
    for found in open_all(["-"], stdin=io.BytesIO(head + data)):
        assert isinstance(found, Document) or str(found).isprintable()


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_deep_nesting_is_broken_json(tmp_path: Path, name: str) -> None:
    assert refused_row(written(tmp_path / name, b"[" * 100_000)).startswith("broken JSON")


def test_a_damaged_archive_is_a_problem(tmp_path: Path) -> None:
    packed = bytearray(gzip.compress(rows(*[FULL | {"id": str(n), "title": str(n * 7919)} for n in range(200)])))
    packed[len(packed) // 2 :] = b"\xff" * (len(packed) // 2)
    found = list(open_all([str(written(tmp_path / "a.jsonl.gz", bytes(packed)))]))
    assert isinstance(found[-1], Problem)
    assert "could not be read" in str(found[-1])


def refused_row(path: Path) -> str:
    [found] = open_all([str(path)])
    assert isinstance(found, Problem)
    return found.reason


def test_empty_standard_input_is_a_problem() -> None:
    assert [str(each) for each in open_all(["-"], stdin=io.BytesIO(b""))] == ["standard input: empty"]
