"""The network as shipped: feature windows in, scores for every word out, by onnxruntime."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import NDArray

from communique.language.features import SHAPES, Features

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

__all__ = ["Labels", "Model", "ModelName", "Scores", "inputs", "load_labels", "load_tokenizer"]

ModelName = Literal["accurate", "fast"]
Floats = NDArray[np.float32]
Ints = NDArray[np.int32]
WEIGHTS = Path(__file__).parent / "weights"
BATCH_PIECES = 512  # larger batches leave the processor caches: a fifth slower, and 80 MB more
_ALWAYS = 1e3


@dataclass(frozen=True, slots=True)
class Labels:
    """What the numbers in `Scores` stand for; `names` and `offices` are IOB2 tags."""

    names: list[str]
    offices: list[str]
    upos: list[str]
    deprels: list[str]


@dataclass(frozen=True, slots=True)
class Scores:
    """One row a word over all windows; `heads` counts the same rows, -1 for the root.

    `end` is above 0 at the last word of a sentence. `name` and `office` hold log-probabilities of the tags; `heads`,
    `scores` and `deprels` three candidates each, best first; `root` the log-probability of being the sentence's root.
    """

    end: Floats
    name: Floats
    office: Floats
    upos: Ints
    heads: Ints
    scores: Floats
    deprels: Ints
    root: Floats


def load_labels() -> Labels:
    """Return the labels that the numbers of `Scores` stand for."""
    return Labels(**json.loads((WEIGHTS / "labels.json").read_text("utf-8")))


def load_tokenizer() -> Tokenizer:
    """Return the word-piece tokenizer of the encoder."""
    from tokenizers import Tokenizer

    return Tokenizer.from_file(str(WEIGHTS / "tokenizer.json"))


class Model:
    """The session over one ONNX file; `threads` are used inside each operation."""

    def __init__(self, name: ModelName = "accurate", threads: int = 1, weights: Path = WEIGHTS) -> None:
        self._session = _session(weights / f"{name}.onnx", threads)
        self._outputs = [output.name for output in self._session.get_outputs()]

    def run(self, windows: Sequence[Features], end_bias: float = 0.0) -> Scores:
        """Return the scores of all words of all windows, in order; `end_bias` is added to every sentence-end score."""
        counts = np.array([window.words for window in windows])
        starts = np.concatenate([[0], np.cumsum(counts)])
        columns: dict[str, NDArray[Any]] = {}
        for batch in _batches(windows):
            feed = _collate([windows[i] for i in batch], end_bias)
            rows = np.concatenate([np.arange(starts[i], starts[i + 1]) for i in batch])
            real = feed["word_mask"] > 0
            for name, values in zip(self._outputs, self._session.run(None, feed), strict=True):
                column = columns.setdefault(name, np.empty((starts[-1], *values.shape[2:]), values.dtype))
                column[rows] = values[real]
        heads = columns["heads"]
        columns["heads"] = np.where(heads > 0, heads - 1 + np.repeat(starts[:-1], counts)[:, None], -1).astype(np.int32)
        return Scores(**columns)


def _session(path: Path, threads: int) -> InferenceSession:
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.enable_mem_pattern = False  # shapes differ from batch to batch: planning memory for each only costs
    return InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def inputs(windows: Sequence[Features]) -> Iterator[dict[str, NDArray[Any]]]:
    """Yield the network's inputs for all windows, batch by batch, those of like length together."""
    for batch in _batches(windows):
        yield _collate([windows[i] for i in batch], 0.0)


def _batches(windows: Sequence[Features]) -> Iterator[list[int]]:
    """Yield the numbers of windows of like length, at most `BATCH_PIECES` padded pieces together."""
    batch: list[int] = []
    for number in sorted(range(len(windows)), key=lambda i: len(windows[i].ids)):
        if batch and len(windows[number].ids) * (len(batch) + 1) > BATCH_PIECES:
            yield batch
            batch = []
        batch.append(number)
    if batch:
        yield batch


def _collate(batch: Sequence[Features], end_bias: float) -> dict[str, NDArray[Any]]:
    size, pieces = len(batch), max(len(w.ids) for w in batch)
    words = max(2, max(w.words for w in batch))  # with the root, enough for three candidates
    ids = np.zeros((size, pieces), np.int32)
    mask = np.zeros((size, pieces), np.int32)
    shapes = np.full((size, pieces), SHAPES - 1, np.int32)
    first = np.zeros((size, words + 1), np.int32)
    word_mask = np.zeros((size, words), np.int32)
    bias = np.full((size, words), end_bias, np.float32)
    for row, window in enumerate(batch):
        length = len(window.ids)
        ids[row, :length] = window.ids
        mask[row, :length] = 1
        shapes[row, :length] = window.shapes
        first[row, : window.words + 1] = window.first
        word_mask[row, : window.words] = 1
        bias[row, window.words - 1] = _ALWAYS
    return {"ids": ids, "mask": mask, "shapes": shapes, "first": first, "word_mask": word_mask, "end_bias": bias}
