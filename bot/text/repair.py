"""Repair text that was decoded with the wrong charset."""

from __future__ import annotations


def repair(text: str) -> str:
    """Return the text repaired."""
    return text
