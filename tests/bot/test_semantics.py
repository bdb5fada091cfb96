"""Our vectors: what every text gets, whatever it is, and that numpy alone reads them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import bot
from bot.errors import VectorsRefused
from bot.semantics import DIMENSIONS, Vectors, split

ASSET = Path(bot.__file__).parent / "vectors.npz"


@pytest.fixture(scope="module")
def vectors() -> Vectors:
    return Vectors.load(ASSET)


def test_a_text_gets_a_vector_of_unit_length(vectors: Vectors) -> None:
    vector = vectors.embed("Why do my shoulders get tight when I sprint?")
    assert vector.shape == (DIMENSIONS,)
    assert vector.dtype == np.float32
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize("text", ["", "   ", "?!", "…", "\n\t", "🏃", "走る"])
def test_a_text_without_a_word_gets_zeros(vectors: Vectors, text: str) -> None:
    assert not vectors.embed(text).any()


def test_an_unknown_word_is_read_by_its_pieces(vectors: Vectors) -> None:
    assert "zorbification" not in vectors.units.numbers
    assert np.linalg.norm(vectors.embed("zorbification")) == pytest.approx(1, abs=1e-5)


def test_case_accents_apostrophes_and_punctuation_do_not_matter(vectors: Vectors) -> None:
    plain = vectors.embed("I dont need a cafe near the track")
    np.testing.assert_array_equal(vectors.embed("I DON’T need: a café, near the track!"), plain)


def test_a_batch_gives_what_single_texts_give_in_their_order(vectors: Vectors) -> None:
    texts = [f"how do I train {part} {n} times a week" for n in range(90) for part in ("arms", "", "hips")]
    texts[7] = ""
    singles = np.stack([vectors.embed(text) for text in texts])
    np.testing.assert_allclose(vectors.embed_all(texts), singles, atol=1e-5)
    assert vectors.embed_all([]).shape == (0, DIMENSIONS)


def test_the_same_text_always_gets_the_same_vector(vectors: Vectors) -> None:
    text = "does carrying a phone make me slower"
    np.testing.assert_array_equal(Vectors.load(ASSET).embed(text), vectors.embed(text))


@settings(deadline=None)
@given(st.text(max_size=300))
def test_no_text_gives_anything_but_numbers(vectors: Vectors, text: str) -> None:
    vector = vectors.embed(text)
    assert np.isfinite(vector).all()
    length = float(np.linalg.norm(vector))
    assert length == pytest.approx(1 if split(text) else 0, abs=1e-4)


@pytest.mark.parametrize(
    ("question", "near", "far"),
    [
        ("my kid is afraid of getting hurt", "my child worries about injuries", "which shoes should I buy"),
        ("how do I get quicker", "improve sprint speed", "what should I eat before a match"),
        ("where's my parcel", "track my order", "how do I stretch my calves"),
        ("sore upper legs after a race", "my thighs hurt from running", "the stadium opens at nine"),
    ],
)
def test_what_means_the_same_lies_nearer(vectors: Vectors, question: str, near: str, far: str) -> None:
    asked = vectors.embed(question)
    assert asked @ vectors.embed(near) > asked @ vectors.embed(far) + 0.1


def test_the_asset_is_small() -> None:
    assert ASSET.stat().st_size <= 9_000_000


def test_reading_needs_numpy_alone() -> None:
    code = (
        "import sys, pathlib, numpy; before = set(sys.modules); import bot.semantics;"
        f"bot.semantics.Vectors.load(pathlib.Path({str(ASSET)!r})).embed('a question');"
        "new = {name.partition('.')[0] for name in set(sys.modules) - before};"
        "print(sorted(new - set(sys.stdlib_module_names) - {'bot', 'numpy'}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ASSET.parent.parent
    )
    assert done.stdout.strip() == "[]"


def test_a_damaged_asset_is_refused(tmp_path: Path) -> None:
    (tmp_path / "broken.npz").write_bytes(ASSET.read_bytes()[:100_000])
    with pytest.raises(VectorsRefused, match=r"broken\.npz: the file can't be read .* Restore"):
        Vectors.load(tmp_path / "broken.npz")


def test_a_table_with_rows_of_nothing_is_refused(tmp_path: Path) -> None:
    with np.load(ASSET) as stored:
        arrays = {name: stored[name] for name in stored.files}
    np.savez(tmp_path / "longer.npz", **{**arrays, "words": arrays["words"][:-20]})
    with pytest.raises(VectorsRefused, match=r"rows for \d+ units"):
        Vectors.load(tmp_path / "longer.npz")


def test_a_missing_asset_is_named(tmp_path: Path) -> None:
    with pytest.raises(VectorsRefused, match=r"none\.npz: there is no such file"):
        Vectors.load(tmp_path / "none.npz")
