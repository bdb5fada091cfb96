"""Terms and n-grams, against scikit-learn's own reading."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.feature_extraction.text import CountVectorizer

from bot.text.analyse import grams, in_plain_words, terms, words

plain_words = st.lists(st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=12), min_size=1, max_size=8)


def test_words_drop_apostrophes_of_any_shape_and_fold_case() -> None:
    assert words("Don’t LOCK it, don't!") == ["dont", "lock", "it", "dont"]


def test_plain_words_have_a_blank_between_each_and_no_signs() -> None:
    assert in_plain_words("Well, don’t\n run 50m!") == "well dont run 50 m"
    assert in_plain_words("… !") == ""


def test_words_of_other_scripts_are_words() -> None:
    assert words("Ёлка 腕 straße") == ["ёлка", "腕", "strasse"]


def test_text_without_letters_has_no_terms() -> None:
    assert terms("… 👍 – !") == []


def test_forms_of_a_word_share_a_term() -> None:
    assert len(set(terms("swing swings swinging"))) == 1


@given(plain_words)
def test_grams_are_those_of_scikit_learn(some: list[str]) -> None:
    text = in_plain_words(" ".join(some))  # where "5m" is two words
    theirs = CountVectorizer(analyzer="char_wb", ngram_range=(3, 4)).build_analyzer()(text)
    assert sorted(grams(text)) == sorted(theirs)


@given(st.text(max_size=300))
def test_any_text_is_analysed(text: str) -> None:
    assert all(term and not term.isspace() for term in terms(text))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("the 50m one", ["the", "50", "m", "one"]),
        ("3.2km in 12mins", ["3", "2", "km", "in", "12", "mins"]),
        ("4x100m on the 1st, 5k", ["4x100m", "on", "the", "1st", "5k"]),
    ],
)
def test_a_number_and_its_unit_are_two_words_however_they_are_written(typed: str, read: list[str]) -> None:
    assert words(typed) == read
