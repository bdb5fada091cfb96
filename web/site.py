"""One site: its index, its tokens, and the one way in which API and pages get a reply."""

from __future__ import annotations

from dataclasses import dataclass, replace

from flask import current_app, g, request

from bot.builds import Build
from bot.dialogue import answer
from bot.errors import UnknownPassage
from bot.records.conversation import Conversation
from bot.records.reply import Reply
from bot.reply_json import reply_json
from bot.why.explanation import explain, explanation_json
from web.config import Config
from web.links import base_of
from web.live import LiveBuild, NotReady
from web.metrics import Metrics
from web.problems import FieldFault, Problem, not_ready
from web.releases import Releases
from web.replies import Json
from web.shapes import ChatRequest
from web.store import Store
from web.tokens import TamperedToken, Tokens


@dataclass(frozen=True, slots=True)
class Answered:
    """A reply with the tokens that travel with it. `build` is the one that it was made from."""

    reply: Reply
    conversation: str
    turn_id: str
    build: Build

    def json(self, base: str) -> Json:
        """Give the reply as the API does."""
        return {
            **reply_json(self.reply, base),
            "conversation": self.conversation,
            "turn_id": self.turn_id,
        }


@dataclass(frozen=True, slots=True)
class Sideline:
    """What routes need; `current_site` gives it."""

    config: Config
    live: LiveBuild
    tokens: Tokens
    metrics: Metrics
    store: Store
    releases: Releases

    def build(self) -> Build:
        """Give the build to answer from; raises a 503 Problem where there is none. Ask once a request."""
        try:
            build = self.live.require()
        except NotReady:
            raise not_ready() from None
        g.reply_fields = {"build": build.build_id}
        return build

    def base(self) -> str:
        """Give what stands before this server's paths in links; empty where no host is certain."""
        return base_of(request, self.config)

    def ask(self, chat: ChatRequest, build: Build) -> Answered:
        """Answer a question from a build, the request's, and sign what came of it. Raises Problem."""
        conversation = self._conversation(chat.conversation, build)
        reply = self._reply(_without_lost_option(chat, conversation, build), conversation, build)
        self.metrics.count_reply(reply)
        g.reply_fields = {"build": reply.build, "reply": reply.status, "reason": reply.reason}
        return self._signed(reply, build)

    def explain(self, chat: ChatRequest, build: Build, base: str) -> Json:
        """Give the reply to a question with its explanation; it isn't counted as a visitor's. Raises Problem."""
        conversation = self._conversation(chat.conversation, build)
        chat = _without_lost_option(chat, conversation, build)
        reply = self._reply(chat, conversation, build)
        why = explain(
            chat.question,
            conversation,
            reply,
            build,
            passage_id=chat.passage_id,
            correct=chat.correct,
            page_path=chat.page_path,
        )
        return {"reply": self._signed(reply, build).json(base), "explanation": explanation_json(why)}

    def _signed(self, reply: Reply, build: Build) -> Answered:
        token = self.tokens.write_conversation(reply.conversation, build.build_id)
        return Answered(reply, token, self.tokens.write_turn(reply), build)

    def _conversation(self, token: str | None, build: Build) -> Conversation:
        try:
            return self.tokens.read_conversation(token, build.build_id) if token else Conversation()
        except TamperedToken:
            fault = FieldFault("conversation", "it wasn't signed by this server; leave it out to begin anew")
            raise Problem(400, "tampered-conversation", f"{fault.field}: {fault.what}", errors=(fault,)) from None

    def _reply(self, chat: ChatRequest, conversation: Conversation, build: Build) -> Reply:
        try:
            return answer(
                chat.question,
                conversation,
                build,
                passage_id=chat.passage_id,
                correct=chat.correct,
                page_path=chat.page_path,
            )
        except UnknownPassage:
            fault = FieldFault("passage_id", "there is no such passage; take an id from a reply's options")
            raise Problem(400, "unknown-passage", f"{fault.field}: {fault.what}", errors=(fault,)) from None


def _without_lost_option(chat: ChatRequest, conversation: Conversation, build: Build) -> ChatRequest:
    """Return a request without the option that a build offered which is gone: its question still stands."""
    if chat.passage_id is None or chat.passage_id in build.numbers:
        return chat
    lost = chat.conversation and not conversation.turns and chat.question
    return replace(chat, passage_id=None, page_path=None) if lost else chat


def current_site() -> Sideline:
    """Give the site that the request came to."""
    site: Sideline = current_app.extensions["sideline"]
    return site
