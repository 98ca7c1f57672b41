"""Articles a second on one thread, pooled, and peak memory: told, never gated, for machines differ."""

from __future__ import annotations

import resource
import sys
import time
from itertools import islice
from pathlib import Path

from communique.ingest import Problem, open_all
from communique.reader import Reader
from evaluation.outcome import Outcome

__all__ = ["run"]


def run(file: Path, count: int, reader: Reader) -> Outcome:
    """Read the first `count` documents of a file, the model loaded and warm."""
    documents = list(islice((found for found in open_all([str(file)]) if not isinstance(found, Problem)), count))
    if not documents:
        raise ValueError(f"no document in {file}")
    for _ in reader.read(documents[:1]):
        pass
    begun = time.perf_counter()
    found = sum(len(record.engagements) > 0 for record in reader.read(documents))
    seconds = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    words = sum(len(document.text.split()) for document in documents)
    return Outcome(
        {
            "documents": len(documents),
            "words_each": words / len(documents),
            "with_engagements": found,
            "articles_per_second": len(documents) / seconds,
            "peak_memory_mb": peak,
        }
    )
