"""Train the joint network: `python -m training train --data FOLDER`.

A checkpoint (weights, averaged weights, optimiser, position) is written after every epoch; the same command resumes.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as F

from training.data import load_material
from training.network import Network, load_encoder
from training.windows import IGNORED, Labels, Window, batches, collate, draw_windows, featurized

__all__ = ["build", "loss_of", "masked_arcs", "taught_loss", "train"]

PIECES = 2048
WINDOW = 110  # words
ENCODER_RATE, HEAD_RATE, WARM_UP = 2e-4, 1e-3, 0.06
AVERAGE = 0.995


def build(base: Path, layers: int, labels: Labels) -> tuple[Network, Tokenizer]:
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return Network(load_encoder(base, layers), len(labels.names), len(labels.upos), len(labels.deprels)), tokenizer


def masked_arcs(arcs: Tensor, sentence: Tensor) -> Tensor:
    """Leave only arcs to the root and inside a word's own sentence; `sentence` is (batch, words), padding IGNORED."""
    same = (sentence[:, :, None] == sentence[:, None, :]) & (sentence[:, None, :] != IGNORED)
    root = torch.ones_like(same[:, :, :1])
    return arcs.masked_fill(~torch.cat([root, same], 2), -1e4)


def loss_of(network: Network, out: dict[str, Tensor], targets: dict[str, Tensor]) -> Tensor:
    """Return the sum of the heads' losses, each over the words that have its label."""
    total = torch.zeros(())
    for key, weight in (("name", 1.0), ("office", 0.5), ("upos", 0.5)):
        total = total + weight * _cross_entropy(out[key], targets[key])
    known = targets["end"] != IGNORED
    if known.any():
        total = total + F.binary_cross_entropy_with_logits(out["end"].float()[known], targets["end"][known].float())
    heads = targets["head"]
    if (heads != IGNORED).any():
        total = total + _cross_entropy(masked_arcs(out["arc"].float(), targets["sentence"]), heads)
        labels = network.labels(out["label_word"], out["label_head"], heads.clamp(min=0))
        total = total + _cross_entropy(labels, targets["deprel"])
    return total


def _cross_entropy(scores: Tensor, gold: Tensor) -> Tensor:
    if not bool((gold != IGNORED).any()):
        return torch.zeros(())
    return F.cross_entropy(scores.float().flatten(0, 1), gold.flatten(), ignore_index=IGNORED)


def taught_loss(
    network: Network, out: dict[str, Tensor], teacher: Network, lesson: dict[str, Tensor], targets: dict[str, Tensor]
) -> Tensor:
    """Return how far the outputs are from a teacher's, over every word: data sets lack labels, a teacher does not."""
    real = targets["sentence"] != IGNORED
    total = torch.zeros(())
    for key in ("name", "office", "upos"):
        total = total + _divergence(out[key], lesson[key], real)
    arcs = masked_arcs(lesson["arc"].float(), targets["sentence"])
    total = total + _divergence(masked_arcs(out["arc"].float(), targets["sentence"]), arcs, real)
    heads = torch.where(targets["head"] == IGNORED, arcs.argmax(-1), targets["head"])
    ours = network.labels(out["label_word"], out["label_head"], heads)
    return total + _divergence(ours, teacher.labels(lesson["label_word"], lesson["label_head"], heads), real)


def _divergence(ours: Tensor, theirs: Tensor, real: Tensor) -> Tensor:
    ours, theirs = ours.float()[real].log_softmax(-1), theirs.float()[real].log_softmax(-1)
    return F.kl_div(ours, theirs, log_target=True, reduction="batchmean")


def train(
    data: Path, base: Path, out: Path, layers: int, epochs: int, seed: int = 0, teacher: Path | None = None
) -> None:
    """Train for `epochs` epochs into `out`; with `teacher`, from its lower layers and towards its outputs."""
    torch.manual_seed(seed)
    material = load_material(data)
    network, tokenizer = build(base, layers, material.labels)
    taught_by = None
    if teacher is not None:
        kept = torch.load(teacher, weights_only=False)
        network.load_state_dict({k: v for k, v in kept["average"].items() if k in network.state_dict()})
        taught_by = build(base, kept["layers"], material.labels)[0].eval().requires_grad_(False)
        taught_by.load_state_dict(kept["average"])
    average = {k: v.detach().clone() for k, v in network.state_dict().items()}
    optimizer = _optimizer(network)
    first = _resume(out, network, average, optimizer)
    clock = time.time()
    for epoch in range(first, epochs):
        rng = random.Random(seed * 1000 + epoch)
        windows = featurized(draw_windows(material.paragraphs, WINDOW, rng), tokenizer, material.labels)
        for step, share in _run_epoch(network, taught_by, average, optimizer, windows, epoch, epochs, rng):
            if step % 50 == 0:
                print(f"epoch {epoch + share:.2f} loss {_LAST['loss']:.3f} {time.time() - clock:.0f} s", flush=True)
        _save(out, network, average, optimizer, epoch + 1, layers, material.labels)


_LAST = {"loss": 0.0}


def _run_epoch(
    network: Network, teacher: Network | None, average: dict[str, Tensor], optimizer: torch.optim.Optimizer,
    windows: list[Window], epoch: int, epochs: int, rng: random.Random,
) -> Iterable[tuple[int, float]]:  # fmt: skip
    network.train()
    made = list(batches(windows, PIECES, rng))
    for step, batch in enumerate(made):
        share = step / len(made)
        progress = (epoch + share) / epochs
        rate = min(1.0, progress / WARM_UP + 0.02) * (1 - progress)
        for group in optimizer.param_groups:
            group["lr"] = group["base"] * rate
        inputs, targets = collate(batch, rng)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            out = network(**inputs)
            loss = loss_of(network, out, targets)
            if teacher is not None:
                loss = loss + taught_loss(network, out, teacher, teacher(**inputs), targets)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        _LAST["loss"] = loss.item()
        with torch.no_grad():
            for name, value in network.state_dict().items():
                average[name].lerp_(value, 1 - AVERAGE) if value.is_floating_point() else average[name].copy_(value)
        yield step, share


def _optimizer(network: Network) -> torch.optim.Optimizer:
    encoder = list(network.encoder.parameters())
    heads = [p for name, p in network.named_parameters() if not name.startswith("encoder.")]
    groups = [{"params": encoder, "base": ENCODER_RATE}, {"params": heads, "base": HEAD_RATE}]
    return torch.optim.AdamW(groups, lr=HEAD_RATE, weight_decay=0.01)


def _resume(out: Path, network: Network, average: dict[str, Tensor], optimizer: torch.optim.Optimizer) -> int:
    if not out.exists():
        return 0
    saved: dict[str, Any] = torch.load(out, weights_only=False)
    network.load_state_dict(saved["network"])
    average.update(saved["average"])
    optimizer.load_state_dict(saved["optimizer"])
    print(f"resume after epoch {saved['epochs']}", flush=True)
    return int(saved["epochs"])


def _save(
    out: Path, network: Network, average: dict[str, Tensor], optimizer: torch.optim.Optimizer,
    epochs: int, layers: int, labels: Labels,
) -> None:  # fmt: skip
    state = {"network": network.state_dict(), "average": average, "optimizer": optimizer.state_dict()}
    partial = out.with_suffix(".partial")
    torch.save({**state, "epochs": epochs, "layers": layers, "labels": asdict(labels)}, partial)
    partial.replace(out)
