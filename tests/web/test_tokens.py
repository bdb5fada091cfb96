"""Conversation tokens and receipts: bound, bounded, expiring, not to be altered."""

from __future__ import annotations

import hashlib
import hmac
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from itsdangerous import URLSafeTimedSerializer

from bot.builds import Build, open_build
from bot.dialogue import answer
from bot.records.conversation import Conversation, Turn
from bot.records.reply import Reply
from web.tokens import QUESTION_KEPT_CHARS, QUOTES_KEPT, TOKEN_MAX_CHARS, TamperedToken, Tokens

SECRET = b"s" * 16 + b"ecret-for-tests-only"
TURN = Turn("Do arms help?", "answered", ("arms#why",), "arms#why", ((10, 40),), ("arms#how", "torso"), opens=True)
TALK = Conversation((TURN, Turn("Which shoes?", "abstained", uncovered=True), Turn("And the torso?", "clarify")))


@pytest.fixture(scope="module")
def club(club_index: Path) -> Build:
    """The published build of the club's small knowledge."""
    return open_build(club_index)


def tokens(site: str = "", lifetime: int = 60, secret: bytes = SECRET) -> Tokens:
    return Tokens(secret, lifetime, site)


def test_a_conversation_comes_back_as_it_was() -> None:
    token = tokens().write_conversation(TALK, "b1", "runner")
    assert tokens().read_conversation(token, "b1", "runner") == TALK


def test_one_of_another_site_user_or_build_begins_anew() -> None:
    token = tokens().write_conversation(TALK, "b1")
    assert tokens("club").read_conversation(token, "b1") == Conversation()
    assert tokens().read_conversation(token, "b1", "someone") == Conversation()
    assert tokens().read_conversation(token, "b2") == Conversation()


def test_an_expired_one_begins_anew() -> None:
    assert tokens(lifetime=-1).read_conversation(tokens().write_conversation(TALK, "b1"), "b1") == Conversation()


@pytest.mark.parametrize("token", ["x", "a.b.c", ".", "....", "\x00", "é.é.é", "eyJ9.aaaa.bbbb" * 400])
def test_what_was_never_a_token_is_tampered(token: str) -> None:
    with pytest.raises(TamperedToken):
        tokens().read_conversation(token, "b1")


def test_every_single_altered_character_is_noticed() -> None:
    token = tokens().write_conversation(TALK, "b1")
    # The last character of a part may hold bits that mean nothing; all others are signed.
    ends = {place for place in range(len(token)) if token[place + 1 : place + 2] in {"", "."}}
    for place, character in enumerate(token):
        if place not in ends:
            altered = token[:place] + ("A" if character != "A" else "B") + token[place + 1 :]
            with pytest.raises(TamperedToken):
                tokens().read_conversation(altered, "b1")


def test_another_secret_and_another_kind_of_token_are_tampered() -> None:
    with pytest.raises(TamperedToken):
        tokens(secret=b"other" * 8).read_conversation(tokens().write_conversation(TALK, "b1"), "b1")
    receipt = tokens().write_turn(Reply("answered", None, "", Conversation(), "b1"))
    with pytest.raises(TamperedToken):
        tokens().read_conversation(receipt, "b1")


def test_a_receipt_tells_when_build_status_and_passages_of_its_own_site_only() -> None:
    reply = Reply("abstained", "low_confidence", "", Conversation(), "b1")
    receipt = tokens().read_turn(tokens().write_turn(reply))
    assert (receipt.build, receipt.status, receipt.passage_ids) == ("b1", "abstained", ())
    assert receipt.time > 1_700_000_000
    assert tokens().write_turn(reply) != tokens().write_turn(reply)
    with pytest.raises(TamperedToken):
        tokens("club").read_turn(tokens().write_turn(reply))


