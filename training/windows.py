"""Training windows: consecutive sentences of a paragraph, joined anew in every epoch, as arrays for the network."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor

from communique.language.features import Features, featurize
from training.corpora import Sentence

__all__ = ["IGNORED", "Labels", "Window", "batches", "collate", "draw_windows", "featurized"]

IGNORED = -100
UPPER = [2, 2, 2, 2, 4, 5, 8, 8, 8, 8, 10, 11, 12]  # the shapes of a headline in capitals
LOWER = [0, 0, 0, 0, 4, 5, 6, 6, 6, 6, 10, 11, 12]


@dataclass
class Labels:
    """The label sets, in the order of the network's outputs."""

    names: list[str]
    upos: list[str]
    deprels: list[str]
    offices: tuple[str, ...] = ("O", "B-OFF", "I-OFF")


@dataclass
class Window:
    """A window's input and the labels it should get, `IGNORED` where unknown."""

    features: Features
    targets: dict[str, list[int]]


def draw_windows(paragraphs: list[list[Sentence]], limit: int, rng: random.Random) -> list[list[Sentence]]:
    """Return groups of consecutive sentences of at most about `limit` words; limits vary so that cuts do."""
    groups: list[list[Sentence]] = []
    for paragraph in paragraphs:
        group: list[Sentence] = []
        budget = rng.choice((limit // 4, limit // 2, limit, limit))
        for sentence in paragraph:
            if group and sum(len(s.words) for s in group) + len(sentence.words) > budget:
                groups.append(group)
                group = []
            group.append(sentence)
        groups.append(group)
    return groups


def featurized(groups: list[list[Sentence]], tokenizer: Tokenizer, labels: Labels) -> list[Window]:
    words = [[w.form for s in group for w in s.words] for group in groups]
    spaced = [_blanks(group) for group in groups]
    features = featurize(tokenizer, words, spaced)
    return [Window(f, _targets(group, f.words, labels)) for f, group in zip(features, groups, strict=True) if f.words]


def _blanks(group: list[Sentence]) -> list[bool]:
    after = [w.space_after for s in group for w in s.words]
    return [True, *after[:-1]]


def _targets(group: list[Sentence], fits: int, labels: Labels) -> dict[str, list[int]]:
    out: dict[str, list[int]] = {k: [] for k in ("end", "name", "office", "upos", "head", "deprel", "sentence")}
    offset = 0
    for number, sentence in enumerate(group):
        size = len(sentence.words)
        out["end"] += [int(i == size - 1) for i in range(size)] if sentence.text is not None else [IGNORED] * size
        out["name"] += [IGNORED] * size if sentence.names is None else [labels.names.index(t) for t in sentence.names]
        offices = sentence.offices
        out["office"] += [IGNORED] * size if offices is None else [labels.offices.index(t) for t in offices]
        parsed = sentence.parsed
        out["upos"] += [labels.upos.index(w.upos or "") if parsed else IGNORED for w in sentence.words]
        out["deprel"] += [labels.deprels.index(w.deprel or "") if parsed else IGNORED for w in sentence.words]
        out["head"] += [(w.head + offset if w.head else 0) if parsed else IGNORED for w in sentence.words]
        out["sentence"] += [number] * size
        offset += size
    out["head"] = [h if h <= fits else IGNORED for h in out["head"]]
    return {key: values[:fits] for key, values in out.items()}


def batches(windows: list[Window], pieces: int, rng: random.Random) -> Iterator[list[Window]]:
    """Yield shuffled batches of windows of like length, at most `pieces` padded pieces each."""
    windows = list(windows)
    rng.shuffle(windows)
    for at in range(0, len(windows), 1600):
        made: list[list[Window]] = [[]]
        for window in sorted(windows[at : at + 1600], key=lambda w: len(w.features.ids)):
            if made[-1] and len(window.features.ids) * (len(made[-1]) + 1) > pieces:
                made.append([])
            made[-1].append(window)
        rng.shuffle(made)
        yield from made


def collate(batch: list[Window], rng: random.Random | None = None) -> tuple[dict[str, Tensor], dict[str, Tensor]]:
    """Pad a batch to tensors; with `rng`, now and then a window's shapes become a headline's capitals or lower case."""
    length = max(len(w.features.ids) for w in batch)
    words = max(w.features.words for w in batch)
    size = len(batch)
    inputs = {
        "ids": torch.zeros(size, length, dtype=torch.long),
        "mask": torch.zeros(size, length, dtype=torch.long),
        "shapes": torch.full((size, length), 12),
        "first": torch.zeros(size, words + 1, dtype=torch.long),
    }
    targets = {key: torch.full((size, words), IGNORED) for key in batch[0].targets}
    for row, window in enumerate(batch):
        f = window.features
        shapes = f.shapes if rng is None else _recased(f.shapes, rng.random())
        inputs["ids"][row, : len(f.ids)] = torch.tensor(f.ids)
        inputs["mask"][row, : len(f.ids)] = 1
        inputs["shapes"][row, : len(f.ids)] = torch.tensor(shapes)
        inputs["first"][row, : f.words + 1] = torch.tensor(f.first)
        for key, values in window.targets.items():
            targets[key][row, : f.words] = torch.tensor(values)
    return inputs, targets


def _recased(shapes: list[int], chance: float) -> list[int]:
    if chance > 0.05:
        return shapes
    table = UPPER if chance < 0.025 else LOWER
    return [table[s] for s in shapes]
