"""The joint network: one encoder; heads for sentence ends, parts of speech, dependencies, names and offices.

The encoder is MiniLM (6 or 3 layers) with an embedding of word shapes, because its vocabulary is lower-cased.
A window holds several sentences; position 0 ([CLS]) is the root that every sentence's head word attaches to.
"""

from __future__ import annotations

import json
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F
from transformers import BertConfig, BertModel

from communique.language.features import SHAPES

__all__ = ["Network", "load_encoder"]

HIDDEN = 384


def load_encoder(base: Path, layers: int) -> BertModel:
    """Return the MiniLM encoder of the directory `base` cut to its first `layers` layers."""
    config = BertConfig(**json.loads((base / "config.json").read_text()))
    config._attn_implementation = "sdpa"
    encoder = BertModel(config, add_pooling_layer=False)
    weights = {name.removeprefix("bert."): w for name, w in load_file(base / "model.safetensors").items()}
    missing = encoder.load_state_dict(weights, strict=False).missing_keys
    if any("position_ids" not in key for key in missing):
        raise ValueError(f"{base}: weights lack {missing}")
    encoder.encoder.layer = encoder.encoder.layer[:layers]
    return encoder


class Network(nn.Module):
    """The encoder and its heads; `tags`, `upos`, `deprels` count labels, `arc` and `label` are widths."""

    def __init__(
        self, encoder: BertModel, tags: int, upos: int, deprels: int, arc: int = 256, label: int = 128
    ) -> None:
        super().__init__()
        self.encoder = encoder
        self.shape = nn.Embedding(SHAPES, HIDDEN)
        nn.init.zeros_(self.shape.weight)
        self.drop = nn.Dropout(0.15)
        self.end = nn.Linear(HIDDEN, 1)
        self.name = nn.Linear(HIDDEN, tags)
        self.office = nn.Linear(HIDDEN, 3)
        self.upos = nn.Linear(HIDDEN, upos)
        self.arc_word, self.arc_head = nn.Linear(HIDDEN, arc), nn.Linear(HIDDEN, arc)
        self.label_word, self.label_head = nn.Linear(HIDDEN, label), nn.Linear(HIDDEN, label)
        self.arc_weight = nn.Parameter(torch.empty(arc + 1, arc))
        self.label_weight = nn.Parameter(torch.empty(deprels, label + 1, label + 1))
        nn.init.xavier_uniform_(self.arc_weight)
        nn.init.normal_(self.label_weight, std=0.01)

    def words(self, ids: Tensor, mask: Tensor, shapes: Tensor, first: Tensor) -> Tensor:
        """Return the encoder's state at the first piece of each word, [CLS] first: (batch, words + 1, hidden)."""
        embedded = self.encoder.embeddings.word_embeddings(ids) + self.shape(shapes)
        states = self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        return torch.gather(states, 1, first.unsqueeze(-1).expand(-1, -1, states.size(-1)))

    def forward(self, ids: Tensor, mask: Tensor, shapes: Tensor, first: Tensor) -> dict[str, Tensor]:
        states = self.drop(self.words(ids, mask, shapes, first))
        words = states[:, 1:]
        arc_word = _with_one(self.drop(F.gelu(self.arc_word(words))))
        return {
            "end": self.end(words).squeeze(-1),
            "name": self.name(words),
            "office": self.office(words),
            "upos": self.upos(words),
            "arc": arc_word @ self.arc_weight @ self.drop(F.gelu(self.arc_head(states))).transpose(1, 2),
            "label_word": self.drop(F.gelu(self.label_word(words))),
            "label_head": self.drop(F.gelu(self.label_head(states))),
        }

    def labels(self, label_word: Tensor, label_head: Tensor, heads: Tensor) -> Tensor:
        """Return the deprel scores of each word under the given head: (batch, words, deprels)."""
        chosen = torch.gather(label_head, 1, heads.unsqueeze(-1).expand(-1, -1, label_head.size(-1)))
        return torch.einsum("bwi,lij,bwj->bwl", _with_one(label_word), self.label_weight, _with_one(chosen))


def _with_one(x: Tensor) -> Tensor:
    return torch.cat([x, torch.ones_like(x[..., :1])], -1)
