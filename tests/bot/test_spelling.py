"""Spelling: the athlete's slips reach the coach's words, and nothing else is touched."""

import pytest

from bot.build.english import build_english
from bot.records import Correction
from bot.settings import Settings
from bot.text.spelling import Speller

ENGLISH = build_english(Settings())
SPELLER = Speller.over({"torso": 9, "elbows": 4, "swing": 7, "isometric": 2, "balance": 5, "arms": 20}, ENGLISH)


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("trosso", "torso"),
        ("isometrik", "isometric"),
        ("ballance", "balance"),
        ("elbosw", "elbows"),
        ("swnig", "swing"),
    ],
)
def test_a_slip_is_corrected_and_told(typed: str, understood: str) -> None:
    text, corrections = SPELLER.correct(f"my {typed}, is it ok?")
    assert text == f"my {understood}, is it ok?"
    assert corrections == (Correction(typed, understood),)


@pytest.mark.parametrize("word", ["banana", "arms", "swinging", "hi", "12345", "tor"])
def test_known_words_short_words_and_numbers_stay(word: str) -> None:
    assert SPELLER.correct(word)[1] == ()


def test_what_is_near_nothing_stays() -> None:
    assert SPELLER.correct("qwertzuiop")[1] == ()


def test_a_word_nearer_to_plain_english_stays() -> None:
    # two edits to "torso", but one to "tossed"
    assert SPELLER.suggestion("tosssed") is None


def test_an_apostrophe_is_no_mistake() -> None:
    assert SPELLER.correct("don't they’re it's")[1] == ()
