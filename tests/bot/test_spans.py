"""The span that is quoted: it answers, and nothing in it lost what it needs to be understood."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.builds import Build
from bot.spans import best_span, next_span
from tests.running import build_of

TEXT = """# Arms

## Running with the arms held
ask: what happens when runners hold their arms

Runners have asked about this for a long time. The answer depends on the speed.
The test compared 22 rugby players over a short sprint. With folded arms they were 2% slower.
However, this was measured on grass only.
Nobody has repeated the test on a track. Spikes were not allowed.
The reason for the loss is that the trunk must turn more.

## Loose hands
ask: should my hands be loose

Loose hands are often called a mere detail. Others call them a habit of fast runners.
In this coach's view, they matter more than either says. Keep them loose.
"""


@pytest.fixture(scope="module")
def arms(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return build_of(TEXT, "arms", tmp_path_factory.mktemp("arms"))


HELD = "arms#running-with-the-arms-held"
HANDS = "arms#loose-hands"


def quoted(
    build: Build, question: str, sentences: int, passage_id: str = HELD, told: Sequence[tuple[int, int]] = ()
) -> str:
    passage = build.passage(passage_id)
    document = build.documents["arms"]
    start, end = best_span(passage, document, build.weigher.weigh(question), build.weigher, sentences, told)
    return document.text[start:end]


def test_a_figure_keeps_its_population_and_its_limit(arms: Build) -> None:
    for sentences in (1, 2, 3):
        quote = quoted(arms, "how much slower are folded arms?", sentences)
        assert "22 rugby players" in quote
        assert "2% slower" in quote
        assert "on grass only" in quote


def test_the_sentence_that_answers_is_quoted_not_the_first(arms: Build) -> None:
    assert quoted(arms, "why does the trunk turn more?", 1).startswith("The reason for the loss")
    assert quoted(arms, "were spikes allowed?", 1).startswith("Spikes were not allowed")


def test_the_last_sentence_of_a_short_passage_is_not_left_out(arms: Build) -> None:
    assert quoted(arms, "a mere detail", 3, HANDS).endswith("Keep them loose.")
    assert quoted(arms, "a mere detail", 2, HANDS).endswith("fast runners.")


def test_whose_view_it_is_points_at_nothing_before(arms: Build) -> None:
    assert quoted(arms, "what is the view of this coach", 1, HANDS).startswith("In this coach's view")


def test_what_was_told_is_not_quoted_again_where_something_is_left(arms: Build) -> None:
    sentences = arms.passage(HANDS).sentences
    rest = quoted(arms, "mere detail", 3, HANDS, told=sentences[:2])
    assert rest.startswith("In this coach's view")
    assert quoted(arms, "view", 3, HANDS, told=sentences[2:]).endswith("fast runners.")


def test_reading_on_tells_all_sentences_and_none_twice(arms: Build) -> None:
    passage, document = arms.passage("arms#running-with-the-arms-held"), arms.documents["arms"]
    told: list[tuple[int, int]] = []
    while span := next_span(passage, document, told, 2, 40):
        assert all(end <= span[0] or span[1] <= start for start, end in told)
        told.append(span)
    assert {
        sentence for sentence in passage.sentences if any(a <= sentence[0] and sentence[1] <= b for a, b in told)
    } == set(passage.sentences)


def test_a_sentence_that_points_back_from_its_midst_keeps_what_it_points_at(tmp_path: Path) -> None:
    text = """# Legs

## The main job
ask: what is the main job of the arms

The legs make the trunk twist at every step. The arms turn against them. Most studies agree on that.
Opinions differ widely. Arms and legs balance each other in this way. Nobody has measured a fifth.
It was not asked for.
"""
    build = build_of(text, "legs", tmp_path)
    passage, document = build.passage("legs#the-main-job"), build.documents["legs"]
    query = build.weigher.weigh("arms and legs balance each other")
    start, end = best_span(passage, document, query, build.weigher, 1)
    assert document.text[start:end] == "Opinions differ widely. Arms and legs balance each other in this way."


def test_a_quote_that_is_cut_ends_with_a_paragraph_not_one_sentence_into_the_next(tmp_path: Path) -> None:
    text = """# Shop

## Returns

Bring it back within a month. Keep the receipt.

We swap it the same day. Refunds take a week. Sale goods stay yours.

## Hours

Open all week.

Come before nine on Sundays. Ring twice. Mind the dog. Shut the gate.
"""
    build = build_of(text, "shop", tmp_path)

    def of(question: str, passage_id: str) -> str:
        passage, document = build.passage(passage_id), build.documents["shop"]
        start, end = best_span(passage, document, build.weigher.weigh(question), build.weigher, 3)
        return document.text[start:end]

    assert of("bring it back within a month?", "shop#returns") == "Bring it back within a month. Keep the receipt."
    assert of("open all week?", "shop#hours").endswith("Come before nine on Sundays. Ring twice.")
