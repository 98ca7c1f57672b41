"""The command line, as users meet it."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from communique import __version__, batch, bench, doctor, output, reader
from communique.cli import app
from communique.export import record_from_json
from communique.ingest import Problem
from communique.model import Document, Record
from communique.progress import FEW, Progress

CALL = "Norwegian Foreign Minister Kari Vik spoke by telephone with Chilean Foreign Minister Pablo Rojas on Tuesday."
NONE = "The weather in Oslo was fine, and the ferries ran on time."
PUBLISHED = "2024-05-08"
runner = CliRunner()


@pytest.fixture
def call(tmp_path: Path) -> Path:
    path = tmp_path / "call.txt"
    path.write_text(f"date {PUBLISHED}\n{CALL}\n", encoding="utf-8")
    return path


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    path = tmp_path / "feed.jsonl"
    rows = [{"id": "a", "text": CALL, "published": PUBLISHED}, {"id": "b", "text": NONE}]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows) + "{broken\n", encoding="utf-8")
    return path


def communique(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "communique", *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", **options)  # type: ignore[call-overload,no-any-return]


# What is said of the commands


def test_every_command_and_option_has_help() -> None:
    group = typer.main.get_command(app)
    for name, command in {"": group, **group.commands}.items():  # type: ignore[attr-defined]
        assert command.help, f"the command {name} has no help"
        for parameter in command.params:
            assert getattr(parameter, "help", None), f"{parameter.name} of {name} has no help"


@pytest.mark.parametrize("arguments", [["--help"], ["read", "--help"], ["doctor", "--help"], ["bench", "--help"]])
def test_help_is_printed(arguments: list[str]) -> None:
    result = runner.invoke(app, arguments)
    assert result.exit_code == 0
    assert "Usage: " in result.stdout


def test_the_version_is_printed() -> None:
    result = runner.invoke(app, ["--version"])
    assert (result.exit_code, result.stdout) == (0, f"communique {__version__}\n")


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; import communique.cli as c\ntry: c.app(['--help'])\nexcept SystemExit: pass\n"
        "print([m for m in ('onnxruntime', 'numpy', 'trafilatura', 'httpx2', 'yaml') if m in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1] == "[]"


# Reading


def test_a_call_is_read(call: Path) -> None:
    result = runner.invoke(app, ["read", str(call)])
    assert result.exit_code == 0
    assert result.stderr == ""
    lines = [re.sub(r" {2,}", " | ", line.strip()) for line in result.stdout.splitlines()]
    assert lines[1:] == [
        "7 May 2024 · call · Norway – Chile",
        "Kari Vik | Foreign Minister | Norway",
        "Pablo Rojas | Foreign Minister | Chile",
    ]


def test_why_shows_the_evidence(call: Path) -> None:
    result = runner.invoke(app, ["read", str(call), "--why"])
    assert "because " in result.stdout
    assert "«" in result.stdout


def test_json_is_an_object_for_one_document(call: Path) -> None:
    result = runner.invoke(app, ["read", str(call), "--format", "json"])
    row = json.loads(result.stdout)
    assert (row["id"], row["published"], row["engagements"][0]["parties"]) == ("call", PUBLISHED, ["CHL", "NOR"])
    assert record_from_json(row).document.text == CALL


def test_json_is_a_list_for_several(call: Path, feed: Path) -> None:
    result = runner.invoke(app, ["read", str(call), str(feed), "--format", "json"])
    assert [row["id"] for row in json.loads(result.stdout)] == ["call", "a", "b"]
    result = runner.invoke(app, ["read", str(call), "missing.txt", "--format", "json"])
    assert [row["id"] for row in json.loads(result.stdout)] == ["call"]


def test_jsonl_is_an_object_a_line_and_problems_go_elsewhere(feed: Path) -> None:
    result = runner.invoke(app, ["read", str(feed), "--format", "jsonl"])
    assert result.exit_code == 1
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["a", "b"]
    assert result.stderr.splitlines() == [
        next(line for line in result.stderr.splitlines() if line.startswith(f"{feed}, line 3: broken JSON")),
        "2 read (1 with engagements, 1 without), 0 set aside, 1 failed",
    ]


@pytest.mark.parametrize("format", ["text", "json", "jsonl"])
def test_output_to_a_file_is_that_of_the_screen(call: Path, feed: Path, tmp_path: Path, format: str) -> None:
    file = tmp_path / "out"
    arguments = ["read", str(call), str(feed), "--format", format]
    shown = runner.invoke(app, arguments)
    written = runner.invoke(app, [*arguments, "-o", str(file)])
    assert written.stdout == ""
    assert file.read_text(encoding="utf-8") == shown.stdout


def test_the_published_day_settles_weekdays(tmp_path: Path) -> None:
    path = tmp_path / "call.txt"
    path.write_text(CALL, encoding="utf-8")
    assert runner.invoke(app, ["read", str(path)]).stdout.splitlines()[1].startswith("undated · call")
    dated = runner.invoke(app, ["read", str(path), "--published", PUBLISHED]).stdout
    assert dated.splitlines()[1].startswith("7 May 2024 · call")


def test_nothing_readable_is_status_2(tmp_path: Path) -> None:
    result = runner.invoke(app, ["read", str(tmp_path / "missing.txt")])
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"{tmp_path / 'missing.txt'}: no such file\n"


def test_what_is_not_english_is_no_failure_beside_what_is(call: Path, tmp_path: Path) -> None:
    russian = tmp_path / "ru.txt"
    russian.write_text("Министр иностранных дел провёл встречу с послом.", encoding="utf-8")
    result = runner.invoke(app, ["read", str(call), str(russian)])
    assert result.exit_code == 0
    assert result.stderr.splitlines()[-1] == "1 read (1 with engagements, 0 without), 1 set aside, 0 failed"


@pytest.mark.parametrize("day", ["yesterday", "2024-02-30", "2024-05", "08/05/2024", ""])
def test_a_wrong_date_is_one_line(call: Path, day: str) -> None:
    result = runner.invoke(app, ["read", str(call), "--published", day])
    assert result.exit_code == 2
    assert result.stderr == f"communique: --published “{day}” is not a date (YYYY-MM-DD)\n"


@pytest.mark.parametrize("option", [["--format", "xml"], ["--model", "huge"], ["--threads", "0"], ["--nonsense"]])
def test_a_wrong_option_is_status_2(call: Path, option: list[str]) -> None:
    assert runner.invoke(app, ["read", str(call), *option]).exit_code == 2


def test_no_input_is_status_2() -> None:
    assert runner.invoke(app, ["read"]).exit_code == 2


def test_an_unwritable_output_is_one_line(call: Path, tmp_path: Path) -> None:
    result = runner.invoke(app, ["read", str(call), "-o", str(tmp_path / "no" / "out.txt")])
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1


def test_an_input_is_never_overwritten(call: Path) -> None:
    result = runner.invoke(app, ["read", str(call), "-o", str(call)])
    assert result.exit_code == 2
    assert CALL in call.read_text(encoding="utf-8")


# As a process of its own


def test_standard_input_to_standard_output() -> None:
    ran = communique("read", "-", "--format", "jsonl", input=f"date {PUBLISHED} {CALL}")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert json.loads(ran.stdout)["engagements"][0]["date"] == "2024-05-07"


def test_a_terminal_without_unicode_still_gets_its_readout(call: Path) -> None:
    ran = communique("read", str(call), env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert ran.returncode == 0
    assert "Kari Vik" in ran.stdout


def test_a_closed_pipe_is_left_quietly(feed: Path) -> None:
    command = [sys.executable, "-m", "communique", "read", *[str(feed)] * 30, "--format", "jsonl"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    errors = process.stderr.read().decode()
    process.stderr.close()
    process.wait(timeout=60)
    assert "Traceback" not in errors


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_an_interrupt_leaves_what_is_written_whole(tmp_path: Path) -> None:
    many = tmp_path / "many.jsonl"
    many.write_text(
        "".join(json.dumps({"id": str(n), "text": CALL * 20}) + "\n" for n in range(5_000)), encoding="utf-8"
    )
    out = tmp_path / "out.jsonl"
    command = [sys.executable, "-m", "communique", "read", str(many), "--format", "jsonl", "-o", str(out)]
    listening = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)  # a background job's children ignore it
    process = subprocess.Popen(command, stderr=subprocess.PIPE, preexec_fn=listening)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not (out.exists() and out.stat().st_size):
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    lines = out.read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["id"] for line in lines] == [str(n) for n in range(len(lines))]
    assert f"interrupted after {len(lines)} documents, which are written" in errors.decode()


# The parts


class Interrupted:
    """A reader that is interrupted after the first document."""

    def read(self, documents: Iterable[Document], failed: object = None) -> Iterator[Record]:
        yield Record(next(iter(documents)))
        raise KeyboardInterrupt


class Kept:
    """An output that keeps what it is given."""

    def __init__(self) -> None:
        self.records: list[Record] = []
        self.many: bool | None = None

    def write(self, record: Record) -> None:
        self.records.append(record)

    def finish(self, *, many: bool) -> None:
        self.many = many


def test_an_interrupt_is_accounted_for() -> None:
    kept = Kept()
    account = batch.read_all([Document("One."), Document("Two.")], Interrupted, kept, lambda _: None)
    assert (account.read, account.status, account.interrupted, kept.many) == (1, 130, True, False)


def test_no_reader_is_made_where_nothing_can_be_read() -> None:
    def reader() -> batch.Reads:
        raise AssertionError("made")

    told: list[Problem] = []
    account = batch.read_all([Problem("a", None, "empty")], reader, Kept(), told.append)
    assert (account.status, len(told)) == (2, 1)


@pytest.mark.parametrize(
    ("count", "many", "text"), [(0, True, ""), (1, False, "object"), (1, True, "list"), (3, True, "list")]
)
def test_a_tree_is_whole_json(tmp_path: Path, count: int, many: bool, text: str) -> None:
    path = tmp_path / "out.json"
    with output.open_output("json", path, sys.stdout, False) as opened:
        for number in range(count):
            opened.output.write(Record(Document("They spoke.", id=str(number))))
        opened.output.finish(many=many)
    if count == 0:
        assert path.read_bytes() == b""
        return
    read = json.loads(path.read_bytes())
    assert isinstance(read, dict) if text == "object" else len(read) == count


def test_the_doctor_finds_this_installation_sound() -> None:
    found = list(doctor.findings())
    assert [str(each) for each in found if not each.sound] == []
    assert {"Python", "onnxruntime", "model accurate", "knowledge", "reading"} <= {each.name for each in found}
    assert runner.invoke(app, ["doctor"]).exit_code == 0


def test_the_doctor_finds_what_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> Record:
        raise RuntimeError("no\nmodel")

    monkeypatch.setattr(reader, "read", broken)
    result = runner.invoke(app, ["doctor"])
    assert result.exit_code == 1
    assert result.stdout.splitlines()[-1] == "BAD  reading: RuntimeError: no model"


def test_the_bench_measures(call: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench, "COLD_STARTS", 1)
    result = runner.invoke(app, ["bench", str(call)])
    assert result.exit_code == 0
    names = ("machine", "software", "documents", "model", "speed", "cold start", "peak memory")
    assert [line.startswith(name) for line, name in zip(result.stdout.splitlines(), names, strict=True)] == [True] * 7


def test_a_model_that_cannot_be_loaded_is_one_line(call: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> reader.Reader:
        raise RuntimeError("no such\nfile")

    monkeypatch.setattr(reader, "Reader", broken)
    result = runner.invoke(app, ["read", str(call)])
    told = "communique: the accurate model cannot be loaded: no such file (see `communique doctor`)\n"
    assert (result.exit_code, result.stderr) == (2, told)


def test_a_bar_appears_for_many_documents_only(capsys: pytest.CaptureFixture[str]) -> None:
    with Progress(["a.txt"] * 30, shown=True) as bar:
        for _ in range(FEW):
            bar.step()
        assert bar.bar is None
        bar.step()
        assert bar.bar is not None
        bar.say("b.txt: [bold]empty")
    assert "b.txt: [bold]empty" in capsys.readouterr().err
    assert Progress(["feed.jsonl"], shown=True).total is None


def test_the_bench_wants_a_document(tmp_path: Path) -> None:
    result = runner.invoke(app, ["bench", str(tmp_path / "missing.txt")])
    assert result.exit_code == 2
    assert "no such file" in result.stderr
