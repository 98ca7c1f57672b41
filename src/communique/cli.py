"""The command line: parse, call, print."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NoReturn

import typer

if TYPE_CHECKING:
    from communique.batch import Account, Reads
    from communique.output import Format

__all__ = ["app", "main"]

# Literals rather than the modules' own types: typer reads them at import, and those modules would slow `--help` down.
FormatName = Literal["text", "json", "jsonl"]
ModelName = Literal["accurate", "fast"]

app = typer.Typer(
    name="communique",
    help="Read diplomatic news and keep the record: who called, met or visited whom, in what office, on what day.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _version(wanted: bool) -> None:
    if wanted:
        from communique import __version__

        typer.echo(f"communique {__version__}")
        raise typer.Exit


@app.callback()
def _communique(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    pass


@app.command()
def read(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT", help="Text, HTML, JSONL or JSON files, web addresses, or - for standard input."
        ),
    ],
    published: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            help="Day of publication, YYYY-MM-DD, where a document states none; overrules the date guessed for a page.",
        ),
    ] = None,
    format: Annotated[
        FormatName, typer.Option(help="text to read; json for one object or a list; jsonl for one object a line.")
    ] = "text",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file, not to standard output.")
    ] = None,
    why: Annotated[
        bool, typer.Option("--why", help="Show the evidence and the reason under each fact (text).")
    ] = False,
    model: Annotated[ModelName, typer.Option(help="The language model: accurate, or fast at some cost.")] = "accurate",
    threads: Annotated[int, typer.Option(min=1, max=256, metavar="N", help="Processor cores to use.")] = 1,
) -> None:
    """Read documents and write down the engagements found in them.

    Exit status: 0 all was read, 1 some documents failed, 2 nothing could be read or an option is wrong.
    """
    from communique.ingest import iso_date

    if published is not None and (len(published) != 10 or iso_date(published) is None):
        _fail(f"--published “{published}” is not a date (YYYY-MM-DD)")
    if output is not None:
        _refuse_own_input(output, inputs)
    try:
        account = _read(inputs, published, format, output, why, lambda: _reader(model, threads))
    except BrokenPipeError:
        _leave_closed_pipe()
    raise typer.Exit(account.status)


def _read(
    inputs: list[str], published: str | None, format: Format, path: Path | None, why: bool, reader: Callable[[], Reads]
) -> Account:
    from communique import __version__
    from communique.batch import read_all
    from communique.ingest import open_all
    from communique.output import open_output
    from communique.progress import Progress

    try:
        opened = open_output(format, path, sys.stdout, why)
    except OSError as error:
        _fail(f"{path} cannot be written: {error.strerror}")
    found = open_all(inputs, published, agent=f"communique/{__version__}")
    shown = path is not None or not sys.stdout.isatty()  # a bar between the lines of a readout would tear both
    with opened, Progress(inputs, shown=shown and sys.stderr.isatty()) as progress:
        account = read_all(found, reader, opened.output, lambda p: progress.say(str(p)), progress.step)
    if account.interrupted:
        typer.echo(f"interrupted after {account.read} documents, which are written", err=True)
    if account.total > 1:
        typer.echo(str(account), err=True)
    return account


def _reader(model: ModelName, threads: int) -> Reads:
    from communique.reader import Reader

    try:
        return Reader(model=model, threads=threads)
    except (
        Exception
    ) as error:  # the runtime has its own exceptions for a missing or damaged model, without a common one
        _fail(f"the {model} model cannot be loaded: {' '.join(str(error).split())} (see `communique doctor`)")


def _refuse_own_input(output: Path, inputs: list[str]) -> None:
    """Fail before an input is overwritten: the output is emptied before the first document is read."""
    for source in inputs:
        if output.exists() and Path(source).exists() and output.samefile(source):
            _fail(f"{output} is both input and output")


def _fail(reason: str) -> NoReturn:
    typer.echo(f"communique: {reason}", err=True)
    raise typer.Exit(2)


def _leave_closed_pipe() -> NoReturn:
    """Leave quietly when whoever reads our output has gone, as `head` does."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    raise typer.Exit(1)


@app.command()
def doctor() -> None:
    """Check that this installation works: versions, model files, knowledge, and the reading of one sentence."""
    from communique.doctor import findings

    sound = True
    for finding in findings():
        sound = sound and finding.sound
        typer.echo(str(finding))
    raise typer.Exit(0 if sound else 1)


@app.command()
def bench(
    file: Annotated[
        str | None,
        typer.Argument(metavar="FILE", help="Documents to time, as for read; our own example if left out."),
    ] = None,
    model: Annotated[ModelName, typer.Option(help="The language model to time: accurate or fast.")] = "accurate",
) -> None:
    """Measure articles a second on one core, cold start and peak memory on this machine."""
    from communique.bench import NothingToTime, measure

    try:
        for line in measure(file, model, lambda: _reader(model, 1)):
            typer.echo(line)
    except NothingToTime as error:
        _fail(str(error))


def main() -> None:
    """Run the command line."""
    app(prog_name="communique")
