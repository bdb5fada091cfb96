"""The decision: three zones, and a reason for every refusal."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.decision import Evidence, confidence, decide
from bot.settings import Settings

S = Settings()
PLAIN = Evidence(best=[], known=1.0, follows=False, other_language=False, vague=False, refused=False)


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        (PLAIN, ("abstained", "no_known_term")),
        (replace(PLAIN, other_language=True), ("abstained", "other_language")),
        (replace(PLAIN, best=[S.sure_from + 0.1, 0.1]), ("answered", None)),
        (replace(PLAIN, best=[S.sure_from + 0.1, S.sure_from + 0.1]), ("answered", None)),
        (replace(PLAIN, best=[S.answer_from + 0.01, S.answer_from]), ("clarify", "ambiguous")),
        (replace(PLAIN, best=[S.answer_from - 0.01, S.offer_from]), ("clarify", "ambiguous")),
        (replace(PLAIN, best=[S.offer_from, 0.1]), ("abstained", "low_confidence")),
        (replace(PLAIN, best=[S.offer_from, S.offer_from], known=0.1), ("abstained", "off_topic")),
        (replace(PLAIN, best=[S.offer_from, S.offer_from], refused=True), ("abstained", "not_covered")),
        (replace(PLAIN, best=[S.answer_from], vague=True), ("abstained", "no_known_term")),
        (replace(PLAIN, best=[S.answer_from], vague=True, follows=True), ("answered", None)),
    ],
)
def test_the_zones(evidence: Evidence, expected: tuple[str, str | None]) -> None:
    decision = decide(evidence, S)
    assert (decision.status, decision.reason) == expected


@given(st.lists(st.floats(0, 5), max_size=3), st.floats(0, 1), *[st.booleans() for _ in range(4)])
def test_whatever_is_refused_has_a_reason(
    best: list[float], known: float, follows: bool, other: bool, vague: bool, refused: bool
) -> None:
    decision = decide(Evidence(sorted(best, reverse=True), known, follows, other, vague, refused), S)
    assert (decision.reason is None) == (decision.status == "answered")


@given(st.floats(0, 10), st.floats(0, 10))
def test_confidence_rises_with_the_score_and_stays_in_bounds(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0 <= confidence(low, S) <= confidence(high, S) <= 1
