"""Spelling: the athlete's slips reach the coach's words, and what was meant as it stands is left alone."""

from pathlib import Path

import pytest

from bot.build.english import build_english
from bot.builds import Build
from bot.records.reply import Correction
from bot.settings import Settings
from bot.text.spelling import Spelled, Speller
from bot.text.synonyms import read_synonyms

SETTINGS = Settings()
ENGLISH = build_english(SETTINGS)
TEXTS = (
    "Does the torso matter? Arms and torso balance each other.",
    "Keep the elbows bent and let the arms swing.",
    "How do I keep my balance when the arms swing?",
    "Isometric work keeps the torso still while the legs swing.",
    "Where to sign up? Sign up for the isometric plan here, and do not worry.",
    "Tension in the neck costs speed. Pay attention, attention, attention, attention to the calf.",
    "An app can't count, what can?",
    "Do sit-ups steady the torso? A pull-up bar will do. Step on the warm track. The hall has Wi-Fi and an e-book.",
)
SPELLER = Speller.over(Spelled.of(TEXTS), ENGLISH, frozenset(), SETTINGS)


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("trosso", "torso"),
        ("isometrik", "isometric"),
        ("ballance", "balance"),
        ("elbosw", "elbows"),
        ("swnig", "swing"),
        ("tention", "tension"),  # "attention" is nearer the knowledge's heart, and further from what was typed
    ],
)
def test_a_slip_is_corrected_and_told(typed: str, understood: str) -> None:
    text, corrections = SPELLER.correct(f"my {typed}, is it ok?")
    assert text == f"my {understood}, is it ok?"
    assert corrections == (Correction(typed, understood),)


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("hwo do my arms swing", "how do my arms swing"),
        ("teh torso", "the torso"),
        ("is my garden slug slow, orgznic or not", "is my garden slug slow, organic or not"),
        ("Does the toso mattre?", "Does the torso matter?"),
    ],
)
def test_words_of_plain_english_are_corrected_too(typed: str, understood: str) -> None:
    assert SPELLER.correct(typed)[0] == understood


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("are situps any good", "are sit ups any good"),
        ("one situp", "one sit ups"),  # as the knowledge has it
        ("pullups", "pull up"),
        ("my stepson", "my stepson"),  # "on" is no word of content
        ("warmtrack", "warm track"),
        ("is there wifi", "is there wi fi"),
        ("ebooks", "e book"),
    ],
)
def test_two_words_written_as_one_are_parted(typed: str, understood: str) -> None:
    assert SPELLER.correct(typed)[0] == understood


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("is thetorso good", "is the torso good"),
        ("howmuch tension", "how much tension"),
        ("isit warm", "is it warm"),
        ("armswill swing", "arms will swing"),
        ("isthe torso that torso", "is the torso that torso"),
    ],
)
def test_a_forgotten_blank_is_put_in(typed: str, understood: str) -> None:
    assert SPELLER.correct(typed)[0] == understood


@pytest.mark.parametrize(
    "typed", ["ryanair", "powermaximus", "torsotron", "ellenbogen", "toelbow", "necktrack", "overtorso", "undertrack"]
)
def test_a_new_word_is_not_parted(typed: str) -> None:
    assert SPELLER.correct(f"is {typed} good")[0] == f"is {typed} good"


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("hw shud i swing", "how should i swing"),
        ("do u swing ur arms", "do you swing your arms"),
        ("wat duz my torso do", "what does my torso do"),
        ("coz its gud", "because its good"),
    ],
)
def test_words_written_by_ear_are_read(typed: str, understood: str) -> None:
    text, corrections = SPELLER.correct(typed)
    assert text == understood
    assert [(one.typed, one.understood) for one in corrections] == [
        (before, after) for before, after in zip(typed.split(), understood.split(), strict=True) if before != after
    ]


def test_you_in_haste_is_read_also_where_the_knowledge_has_it() -> None:
    speller = Speller.over(Spelled.of([*TEXTS, "how do u sprint with ur arms"]), ENGLISH, frozenset(), SETTINGS)
    assert speller.correct("do u swing ur arms")[0] == "do you swing your arms"


def test_a_word_of_the_knowledge_is_never_read_by_ear() -> None:
    speller = Speller.over(Spelled.of(["Mussels for dinner."]), ENGLISH, frozenset(), SETTINGS)
    assert speller.correct("mussels and rists") == ("mussels and wrists", (Correction("rists", "wrists"),))


def test_a_real_word_among_other_strange_ones_is_meant_as_it_stands() -> None:
    assert SPELLER.correct("where to sin up")[0] == "where to sign up"
    assert SPELLER.correct("where to sin up in church")[1] == ()


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("where to sin up", "where to sign up"),
        ("wgere to sin up", "where to sign up"),  # its neighbour is mistyped as well
        ("balance ech other", "balance each other"),
        ("let te arms swing", "let the arms swing"),
    ],
)
def test_a_slip_that_is_a_word_too_is_corrected_between_the_knowledges_neighbours(typed: str, understood: str) -> None:
    assert SPELLER.correct(typed)[0] == understood


@pytest.mark.parametrize(
    "question",
    [
        "what is a sin",  # nothing near has these neighbours here
        "sin",
        "where to singing up",
        "banana arms",
        "hi",
        "thx",
        "my calfs",  # a wrong form, and plain enough
        "12345",
        "qwertzuiop",
        "don't they’re it's",
    ],
)
def test_what_may_be_meant_as_it_stands_stays(question: str) -> None:
    assert SPELLER.correct(question) == (question, ())


def test_the_owners_synonyms_are_no_slips(tmp_path: Path) -> None:
    assert SPELLER.correct("my torzo")[0] == "my torso"
    file = tmp_path / "_synonyms.txt"
    file.write_text("torzo, trunk\n", "utf-8")
    synonyms, faults = read_synonyms(file)
    assert not faults
    speller = Speller.over(Spelled.of(TEXTS), ENGLISH, synonyms.stems(), SETTINGS)
    assert speller.correct("my torzo") == ("my torzo", ())


def test_a_word_longer_than_any_is_taken_as_typed(club: Build) -> None:
    meant, corrections = club.speller.correct(f"{'o' * 40} shuolders")
    assert meant.split() == ["o" * 40, "shoulders"]
    assert [one.understood for one in corrections] == ["shoulders"]
