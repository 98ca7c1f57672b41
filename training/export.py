"""Turn a trained checkpoint into the int8 ONNX file that ships: `python -m training export CHECKPOINT --base FOLDER`.

Sentence ends, the candidate heads of each word and their relations are chosen inside the graph, so that the runtime
receives a few small integers a word instead of every score.
"""

from __future__ import annotations

import json
import random
import tempfile
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional as F

from communique.language.features import featurize
from communique.language.model import inputs
from training.corpora import marked_sentences
from training.data import OWN
from training.network import Network
from training.quantize import quantize
from training.train import WINDOW, build
from training.windows import Labels, draw_windows

__all__ = ["INPUTS", "OUTPUTS", "Checkpoint", "Deployed", "export", "load_checkpoint"]

INPUTS = ("ids", "mask", "shapes", "first", "word_mask", "end_bias")
OUTPUTS = ("end", "name", "office", "upos", "heads", "scores", "deprels", "root")
CANDIDATES = 3
_NEVER = -1e4


@dataclass
class Checkpoint:
    """A trained network and what belongs to it."""

    network: Network  # with the averaged weights
    tokenizer: Tokenizer
    labels: Labels
    layers: int
    epochs: int


def load_checkpoint(path: Path, base: Path) -> Checkpoint:
    """Return the averaged network of a checkpoint that `training.train` wrote."""
    saved: dict[str, Any] = torch.load(path, weights_only=False, map_location="cpu")
    labels = Labels(**saved["labels"])
    network, tokenizer = build(base, saved["layers"], labels)
    network.load_state_dict(saved["average"])
    return Checkpoint(network.eval(), tokenizer, labels, saved["layers"], saved["epochs"])


class Deployed(nn.Module):
    """The network as it runs in the package; `end_bias` (batch, words) is added to the sentence-end scores.

    Outputs: `end` score; log-probabilities of `name` and `office` tags; `upos`; for each word its three best `heads`
    (0 is the root, else 1 + the word's place in the window) with log-probability `scores` and best `deprels`;
    `root`, the log-probability of being the sentence's head.
    """

    label_matrix: Tensor
    arc_matrix: Tensor
    not_root: Tensor
    only_root: Tensor

    def __init__(self, network: Network, labels: Labels) -> None:
        super().__init__()
        self.network = network
        network.encoder.config._attn_implementation = "eager"  # scaled_dot_product_attention exports to far more nodes
        weight = network.label_weight.detach()
        self.relations = weight.size(0)
        # One constant matrix can be quantised; the three-dimensional weight cannot.
        self.register_buffer("label_matrix", weight.permute(1, 2, 0).reshape(weight.size(1), -1).contiguous())
        self.register_buffer("arc_matrix", network.arc_weight.detach().clone())
        is_root = torch.tensor([name == "root" for name in labels.deprels])
        self.register_buffer("not_root", (~is_root).float() * _NEVER)
        self.register_buffer("only_root", is_root.float() * _NEVER)

    def forward(
        self, ids: Tensor, mask: Tensor, shapes: Tensor, first: Tensor, word_mask: Tensor, end_bias: Tensor
    ) -> tuple[Tensor, ...]:
        states = self._states(ids, mask, shapes, first)
        words = states[:, 1:]
        end = self.network.end(words).squeeze(-1) + end_bias
        arcs = F.log_softmax(self._arcs(states, end > 0, word_mask > 0), -1)
        scores, heads = torch.topk(arcs, CANDIDATES)
        return (
            end,
            F.log_softmax(self.network.name(words), -1),
            F.log_softmax(self.network.office(words), -1),
            self.network.upos(words).argmax(-1).int(),
            heads.int(),
            scores,
            self._relations(states, heads).int(),
            arcs[..., 0],
        )

    def _states(self, ids: Tensor, mask: Tensor, shapes: Tensor, first: Tensor) -> Tensor:
        encoder = self.network.encoder
        states = encoder.embeddings(inputs_embeds=encoder.embeddings.word_embeddings(ids) + self.network.shape(shapes))
        hidden = ((1 - mask.float()) * _NEVER)[:, None, None, :]
        for layer in encoder.encoder.layer:
            out = layer(states, attention_mask=hidden)
            states = out[0] if isinstance(out, tuple) else out
        return torch.gather(states, 1, first.long().unsqueeze(-1).expand(-1, -1, states.size(-1)))

    def _arcs(self, states: Tensor, ends: Tensor, real: Tensor) -> Tensor:
        """Return the arc scores with every arc out of its sentence ruled out."""
        dependent = _with_one(F.gelu(self.network.arc_word(states[:, 1:])))
        scores = dependent @ self.arc_matrix @ F.gelu(self.network.arc_head(states)).transpose(1, 2)
        closed = ends.int()
        sentence = torch.cumsum(closed, 1).int() - closed
        same = (sentence[:, :, None] == sentence[:, None, :]) & real[:, None, :]
        allowed = torch.cat([torch.ones_like(same[:, :, :1]), same], 2)
        return scores + (1 - allowed.float()) * _NEVER

    def _relations(self, states: Tensor, heads: Tensor) -> Tensor:
        """Return the best relation of each word to each of its candidate heads."""
        dependent = _with_one(F.gelu(self.network.label_word(states[:, 1:])))
        every = _with_one(F.gelu(self.network.label_head(states)))
        size, words, width = dependent.shape
        places = heads.reshape(size, -1, 1).expand(-1, -1, width)
        chosen = torch.gather(every, 1, places).reshape(size, words, CANDIDATES, width)
        projected = (dependent @ self.label_matrix).reshape(size, words, width, self.relations)
        scores = chosen @ projected
        from_root = (heads == 0).unsqueeze(-1).float()
        return (scores + from_root * self.not_root + (1 - from_root) * self.only_root).argmax(-1)


