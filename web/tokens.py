"""Signed tokens: the conversation that travels with the visitor, what a page has shown, and the receipt of a turn."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from itsdangerous import BadData, SignatureExpired, URLSafeTimedSerializer

from bot.memory import fewer
from bot.records.conversation import Conversation, Status, Turn
from bot.records.reply import Reply

TOKEN_MAX_CHARS = 2000  # it travels with every question
QUESTION_KEPT_CHARS = 80  # of a question, where a token would grow beyond that
QUOTES_KEPT = 3  # of a turn, likewise


class TamperedToken(ValueError):
    """Raised when a token wasn't signed here, or not for this use."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a turn's id says: when (seconds since 1970), from which build, with which status and passages.

    `turn` names the turn: a receipt can be written in more than one way, since base64 has bits to spare.
    """

    turn: str
    time: int
    build: str
    status: str
    passage_ids: tuple[str, ...]


def _signer(secret: bytes, use: bytes) -> URLSafeTimedSerializer:
    """Make a signer with a key for one use, derived here once: the library would derive it for every token."""
    signing: dict[str, Any] = {"digest_method": hashlib.sha256, "key_derivation": "none"}
    return URLSafeTimedSerializer(hmac.digest(secret, use, "sha256"), signer_kwargs=signing)


class Tokens:
    """Sign and read tokens of one site. `lifetime` is in seconds and begins anew with every turn.

    `site` and `user` are what the API's contract binds a token to; a server of one site without members has neither.
    """

    def __init__(self, secret: bytes, lifetime: int, site: str = "") -> None:
        self._conversations = _signer(secret, b"sideline-conversation-1")
        self._transcripts = _signer(secret, b"sideline-transcript-1")
        self._turns = _signer(secret, b"sideline-turn-1")
        self._lifetime, self._site = lifetime, site

    def write_conversation(self, conversation: Conversation, build: str, user: str = "") -> str:
        """Sign a conversation for its site, user and build, shortened as far as a token's bound asks for."""
        for shorter in _ever_shorter(conversation):
            token = self._sign(shorter, build, user)
            if len(token) <= TOKEN_MAX_CHARS:
                break
        return token

    def read_conversation(self, token: str, build: str, user: str = "") -> Conversation:
        """Read a conversation; one that expired, belongs elsewhere or is of another release's shape is empty.

        Raises TamperedToken.
        """
        try:
            held = self._conversations.loads(token, max_age=self._lifetime)
        except SignatureExpired:
            return Conversation()
        except BadData:
            raise TamperedToken("the conversation was not signed by this server") from None
        try:
            here = (held["s"], held["u"], held["b"]) == (self._site, user, build)
            return Conversation(tuple(_turn(*told) for told in held["t"]) if here else ())
        except (KeyError, TypeError, ValueError):  # signed by another release of this program with the same secret
            return Conversation()

    def write_transcript(self, held: object, build: str) -> str:
        """Sign what a page shows of a conversation, for its site and build."""
        return self._text(self._transcripts.dumps([self._site, build, held]))

    def read_transcript(self, token: str, build: str) -> object:
        """Read what a page showed; None where it expired or is of another site or build. Raises TamperedToken."""
        try:
            site, of_build, held = self._transcripts.loads(token, max_age=self._lifetime)
        except SignatureExpired:
            return None
        except BadData:
            raise TamperedToken("the transcript was not signed by this server") from None
        return held if (site, of_build) == (self._site, build) else None

    def write_turn(self, reply: Reply) -> str:
        """Sign the receipt of a reply."""
        passage_ids = list(dict.fromkeys(quote.passage_id for quote in reply.quotes))
        return self._text(
            self._turns.dumps(
                {"b": reply.build, "s": reply.status, "p": passage_ids, "w": self._site, "n": secrets.token_hex(6)}
            )
        )

    def read_turn(self, turn_id: str) -> Receipt:
        """Read a receipt. Raises TamperedToken where it wasn't signed here or for another site."""
        try:
            held, when = self._turns.loads(turn_id, return_timestamp=True)
        except BadData:
            raise TamperedToken("the turn was not signed by this server") from None
        if held["w"] != self._site:
            raise TamperedToken("the turn belongs to another site")
        seconds = int(when.timestamp())
        return Receipt(f"{seconds}-{held['n']}", seconds, held["b"], held["s"], tuple(held["p"]))

    def _sign(self, conversation: Conversation, build: str, user: str) -> str:
        told = [
            [t.question, t.status, t.passage_ids, t.chosen, t.spans, t.offered, int(t.opens), int(t.uncovered)]
            for t in conversation.turns
        ]
        return self._text(self._conversations.dumps({"s": self._site, "u": user, "b": build, "t": told}))

    @staticmethod
    def _text(token: str | bytes) -> str:
        return token if isinstance(token, str) else token.decode()


def _turn(
    question: str,
    status: Status,
    passage_ids: list[str],
    chosen: str | None,
    spans: list[tuple[int, int]],
    offered: list[str],
    opens: int,
    uncovered: int,
) -> Turn:
    quoted = tuple((start, end) for start, end in spans)
    return Turn(question, status, tuple(passage_ids), chosen, quoted, tuple(offered), bool(opens), bool(uncovered))


def _ever_shorter(conversation: Conversation) -> Iterator[Conversation]:
    """Give a conversation whole, with ever more of its turns cut short, the oldest first, then with ever fewer."""
    yield conversation
    turns = conversation.turns
    for number in range(1, len(turns) + 1):
        yield Conversation((*map(_shortened, turns[:number]), *turns[number:]))
    short = Conversation(tuple(map(_shortened, turns)))
    while len(short.turns) > 1:
        short = fewer(short)
        yield short


def _shortened(turn: Turn) -> Turn:
    return replace(
        turn,
        question=turn.question[:QUESTION_KEPT_CHARS],
        passage_ids=turn.passage_ids[:QUOTES_KEPT],
        spans=turn.spans[:QUOTES_KEPT],
    )
