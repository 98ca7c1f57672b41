"""What `communique read` writes: text, JSON or JSONL, to a file or to standard output."""

from __future__ import annotations

import io
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Literal, Protocol, Self

if TYPE_CHECKING:
    from rich.console import Console

    from communique.model import Record

__all__ = ["Format", "Output", "open_output"]

Format = Literal["text", "json", "jsonl"]


class Output(Protocol):
    """A sink of records; `many` tells the end whether one document was asked for or several."""

    def write(self, record: Record) -> None: ...

    def finish(self, *, many: bool) -> None: ...


class _Text:
    def __init__(self, console: Console, why: bool) -> None:
        self.console, self.why, self.begun = console, why, False

    def write(self, record: Record) -> None:
        from communique.readout import print_record

        if self.begun:
            self.console.print()
        self.begun = True
        print_record(record, self.console, why=self.why)

    def finish(self, *, many: bool) -> None:
        self.console.file.flush()


class _Lines:
    def __init__(self, file: IO[bytes]) -> None:
        self.file = file

    def write(self, record: Record) -> None:
        from communique.export import encode_record

        self.file.write(encode_record(record) + b"\n")
        self.file.flush()  # whoever follows the pipe sees each record as it is made, and an interrupt loses none

    def finish(self, *, many: bool) -> None:
        self.file.flush()


class _Tree:
    """One object for one document, else a list; the first is held back until it is clear which."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file, self.held, self.begun = file, b"", False

    def write(self, record: Record) -> None:
        if self.held:
            self._listed()
        self.held = _indented(record)

    def _listed(self) -> None:
        self.file.write((b",\n" if self.begun else b"[\n") + self.held)
        self.held, self.begun = b"", True

    def finish(self, *, many: bool) -> None:
        if self.held and not self.begun and not many:
            self.file.write(self.held + b"\n")
        elif self.held:
            self._listed()
        if self.begun:
            self.file.write(b"\n]\n")
        self.file.flush()


def _indented(record: Record) -> bytes:
    import msgspec

    from communique.export import encode_record

    return msgspec.json.format(encode_record(record), indent=2)


class open_output:
    """Open the sink of records as a context: `path`, or standard output where it is None.

    Raises OSError where the file cannot be written.
    """

    def __init__(self, format: Format, path: Path | None, stdout: IO[str], why: bool) -> None:
        self.file = None if path is None else path.open("wb")
        if format == "text":
            self.output: Output = _Text(_console(self.file, stdout), why)
        else:
            file = self.file or stdout.buffer  # type: ignore[attr-defined]
            self.output = _Lines(file) if format == "jsonl" else _Tree(file)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.file is not None:
            self.file.close()


def _console(file: IO[bytes] | None, stdout: IO[str]) -> Console:
    from rich.console import Console

    if file is not None:
        return Console(file=io.TextIOWrapper(file, "utf-8", write_through=True), markup=False, emoji=False)
    if isinstance(stdout, io.TextIOWrapper):
        stdout.reconfigure(errors="replace")  # a terminal that knows no dashes still gets its readout
    return Console(file=stdout, markup=False, emoji=False)
