from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from communique.language.features import featurize
from communique.language.model import WEIGHTS, Model, ModelName, load_labels, load_tokenizer

MODELS = sorted(WEIGHTS.glob("*.onnx"))


@pytest.mark.parametrize("file", MODELS, ids=lambda file: file.stem)
def test_the_file_is_small_enough_for_the_package(file: Path) -> None:
    assert file.stat().st_size <= 25_000_000


@pytest.mark.parametrize("name", [file.stem for file in MODELS])
def test_scores_have_one_row_a_word_in_the_order_of_the_windows(name: ModelName) -> None:
    labels = load_labels()
    windows = [["They", "met", "."], ["Yes"], ["The", "two", "sides", "signed", "it", "."]]
    features = featurize(load_tokenizer(), windows, [[True] * len(words) for words in windows])
    scores = Model(name).run(features)
    assert (scores.end > 0).tolist() == [False, False, True, True, False, False, False, False, False, True]
    assert scores.heads.shape == scores.scores.shape == scores.deprels.shape == (10, 3)
    assert scores.heads[:, 0].tolist() == [1, -1, 1, -1, 6, 6, 7, -1, 7, 7]
    assert scores.name.shape == (10, len(labels.names))
    assert np.allclose(np.exp(scores.office).sum(1), 1, atol=1e-3)
    assert [labels.deprels[i] for i in scores.deprels[:3, 0]] == ["nsubj", "root", "punct"]
