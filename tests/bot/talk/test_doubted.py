"""A doubt about what was just quoted gets the sentence of the same text that says how far its finding reaches."""

import pytest

from bot.builds import Build
from bot.dialogue import answer
from bot.records.conversation import Conversation
from tests.playing import after
from tests.running import build_of

STARTS = """# Starts

## The arms in the block start
ask: what do the arms do in the block start | arms out of the blocks | block start arms

Eight elite sprinters were filmed from the blocks. Their arms carried a fifth of the energy. Leaning further went with a
faster start. Nobody was taught to lean, so that is a correlation. Such a small group says little of everyone else.

## Shoes for the start
ask: which shoes do I need for the start | spikes or flats | shoes for blocks

Spikes hold best. Flats will do for a beginner, and they cost half as much.
"""
FIRST = "what do the arms do in the block start"
SMALL = "Such a small group says little of everyone else."


@pytest.fixture(scope="module")
def starts(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return build_of(STARTS, "starts", tmp_path_factory.mktemp("starts"))


@pytest.mark.parametrize(
    ("doubt", "said"),
    [
        ("elite only? what about my u15s", SMALL),
        ("just 8 guys lol", SMALL),
        ("8 sprinters isnt many", SMALL),
        ("thats a tiny sample", SMALL),
        ("but does leaning cause it or just go with it", "Nobody was taught to lean, so that is a correlation."),
    ],
)
def test_a_doubt_gets_what_limits_the_finding(starts: Build, doubt: str, said: str) -> None:
    reply = answer(doubt, answer(FIRST, Conversation(), starts).conversation, starts)
    assert reply.status == "answered"
    assert said in reply.quotes[0].text


@pytest.mark.parametrize(
    "other", ["what about just the shoes", "which shoes do I need, only flats?", "do spikes help all"]
)
def test_what_asks_for_something_else_is_no_doubt(starts: Build, other: str) -> None:
    reply = answer(other, answer(FIRST, Conversation(), starts).conversation, starts)
    assert SMALL not in [quote.text for quote in reply.quotes]


def test_where_the_text_sets_no_limit_there_is_none_to_quote(starts: Build) -> None:
    told = answer("which shoes do I need for the start", Conversation(), starts)
    reply = answer("is that just opinion", told.conversation, starts)
    assert not any("sprinters" in quote.text or SMALL in quote.text for quote in reply.quotes)


def test_without_a_quote_before_it_there_is_nothing_to_doubt(starts: Build) -> None:
    assert SMALL not in [quote.text for quote in answer("just 8 guys lol", Conversation(), starts).quotes]


@pytest.mark.parametrize(
    ("doubt", "said"),
    [
        ("does it cause it or just go with it", "so that is a correlation."),
        ("is that just opinion", SMALL),
        ("elite only? what about my u15s", SMALL),
    ],
)
def test_a_limit_that_was_quoted_already_is_quoted_once_more(starts: Build, doubt: str, said: str) -> None:
    reply = after(starts, FIRST, "tell me more", doubt)
    assert (reply.status, reply.lead) == ("answered", starts.manners.voice.in_the_quote)
    assert said in reply.quotes[0].text
