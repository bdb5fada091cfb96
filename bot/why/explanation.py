"""Explain a reply to the last term: what was understood, which words and n-grams of which row brought how much.

The same record is printed on the terminal (`bot.why.told`) and given by the API.
"""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from bot.builds import Build
from bot.decision import Decision
from bot.dialogue import taken_up
from bot.records.conversation import Conversation, Status
from bot.records.reply import Correction, RaisedBy, Reason, Reply, Step
from bot.refusal import not_covered
from bot.talk.likely_red_flag import likest_topic
from bot.talk.move import Kind, Move
from bot.why.decision import because
from bot.why.score import Scored, scored
from bot.why.shares import Ranked, ranked
from bot.why.synonyms import Expansion, expansions

EXPLAINED = 3


@dataclass(frozen=True, slots=True)
class RedFlag:
    """Why a message got a safety reply: its topic, and how that arose.

    `like` is the known message that it is like where it was raised by likeness, `before` the earlier message whose red
    flag is carried on.
    """

    topic: str
    like: str | None
    by: RaisedBy = "rule"
    before: str | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a reply came out as it did.

    `move` is what the message was read to do, `answered_by` the step of the dialogue that replied: where that is
    neither `ranking` nor `no_answer`, the ranking didn't decide it. `chosen` are the passages taken from an offer.
    `known` is the share of the question's weight that the knowledge knows, `unknown` are the terms that it lacks.
    `follow_up` is the weight of the conversation, 0 (stands alone) to 1. `confidence` is what was compared with
    `answers_from` and `offers_from`, or little of it where something spoke against any answer; all three 0 to 1.
    `decision` is what the ranking alone comes to, with all that it reads, and `because` the same in words; small talk,
    a red flag or what is asked of the last quote may be replied to otherwise. `scored` is how the confidence came
    about, None where nothing was found. `lead` is by how much the best passage outranks the second, `lead_share` the
    same as a share of its own score, which is no tie from `tie_below`.
    `not_covered` is the owner's line (`_not_covered.txt`) that refused the question, None where none did.
    """

    status: Status
    reason: Reason | None
    move: Kind
    answered_by: Step | None
    chosen: tuple[str, ...]
    understood: str
    corrections: tuple[Correction, ...]
    expansions: tuple[Expansion, ...]
    known: float
    unknown: tuple[str, ...]
    follow_up: float
    confidence: float
    answers_from: float
    offers_from: float
    decision: Decision
    because: str
    scored: Scored | None
    lead: float
    lead_share: float
    tie_below: float
    passages: tuple[Ranked, ...]
    build: str
    red_flag: RedFlag | None = None
    not_covered: str | None = None


def explain(
    question: str,
    conversation: Conversation,
    reply: Reply,
    build: Build,
    *,
    passage_id: str | None = None,
    correct: bool = True,
    page_path: str | None = None,
) -> Explanation:
    """Explain `reply`, which `answer` gave to these very arguments."""
    turn, move = taken_up(question, conversation, build, correct=correct, page_path=page_path)
    found = turn.found
    scores = [float(found.ranking[number]) for number in found.best[:2]]
    settings, decision = build.settings, turn.decision()
    refused = decision.reason == "not_covered"
    likest = not_covered(found, build, follows=found.follows(settings)) if refused else None
    return Explanation(
        status=reply.status,
        reason=reply.reason,
        move=move.kind,
        answered_by=reply.step,
        chosen=_chosen(move, passage_id) if reply.step == "offer_taken" else (),
        understood=found.text,
        corrections=found.corrections,
        expansions=expansions(found.sought, build),
        known=found.query.known,
        unknown=found.query.unknown,
        follow_up=found.follow_up.leaning,
        confidence=decision.confidence if reply.status in ("safety", "small_talk") else reply.compared,
        answers_from=decision.answers_from.at,
        offers_from=decision.offers_from.at,
        decision=decision,
        because=because(decision, found.lead, settings),
        scored=scored(found, decision, build),
        lead=scores[0] - scores[1] if len(scores) == 2 else 0.0,
        lead_share=found.lead,
        tie_below=settings.answer_lead,
        passages=tuple(ranked(found, number, build) for number in found.best[:EXPLAINED]),
        build=build.build_id,
        red_flag=_red_flag(reply, turn.conversation, build),
        not_covered=likest.line if likest else None,
    )


def _chosen(move: Move, passage_id: str | None) -> tuple[str, ...]:
    first = passage_id or move.passage_id
    return (first, *move.also) if first else ()


def explanation_json(explanation: Explanation) -> dict[str, object]:
    """Return an explanation as plain JSON values; corrections as in a reply."""
    plain: dict[str, object] = msgspec.to_builtins(explanation)
    plain["corrections"] = [{"from": c.typed, "to": c.understood} for c in explanation.corrections]
    return plain


def _red_flag(reply: Reply, conversation: Conversation, build: Build) -> RedFlag | None:
    """Return what a safety reply speaks of, and how it arose; None for any other reply."""
    raised = reply.red_flag
    if raised is None:
        return None
    before = _raising(raised.topic, conversation, build) if raised.by == "carried_on" else None
    return RedFlag(raised.topic, raised.like, raised.by, before)


def _raising(topic: str, conversation: Conversation, build: Build) -> str | None:
    """Return the latest message that raised a topic: by a rule, else by its likeness; else the latest red flag."""
    said = [turn.question for turn in reversed(conversation.turns) if turn.status == "safety"]
    ways = (build.manners.safety.topic_of, lambda text: likest_topic(text, build))
    raising = (one for way in ways for one in said if (found := way(one)) and found.name == topic)
    return next(raising, next(iter(said), None))
