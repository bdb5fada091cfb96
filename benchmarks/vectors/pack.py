"""Step 7: the asset: rows as 4-bit values in groups of 32 with a half-precision scale, the layer as bytes by row."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from bot.semantics import GROUP, Floats, Units

FACTORS = (1.0, 0.92, 0.84, 0.76)
"""Shares of a group's widest value that its scale may stand for; clipping one value can serve the other 31."""


def pack(
    path: Path, units: Units, table: np.ndarray, head: Mapping[str, Floats] | None, projection: Floats | None = None
) -> None:
    """Write the asset. `table` is (rows, 256); `head` has `outer`, `inner`, `bias`, or is left out.

    `projection` (384, 256) leads from the teacher's space into the table's, for texts that the teacher embeds.
    """
    packed, scales = pack_rows(table)
    pairs = np.array(list(units.pairs), np.uint16).reshape(-1, 2)
    words = np.frombuffer("\n".join(units.numbers).encode("ascii"), np.uint8)
    arrays: dict[str, npt.NDArray[Any]] = {"words": words, "pairs": pairs, "packed": packed, "scales": scales}
    if head is not None:
        for name in ("outer", "inner"):
            arrays[name], arrays[f"{name}_scales"] = _as_bytes(head[name])
        arrays["bias"] = head["bias"].astype(np.float32)
    if projection is not None:
        arrays["projection"] = projection.astype(np.float16)
    with path.open("wb") as file:
        np.savez(file, allow_pickle=False, **arrays)


def pack_rows(table: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return two 4-bit values (−8 to 7, stored plus 8) a byte, low half first, and the groups' scales."""
    groups = table.astype(np.float32).reshape(len(table), -1, GROUP)
    widest = np.abs(groups).max(axis=2, keepdims=True)
    best, least = np.zeros_like(groups, dtype=np.int8), np.full(widest.shape, np.inf, np.float32)
    chosen = np.zeros_like(widest, dtype=np.float16)
    for factor in FACTORS:
        scale = (widest * factor / 7).astype(np.float16)
        steps = np.divide(groups, scale, out=np.zeros_like(groups), where=scale > 0).round().clip(-8, 7)
        error = ((steps * scale - groups) ** 2).sum(axis=2, keepdims=True)
        better = error < least
        best = np.where(better, steps, best).astype(np.int8)
        chosen, least = np.where(better, scale, chosen), np.minimum(error, least)
    values = (best.reshape(len(table), -1) + 8).astype(np.uint8)
    return values[:, 0::2] | (values[:, 1::2] << 4), chosen[:, :, 0]


def _as_bytes(matrix: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    scales = (np.abs(matrix).max(axis=1) / 127).astype(np.float16)
    floats = scales.astype(np.float32)[:, None]
    steps = np.divide(matrix, floats, out=np.zeros_like(matrix, dtype=np.float32), where=floats > 0)
    return steps.round().clip(-127, 127).astype(np.int8), scales
