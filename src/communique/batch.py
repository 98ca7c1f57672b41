"""Documents through the reader to the output, with an account of what became of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from communique.ingest import Problem

if TYPE_CHECKING:
    from communique.model import Document, Record
    from communique.output import Output

__all__ = ["Account", "Reads", "read_all"]


class Reads(Protocol):
    """The part of a `Reader` that is needed here."""

    def read(
        self, documents: Iterable[Document], failed: Callable[[Document, Exception], None] | None = None
    ) -> Iterator[Record]: ...


@dataclass(slots=True)
class Account:
    """How many documents were read, with and without engagements, set aside and failed."""

    read: int = 0
    with_engagements: int = 0
    set_aside: int = 0
    failed: int = 0
    interrupted: bool = field(default=False, kw_only=True)

    @property
    def total(self) -> int:
        return self.read + self.set_aside + self.failed

    @property
    def status(self) -> int:
        """The exit status: 0 all fine, 1 some failed, 2 nothing could be read, 130 interrupted."""
        if self.interrupted:
            return 130
        if self.read == 0:
            return 2
        return 1 if self.failed else 0

    def __str__(self) -> str:
        without = self.read - self.with_engagements
        line = f"{self.read} read ({self.with_engagements} with engagements, {without} without)"
        return f"{line}, {self.set_aside} set aside, {self.failed} failed"


def read_all(
    found: Iterable[Document | Problem],
    reader: Callable[[], Reads],
    output: Output,
    tell: Callable[[Problem], None],
    step: Callable[[], None] = lambda: None,
) -> Account:
    """Read what was found, write the records in order, `tell` the problems, call `step` after each record.

    The reader is made when the first document is at hand, so that a mistyped name is told at once. An interrupt ends
    the reading; what was read is written.
    """
    account = Account()
    try:
        documents = _documents(found, account, tell)
        first = next(documents, None)
        if first is not None:
            for record in reader().read(_chained(first, documents), _failure(account, tell)):
                output.write(record)
                account.read += 1
                account.with_engagements += bool(record.engagements)
                step()
    except KeyboardInterrupt:
        account.interrupted = True
    output.finish(many=account.total > 1)
    return account


def _failure(account: Account, tell: Callable[[Problem], None]) -> Callable[[Document, Exception], None]:
    """A document that the reader fails on is told like any other problem; the batch goes on."""

    def failed(document: Document, error: Exception) -> None:
        account.failed += 1
        tell(Problem(document.id, None, f"could not be read: {type(error).__name__}: {error}"))

    return failed


def _documents(
    found: Iterable[Document | Problem], account: Account, tell: Callable[[Problem], None]
) -> Iterator[Document]:
    for each in found:
        if not isinstance(each, Problem):
            yield each
            continue
        if each.set_aside:
            account.set_aside += 1
        else:
            account.failed += 1
        tell(each)


def _chained(first: Document, rest: Iterator[Document]) -> Iterator[Document]:
    yield first
    yield from rest
