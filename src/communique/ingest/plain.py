"""Plain text files; the first line may state the date of publication."""

from __future__ import annotations

import re

from communique.ingest.dates import stated_date
from communique.ingest.problem import Refused
from communique.model import Document

__all__ = ["plain_document"]

_DATE_LINE = re.compile(r"\s*date[ \t:]+(\d{4}-[\d-]*\d)(?!\w)[ \t]*\n?", re.IGNORECASE)


def plain_document(text: str, id: str = "") -> Document:
    r"""Return the document of a text; a first line `date YYYY-MM-DD`, alone or before the text, is taken off.

    >>> plain_document("date 2023-04-19\nThe ministers spoke.")
    Document(text='The ministers spoke.', id='', published='2023-04-19', publisher=None, title=None, url=None)
    """
    found = _DATE_LINE.match(text)
    published = None if found is None else stated_date(found[1])
    body = (text if found is None else text[found.end() :]).strip()
    if not body:
        raise Refused("no text in it")
    return Document(body, id=id, published=published)
