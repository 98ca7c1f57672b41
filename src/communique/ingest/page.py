"""Web pages: the main text as paragraphs, the title, and the date of publication."""

from __future__ import annotations

import logging
import re
from datetime import date
from typing import Any

from communique.ingest.problem import Refused
from communique.model import Document

__all__ = ["page_document"]

_PAGE = re.compile(rb"<(?:html|body)\b", re.IGNORECASE)
WORDS_OF_PROSE = 8  # menus and forms have shorter lines; the shortest release has one line as long as this


def page_document(html: bytes, id: str = "", url: str | None = None) -> Document:
    """Return the document of an HTML page, without scripts, menus and comments; Refused where it holds no article.

    The date is what the page states of itself, never later than today.
    """
    found = _extracted(html, url)
    text = "" if found is None else _paragraphs(found.text or "")
    if found is None or not _has_prose(text):
        raise Refused("no article found in the page")
    return Document(text, id, published=found.date, publisher=found.sitename, title=found.title, url=url or found.url)


def _extracted(html: bytes, url: str | None) -> Any:
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it logs what is told to the user as a problem
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    dating = {"max_date": date.today().isoformat(), "extensive_search": True, "original_date": True}
    try:
        return bare_extraction(
            _whole(html), url=url, include_comments=False, with_metadata=True, date_extraction_params=dating
        )
    except Exception as error:  # pages are broken in ways no parser foresees, and one must not end a batch
        raise Refused(f"the page could not be parsed ({type(error).__name__})") from None


def _whole(html: bytes) -> bytes:
    """Return a page as it is, a fragment (as feeds hold them) as the article of a page."""
    return html if _PAGE.search(html) is not None else b"<html><body><article>" + html + b"</article></body></html>"


def _paragraphs(text: str) -> str:
    return "\n".join(line for line in (" ".join(line.split()) for line in text.splitlines()) if line)


def _has_prose(text: str) -> bool:
    return any(len(line.split()) >= WORDS_OF_PROSE for line in text.splitlines())