def _with_one(x: Tensor) -> Tensor:
    return torch.cat([x, torch.ones_like(x[..., :1])], -1)


def _example() -> tuple[Tensor, ...]:
    ids = torch.randint(5, 999, (2, 9), dtype=torch.int32)
    first = torch.tensor([[0, 1, 2, 4, 5, 7], [0, 1, 3, 4, 6, 7]], dtype=torch.int32)
    mask = torch.ones_like(ids)
    return ids, mask, torch.zeros_like(ids), first, torch.ones(2, 5, dtype=torch.int32), torch.zeros(2, 5)


def export(checkpoint: Path, base: Path, out: Path, name: str) -> Path:
    """Write `NAME.onnx` (int8), `labels.json` and `tokenizer.json` into `out`."""
    loaded = load_checkpoint(checkpoint, base)
    out.mkdir(parents=True, exist_ok=True)
    axes = {key: {0: "batch", 1: "pieces"} for key in ("ids", "mask", "shapes")}
    axes |= {"first": {0: "batch", 1: "nodes"}, **{key: {0: "batch", 1: "words"} for key in (*INPUTS[4:], *OUTPUTS)}}
    path = out / f"{name}.onnx"
    with tempfile.TemporaryDirectory() as scratch, warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")  # the tracer warns of shapes that are constant on purpose
        plain = Path(scratch) / "plain.onnx"
        torch.onnx.export(
            Deployed(loaded.network, loaded.labels), _example(), str(plain), input_names=list(INPUTS),
            output_names=list(OUTPUTS), dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
        quantize(plain, path, _calibration(loaded.tokenizer))
    _write_labels(out, loaded.labels)
    loaded.tokenizer.save(str(out / "tokenizer.json"), pretty=False)
    return path


def _calibration(tokenizer: Tokenizer) -> Iterator[dict[str, NDArray[Any]]]:
    """Yield batches of our own sentences, joined into windows, to measure the ranges of activations on."""
    sentences = [sentence for file in sorted(OWN.glob("*.txt")) for sentence in marked_sentences(file)]
    drawn = draw_windows([sentences[at : at + 10] for at in range(0, len(sentences), 10)], WINDOW, random.Random(0))
    words = [[word.form for sentence in group for word in sentence.words] for group in drawn]
    spaced = [[True, *(word.space_after for s in group for word in s.words)][:-1] for group in drawn]
    yield from inputs(featurize(tokenizer, words, spaced))


def _write_labels(out: Path, labels: Labels) -> None:
    listed = {"names": labels.names, "offices": list(labels.offices), "upos": labels.upos, "deprels": labels.deprels}
    (out / "labels.json").write_text(json.dumps(listed, indent=1) + "\n", "utf-8")
