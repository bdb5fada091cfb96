"""Reckon by one thread: a question's products are small, and a second thread spends its time waiting for the first."""

from __future__ import annotations

from threadpoolctl import threadpool_limits


def keep_to_one_thread() -> None:
    """Let this process's matrix products be done by one thread each, from now on (benchmarks/tuning.md, "Time").

    Libraries that are loaded later keep their own number.
    """
    threadpool_limits(limits=1, user_api="blas")
