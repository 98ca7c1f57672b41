from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from communique.language.trees import arborescence, best_heads


def is_tree(heads: list[int], root: int) -> bool:
    """Whether `heads` have one root and every way up ends there; `root` is what stands for a root's head."""
    for start in range(len(heads)):
        at, steps = start, 0
        while heads[at] != root:
            at, steps = heads[at], steps + 1
            if steps > len(heads):
                return False
    return heads.count(root) == 1


def best_by_trying_all(matrix: NDArray[np.float64]) -> float:
    words = len(matrix) - 1
    values = [
        sum(matrix[i + 1, head] for i, head in enumerate(heads))
        for heads in itertools.product(range(words + 1), repeat=words)
        if is_tree([head - 1 for head in heads], -1)
    ]
    return float(max(values))


@settings(deadline=None)
@given(st.data())
def test_no_tree_is_better_than_the_arborescence(data: st.DataObject) -> None:
    words = data.draw(st.integers(1, 5))
    row = st.lists(st.integers(-9, 9), min_size=words + 1, max_size=words + 1)
    matrix = np.array(data.draw(st.lists(row, min_size=words + 1, max_size=words + 1)), np.float64)
    heads = arborescence(matrix)
    assert is_tree([int(head) - 1 for head in heads[1:]], -1)
    assert sum(matrix[i, heads[i]] for i in range(1, words + 1)) == best_by_trying_all(matrix)


@settings(deadline=None)
@given(st.data())
def test_every_sentence_gets_one_tree_of_its_own(data: st.DataObject) -> None:
    sizes = data.draw(st.lists(st.integers(1, 12), min_size=1, max_size=4))
    starts = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int32)
    words = int(starts[-1])
    # Candidates may be anything at all: cycles, words of other sentences, the word itself, several roots or none.
    head = st.lists(st.integers(-1, words - 1), min_size=3, max_size=3)
    heads = np.array(data.draw(st.lists(head, min_size=words, max_size=words)), np.int32)
    rng = np.random.default_rng(data.draw(st.integers(0, 99)))
    scores = -np.sort(rng.exponential(3, (words, 3)), 1).astype(np.float32)
    chosen = best_heads(heads, scores, -rng.exponential(3, words).astype(np.float32), starts)
    for start, end in itertools.pairwise(starts.tolist()):
        own = [-1 if h < 0 else h - start for h in chosen[start:end].tolist()]
        assert all(-1 <= h < end - start for h in own)
        assert is_tree(own, -1)


def test_well_formed_best_heads_are_kept() -> None:
    heads = np.array([[1, -1, 1], [-1, 0, 0], [3, -1, 3], [-1, 2, 2]], np.int32)
    found = best_heads(heads, np.zeros((4, 3), np.float32), np.zeros(4, np.float32), np.array([0, 2, 4], np.int32))
    assert found.tolist() == [1, -1, 3, -1]


def test_a_second_root_is_attached_where_it_costs_least() -> None:
    heads = np.array([[-1, 1, 1], [-1, 0, 0]], np.int32)
    scores = np.array([[-0.1, -3.0, -3.0], [-0.5, -1.0, -1.0]], np.float32)
    root = np.array([-0.1, -0.5], np.float32)
    assert best_heads(heads, scores, root, np.array([0, 2], np.int32)).tolist() == [-1, 0]
