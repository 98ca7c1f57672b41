"""How far a long reading is, on a terminal's standard error."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING, Self

import typer

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

__all__ = ["Progress"]

FEW = 20  # documents that need no bar
_COLLECTIONS = ("-", ".jsonl", ".ndjson", ".json", ".gz")


class Progress:
    """A bar that appears after `FEW` documents where `shown`; problems are said above it."""

    def __init__(self, inputs: list[str], *, shown: bool) -> None:
        # Only single-document inputs can be counted beforehand; a collection shows how many are done.
        self.total = None if any(source.endswith(_COLLECTIONS) for source in inputs) else len(inputs)
        self.shown, self.done = shown, 0
        self.bar: Bar | None = None
        self.task: TaskID | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.bar is not None:
            self.bar.stop()

    def say(self, line: str) -> None:
        """Print a line to standard error, above the bar."""
        if self.bar is None:
            typer.echo(line, err=True)
        else:
            self.bar.console.print(line, markup=False, emoji=False, highlight=False, soft_wrap=True)

    def step(self) -> None:
        """Count one document as read."""
        self.done += 1
        if self.shown and self.bar is None and self.done > FEW:
            self._start()
        if self.bar is not None and self.task is not None:
            self.bar.update(self.task, completed=self.done)

    def _start(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeElapsedColumn

        self.bar = Progress(
            BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), console=Console(stderr=True), transient=True
        )
        self.task = self.bar.add_task("read", total=self.total)
        self.bar.start()
