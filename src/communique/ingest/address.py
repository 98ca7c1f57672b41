"""Documents at a web address."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from communique.ingest.problem import Refused
from communique.ingest.size import LARGEST, TOO_LARGE

if TYPE_CHECKING:
    import httpx2

__all__ = ["fetch", "is_address"]

SILENCE = 15.0  # seconds without a byte
PATIENCE = 60.0  # seconds for the whole document, against servers that drip
REDIRECTS = 5
_READABLE = ("text/", "application/xhtml", "application/json", "application/x-ndjson", "application/jsonl")


def is_address(source: str) -> bool:
    """Return whether an input is a web address rather than a file.

    >>> is_address("https://example.org/release"), is_address("release.txt")
    (True, False)
    """
    return source.lower().startswith(("http://", "https://"))


def fetch(url: str, agent: str, transport: httpx2.BaseTransport | None = None) -> tuple[bytes, str]:
    """Return the body and the media type at an address; Refused says what went wrong. `agent` is our user agent."""
    import httpx2

    try:
        with (
            httpx2.Client(
                follow_redirects=True,
                max_redirects=REDIRECTS,
                timeout=SILENCE,
                headers={"user-agent": agent, "accept": "text/html, text/plain, application/json;q=0.9"},
                transport=transport,
            ) as client,
            client.stream("GET", url) as response,
        ):
            kind = _media_type(response)
            return b"".join(_limited(response.iter_bytes(), time.monotonic() + PATIENCE)), kind
    except httpx2.TooManyRedirects:
        raise Refused(f"more than {REDIRECTS} redirects") from None
    except httpx2.TimeoutException:
        raise Refused(f"no answer within {SILENCE:.0f} seconds") from None
    except (httpx2.HTTPError, httpx2.InvalidURL, OSError, ValueError) as error:
        if isinstance(error, Refused):
            raise
        raise Refused(f"could not be fetched: {str(error) or type(error).__name__}") from None


def _media_type(response: httpx2.Response) -> str:
    if response.status_code != 200:
        raise Refused(f"the server answered {response.status_code} {response.reason_phrase}".rstrip())
    kind = response.headers.get("content-type", "text/html").partition(";")[0].strip().lower()
    if not kind.startswith(_READABLE):
        raise Refused(f"{kind}, neither a page nor text")
    return kind


def _limited(chunks: Iterator[bytes], deadline: float) -> Iterator[bytes]:
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > LARGEST:
            raise Refused(TOO_LARGE)
        if time.monotonic() > deadline:
            raise Refused(f"not whole within {PATIENCE:.0f} seconds")
        yield chunk
