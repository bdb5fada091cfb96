"""A visitor's feedback on a turn: read strictly, tied to the turn's receipt, kept in the store."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass

from flask import Request, g

from bot.errors import UnknownPassage
from web.cleaning import clean_words
from web.config import Config
from web.logs import log
from web.problems import FieldFault, Problem
from web.shapes import bad_fields, read_object
from web.site import Sideline
from web.store import Feedback, Store, StoreRefused
from web.tokens import Receipt, TamperedToken

REASONS = ("wrong_passage", "incomplete", "unclear", "outdated", "not_what_i_asked")
COMMENT_MAX_CHARS = 1000  # code points after NFKC: two short paragraphs
_FIELDS: dict[str, type] = {"turn_id": str, "helpful": bool, "reason": str, "meant": str, "comment": str}
_DAY = 86400  # seconds
_RETRY_AFTER = 60  # seconds: a full or locked disk is seldom mended sooner


@dataclass(frozen=True, slots=True)
class FeedbackRequest:
    """Feedback as sent; `turn_id` is not yet verified, `meant` not yet looked up."""

    turn_id: str
    helpful: bool
    reason: str | None = None
    meant: str | None = None
    comment: str | None = None


def read_feedback(request: Request) -> FeedbackRequest:
    """Read the body of a feedback request. Raises Problem."""
    body = read_object(request, _FIELDS, required=("turn_id", "helpful"))
    faults = []
    if body.get("reason") not in {None, *REASONS}:
        faults.append(FieldFault("reason", f"it must be one of {', '.join(REASONS)}"))
    comment = clean_words(body.get("comment", ""))
    if len(comment) > COMMENT_MAX_CHARS:
        what = f"it has {len(comment)} characters, {COMMENT_MAX_CHARS} are the most. Say it in fewer words."
        faults.append(FieldFault("comment", what))
    if faults:
        raise bad_fields(*faults)
    return FeedbackRequest(
        turn_id=body["turn_id"],
        helpful=body["helpful"],
        reason=body.get("reason"),
        meant=body.get("meant"),
        comment=comment or None,
    )


def keep_feedback(site: Sideline, asked: FeedbackRequest) -> None:
    """Verify a feedback and keep it, in place of an earlier one on the same turn. Raises Problem."""
    receipt = _receipt(site, asked.turn_id)
    if asked.meant is not None:
        _know_passage(site, asked.meant)
    feedback = Feedback(
        turn=receipt.turn,
        answered=receipt.time,
        given=int(time.time()),
        build=receipt.build,
        status=receipt.status,
        passage_ids=receipt.passage_ids,
        helpful=asked.helpful,
        reason=asked.reason,
        meant=asked.meant,
        comment=asked.comment,
    )
    try:
        site.store.keep(feedback)
    except StoreRefused as fault:
        log("store_refused", logging.ERROR, why=str(fault))
        detail = "Your feedback can't be kept just now. The chat goes on as usual."
        raise Problem(503, "feedback-not-kept", detail, retry_after=_RETRY_AFTER) from None
    site.metrics.count_feedback(asked.helpful, asked.reason)
    g.reply_fields = {"build": receipt.build, "helpful": asked.helpful, "reason": asked.reason}


def open_store(config: Config) -> Store:
    """Give the store, brought up to date and rid of what is too old.

    One that can't be used is told in the log alone: answering needs no store.
    """
    store = Store(config.feedback_file)
    try:
        store.check()
        if config.feedback_days:
            store.forget_before(int(time.time()) - config.feedback_days * _DAY)
    except StoreRefused as fault:
        log("store_refused", logging.ERROR, why=str(fault))
    return store


def _receipt(site: Sideline, turn_id: str) -> Receipt:
    try:
        return site.tokens.read_turn(turn_id)
    except TamperedToken:
        fault = FieldFault("turn_id", "it wasn't signed by this server; send the one of the reply, whole")
        raise Problem(400, "tampered-turn", f"{fault.field}: {fault.what}", errors=(fault,)) from None


def _know_passage(site: Sideline, passage_id: str) -> None:
    try:
        site.build().passage(passage_id)
    except UnknownPassage:
        fault = FieldFault("meant", "there is no such passage; take an id from a reply or a suggestion")
        raise Problem(400, "unknown-passage", f"{fault.field}: {fault.what}", errors=(fault,)) from None
