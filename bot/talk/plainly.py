"""Reply to "1.17 standard deviations? In English please": by how the passage began."""

from __future__ import annotations

import re

from bot.conversation import passage_quoted_last
from bot.records.reply import Reply
from bot.spans import opening_span
from bot.talk.turn import Answering
from bot.text.analyse import in_plain_words, terms
from bot.text.function_words import content_terms

_PLAINLY = re.compile(r"\b(?:in|into) (?:plain |simple |normal |easy )?(?:english|words|terms|language)\b")


def plainly(text: str, turn: Answering) -> Reply | None:
    """Answer "… in plain words?" by how the passage quoted last begins.

    None where that is the sentence that `text` cites, and where it cites nothing or asks for something else.
    """
    plain, passage = in_plain_words(text), passage_quoted_last(turn.conversation, turn.build)
    if passage is None or not _PLAINLY.search(plain):
        return None
    cited = content_terms(_PLAINLY.sub("", plain))
    document = turn.build.document(passage)
    begins, ends = span = opening_span(passage, document, (passage.body_start, passage.end))
    said = set(terms(document.text[begins:ends]))
    return turn.from_span(passage, span) if cited and not cited <= said else None
