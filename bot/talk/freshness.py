"""What a follow-up without words of its own ("why?", "by how much?") may still be told that is new."""

from __future__ import annotations

from bot.asked_for import asked_for
from bot.builds import Build
from bot.context import is_told
from bot.giving import has_what_is_asked
from bot.records import Conversation, Passage
from bot.search import Found


def fresh_passage(found: Found, conversation: Conversation, build: Build) -> Passage | None:
    """Return the best passage not wholly told before that is of the talk's topic and has what is asked for.

    The topic alone must speak for it, about as much as for the best: the question's few words ("why") would find what
    answers them in general.
    """
    if found.topic is None:
        return None
    close = build.settings.fresh_share * float(found.topic[found.best[0]])
    near = (build.passages[number] for number in found.best[1:] if found.topic[number] >= close)
    fresh = (passage for passage in near if not is_told(passage, conversation))
    kind = asked_for(found.text)
    return next((passage for passage in fresh if has_what_is_asked(kind, passage, build.document(passage).text)), None)
