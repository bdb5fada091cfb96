"""What a browser may keep of a reply, if it asks each time whether it still holds."""

from __future__ import annotations

import hashlib

from flask import Response, request

ONE_VISITORS = "private, no-cache"
EVERYBODYS = "no-cache"


def compared(response: Response, caching: str = ONE_VISITORS) -> Response:
    """Give a reply the digest of its body, and leave the body out for whoever has the same already (304).

    `caching` is its Cache-Control: EVERYBODYS lets caches on the way keep it too.
    """
    response.headers["Cache-Control"] = caching
    response.set_etag(hashlib.sha256(response.get_data()).hexdigest()[:32])
    response.make_conditional(request)
    return response
