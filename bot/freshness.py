"""What a follow-up without words of its own ("why?", "by how much?") may still be told: something new, or the very
sentence that has what it asks for.
"""

from __future__ import annotations

from bot.asked_for import Kind, asked_for, sentences_giving
from bot.builds import Build
from bot.context import is_told
from bot.records import Conversation, Passage, Span, Turn
from bot.search import Found
from bot.spans import is_within


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
    return next((passage for passage in fresh if has_what_is_asked(kind, passage, build)), None)


def giving_again(kind: Kind | None, last: Turn, build: Build) -> tuple[Passage, Span] | None:
    """Return the sentence of what was quoted last that has the figure asked for, or how many took part; None without.

    Those quoted come before the rest of their passages.
    """
    if kind not in ("figure", "people"):
        return None
    found = [
        (passage, passage.sentences[number])
        for passage in build.known_passages(last.passage_ids)
        for number in sentences_giving(passage, build.document(passage).text, kind)
    ]
    told = [(passage, span) for passage, span in found if is_within(span, last.spans)]
    return next(iter([*told, *found]), None)


def has_what_is_asked(kind: Kind | None, passage: Passage, build: Build) -> bool:
    """Tell whether a passage has the kind of thing that a question asks for, if it asks for one."""
    if kind is None or (kind == "reason" and passage.question.lower().startswith("why ")):
        return True
    return bool(sentences_giving(passage, build.document(passage).text, kind))
