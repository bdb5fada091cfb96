"""What a talk is about: what was asked and quoted, also where the last reply had no quote."""

import pytest

from bot.builds import Build
from bot.context import topic_of
from bot.conversation import known_to
from bot.dialogue import answer
from bot.records.conversation import Conversation, Turn
from bot.retriever import Scores, search
from bot.why.explanation import explain
from tests.running import build_of

ELBOWS = "swinging-arms#how-to-hold-the-elbows"


def test_what_was_offered_in_vain_is_not_what_is_talked_about(club: Build) -> None:
    def score(text: str) -> Scores:
        return search(club.weigher.weigh(text), club.index, club.settings)

    told = Turn("how should I bend my elbows", "answered", passage_ids=(ELBOWS,), chosen=ELBOWS, opens=True)
    vain = Turn("so what instead", "abstained", offered=("first-weeks#shoes",))
    topic = topic_of(Conversation((told, vain)), club, score)
    assert topic is not None
    assert topic.argmax() == club.number(ELBOWS)
    assert topic.argmin() == club.number("first-weeks#shoes")


FIRST = """# Track

## Lanes
ask: how wide is a lane | lane width

A lane is 1.22 m wide. The lines belong to it.

"""
TIED_ARMS = """## Tied arms
ask: does it slow me down to tie my arms | sprinting with tied arms
contrast: track#no-loss

Tied arms slow a sprint by 3%. Eight sprinters were tested in 2019. They ran 30 m each time.

"""
NO_LOSS = """## No loss
ask: are arms useless

Another test found that tied arms cost nothing. Nine students were tested in 2003.

"""
LAST = """## Spikes
ask: which spikes do I need | spikes or flats

Wear flat shoes for the first weeks. Spikes come later.
"""


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return build_of(FIRST + TIED_ARMS + NO_LOSS + LAST, "track", tmp_path_factory.mktemp("before"))


@pytest.fixture(scope="module")
def without_both(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return build_of(FIRST + LAST, "track", tmp_path_factory.mktemp("after"))


@pytest.fixture(scope="module")
def without_first(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return build_of(FIRST + NO_LOSS + LAST, "track", tmp_path_factory.mktemp("half"))


SAID = ["what year was that?", "source?", "tell me more", "shorter", "why?", "example?", "3%?", "the second one"]


@pytest.mark.parametrize("said", SAID)
def test_a_talk_goes_on_with_a_build_from_which_its_quotes_are_gone(
    before: Build, without_both: Build, said: str
) -> None:
    talk = answer("does it slow me down to tie my arms", Conversation(), before).conversation
    assert len(talk.turns[-1].passage_ids) == 2
    reply = answer(said, talk, without_both)
    assert "track#lanes" not in {quote.passage_id for quote in reply.quotes}  # the site's first passage
    assert explain(said, talk, reply, without_both).build == without_both.build_id
    assert not reply.conversation.turns[0].passage_ids
    assert reply.conversation.turns[0].status == "abstained"


@pytest.mark.parametrize("said", SAID)
def test_a_talk_goes_on_with_what_is_left_of_its_quotes(before: Build, without_first: Build, said: str) -> None:
    talk = answer("does it slow me down to tie my arms", Conversation(), before).conversation
    reply = answer(said, talk, without_first)
    assert explain(said, talk, reply, without_first).build == without_first.build_id
    assert reply.conversation.turns[0].passage_ids == ("track#no-loss",)
    assert "track#lanes" not in {quote.passage_id for quote in reply.quotes}


def test_passages_and_spans_stay_in_step(club: Build) -> None:
    quoted = Turn("arms", "answered", ("gone#a", ELBOWS), "gone#a", ((0, 9), (20, 30)), ("gone#b", "first-weeks#shoes"))
    assert known_to(club, Conversation((quoted,))).turns == (
        Turn("arms", "answered", (ELBOWS,), None, ((20, 30),), ("first-weeks#shoes",)),
    )


def test_a_talk_of_this_build_stays_as_it_is(club: Build) -> None:
    talk = answer("how should I bend my elbows", Conversation(), club).conversation
    assert known_to(club, talk) is talk
