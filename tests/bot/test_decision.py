"""The decision: three zones, and a reason for every refusal."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.build.train import Job, train
from bot.builds import open_build
from bot.decision import Curve, Evidence, decide, score_of
from bot.dialogue import answer
from bot.records.conversation import Conversation
from bot.settings import Settings

HILLS = Path(__file__).parents[1] / "fixtures" / "hill_sprints.txt"
S = Settings()
PLAIN = Evidence(
    confidence=0,
    readings=0,
    known=1.0,
    follows=False,
    other_language=False,
    vague=False,
    refused=False,
    order=False,
    thin=False,
)
SOME = replace(PLAIN, confidence=(S.offer_from + S.answer_from) / 2, readings=2)


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        (PLAIN, ("abstained", "no_known_term")),
        (replace(PLAIN, other_language=True), ("abstained", "other_language")),
        (replace(PLAIN, confidence=S.answer_from, readings=1), ("answered", None)),
        (replace(PLAIN, confidence=S.answer_from, readings=1, other_language=True), ("abstained", "other_language")),
        (replace(PLAIN, confidence=S.sure_from, readings=1, other_language=True), ("answered", None)),
        (SOME, ("clarify", "ambiguous")),
        (replace(SOME, confidence=S.answer_from, tied=True), ("clarify", "ambiguous")),
        (replace(SOME, confidence=S.answer_from, tied=True, readings=1), ("answered", None)),
        (replace(SOME, confidence=S.answer_from, bare=True), ("clarify", "ambiguous")),
        (replace(SOME, readings=1), ("abstained", "low_confidence")),
        (replace(SOME, confidence=S.offer_from * 0.9), ("clarify", "ambiguous")),
        (replace(SOME, confidence=S.offer_from * 0.9, known=S.offer_known * 0.9), ("abstained", "low_confidence")),
        (replace(SOME, confidence=S.offer_familiar_from * 0.9), ("abstained", "low_confidence")),
        (replace(SOME, confidence=0.01, leans=True), ("clarify", "ambiguous")),
        (replace(SOME, confidence=0.01, leans=True, readings=1), ("abstained", "low_confidence")),
        (replace(SOME, known=0.1), ("clarify", "ambiguous")),
        (replace(SOME, known=0.1, confidence=S.offer_from * 0.9), ("abstained", "off_topic")),
        (replace(SOME, known=0.1, confidence=S.answer_from), ("clarify", "ambiguous")),
        (replace(SOME, known=0.1, confidence=S.sure_from), ("answered", None)),
        (replace(SOME, known=0.1, follows=True), ("clarify", "ambiguous")),
        (replace(SOME, confidence=S.offer_thin_from, known=0.1, thin=True), ("clarify", "ambiguous")),
        (replace(SOME, confidence=S.offer_thin_from, known=0.1, thin=True, nearness=0.1), ("abstained", "off_topic")),
        (
            replace(SOME, confidence=S.offer_thin_from, known=0.1, thin=True, nearness=S.offer_near_from),
            ("clarify", "ambiguous"),
        ),
        (
            replace(SOME, confidence=S.offer_thin_from, known=0.1, thin=True, nearness=S.subject_from),
            ("abstained", "low_confidence"),
        ),
        (
            replace(SOME, confidence=S.offer_thin_from / 2, thin=True, nearness=S.offer_near_from),
            ("abstained", "low_confidence"),
        ),
        (replace(SOME, confidence=S.offer_thin_from, nearness=S.offer_near_from), ("abstained", "low_confidence")),
        (replace(SOME, confidence=0.01, known=0.1, nearness=S.subject_from), ("abstained", "low_confidence")),
        (replace(SOME, confidence=S.answer_from, leaves=True), ("clarify", "ambiguous")),
        (replace(SOME, confidence=S.answer_leaving_from, leaves=True), ("answered", None)),
        (replace(SOME, refused=True), ("abstained", "not_covered")),
        (replace(SOME, confidence=S.sure_from, order=True), ("abstained", "off_topic")),
        (replace(SOME, confidence=S.answer_from, vague=True), ("abstained", "no_known_term")),
        (replace(SOME, confidence=S.answer_from, vague=True, follows=True), ("answered", None)),
    ],
)
def test_the_zones(evidence: Evidence, expected: tuple[str, str | None]) -> None:
    decision = decide(evidence, S)
    assert (decision.status, decision.reason) == expected


@pytest.mark.parametrize(
    ("question", "reason"),
    [("what do gradients do to your gait", "ambiguous"), ("good pasta recipe for tonight", "off_topic")],
)
def test_words_that_an_article_lacks_may_still_be_on_its_subject(tmp_path: Path, question: str, reason: str) -> None:
    """An athlete who asks about running uphill in other words isn't told that this is off the track."""
    train(Job([HILLS], tmp_path / "index", "20260101T000000Z"), lambda stage: None)
    assert answer(question, Conversation(), open_build(tmp_path / "index")).reason == reason


