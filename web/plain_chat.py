"""The conversation without script: a form sends the question, the page shows all turns so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask import request
from markupsafe import Markup, escape

from bot.builds import Build
from bot.dialogue import answer
from bot.errors import UnknownPassage
from bot.quote import citation_url
from bot.records import Conversation, Quote, Reply, Turn
from web.problems import Problem
from web.shapes import ChatRequest, read_question
from web.site import Sideline
from web.tokens import TamperedToken

_ANEW = "Your conversation could not be continued, so a new one begins."


@dataclass(frozen=True, slots=True)
class Shown:
    """A question and its reply, for the page."""

    question: str
    reply: Reply


@dataclass(frozen=True, slots=True)
class Conversing:
    """The conversation so far, its token, and what went wrong with the last question, which is kept then."""

    turns: tuple[Shown, ...] = ()
    token: str = ""
    fault: str = ""
    question: str = ""
    status: int = 200


def converse(site: Sideline, build: Build, form: Mapping[str, str]) -> Conversing:
    """Answer the question of a form; earlier turns are answered again, since the same question gets the same reply."""
    try:
        return _answered(site, build, form)
    except Problem as problem:
        return _refused(site, build, form, problem)


def _refused(site: Sideline, build: Build, form: Mapping[str, str], problem: Problem) -> Conversing:
    """Keep the conversation and say what went wrong; where it wasn't signed here, begin anew and say that as well."""
    asked, token = form.get("question", ""), form.get("conversation", "")
    try:
        return Conversing(_replayed(site, build, token), token, _told(problem), asked, problem.status)
    except TamperedToken:  # the question may be at fault too, and is read before the token
        told = [_ANEW] if problem.kind == "tampered-conversation" else [_ANEW, _told(problem)]
        return Conversing(fault=" ".join(told), question=asked, status=problem.status)


def _told(problem: Problem) -> str:
    """Say what went wrong to a visitor, who knows no fields."""
    if problem.kind == "unknown-passage":
        return "That answer isn't here any more. Please ask in your own words."
    if problem.errors:
        return f"Your question can't be sent: {problem.errors[0].what}"
    return problem.detail


def _answered(site: Sideline, build: Build, form: Mapping[str, str]) -> Conversing:
    token, passage_id = form.get("conversation") or None, form.get("passage_id") or None
    question = _question_of(passage_id, build) if passage_id else form.get("question", "")
    chat = ChatRequest(
        question=read_question(question),
        conversation=token,
        passage_id=passage_id,
        correct=form.get("correct") != "no",
    )
    answered = site.ask(chat)
    earlier = _replayed(site, build, token or "")
    return Conversing((*earlier, Shown(chat.question, answered.reply)), answered.conversation)


def _question_of(passage_id: str, build: Build) -> str:
    """Give the question that an option stood for; one that is gone is refused by `ask`."""
    try:
        return build.passage(passage_id).question
    except UnknownPassage:
        return ""


def _replayed(site: Sideline, build: Build, token: str) -> tuple[Shown, ...]:
    if not token:
        return ()
    turns = site.tokens.read_conversation(token, build.build_id).turns
    return tuple(Shown(turn.question, _reply_again(turn, turns[:place], build)) for place, turn in enumerate(turns))


def _reply_again(turn: Turn, before: tuple[Turn, ...], build: Build) -> Reply:
    return answer(turn.question, Conversation(before), build, passage_id=turn.chosen)


# --- what the template needs of a quote --------------------------------------------------------------


def source_url(quote: Quote) -> str:
    """Give the link to the quoted sentence, below the path that this site is mounted at."""
    return citation_url(quote, request.script_root)


def paragraphs(text: str) -> Markup:
    """Set each block of a text, divided by blank lines, as a paragraph."""
    blocks = (block for block in text.split("\n\n") if block.strip())
    return Markup("").join(Markup("<p>{}</p>").format(escape(block)) for block in blocks)
