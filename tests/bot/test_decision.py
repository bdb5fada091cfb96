"""The decision: three zones, and a reason for every refusal."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.decision import Evidence, confidence, decide, score_of
from bot.settings import Settings

S = Settings()
PLAIN = Evidence(score=0, readings=0, known=1.0, follows=False, other_language=False, vague=False, refused=False)
SOME = replace(PLAIN, score=(S.offer_from + S.answer_from) / 2, readings=2)


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        (PLAIN, ("abstained", "no_known_term")),
        (replace(PLAIN, other_language=True), ("abstained", "other_language")),
        (replace(PLAIN, score=S.answer_from, readings=1), ("answered", None)),
        (replace(PLAIN, score=S.answer_from, readings=1, other_language=True), ("abstained", "other_language")),
        (replace(PLAIN, score=S.sure_from, readings=1, other_language=True), ("answered", None)),
        (SOME, ("clarify", "ambiguous")),
        (replace(SOME, readings=1), ("abstained", "low_confidence")),
        (replace(SOME, score=S.offer_from * 0.9), ("abstained", "low_confidence")),
        (replace(SOME, known=0.1), ("abstained", "off_topic")),
        (replace(SOME, known=0.1, follows=True), ("clarify", "ambiguous")),
        (replace(SOME, refused=True), ("abstained", "not_covered")),
        (replace(SOME, score=S.answer_from, vague=True), ("abstained", "no_known_term")),
        (replace(SOME, score=S.answer_from, vague=True, follows=True), ("answered", None)),
    ],
)
def test_the_zones(evidence: Evidence, expected: tuple[str, str | None]) -> None:
    decision = decide(evidence, S)
    assert (decision.status, decision.reason) == expected


@given(st.floats(0, 5), st.integers(0, 3), st.floats(0, 1), *[st.booleans() for _ in range(4)])
def test_whatever_is_refused_has_a_reason(
    score: float, readings: int, known: float, follows: bool, other: bool, vague: bool, refused: bool
) -> None:
    decision = decide(Evidence(score, readings, known, follows, other, vague, refused), S)
    assert (decision.reason is None) == (decision.status == "answered")
    assert decision.status != "clarify" or readings > 1


@given(st.floats(0, 3), st.floats(-1, 5))
def test_a_lead_helps_and_never_hurts(fused: float, lead: float) -> None:
    assert fused <= score_of(fused, lead, S) <= fused + S.lead_weight


@given(st.floats(0, 10), st.floats(0, 10))
def test_confidence_rises_with_the_score_and_stays_in_bounds(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0 <= confidence(low, S) <= confidence(high, S) <= 1
