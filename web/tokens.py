"""Signed tokens: the conversation that travels with the visitor, and the receipt of a turn."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from typing import Any

from itsdangerous import BadData, SignatureExpired, URLSafeTimedSerializer

from bot.records import Conversation, Reply, Turn

KEPT_TURNS = 8  # the first one and the last seven
TOKEN_MAX_CHARS = 6000  # leaves a request of 16 KB room for its question
QUESTION_KEPT_CHARS = 200  # of a question, where a token would grow beyond that


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
    """Sign and read tokens of one site. `lifetime` is in seconds and begins anew with every turn."""

    def __init__(self, secret: bytes, lifetime: int, site: str = "") -> None:
        self._conversations = _signer(secret, b"sideline-conversation-1")
        self._turns = _signer(secret, b"sideline-turn-1")
        self._lifetime, self._site = lifetime, site

    def write_conversation(self, conversation: Conversation, build: str, user: str = "") -> str:
        """Sign a conversation for its site, user and build; what exceeds the bounds is left out, oldest first."""
        turns = list(conversation.turns)
        if len(turns) > KEPT_TURNS:
            turns = turns[:1] + turns[1 - KEPT_TURNS :]
        token = self._sign(turns, build, user)
        while len(token) > TOKEN_MAX_CHARS and len(turns) > 1:
            del turns[1 if len(turns) > 2 else 0]
            token = self._sign(turns, build, user)
        if len(token) > TOKEN_MAX_CHARS:
            last = turns[-1]
            short = Turn(last.question[:QUESTION_KEPT_CHARS], last.status, last.passage_ids[:8], last.chosen)
            token = self._sign([short], build, user)
        return token

    def read_conversation(self, token: str, build: str, user: str = "") -> Conversation:
        """Read a conversation; one that expired or belongs elsewhere is empty. Raises TamperedToken."""
        try:
            held = self._conversations.loads(token, max_age=self._lifetime)
        except SignatureExpired:
            return Conversation()
        except BadData:
            raise TamperedToken("the conversation was not signed by this server") from None
        if (held["s"], held["u"], held["b"]) != (self._site, user, build):
            return Conversation()
        return Conversation(tuple(Turn(q, status, tuple(ids), chosen) for q, status, ids, chosen in held["t"]))

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

    def _sign(self, turns: list[Turn], build: str, user: str) -> str:
        told = [[turn.question, turn.status, list(turn.passage_ids), turn.chosen] for turn in turns]
        return self._text(self._conversations.dumps({"s": self._site, "u": user, "b": build, "t": told}))

    @staticmethod
    def _text(token: str | bytes) -> str:
        return token if isinstance(token, str) else token.decode()
