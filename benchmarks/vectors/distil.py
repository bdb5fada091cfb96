"""Step 6: train the table and its hidden layer to give the teacher's sentence vectors."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 - torch's own custom
from tqdm import tqdm

from bot.semantics import DIMENSIONS, INNER_SCALE

HIDDEN = 512
BATCH = 1_024
WARM_UP = 100
LEAST_RATE = 0.02
TABLE_RATE, HEAD_RATE = 1e-2, 2e-3


@dataclass(frozen=True)
class Trained:
    """The table (rows, 256) and the layer's arrays, shapes as in bot.semantics.Head; `loss` is 1 − mean cosine."""

    table: np.ndarray
    outer: np.ndarray
    inner: np.ndarray
    bias: np.ndarray
    loss: float


class Student(torch.nn.Module):
    """A deep averaging network: the sum of the units' rows, then one hidden layer beside the straight way."""

    def __init__(self, table: np.ndarray) -> None:
        super().__init__()
        self.rows = torch.nn.EmbeddingBag.from_pretrained(torch.tensor(table), freeze=False, mode="sum", sparse=True)
        self.inner = torch.nn.Linear(DIMENSIONS, HIDDEN)
        self.outer = torch.nn.Linear(HIDDEN, DIMENSIONS, bias=False)
        torch.nn.init.zeros_(self.outer.weight)

    def forward(self, flat: torch.Tensor, starts: torch.Tensor) -> torch.Tensor:
        sums = F.normalize(self.rows(flat, starts), dim=1)
        return F.normalize(sums + self.outer(F.relu(self.inner(INNER_SCALE * sums))), dim=1)


class Batches:
    """Texts as rows of units, laid end to end; gives any choice of them as one batch."""

    def __init__(self, rows: Sequence[Sequence[int]]) -> None:
        self.lengths = np.array([len(one) for one in rows], np.int64)
        self.starts = np.concatenate([[0], np.cumsum(self.lengths)[:-1]])
        self.flat = np.fromiter((row for one in rows for row in one), np.int64, int(self.lengths.sum()))

    def take(self, chosen: np.ndarray) -> tuple[torch.Tensor, torch.Tensor]:
        """Return the units of the chosen texts end to end, and where each begins."""
        lengths = self.lengths[chosen]
        begins = np.concatenate([[0], np.cumsum(lengths)[:-1]])
        at = np.arange(int(lengths.sum())) + np.repeat(self.starts[chosen] - begins, lengths)
        return torch.from_numpy(self.flat[at]), torch.from_numpy(begins)


def distil(
    table: np.ndarray, rows: Sequence[Sequence[int]], targets: np.ndarray, seed: int, epochs: int = 12
) -> Trained:
    """Train on texts given as rows of units, none empty, and their unit-length targets (n, 256)."""
    torch.manual_seed(seed)
    chance = np.random.default_rng(seed)
    student, batches = Student(table), Batches(rows)
    wanted = torch.from_numpy(np.ascontiguousarray(targets, np.float32))
    head = [*student.inner.parameters(), *student.outer.parameters()]
    optimisers = (
        torch.optim.SparseAdam(list(student.rows.parameters()), lr=TABLE_RATE),
        torch.optim.Adam(head, lr=HEAD_RATE),
    )
    steps = epochs * math.ceil(len(rows) / BATCH)
    schedules = [torch.optim.lr_scheduler.LambdaLR(one, lambda step: _rate(step, steps)) for one in optimisers]
    recent = 1.0
    with tqdm(total=steps, unit="batch", desc=f"training, seed {seed}", mininterval=10) as progress:
        for _ in range(epochs):
            order = chance.permutation(len(rows))
            for begin in range(0, len(rows), BATCH):
                chosen = order[begin : begin + BATCH]
                loss = (1 - (student(*batches.take(chosen)) * wanted[chosen]).sum(1)).mean()
                for optimiser in optimisers:
                    optimiser.zero_grad()
                loss.backward()
                for optimiser, schedule in zip(optimisers, schedules, strict=True):
                    optimiser.step()
                    schedule.step()
                recent = 0.99 * recent + 0.01 * float(loss.detach())
                progress.update()
                progress.set_postfix(loss=f"{recent:.4f}", refresh=False)
    return _trained(student, recent)


def averaged(several: Sequence[Trained]) -> Trained:
    """Return the mean of trainings that began at the same table with different seeds."""
    names = ("table", "outer", "inner", "bias")
    means = {name: np.mean([getattr(one, name) for one in several], axis=0) for name in names}
    return Trained(**means, loss=float(np.mean([one.loss for one in several])))


def _rate(step: int, steps: int) -> float:
    """Warm up linearly, then fall by a cosine to `LEAST_RATE`."""
    if step < WARM_UP:
        return (step + 1) / WARM_UP
    share = (step - WARM_UP) / max(1, steps - WARM_UP)
    return LEAST_RATE + (1 - LEAST_RATE) * (1 + math.cos(math.pi * min(share, 1.0))) / 2


def _trained(student: Student, loss: float) -> Trained:
    with torch.no_grad():
        return Trained(
            student.rows.weight.numpy().copy(),
            student.outer.weight.numpy().copy(),
            student.inner.weight.numpy().copy(),
            student.inner.bias.numpy().copy(),
            loss,
        )
