"""From scored candidate heads to well-formed trees: one root a sentence, no cycle, no arc out of the sentence.

Nearly always the best heads already form such a tree, which is checked for all sentences at once; the others are
decoded as maximum spanning arborescences (Chu and Liu 1965, Edmonds 1967).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["arborescence", "best_heads"]

Ints = NDArray[np.int32]
Floats = NDArray[np.float32]
Matrix = NDArray[np.float64]

_UNLIKELY = -50.0  # an arc the network did not propose; log-probabilities of proposed ones lie far above


def best_heads(heads: Ints, scores: Floats, root: Floats, starts: Ints) -> Ints:
    """Return each word's head, -1 for the one root of each sentence.

    `heads` (words, k) holds candidates, best first, -1 for the root; `scores` their log-probabilities; `root` (words)
    the log-probability of being root; `starts` where sentences begin, the number of words last. Heads count words
    from 0 over all sentences.

    >>> import numpy as np
    >>> best_heads(np.array([[1], [-1]]), np.zeros((2, 1)), np.zeros(2), np.array([0, 2])).tolist()
    [1, -1]
    """
    chosen = heads[:, 0].copy()
    for sentence in _ill_formed(chosen, starts):
        start, end = int(starts[sentence]), int(starts[sentence + 1])
        matrix = _matrix(heads[start:end], scores[start:end], root[start:end], start)
        found = arborescence(matrix)[1:]
        chosen[start:end] = np.where(found == 0, -1, found - 1 + start)
    return chosen


def _ill_formed(heads: Ints, starts: Ints) -> list[int]:
    """Return the numbers of the sentences whose heads have no root, several, a cycle, or leave the sentence."""
    words = len(heads)
    sizes = np.diff(starts)
    sentence = np.repeat(np.arange(len(sizes)), sizes)
    is_root = heads < 0
    up = np.where(is_root, np.arange(words), heads)
    bad = sentence[up] != sentence
    for _ in range(int(sizes.max(initial=1)).bit_length()):
        up = up[up]  # doubling: each round looks twice as far up
    bad |= ~is_root[up]
    wrong = np.bincount(sentence, bad, len(sizes)) > 0
    roots = np.bincount(sentence, is_root, len(sizes))
    return [int(number) for number in np.flatnonzero(wrong | (roots != 1))]


def _matrix(heads: Ints, scores: Floats, root: Floats, start: int) -> Matrix:
    """Return the score of every arc: row the dependent, column the head, 0 the root, both counted from 1."""
    size = len(heads)
    place = np.arange(1, size + 1)
    matrix = np.full((size + 1, size + 1), -np.inf)
    # Where nothing proposed will do, a near head is the least bad.
    matrix[1:, 1:] = _UNLIKELY - np.abs(place[:, None] - place[None, :]) / (size + 1)
    for rank in range(heads.shape[1] - 1, -1, -1):
        head = heads[:, rank] - start + 1
        inside = (heads[:, rank] >= start) & (head <= size) & (head != place)
        matrix[place[inside], head[inside]] = scores[inside, rank]
    matrix[1:, 0] = np.maximum(root, 2 * _UNLIKELY)
    np.fill_diagonal(matrix, -np.inf)
    return matrix


def arborescence(matrix: Matrix) -> NDArray[np.int64]:
    """Return the heads of the best tree with one root under 0; `matrix[dependent, head]` scores the arcs, all finite.

    Row 0 and the diagonal are not looked at. Entry 0 of the result is 0.

    >>> arborescence(np.array([[0, 0, 0], [1.0, 0, 5.0], [2.0, 5.0, 0]])).tolist()
    [0, 2, 0]
    """
    scores = matrix.astype(np.float64)
    scores[0] = -np.inf
    np.fill_diagonal(scores, -np.inf)
    if len(scores) == 2:
        return np.zeros(2, np.int64)
    # No tree under a given root can beat every word's best head: roots that cannot win are not tried.
    others = scores[1:, 1:].max(1)
    bounds = others.sum() + scores[1:, 0] - others
    best, tree = -np.inf, np.zeros(len(scores), np.int64)
    for root in np.argsort(-bounds, kind="stable"):
        if bounds[root] <= best:
            break
        found = _rooted(scores, int(root) + 1)
        value = scores[np.arange(1, len(scores)), found[1:]].sum()
        if value > best:
            best, tree = value, found
    return tree


def _rooted(scores: Matrix, root: int) -> NDArray[np.int64]:
    """Return the heads of the best tree whose root is the given word."""
    only = scores.copy()
    only[:, 0] = -np.inf
    only[root] = -np.inf
    only[root, 0] = scores[root, 0]
    return _contract(only)


def _contract(scores: Matrix) -> NDArray[np.int64]:
    heads: NDArray[np.int64] = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    inside = np.zeros(len(heads), bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    # Arcs into the cycle are worth what they gain over the cycle's own arc that they break.
    gain = scores[np.ix_(cycle, outside)] - scores[cycle, heads[cycle]][:, None]
    leaving = scores[np.ix_(outside, cycle)]
    size = len(outside)
    smaller = np.full((size + 1, size + 1), -np.inf)
    smaller[:size, :size] = scores[np.ix_(outside, outside)]
    smaller[size, :size] = gain.max(0)
    smaller[:size, size] = leaving.max(1)
    solved = _contract(smaller)
    entry = int(solved[size])
    heads[cycle[int(gain[:, entry].argmax())]] = outside[entry]
    for row in range(1, size):
        heads[outside[row]] = cycle[int(leaving[row].argmax())] if solved[row] == size else outside[solved[row]]
    return heads


def _cycle(heads: NDArray[np.int64]) -> NDArray[np.int64] | None:
    """Return the members of a cycle that does not pass 0, or None."""
    seen_from = np.zeros(len(heads), np.int64)
    for start in range(1, len(heads)):
        at = start
        while at != 0 and seen_from[at] == 0:
            seen_from[at] = start
            at = int(heads[at])
        if at != 0 and seen_from[at] == start:
            members = [at]
            while (at := int(heads[at])) != members[0]:
                members.append(at)
            return np.array(members)
    return None
