"""A question's words: one form, nothing invisible, bounded, and cleaning twice changes nothing."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web.cleaning import clean_words


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("  Do   arms\n\thelp?  ", "Do arms help?"),
        ("ａｒｍｓ", "arms"),
        ("ﬁtness", "fitness"),
        ("a\u200brm\u2060s", "arms"),
        ("\u202egnihtemos\u2066 arms\u2069", "gnihtemos arms"),
        ("arms\x00\x1b[2J", "arms[2J"),
        ("e\u200b\u0301", "é"),
        ("ar\u00adms", "arms"),
        ("Müller's β-alanine, 3.14 π", "Müller's β-alanine, 3.14 π"),
        ("tiếng Việt", "tiếng Việt"),
        ("a" + "\u0316" * 50, "a" + "\u0316" * 4),
    ],
)
def test_cleaning(raw: str, clean: str) -> None:
    assert clean_words(raw) == clean


@given(st.text())
def test_cleaning_twice_changes_nothing_and_leaves_nothing_hidden(text: str) -> None:
    once = clean_words(text)
    assert clean_words(once) == once
    assert not {unicodedata.category(character) for character in once} & {"Cc", "Cf", "Cs", "Cn", "Co"}
    assert len(once) <= 18 * len(text)
