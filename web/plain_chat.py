"""The conversation without script: a form sends the question, the page shows all turns so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask import request
from markupsafe import Markup, escape

from bot.builds import Build
from bot.errors import UnknownPassage
from bot.quote import citation_url
from bot.records.reply import Quote
from web.problems import Problem
from web.shapes import ChatRequest, read_question
from web.site import Sideline
from web.tokens import TamperedToken
from web.transcript import Shown, Transcript, draw, read_transcript, with_turn, write_transcript

_ANEW = "Your conversation could not be continued, so a new one begins."
_LOST = "The earlier conversation is too old, or the site's texts have changed since: a new one begins here."
_CUT = "The first questions of this conversation are no longer shown."


@dataclass(frozen=True, slots=True)
class Conversing:
    """The turns shown, what travels with the form, and what went wrong with the last question, which is kept then.

    `token` is the conversation's, `shown` the transcript's; `note` says why there are fewer turns than there were.
    """

    turns: tuple[Shown, ...] = ()
    token: str = ""
    shown: str = ""
    note: str = ""
    fault: str = ""
    question: str = ""
    status: int = 200


def converse(site: Sideline, build: Build, form: Mapping[str, str]) -> Conversing:
    """Answer the question of a form; earlier turns are shown as they were."""
    try:
        return _answered(site, build, form)
    except Problem as problem:
        return _refused(site, build, form, problem)
    except TamperedToken:
        return Conversing(fault=_ANEW, question=form.get("question", ""), status=400)


def _refused(site: Sideline, build: Build, form: Mapping[str, str], problem: Problem) -> Conversing:
    """Keep the conversation and say what went wrong; where it wasn't signed here, begin anew and say that as well."""
    asked, token, shown = form.get("question", ""), form.get("conversation", ""), form.get("shown", "")
    try:
        if token:
            site.tokens.read_conversation(token, build.build_id)
        transcript, note = _transcript(site, build, shown)
    except TamperedToken:  # the question may be at fault too, and is read before the token
        told = [_ANEW] if problem.kind == "tampered-conversation" else [_ANEW, _told(problem)]
        return Conversing(fault=" ".join(told), question=asked, status=problem.status)
    turns = tuple(draw(kept, build) for kept in transcript.turns)
    return Conversing(turns, token, shown, note, _told(problem), asked, problem.status)


def _told(problem: Problem) -> str:
    """Say what went wrong to a visitor, who knows no fields."""
    if problem.kind == "unknown-passage":
        return "That answer isn't here any more. Please ask in your own words."
    if problem.errors:
        return f"Your question can't be sent: {problem.errors[0].what}"
    return problem.detail


def _answered(site: Sideline, build: Build, form: Mapping[str, str]) -> Conversing:
    passage_id = form.get("passage_id") or None
    question = _question_of(passage_id, build) if passage_id else form.get("question", "")
    chat = ChatRequest(
        question=read_question(question),
        conversation=form.get("conversation") or None,
        passage_id=passage_id,
        correct=form.get("correct") != "no",
    )
    earlier, note = _transcript(site, build, form.get("shown", ""))
    answered = site.ask(chat, build)
    whole = with_turn(earlier, chat.question, answered.reply)
    left, shown = write_transcript(whole, site.tokens, build)
    turns = left.turns or whole.turns[-1:]  # an answer is shown, however long it is
    drawn = tuple(draw(kept, build) for kept in turns)
    return Conversing(drawn, answered.conversation, shown, _CUT if left.cut else note)


def _question_of(passage_id: str, build: Build) -> str:
    """Give the question that an option stood for; one that is gone is refused by `ask`."""
    try:
        return build.passage(passage_id).question
    except UnknownPassage:
        return ""


def _transcript(site: Sideline, build: Build, token: str) -> tuple[Transcript, str]:
    """Read what was shown, with a note where something of it is missing. Raises TamperedToken."""
    read = read_transcript(token, site.tokens, build) if token else Transcript()
    if read is None:
        return Transcript(), _LOST
    return read, _CUT if read.cut else ""


# --- what the template needs of a quote --------------------------------------------------------------


def source_url(quote: Quote) -> str:
    """Give the link to the quoted sentence, below the path that this site is mounted at."""
    return citation_url(quote, request.script_root)


def paragraphs(text: str) -> Markup:
    """Set each block of a text, divided by blank lines, as a paragraph."""
    blocks = (block for block in text.split("\n\n") if block.strip())
    return Markup("").join(Markup("<p>{}</p>").format(escape(block)) for block in blocks)
