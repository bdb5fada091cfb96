"""A few words after an answer ("and for the legs?") are read together with the question that opened the topic."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.builds import Build, open_build
from bot.dialogue import answer
from bot.records.reply import Reply
from bot.why.explanation import explain
from tests.playing import after
from tests.running import train

SITE = """# Weights and legs

## Weights on the wrists
ask: do wrist weights make me faster | weights on my wrists | are wrist weights any good

Weights on the wrists made sprinters slower while they wore them.

## Weights on the ankles
ask: do ankle weights make me faster | weights at the ankle | are ankle weights any good

Weights on the ankles make the swing of the leg slower than weights on the wrists do.

## Weights on the back
ask: does a weight vest make me faster | weights on my back | is a vest any good

A vest puts weights on the back, and the legs carry them with each step.

## Weights on a sled
ask: do sled weights make me faster | weights behind me | is a sled any good

Weights on a sled make the legs push longer.

## All about legs
ask: is it all about the legs | do the legs decide | are the legs all that counts

Most people begin with the legs, and the legs do push you.

## Shoes
ask: which shoes do I need | shoes | are spikes fine

Light shoes with a flat sole will do.
"""


@pytest.fixture(scope="module")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Build:
    folder: Path = tmp_path_factory.mktemp("weights")
    (folder / "weights.md").write_text(SITE, "utf-8")
    train(folder, folder / "index")
    return open_build(folder / "index")


def test_a_word_that_another_passage_is_asked_by_is_asked_back_for_its_talk(weights: Build) -> None:
    opening = after(weights, "do wrist weights make me faster?")
    reply = answer("and for the legs?", opening.conversation, weights)
    assert reply.status == "clarify"
    assert "weights#weights-on-the-ankles" in {one.passage_id for one in reply.options}
    why = explain("and for the legs?", opening.conversation, reply, weights).because
    assert "with the question that opened the topic others come first" in why


def test_it_is_answered_where_it_opens_the_talk(weights: Build) -> None:
    assert quoted(after(weights, "and for the legs?")) == ["weights#all-about-legs"]


def test_another_question_is_answered_by_itself(weights: Build) -> None:
    assert quoted(after(weights, "do wrist weights make me faster?", "which shoes do I need?")) == ["weights#shoes"]


def quoted(reply: Reply) -> list[str]:
    return [quote.passage_id for quote in reply.quotes]
