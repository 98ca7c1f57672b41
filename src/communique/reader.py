"""The whole way from documents to records, pooled over many documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import islice
from typing import Literal

from communique.coding.engagements import find_engagements
from communique.coding.unresolved import left_open
from communique.language.annotated import Annotated
from communique.language.pipeline import Pipeline
from communique.model import Document, Record
from communique.resolve.document import resolve

__all__ = ["Reader", "read"]

POOL = 16  # documents analysed together


class Reader:
    """Reads documents; make one and keep it: it holds the language model.

    `model` is "accurate" or "fast"; `threads` are those of the language model.

    >>> reader = Reader()
    >>> [record] = reader.read([Document("Kenya's President William Ruto met Uganda's President Yoweri Museveni.")])
    >>> record.engagements[0].parties
    ('KEN', 'UGA')
    """

    def __init__(self, model: Literal["accurate", "fast"] = "accurate", threads: int = 1) -> None:
        self._pipeline = Pipeline(model, threads)

    def read(
        self, documents: Iterable[Document], failed: Callable[[Document, Exception], None] | None = None
    ) -> Iterator[Record]:
        """Yield the record of each document, in order; sentences are pooled over `POOL` documents.

        A document that cannot be read raises; with `failed`, it is handed there instead and the rest is read.
        """
        remaining = iter(documents)
        while pool := list(islice(remaining, POOL)):
            analysed = self._pipeline.annotate([document.text for document in pool])
            for document, annotated in zip(pool, analysed, strict=True):
                try:
                    record = _record(document, annotated)
                except Exception as error:
                    if failed is None:
                        raise
                    failed(document, error)
                else:
                    yield record


def _record(document: Document, annotated: Annotated) -> Record:
    resolved = resolve(document, annotated)
    return Record(document, find_engagements(resolved), unresolved=left_open(resolved))


@cache
def _reader() -> Reader:
    return Reader()


def read(
    text: str,
    published: str | None = None,
    *,
    publisher: str | None = None,
    title: str | None = None,
    url: str | None = None,
) -> Record:
    """Read one text; `published` is its ISO date, against which "today" and "Wednesday" are understood.

    >>> text = "Kenya's President William Ruto met Uganda's President Yoweri Museveni today."
    >>> read(text, "2024-05-02").engagements[0].date
    '2024-05-02'
    """
    document = Document(text, published=published, publisher=publisher, title=title, url=url)
    return next(_reader().read([document]))
