"""What a talk is about: what was asked and quoted, also where the last reply had no quote."""

from bot.builds import Build
from bot.context import topic_of
from bot.records import Conversation, Turn
from bot.retriever import Scores, search

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
