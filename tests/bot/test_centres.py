"""Many ways to ask, gathered: few vectors, and none of the ways far from all of them."""

import numpy as np

from bot.build.centres import meanings_of
from bot.index import Floats, Owners


def around(directions: Floats, each: int, spread: float) -> Floats:
    """Unit vectors in clusters around some directions."""
    noise = np.random.default_rng(0).normal(size=(len(directions) * each, directions.shape[1]))
    vectors = np.repeat(directions, each, axis=0) + spread * noise
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)


def owners(*counts: int) -> Owners:
    return Owners.of(np.repeat(np.arange(len(counts), dtype=np.int32), counts), len(counts))


def test_many_ways_become_few_centres_of_unit_length_and_each_way_is_near_one() -> None:
    ways = around(np.eye(4, 32, dtype=np.float32), 10, 0.03)
    meanings = meanings_of(ways, owners(40), 4, 1)
    assert meanings is not None
    np.testing.assert_allclose(np.linalg.norm(meanings.vectors, axis=1), np.ones(4), atol=1e-6)
    assert (ways @ meanings.vectors.T).max(axis=1).min() > 0.9


def test_each_passage_keeps_its_own() -> None:
    ways = around(np.eye(3, 32, dtype=np.float32), 6, 0.03)
    meanings = meanings_of(ways, owners(6, 12), 3, 2)
    assert meanings is not None
    assert len(meanings.vectors) == 6
    best = meanings.best(np.eye(1, 32, dtype=np.float32)[0])
    assert best[0] > 0.9 > 0.3 > best[1]


def test_only_ways_to_ask_are_gathered() -> None:
    ways = around(np.eye(3, 32, dtype=np.float32), 6, 0.03)
    meanings = meanings_of(ways, owners(6, 12), 3, 1)
    assert meanings is not None
    assert [len(meanings.owners.rows_of(slot)) for slot in range(2)] == [3, 12]


def test_few_ways_and_repeated_ones_stay_as_they_are() -> None:
    ways = around(np.eye(3, 32, dtype=np.float32), 1, 0.0)
    repeated = np.repeat(ways, 5, axis=0)
    for vectors in (ways, repeated):
        meanings = meanings_of(vectors, owners(len(vectors)), 3, 1)
        assert meanings is not None
        np.testing.assert_array_equal(meanings.vectors, vectors)


def test_a_title_that_counts_less_is_no_part_of_a_centre() -> None:
    title = 0.3 * np.eye(1, 32, 31, dtype=np.float32)
    ways = np.concatenate([title, around(np.eye(2, 32, dtype=np.float32), 5, 0.03)])
    meanings = meanings_of(ways, owners(11), 2, 1)
    assert meanings is not None
    assert len(meanings.vectors) == 3
    np.testing.assert_array_equal(meanings.vectors[0], title[0])
