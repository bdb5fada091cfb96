"""A bare "why?" gets a reason that wasn't told, and none a second time."""

from dataclasses import replace

import pytest

from bot.builds import Build
from bot.dialogue import answer
from bot.records.conversation import Conversation, Turn
from bot.records.reply import Reply
from tests.running import build_of

BREAD = """---
title: Bread
main: yes
---

# Bread

## Does salt help the dough?
ask: does salt help dough | salt in the dough | is salt needed in dough
contrast: bread#how-much-salt-costs

Salt helps every dough. Bakers have added it for ages.

## How much salt costs
ask: what does salt cost | price of salt | salt prices

A kilo is cheap, and salt is therefore hardly a cost of dough.

## Why does salt work on the dough?
ask: why does salt work | how does salt work on dough | what salt does to dough

Salt tightens the gluten of the dough, because it keeps its strands together.

## Rye
ask: rye bread | bake with rye

Rye needs sour dough.
"""


RYE = "bread#rye"


@pytest.fixture(scope="module")
def bread(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return build_of(BREAD, "bread", tmp_path_factory.mktemp("bread"))


def talk(build: Build, *messages: str) -> list[Reply]:
    replies, conversation = [], Conversation()
    for message in messages:
        replies.append(answer(message, conversation, build))
        conversation = replies[-1].conversation
    return replies


def test_why_gets_the_reason_and_no_result_that_was_quoted(bread: Build) -> None:
    first, why, again = talk(bread, "does salt help dough", "why?", "and why?")
    assert [quote.passage_id for quote in first.quotes] == [
        "bread#does-salt-help-the-dough",
        "bread#how-much-salt-costs",
    ]
    assert why.quotes[0].passage_id == "bread#why-does-salt-work-on-the-dough"
    assert again.status == "abstained"
    assert again.lead == bread.manners.voice.nothing_more


def test_a_reason_that_was_quoted_is_shown_once_and_not_again(bread: Build) -> None:
    _, why, again = talk(bread, "why does salt work", "why?", "why?")
    assert why.lead == bread.manners.voice.in_the_quote
    assert again.lead == bread.manners.voice.nothing_more


@pytest.mark.parametrize("why", ["why not", "but why not?"])
def test_why_not_asks_for_a_reason_after_an_answer_and_takes_what_was_asked_back(bread: Build, why: str) -> None:
    told = talk(bread, "does salt help dough")[0].conversation.turns[0]
    beside = Conversation((replace(told, offered=(RYE,)),))
    assert answer(why, beside, bread).quotes[0].passage_id == "bread#why-does-salt-work-on-the-dough"
    asked_back = Conversation((Turn("bake it", "clarify", offered=(RYE,)),))
    assert answer("why not", asked_back, bread).quotes[0].passage_id == RYE
