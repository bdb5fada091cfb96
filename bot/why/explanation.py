"""Explain a reply to the last term: what was understood, which words and n-grams of which row brought how much.

The same record is printed on the terminal (`bot.why.told`) and given by the API.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec

from bot.builds import Build
from bot.decision import Decision
from bot.dialogue import taken_up
from bot.index import ASK, BODY, FIELDS, Index, Postings, Weighted
from bot.query import Query
from bot.records.conversation import Conversation, Status
from bot.records.reply import Correction, RaisedBy, Reason, Reply, Step
from bot.refusal import not_covered
from bot.retriever import Scores, body_meaning_weights, row_scores
from bot.search import Found
from bot.settings import Settings
from bot.talk.likely_red_flag import likest_topic
from bot.talk.move import Kind, Move
from bot.why.decision import because
from bot.why.score import Scored, scored
from bot.why.synonyms import Expansion, expansions

EXPLAINED = 3
SHARES = 40
"""Terms told of each passage, the largest first; what is left over is summed into one."""


@dataclass(frozen=True, slots=True)
class Share:
    """One term's part of a passage's score in one field: `weight_asked` × `weight_here` × `field_weight`.

    A part that is summed over many terms has no weights, but for its field's; what is left over has none at all.
    """

    field: str
    term: str
    weight_asked: float
    weight_here: float
    field_weight: float
    brought: float


@dataclass(frozen=True, slots=True)
class Ranked:
    """One passage: its ranking score, which is the sum of `own`, `conversation` and `other`.

    `own` is what the question's terms brought to its best rows, the sum of `shares`, and `terms` how many these are;
    `conversation` what earlier turns added, or took off a passage already quoted; `other` what all else did: the page
    asked on, a question as it is offered, what was ruled out.
    """

    passage_id: str
    heading: str
    score: float
    own: float
    conversation: float
    other: float
    terms: int
    shares: tuple[Share, ...]


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
        passages=tuple(_ranked(found, number, build) for number in found.best[:EXPLAINED]),
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


def shares(found: Found, number: int, build: Build) -> list[Share]:
    """Return the parts of passage `number`'s own score, largest first, whether they add or take off.

    Their sum is `found.scores.fused[number] + found.likeness[number]`.
    """
    settings, index = build.settings, build.index
    parts: list[Share] = []
    for field, weight in ((ASK, 1.0), (BODY, settings.body_weight)):
        name, row = FIELDS[field], _best_row(found.query, index, index.slot(field, number), settings)
        if row is None:
            continue
        parts += _of(name, found.query.words, index.words, index.vocabulary, row, weight)
        gram_weight = weight * settings.gram_weight
        of_grams = _of(name, found.query.grams, index.grams, index.gram_vocabulary, row, gram_weight)
        if of_grams:
            parts.append(Share(name, "letters", 0.0, 0.0, gram_weight, sum(part.brought for part in of_grams)))
    parts += [part for part in _beyond_words(found.scores, number, build) if part.brought]
    if likeness := float(found.likeness[number]):
        parts.append(_whole("body", "likeness", settings.likeness_weight, likeness / settings.likeness_weight))
    return sorted(parts, key=lambda part: -abs(part.brought))


def _rest_of(parts: Sequence[Share]) -> Share:
    """Return the sum of what isn't told one by one."""
    return Share("", f"{len(parts)} more", 0.0, 0.0, 0.0, sum(part.brought for part in parts))


def _beyond_words(scores: Scores, number: int, build: Build) -> list[Share]:
    """Return what meaning, the classifier, a main document and `not-ask` brought or took; each is one term."""
    settings, index = build.settings, build.index
    of_text = float(body_meaning_weights(index, settings)[number])
    refused = float(scores.not_ask[number]) if scores.not_ask[number] > scores.ask[number] else 0.0
    return [
        _whole("ask", "meaning", settings.ask_meaning_weight, float(scores.ask_meaning[number])),
        _whole("body", "meaning", of_text, float(scores.body_meaning[number])),
        _whole("ask", "classifier", settings.classifier_weight, float(scores.likely[number])),
        _whole("main", "document", settings.main_weight, float(number in index.main)),
        _whole("not-ask", "refusal", -settings.not_ask_weight, refused),
    ]


def _whole(field: str, term: str, weight: float, here: float) -> Share:
    return Share(field, term, weight, here, 1.0, weight * here)


def _ranked(found: Found, number: int, build: Build) -> Ranked:
    passage, likeness = build.passages[number], float(found.likeness[number])
    fused = float(found.scores.fused[number])
    told = shares(found, number, build)
    n_terms = len(told)
    if len(told) > SHARES:
        told = [*told[:SHARES], _rest_of(told[SHARES:])]
    score, own, conversation = float(found.ranking[number]), fused + likeness, float(found.talked[number]) - fused
    other = score - own - conversation
    return Ranked(passage.passage_id, passage.heading, score, own, conversation, other, n_terms, tuple(told))


def _best_row(query: Query, index: Index, slot: int, settings: Settings) -> int | None:
    rows = index.owners.rows_of(slot)
    if not rows:
        return None
    scores = row_scores(query, index, settings)
    return rows.start + int(scores[rows.start : rows.stop].argmax())


def _of(
    name: str, asked: Weighted, postings: Postings, vocabulary: Mapping[str, int], row: int, weight: float
) -> list[Share]:
    words = {number: word for word, number in vocabulary.items()}
    here = [(term, asked_weight, postings.weight(term, row)) for term, asked_weight in asked]
    return [
        Share(name, words[term], ours, theirs, weight, ours * theirs * weight) for term, ours, theirs in here if theirs
    ]
