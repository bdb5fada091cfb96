"""Output that nobody reads to its end: a reader such as `head` goes when it has seen enough, and that is no fault."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def until_seen_enough() -> Iterator[None]:
    """End the block without a word where the reader of what it prints is gone."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for stream in (sys.stdout, sys.stderr):
            try:
                stream.flush()
            except BrokenPipeError:  # what is left in it goes nowhere when the interpreter ends
                os.dup2(nowhere, stream.fileno())