def test_a_talk_of_a_hundred_turns_stays_below_two_kilobytes(club: Build) -> None:
    conversation = Conversation()
    asked = [passage.question for passage in club.passages] + ["and why?", "tell me more", "the second one"]
    for number in range(100):
        reply = answer(asked[number % len(asked)], conversation, club)
        token = tokens().write_conversation(reply.conversation, reply.build)
        assert len(token) < 2000
        conversation = tokens().read_conversation(token, reply.build)
        assert conversation.turns[-1] == reply.conversation.turns[-1]


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=500), max_size=9))
def test_a_token_never_outgrows_the_request(questions: list[str]) -> None:
    talk = Conversation(tuple(Turn(question, "answered", ("a" * 80,) * 3, "a" * 80) for question in questions))
    token = tokens().write_conversation(talk, "b1")
    assert len(token) <= TOKEN_MAX_CHARS
    back = tokens().read_conversation(token, "b1").turns
    assert bool(back) == bool(questions)
    for asked, kept in zip(questions[-1:], back[-1:], strict=True):
        assert kept.question in {asked, asked[:QUESTION_KEPT_CHARS]}


def test_even_the_longest_questions_fit_and_keep_their_beginning() -> None:
    draw = random.Random(7)  # a pattern would be compressed away
    wide = "".join(chr(draw.randrange(0x20000, 0x2A000)) for _ in range(500))
    passages = tuple(draw.randbytes(40).hex() for _ in range(QUOTES_KEPT + 2))
    spans = tuple((place, place + 40) for place in range(QUOTES_KEPT + 2))
    turns = tuple(Turn(wide[number:] + wide[:number], "answered", passages, spans=spans) for number in range(8))
    token = tokens().write_conversation(Conversation(turns), "b1")
    assert len(token) <= TOKEN_MAX_CHARS
    kept = tokens().read_conversation(token, "b1").turns[-1]
    assert kept.question == turns[-1].question[:QUESTION_KEPT_CHARS]
    assert (kept.passage_ids, kept.spans) == (passages[:QUOTES_KEPT], spans[:QUOTES_KEPT])


def test_beyond_the_bound_the_oldest_questions_are_cut_before_any_turn_is_left_out() -> None:
    draw = random.Random(7)
    turns = tuple(Turn("".join(chr(draw.randrange(0x4E00, 0x9FFF)) for _ in range(160)), "answered") for _ in range(6))
    kept = tokens().read_conversation(tokens().write_conversation(Conversation(turns), "b1"), "b1").turns
    assert len(kept) == len(turns)
    assert kept[0].question == turns[0].question[:QUESTION_KEPT_CHARS]
    assert kept[-1] == turns[-1]


def test_where_cutting_is_not_enough_turns_that_opened_no_topic_are_left_out_first() -> None:
    draw = random.Random(7)
    passages = [tuple(draw.randbytes(80).hex() for _ in range(QUOTES_KEPT)) for _ in range(8)]
    turns = tuple(Turn("why?", "answered", ids, opens=place == 1) for place, ids in enumerate(passages))
    kept = tokens().read_conversation(tokens().write_conversation(Conversation(turns), "b1"), "b1").turns
    assert 2 < len(kept) < len(turns)
    assert kept == (turns[1], *turns[1 - len(kept) :])


def test_a_turn_of_another_shape_than_ours_begins_anew() -> None:
    """A newer release that runs beside this one, with the same secret, may sign more of a turn."""
    mine = tokens().write_conversation(TALK, "b1")
    key = hmac.digest(SECRET, b"sideline-conversation-1", "sha256")
    signer = URLSafeTimedSerializer(key, signer_kwargs={"digest_method": hashlib.sha256, "key_derivation": "none"})
    held = signer.loads(mine)
    assert tokens().read_conversation(str(signer.dumps(held)), "b1") == TALK
    for turn in ([*held["t"][0], "a ninth"], held["t"][0][:7], held["t"][0][:4]):
        newer = str(signer.dumps({**held, "t": [turn]}))
        assert tokens().read_conversation(newer, "b1") == Conversation()
    assert tokens().read_conversation(str(signer.dumps({"turns": held["t"]})), "b1") == Conversation()
