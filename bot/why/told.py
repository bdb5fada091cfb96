"""An explanation as a person reads it on a terminal."""

from __future__ import annotations

from collections.abc import Mapping

from bot.records.conversation import Status
from bot.records.reply import Reason, Step
from bot.talk.move import Kind
from bot.why.decision import told_threshold
from bot.why.explanation import Explanation, RedFlag
from bot.why.legend import legend
from bot.why.score import told_score
from bot.why.shares import Ranked, Share

SHOWN = 12
HARDLY = 0.0005
"""Score below which a line would tell 0.000."""


MOVES: Mapping[Kind, str] = {  # but for what plainly asks
    "same": "it asks whether that holds for somebody or something else",
    "people": "it asks how many people a study had",
    "choose": "it takes what was offered",
    "which": "it says yes to several offers",
    "refuse": "it refuses what was quoted or offered",
    "more": "it wants to hear more",
    "example": "it wants an example",
    "sources": "it asks where the last quote is from",
    "shorter": "it wants the last quote shorter",
    "conclude": "it draws a conclusion from the last quote",
}
STEPS: Mapping[Step, str] = {
    "red_flag": "a red flag, or what is said right after one",
    "about_quote": "the last quote, which it is about",
    "offer_taken": "the passage chosen",
    "asked_which": "asking back which is meant",
    "person": "where a person is to be found",
    "price": "what the site says of its prices",
    "small_talk": "small talk",
    "no_words": "what is said to a message without words",
    "people_counted": "how many people the text quoted counts",
    "amount": "what the texts quoted say of how much",
    "tested": "what the text quoted says of its tests",
    "two_parts": "each of its two parts, looked up by itself",
    "meaning": "what a word of the last quote means",
    "last_quote": "what the text quoted last says of it",
    "told_elsewhere": "the passage that tells the price, the time or the place of what was quoted last",
    "something_else": "what there is besides what was quoted",
    "reading_on": "going on in the text quoted last",
    "ranking": "the best ranked passage",
    "no_answer": "asking back, or saying that nothing answers",
}
BY_DECISION = frozenset({"ranking", "no_answer"})
"""Steps that do what the decision on the ranking says."""


def told(why: Explanation) -> str:
    """Return the whole explanation, the best passages last with their largest shares."""
    lines = [
        f"understood as: {_in_one_line(why.understood)}",
        *_move(why),
        f"known share of the question's weight: {why.known:.2f}",
    ]
    if why.unknown:
        lines.append("words that the knowledge lacks: " + ", ".join(why.unknown))
    lines += [f"corrected: {c.typed} → {c.understood}" for c in why.corrections]
    lines += [f"synonyms: {', '.join(one.typed)} → also {', '.join(one.finds)}" for one in why.expansions]
    if why.follow_up:
        lines.append(f"leans on the conversation: {why.follow_up:.2f}")
    lines.append(f"confidence {why.confidence:.2f}: {_kind(why.status, why.reason)}; build {why.build}")
    if why.red_flag:
        lines.append(f"red flag: {why.red_flag.topic}, {_arose(why.red_flag)}")
    if why.not_covered:
        lines.append(f'not covered, like "{why.not_covered}"')
    told_shares = (part for one in why.passages for part in _told_of(one))
    return "\n".join([*lines, *_decision(why), *(_passage(one) for one in why.passages), *legend(told_shares)])


def _in_one_line(understood: str) -> str:
    """Return what was understood; of several messages that were read as one, with strokes between."""
    return " / ".join(understood.splitlines())


def _move(why: Explanation) -> list[str]:
    """Return what the message was read to do, and what replied."""
    lines = [f"move: {MOVES[why.move]} ({why.move})"] if why.move in MOVES else []
    if why.answered_by:
        lines.append(f"answered by: {STEPS[why.answered_by]} ({why.answered_by})")
    return [*lines, f"chosen: {', '.join(why.chosen)}"] if why.chosen else lines


def _kind(status: Status, reason: Reason | None) -> str:
    return status.replace("_", " ") + (f" ({reason.replace('_', ' ')})" if reason else "")


def _decision(why: Explanation) -> list[str]:
    """Return the thresholds, what they came to, and how near the second best is."""
    decision = why.decision
    ranking = "the ranking comes to" if why.answered_by in BY_DECISION else "the ranking alone would come to"
    lines = [
        *(told_score(why.scored) if why.scored else []),
        f"answers from {told_threshold(decision.answers_from)}",
        f"offers from {told_threshold(decision.offers_from)}",
        f"{ranking}: {_kind(decision.status, decision.reason)}, since {why.because}",
    ]
    if len(why.passages) > 1:
        lines.append(
            f"the best leads the second by {why.lead:.3f}, {100 * why.lead_share:.1f} % of its score{_tie(why)}"
        )
    return lines


def _tie(why: Explanation) -> str:
    """Return whether the two best nearly tie; nothing where one is ahead."""
    if why.lead_share >= why.tie_below:
        return ""
    if why.decision.evidence.tied:
        return ": nearly a tie"
    return ", but no tie: the talk or the owner prefers one, or both say the same"


def _arose(flag: RedFlag) -> str:
    """Return how a red flag arose."""
    if flag.by == "carried_on":
        return f'carried on from "{flag.before}"' if flag.before else "carried on from before"
    return f'like "{flag.like}"' if flag.by == "likeness" else "by a rule"


def _passage(one: Ranked) -> str:
    """Return a passage's score, and below it what it is the sum of."""
    besides = [
        (one.conversation, "from the conversation"),
        (one.other, "from the page asked on, an offered question, or what was ruled out"),
    ]
    parts = [_part(brought, what) for brought, what in besides if abs(brought) >= HARDLY]
    own = [_part(one.own, "from the question itself:")] if parts else []
    head = f"\n{one.score:.3f}  {one.passage_id}  ({one.heading})"
    return "\n".join([head, *parts, *own, *_shares(one, " " * 3 if parts else "")])


def _shares(one: Ranked, indent: str) -> list[str]:
    """Return what each term brought; of many the largest, and how much the others do together."""
    shown = _told_of(one)
    lines = [_part(part.brought, f"{part.field}: {part.term}  {_factors(part)}") for part in shown]
    if left := one.terms - len(shown):
        lines.append(_part(one.own - sum(part.brought for part in shown), f"{left} more, together"))
    return [indent + line for line in lines]


def _told_of(one: Ranked) -> tuple[Share, ...]:
    """Return the shares that get a line of their own."""
    return one.shares if one.terms <= SHOWN + 1 else one.shares[:SHOWN]


def _part(brought: float, what: str) -> str:
    return f"   {brought:6.3f}  {what}"


def _factors(part: Share) -> str:
    """Return what a term's part is the product of, its field's weight last; groups of letters are summed."""
    if not part.weight_here:
        return "(summed over all groups)"
    factors = [part.weight_asked, part.weight_here, *([part.field_weight] if part.field_weight != 1 else [])]
    return " × ".join(f"{factor:.3f}" for factor in factors)
