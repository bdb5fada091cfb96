"""What a follow-up without words of its own ("why?", "by how much?") may still be told that is new."""

from __future__ import annotations

from collections.abc import Iterator

from bot.asked_for import asked_for
from bot.builds import Build
from bot.conversation import is_told
from bot.giving import has_what_is_asked
from bot.records.conversation import Conversation
from bot.records.knowledge import Passage
from bot.search import Found


def fresh_passage(found: Found, conversation: Conversation, build: Build) -> Passage | None:
    """Return the best passage not wholly told before that is of the talk's topic and has what is asked for."""
    kind = asked_for(found.text)
    fresh = fresh_passages(found, conversation, build)
    return next((passage for passage in fresh if has_what_is_asked(kind, passage, build.document(passage).text)), None)


def fresh_passages(found: Found, conversation: Conversation, build: Build) -> Iterator[Passage]:
    """Yield the passages behind the best that are of the talk's topic and weren't wholly told before, best first.

    The topic alone must speak for them, about as much as for the best: the question's few words ("why") would find what
    answers them in general.
    """
    if found.topic is None:
        return
    close = build.settings.fresh_share * float(found.topic[found.best[0]])
    near = (build.passages[number] for number in found.best[1:] if found.topic[number] >= close)
    yield from (passage for passage in near if not is_told(passage, conversation))
