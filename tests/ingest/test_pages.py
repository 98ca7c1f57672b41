"""Web pages: main text, title, date; from a file or an address."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import httpx2
import pytest

from communique.ingest import Problem, address, open_all
from communique.ingest.problem import Refused
from communique.ingest.size import LARGEST
from communique.model import Document

BODY = (
    "<p>Norway’s foreign minister Kari Vik phoned her Chilean counterpart on Tuesday to speak about fish.</p>"
    "<p>They agreed to meet in Oslo in June, a spokesman said after the call, which lasted for an hour.</p>"
)


SCRIPT = "<script>var a = '<p>Injected</p>';</script>"
MENU = "<nav><a href='/'>Home</a><a href='/world'>World</a></nav>"


def page(head: str = "", body: str = BODY) -> str:
    article = f"<article><h1>Ministers speak</h1>{body}<script>track()</script></article>"
    return (
        f"<html><head><title>Ministers speak | Own Paper</title>{head}{SCRIPT}</head>"
        f"<body>{MENU}{article}<footer>Imprint</footer></body></html>"
    )


def stated(day: str) -> str:
    site = '<meta property="og:site_name" content="Own Paper">'
    return f'<meta property="article:published_time" content="{day}T10:00:00Z">{site}'


def test_a_page_becomes_paragraphs_without_scripts_and_menus(tmp_path: Path) -> None:
    path = tmp_path / "call.html"
    path.write_text(page(stated("2024-05-08")), encoding="utf-8")
    [found] = open_all([str(path)])
    assert isinstance(found, Document)
    assert (found.id, found.title, found.publisher, found.published) == (
        "call",
        "Ministers speak",
        "Own Paper",
        "2024-05-08",
    )
    assert [line[:12] for line in found.text.splitlines() if line != found.title] == ["Norway’s for", "They agreed "]
    assert not any(word in found.text for word in ("Injected", "track", "Home", "Imprint"))


def test_a_page_is_never_of_tomorrow(tmp_path: Path) -> None:
    path = tmp_path / "call.html"
    path.write_text(page(stated((date.today() + timedelta(days=3)).isoformat())), encoding="utf-8")
    [found] = open_all([str(path)])
    assert isinstance(found, Document)
    assert found.published is None or found.published <= date.today().isoformat()


def test_a_page_without_a_date_has_none_and_a_given_one_overrules(tmp_path: Path) -> None:
    path = tmp_path / "call.html"
    path.write_text(page(), encoding="utf-8")
    assert [each.published for each in open_all([str(path)]) if isinstance(each, Document)] == [None]
    path.write_text(page(stated("2024-05-08")), encoding="utf-8")
    assert [each.published for each in open_all([str(path)], "2024-05-07") if isinstance(each, Document)] == [
        "2024-05-07"
    ]


def test_a_page_in_its_own_encoding(tmp_path: Path) -> None:
    path = tmp_path / "call.html"
    body = BODY.replace("Vik", "Vik (Tromsø)")
    path.write_bytes(page('<meta charset="iso-8859-1">', body).replace("’", "'").encode("latin-1"))
    [found] = open_all([str(path)])
    assert isinstance(found, Document)
    assert "Tromsø" in found.text


# Addresses; a transport stands in for the network.

Handler = Callable[[httpx2.Request], httpx2.Response]


def fetched(handler: Handler) -> tuple[bytes, str]:
    return address.fetch("https://example.org/call", "communique/test", httpx2.MockTransport(handler))


def refusal(handler: Handler) -> str:
    with pytest.raises(Refused) as caught:
        fetched(handler)
    return str(caught.value)


def failing(error: Exception) -> Handler:
    def handler(request: httpx2.Request) -> httpx2.Response:
        raise error

    return handler


def test_a_page_is_fetched_under_our_name() -> None:
    seen: list[str] = []

    def handler(request: httpx2.Request) -> httpx2.Response:
        seen.append(request.headers["user-agent"])
        return httpx2.Response(200, html=page())

    data, kind = fetched(handler)
    assert b"Kari Vik" in data
    assert (kind, seen) == ("text/html", ["communique/test"])


def _endless() -> Iterator[bytes]:
    while True:
        yield b"a" * 1_000_000


@pytest.mark.parametrize(
    ("handler", "reason"),
    [
        (lambda _: httpx2.Response(404), "the server answered 404 Not Found"),
        (
            lambda _: httpx2.Response(200, headers={"content-type": "application/pdf"}),
            "application/pdf, neither a page nor text",
        ),
        (lambda _: httpx2.Response(302, headers={"location": "/again"}), "more than 5 redirects"),
        (
            lambda _: httpx2.Response(200, headers={"content-type": "text/html"}, content=_endless()),
            "larger than 20 MB",
        ),
        (failing(httpx2.ConnectError("name not known")), "could not be fetched: name not known"),
        (failing(httpx2.ReadTimeout("")), "no answer within 15 seconds"),
    ],
)
def test_what_can_go_wrong_on_the_way(handler: Handler, reason: str) -> None:
    assert reason in refusal(handler)


def test_a_dripping_server_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(address, "PATIENCE", -1.0)
    assert "not whole within" in refusal(lambda _: httpx2.Response(200, html=page()))


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/call", "https://[broken", "http://"])
def test_an_unreachable_address_is_one_line(url: str) -> None:
    [found] = open_all([url])
    assert isinstance(found, Problem)
    assert str(found).startswith(f"{url}: could not be fetched")


def test_an_address_names_its_document(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("communique.ingest.sources.fetch", lambda url, agent: (page().encode(), "text/html"))
    [found] = open_all(["https://example.org/call"])
    assert isinstance(found, Document)
    assert (found.id, found.url) == ("https://example.org/call", "https://example.org/call")


def test_the_limit_is_that_of_files() -> None:
    assert LARGEST == 20_000_000
