"""How fast the reading is on this machine."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Literal

from communique import __version__
from communique.batch import Reads
from communique.ingest import open_all
from communique.model import Document

__all__ = ["EXAMPLE", "NothingToTime", "measure"]

REPEATS = 100
COLD_STARTS = 3

# Own text, invented names; about as long as a wire report.
EXAMPLE = """\
OSLO, 8 May — Norwegian Foreign Minister Kari Vik spoke by telephone with her Chilean counterpart, Pablo Rojas, on \
Tuesday, the Ministry of Foreign Affairs said in a statement. The two ministers discussed fisheries, the protection of \
the Southern Ocean and trade between the two countries, which grew by a tenth last year.

Vik thanked Chile for its support during the negotiations in Geneva and invited Rojas to visit Oslo in September. \
Rojas accepted the invitation and said that a delegation of companies from Valparaíso would travel with him. He \
briefed the minister on the reform of the coast guard and asked for help with the training of its officers.

“We agree that illegal fishing has to stop, and we agree on how,” Vik told reporters after the call. She did not say \
whether a treaty was being prepared. A spokesman for the ministry in Santiago called the conversation friendly.

The call followed a visit of the President of Chile, Elena Fuentes, to Bergen in March, where she met Prime Minister \
Jonas Lie and toured two shipyards. On that occasion the governments signed a memorandum on green shipping. Officials \
of both countries will meet again in Lima on 3 June, on the margins of a conference of the Pacific states, to which \
Norway has been invited as an observer.

Opposition politicians in Oslo welcomed the talks but demanded that parliament be told of their results.
"""


class NothingToTime(ValueError):
    """Raised where the file to time holds no document."""


def measure(file: str | None, model: Literal["accurate", "fast"], reader: Callable[[], Reads]) -> Iterator[str]:
    """Yield the lines of a report: machine, articles a second (one thread, pooled), cold start, peak memory.

    `reader` makes the reader of that model. Raises NothingToTime where `file` holds no document.
    """
    documents = _documents(file)
    words = sum(len(document.text.split()) for document in documents)
    yield from _machine()
    yield f"documents     {len(documents)}, {words / len(documents):.0f} words each on average"
    yield f"model         {model}"
    seconds = _timed(documents, reader())
    yield f"speed         {len(documents) / seconds:.1f} articles a second, one thread ({words / seconds:,.0f} words)"
    yield f"cold start    {_cold_start(model):.2f} s for `communique read` of one article (best of {COLD_STARTS})"
    yield f"peak memory   {_peak_memory()}"


def _documents(file: str | None) -> list[Document]:
    if file is None:
        return [Document(EXAMPLE, id=f"example-{number}", published="2024-05-08") for number in range(REPEATS)]
    found = list(open_all([file]))
    documents = [each for each in found if isinstance(each, Document)]
    if not documents:
        raise NothingToTime(str(found[0]) if found else f"{file}: no document in it")
    return documents


def _timed(documents: list[Document], reader: Reads) -> float:
    for _ in reader.read(documents[:1]):  # loading is measured apart, as the cold start
        pass
    begun = time.perf_counter()
    for _ in reader.read(documents):
        pass
    return time.perf_counter() - begun


def _cold_start(model: str) -> float:
    command = [sys.executable, "-m", "communique", "read", "-", "--model", model, "--published", "2024-05-08"]
    times = []
    for _ in range(COLD_STARTS):
        begun = time.perf_counter()
        subprocess.run(command, input=EXAMPLE.encode(), stdout=subprocess.DEVNULL, check=True)
        times.append(time.perf_counter() - begun)
    return min(times)


def _machine() -> Iterator[str]:
    yield f"machine       {_processor()}, {os.cpu_count()} cores, {platform.system()}"
    runtime = f"Python {platform.python_version()}, onnxruntime {version('onnxruntime')}"
    yield f"software      communique {__version__}, {runtime}"


def _processor() -> str:
    facts = Path("/proc/cpuinfo")
    if facts.exists():
        for line in facts.read_text(errors="replace").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _peak_memory() -> str:
    try:
        import resource
    except ImportError:  # Windows
        return "not measured on this system"
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return f"{peak / (1e6 if sys.platform == 'darwin' else 1e3):,.0f} MB"
