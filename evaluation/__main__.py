"""The command line of evaluation: parse, call, print."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from communique.language.pipeline import Pipeline
from communique.reader import Reader
from evaluation import articles as article_pairs
from evaluation import gate as gates
from evaluation import records as reference_records
from evaluation import sentences as single_sentences
from evaluation import speed as reading_speed
from evaluation import titles as readout_titles
from evaluation.outcome import Outcome

BESIDE = Path(__file__).parents[2] / "shared"
ModelName = Literal["accurate", "fast"]
Model = Annotated[ModelName, typer.Option(help="The language model: accurate or fast.")]

app = typer.Typer(
    help="Measure how well the program reads.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


@app.command()
def records(
    docs: Annotated[Path, typer.Option(help="Folder of documents, a JSON file each.")],
    gold: Annotated[Path, typer.Option(help="Folder of reference records, files of the same names.")],
    model: Model = "accurate",
) -> None:
    """Compare with reference records."""
    typer.echo(reference_records.run(docs, gold, Reader(model)).table())


@app.command()
def articles(
    write_exact: Annotated[
        bool, typer.Option("--write-exact", help="List the cases without a mistake in tests/articles/exact.txt.")
    ] = False,
    model: Model = "accurate",
) -> None:
    """Compare with our own articles, tests/articles."""
    reader = Reader(model)
    outcome = article_pairs.run(reader)
    typer.echo(f"{outcome.table()}\nwithout any mistake {outcome.figures['exact']:.3f}")
    if write_exact:
        article_pairs.write_exact(article_pairs.exact_cases(reader))


@app.command()
def sentences(
    mark_gaps: Annotated[
        bool, typer.Option("--mark-gaps", help="Mark exactly the cases that come out wrong as known gaps.")
    ] = False,
    model: Model = "accurate",
) -> None:
    """Count the single sentences of tests/resolve and tests/coding that are read as they should be."""
    pipeline = Pipeline(model)
    for path in single_sentences.FILES:
        right, listed = single_sentences.right(pipeline, path)
        typer.echo(f"{path.stem:16}{right:4} of {listed}")
        if mark_gaps:
            single_sentences.mark_gaps(pipeline, path)


@app.command()
def titles(
    corpus: Annotated[Path, typer.Option(help="Readouts as JSONL, packed or not.")],
    titles: Annotated[Path, typer.Option(help="What their titles say, a JSON list.")],
    model: Model = "accurate",
) -> None:
    """Compare readouts read without their titles with their titles."""
    typer.echo(readout_titles.run(corpus, titles, Reader(model)).table())


@app.command()
def language(
    data: Annotated[Path, typer.Option(help="Folder of treebanks and names files.")],
    model: Model = "accurate",
) -> None:
    """Compare the language model with treebanks and names files."""
    from evaluation import language as treebanks

    typer.echo(treebanks.table(treebanks.run(data, model)))


@app.command()
def speed(
    file: Annotated[Path, typer.Argument(help="Documents as JSONL, packed or not.")],
    count: Annotated[int, typer.Option(min=1, help="How many of them to read.")] = 200,
    model: Model = "accurate",
) -> None:
    """Measure articles a second on one thread, and peak memory."""
    typer.echo(reading_speed.run(file, count, Reader(model)).table())


@app.command()
def gate(
    shared: Annotated[
        Path, typer.Option(help="Folder with gold/, corpora/ and training/; what is there is run.")
    ] = BESIDE,
    save: Annotated[bool, typer.Option("--save", help="Keep these figures as those of this commit.")] = False,
) -> None:
    """Compare all figures that can be measured here with their floors; exit status 1 where one is below."""
    outcomes, last = _measured(shared), gates.load()
    judged = gates.judge(outcomes, last, gates.floors())
    typer.echo(gates.table(judged))
    for line in gates.changes(outcomes, last):
        typer.echo(line)
    if save:
        gates.save(outcomes)
    if any(figure.below for figure in judged):
        raise typer.Exit(1)


def _measured(shared: Path) -> dict[str, Outcome]:
    """Run what the data at hand allow."""
    reader = Reader()
    outcomes = {"articles": article_pairs.run(reader), "sentences": single_sentences.run(Pipeline())}
    gold, corpora = shared / "gold", shared / "corpora"
    if (gold / "records").is_dir():
        outcomes["records"] = reference_records.run(gold / "docs", gold / "records", reader)
    readouts, said = corpora / "us_state_department_2021_2022.jsonl.gz", gold / "state_titles_dev.json"
    if readouts.is_file() and said.is_file():
        outcomes["titles"] = readout_titles.run(readouts, said, reader)
    if (shared / "training").is_dir():
        from evaluation import language as treebanks

        figures = treebanks.run(shared / "training")
        outcomes["language"] = Outcome({name: value / 100 for name, value in figures.items()})
    for suite in ("records", "titles", "language"):
        if suite not in outcomes:
            typer.echo(f"{suite}: not measured, no data in {shared}", err=True)
    return outcomes


if __name__ == "__main__":
    app(prog_name="python -m evaluation")
