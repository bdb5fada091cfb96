"""Which sentences say how much, and which only have figures of how something was studied."""

import pytest

from bot.talk.amounts import asks_how_much, has_amount


@pytest.mark.parametrize(
    "question",
    [
        "by how much?",
        "oh, by how much?",
        "and how much exactly",
        "how big is the effect",
        "how much higher",
        "by how much does it improve",
        "how much does it slow me down?",
    ],
)
def test_who_asks_only_how_much_asks_it_of_what_was_said(question: str) -> None:
    assert asks_how_much(question)


@pytest.mark.parametrize(
    "question",
    ["how much do arms help", "how much does it cost", "how much longer do legs last", "how much should I lean"],
)
def test_who_names_a_topic_asks_anew(question: str) -> None:
    assert not asks_how_much(question)


@pytest.mark.parametrize(
    "sentence",
    [
        "with 1 kg on each forearm, 22 rugby players were about 2% slower over 10 and 20 m",
        "an arm swing added 8.6 cm to the vertical jump of 20 men",
        "the reach grew by 3 m",
        "free arms help by a few percent, not by half",
        "held arms cost a third of the height",
    ],
)
def test_an_amount_is_found_among_other_figures(sentence: str) -> None:
    assert has_amount(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "a 2023 review of 6 studies with 166 people found a small gain",
        "the programme had 19 children in eight lessons over 4 weeks",
        "sprints over 30 m are mostly acceleration",
        "ten women with bra sizes 32dd or 34d ran at 9 km/h",
        "best measured is a third reason: balance",
    ],
)
def test_years_people_distances_and_sizes_are_no_amount(sentence: str) -> None:
    assert not has_amount(sentence)


def test_an_angle_or_a_length_is_no_answer_to_how_much_slower() -> None:
    sentence = "the trunk turned 11.4\u00b0 less with the buggy and the strides were 8 cm shorter"
    assert has_amount(sentence, "by how much?")
    assert not has_amount(sentence, "how much slower?")
    assert has_amount("the pace dropped by 5%, the trunk turned 11.4\u00b0 less", "how much slower?")
