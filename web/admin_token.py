"""The owner's key to what visitors never see: `Authorization: Bearer` with the token of SIDELINE_ADMIN_TOKEN.

Only the token's digest is kept, so that no dump of the settings gives it away.
"""

from __future__ import annotations

import hashlib
import hmac
import math
import string

from flask import Request

from web.problems import Problem

BITS_MIN = 128
_CHALLENGE = 'Bearer realm="sideline"'
_ALPHABETS = (string.digits, "0123456789abcdef", string.ascii_lowercase, string.ascii_letters + string.digits)


def admin_digest(token: str) -> bytes | None:
    """Return the SHA-256 of an admin token; None for an empty one, which opens nothing.

    Raises ValueError for a token that can't hold 128 bits, or that no header can carry.
    """
    if not token:
        return None
    if not token.isascii() or not token.isprintable() or " " in token:
        raise ValueError("it must be of printable ASCII characters without blanks")
    if bits_at_most(token) < BITS_MIN or len(set(token)) < 8:
        raise ValueError(f"it is too short or too regular to hold {BITS_MIN} bits")
    return _digest(token)


def bits_at_most(token: str) -> float:
    """Return the bits that a token holds if each character was drawn from the smallest usual alphabet it fits."""
    size = next((len(alphabet) for alphabet in _ALPHABETS if set(token) <= set(alphabet)), 64)
    return len(token) * math.log2(size)


def require_admin(request: Request, digest: bytes | None) -> None:
    """Let a request pass that carries the admin token. Raises Problem 403 where there is none to carry, else 401."""
    if digest is None:
        raise Problem(
            403, "no-admin", "This server has no admin token, so nobody may ask this. Set SIDELINE_ADMIN_TOKEN."
        )
    scheme, _, given = request.headers.get("Authorization", "").strip().partition(" ")
    if scheme.lower() != "bearer" or not given.strip():
        raise Problem(401, "no-token", "Send the admin token as Authorization: Bearer.", challenge=_CHALLENGE)
    if not hmac.compare_digest(_digest(given.strip()), digest):
        wrong = f'{_CHALLENGE}, error="invalid_token"'
        raise Problem(401, "wrong-token", "This isn't the admin token of this server.", challenge=wrong)


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "surrogateescape")).digest()
