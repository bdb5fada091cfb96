"""Counts of requests in this process's memory: bounded in number, on a clock that never jumps."""

from __future__ import annotations

import threading
import time

from limits.storage import Storage

KEYS_MAX = 50_000  # about 10 MB; a flood of made-up addresses must not fill the memory


class Counters(Storage):
    """A storage for Flask-Limiter. Where the table is full, who asked longest ago makes room."""

    STORAGE_SCHEME = ["sideline-memory"]  # noqa: RUF012 - the library's own way to name storages

    def __init__(self, uri: str | None = None, wrap_exceptions: bool = False, **options: float | str | bool) -> None:
        super().__init__(uri, wrap_exceptions=wrap_exceptions, **options)
        self._counts: dict[str, tuple[int, float]] = {}
        self._lock = threading.Lock()

    @property
    def base_exceptions(self) -> type[Exception]:
        """Name what a failing storage raises: this one can't fail."""
        return OSError

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Count `amount` more for `key`, from 0 where its window of `expiry` seconds has passed."""
        now = time.monotonic()
        with self._lock:
            count, end = self._counts.pop(key, (0, 0.0))
            if end <= now:
                count, end = 0, now + expiry
                while len(self._counts) >= KEYS_MAX:
                    del self._counts[next(iter(self._counts))]
            # Put last, so that the first in the table is who asked longest ago.
            self._counts[key] = (count + amount, end)
            return count + amount

    def get(self, key: str) -> int:
        """Give the count of `key` in its present window."""
        count, end = self._counts.get(key, (0, 0.0))
        return count if end > time.monotonic() else 0

    def get_expiry(self, key: str) -> float:
        """Give when the window of `key` ends, in seconds since 1970, as the library reckons."""
        return time.time() + max(0.0, self._counts.get(key, (0, 0.0))[1] - time.monotonic())

    def check(self) -> bool:
        """Tell that memory is at hand."""
        return True

    def reset(self) -> int | None:
        """Forget all counts; give how many there were."""
        with self._lock:
            number = len(self._counts)
            self._counts.clear()
            return number

    def clear(self, key: str) -> None:
        """Forget one count."""
        with self._lock:
            self._counts.pop(key, None)

    def __len__(self) -> int:
        return len(self._counts)
