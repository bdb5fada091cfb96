"""Step 4: the teacher's sentence vectors, in parts, so that a run which was stopped goes on where it stood.

The teacher is all-MiniLM-L6-v2 (Reimers and Gurevych 2019; Wang et al. 2020), run here as six plain layers: texts of
equal length go together, so nothing is padded and no text needs a mask.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 - torch's own custom
from safetensors.torch import load_file
from tokenizers import Tokenizer
from tqdm import tqdm

LAYERS, HEADS, WIDTH = 6, 12, 384
LONGEST = 64
PART = 5_000
TOKENS_AT_ONCE = 1_024


class Teacher:
    """MiniLM with mean pooling; vectors have unit length and 384 dimensions.

    Bfloat16 halves the time and moves no vector by more than 0.004 of cosine. Each thread takes batches of its own:
    cores that share one batch wait for each other, the longer the busier the machine is.
    """

    def __init__(self, folder: Path, threads: int = 1) -> None:
        model = next(folder.rglob("model.safetensors"))
        self._w = {name: weight.bfloat16() for name, weight in load_file(model).items() if "position_ids" not in name}
        self._threads = threads
        self.tokenizer = Tokenizer.from_file(str(model.parent / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.enable_truncation(LONGEST)
        for n in range(LAYERS):
            stem = f"encoder.layer.{n}.attention.self."
            for kind in ("weight", "bias"):
                self._w[f"{stem}qkv.{kind}"] = torch.cat(
                    [self._w[f"{stem}{k}.{kind}"] for k in ("query", "key", "value")]
                )

    def embed(self, texts: Sequence[str], progress: tqdm) -> np.ndarray:
        """Return the vectors of `texts` in their order, shape (n, 384), float32."""
        ids = [encoded.ids for encoded in self.tokenizer.encode_batch(list(texts))]
        return self.embed_ids(ids, progress)

    def embed_ids(self, ids: Sequence[Sequence[int]], progress: tqdm | None = None) -> np.ndarray:
        """Return the vectors of tokenised texts; a bar of their own is shown unless one is given."""
        found = np.empty((len(ids), WIDTH), np.float32)
        own = tqdm(total=len(ids), unit="unit", desc="units", mininterval=10) if progress is None else progress

        def fill(batch: list[int]) -> None:
            found[batch] = self._forward([ids[n] for n in batch])
            own.update(len(batch))

        before = torch.get_num_threads()
        torch.set_num_threads(1)
        with ThreadPoolExecutor(self._threads) as pool:
            list(pool.map(fill, _batches(ids)))
        torch.set_num_threads(before)
        return found

    @torch.inference_mode()
    def _forward(self, rows: Sequence[Sequence[int]]) -> np.ndarray:
        ids = torch.tensor(rows)
        words, places, types = (
            self._w[f"embeddings.{k}_embeddings.weight"] for k in ("word", "position", "token_type")
        )
        x = self._norm("embeddings", words[ids] + places[: ids.shape[1]] + types[0])
        for n in range(LAYERS):
            x = self._layer(f"encoder.layer.{n}", x)
        return F.normalize(x.float().mean(1), dim=1).numpy()

    def _layer(self, name: str, x: torch.Tensor) -> torch.Tensor:
        n, length, _ = x.shape
        mixed = self._linear(f"{name}.attention.self.qkv", x).view(n, length, 3, HEADS, WIDTH // HEADS)
        q, k, v = mixed.permute(2, 0, 3, 1, 4)
        seen = F.scaled_dot_product_attention(q, k, v).transpose(1, 2).reshape(n, length, WIDTH)
        x = self._norm(f"{name}.attention.output", x + self._linear(f"{name}.attention.output.dense", seen))
        wide = F.gelu(self._linear(f"{name}.intermediate.dense", x))
        return self._norm(f"{name}.output", x + self._linear(f"{name}.output.dense", wide))

    def _linear(self, name: str, x: torch.Tensor) -> torch.Tensor:
        return F.linear(x, self._w[f"{name}.weight"], self._w[f"{name}.bias"])

    def _norm(self, name: str, x: torch.Tensor) -> torch.Tensor:
        return F.layer_norm(x, (WIDTH,), self._w[f"{name}.LayerNorm.weight"], self._w[f"{name}.LayerNorm.bias"], 1e-12)


def _batches(ids: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """Yield the numbers of texts of one length, few enough for the cache."""
    by_length = sorted(range(len(ids)), key=lambda n: len(ids[n]))
    for length, group in itertools.groupby(by_length, key=lambda n: len(ids[n])):
        numbers = list(group)
        size = max(1, TOKENS_AT_ONCE // max(1, length))
        for begin in range(0, len(numbers), size):
            yield numbers[begin : begin + size]


def embed_corpus(teacher: Teacher, texts: Sequence[str], folder: Path) -> None:
    """Embed the texts that no part in `folder` holds yet, `PART` at a time: `<n>.txt` and `<n>.npy` (float16)."""
    folder.mkdir(parents=True, exist_ok=True)
    for leftover in folder.glob("*.aside"):
        leftover.unlink()
    done = set(itertools.chain.from_iterable(lines for lines, _ in read_parts(folder)))
    todo = [text for text in texts if text not in done]
    number = sum(1 for _ in folder.glob("*.npy"))
    with tqdm(total=len(todo), unit="text", desc="teacher", mininterval=10) as progress:
        for begin in range(0, len(todo), PART):
            part = todo[begin : begin + PART]
            vectors = teacher.embed(part, progress).astype(np.float16)
            (folder / f"{number:04}.txt").write_text("\n".join(part) + "\n", "utf-8")
            aside = folder / f"{number:04}.aside"
            with aside.open("wb") as file:
                np.save(file, vectors)
            aside.rename(folder / f"{number:04}.npy")
            number += 1


def read_parts(folder: Path) -> Iterator[tuple[list[str], np.ndarray]]:
    """Yield each part's texts and vectors."""
    for path in sorted(folder.glob("*.npy")):
        yield path.with_suffix(".txt").read_text("utf-8").split("\n")[:-1], np.load(path)