@given(st.floats(0, 5), st.integers(0, 3), st.floats(0, 1), *[st.booleans() for _ in range(6)])
def test_whatever_is_refused_has_a_reason(
    score: float,
    readings: int,
    known: float,
    follows: bool,
    other: bool,
    vague: bool,
    refused: bool,
    order: bool,
    thin: bool,
) -> None:
    decision = decide(Evidence(score, readings, known, follows, other, vague, refused, order, thin), S)
    assert (decision.reason is None) == (decision.status == "answered")
    assert decision.status != "clarify" or readings > 1


@given(st.lists(st.floats(0, 5, width=32), min_size=1, max_size=6))
def test_a_lead_over_the_others_helps(fused: list[float]) -> None:
    scores, nothing = np.asarray(fused, np.float32), np.zeros(len(fused), np.float32)
    best = int(scores.argmax())
    alone = score_of(scores[best : best + 1], nothing[:1], 0, S)
    among = score_of(scores, nothing, best, S)
    assert fused[best] <= among <= alone + 1e-6
    assert alone == pytest.approx(fused[best] + S.share_weight)


@given(st.floats(0, 10), st.floats(0, 10))
def test_confidence_rises_with_the_score_and_stays_in_bounds(one: float, other: float) -> None:
    curve = Curve(S.confidence_slope, S.confidence_middle)
    low, high = sorted((one, other))
    assert 0 <= curve.confidence(low) <= curve.confidence(high) <= 1


@pytest.mark.parametrize(
    "against",
    [{"refused": True}, {"order": True}, {"other_language": True}, {"refused": True, "known": 0.1}, {"vague": True}],
)
def test_where_something_speaks_against_an_answer_little_is_left_of_the_confidence(against: dict[str, bool]) -> None:
    sounds_right = replace(SOME, confidence=0.6)
    decision = decide(replace(sounds_right, **against), S)
    assert decision.status == "abstained"
    assert decision.confidence == pytest.approx(0.6 * S.ruled_out_share)
    assert decide(sounds_right, S).confidence == 0.6


def test_a_sure_answer_in_words_that_look_foreign_keeps_its_confidence() -> None:
    assert decide(replace(SOME, confidence=S.sure_from, other_language=True), S).confidence == S.sure_from


LEAVING = """# Gym

## Warming up
ask: how do I warm up | warm-up before a run | what to do before running

Walk for five minutes, then run easily.

# Food

## Eating before a run
ask: what do I eat | food before running | breakfast before a run

Eat two hours before.
"""


def test_only_what_leaves_the_topic_just_quoted_must_be_surer(tmp_path: Path) -> None:
    """The same question is answered as the first of a talk and asked back after another topic."""
    for name, text in zip(("gym", "food"), LEAVING.split("# Food"), strict=True):
        (tmp_path / f"{name}.md").write_text(text if name == "gym" else f"# Food{text}", "utf-8")
    settings = replace(S, answer_leaving_from=1.0)  # nothing is so sure
    train(Job([tmp_path], tmp_path / "index", "20260101T000000Z", settings=settings), lambda stage: None)
    build = open_build(tmp_path / "index")
    quoted = answer("how do I warm up", Conversation(), build)
    assert answer("breakfast before running", Conversation(), build).status == "answered"
    assert answer("breakfast before running", quoted.conversation, build).status != "answered"
    assert answer("warm-up before running", quoted.conversation, build).status == "answered"
