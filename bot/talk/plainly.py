"""Reply to "1.17 standard deviations? In English please": by how the passage began."""

from __future__ import annotations

import re

from bot.quote import quoted
from bot.records import Reply, Turn
from bot.spans import opening_span
from bot.talk.turn import Answering
from bot.text.analyse import stem, words
from bot.text.function_words import content_words

_PLAINLY = re.compile(r"\b(?:in|into) (?:plain |simple |normal |easy )?(?:english|words|terms|language)\b")


def plainly(text: str, last: Turn, turn: Answering) -> Reply | None:
    """Answer "… in plain words?" by how the passage quoted `last` begins.

    None where that is the sentence that `text` cites, and where it cites nothing or asks for something else.
    """
    plain = " ".join(words(text))
    if not _PLAINLY.search(plain):
        return None
    cited = {stem(word) for word in content_words(_PLAINLY.sub("", plain).split())}
    for passage in turn.build.known_passages(last.passage_ids)[:1]:
        document = turn.build.document(passage)
        span = opening_span(passage, document, (passage.body_start, passage.end))
        said = set(map(stem, words(document.text[span[0] : span[1]])))
        if cited and not cited <= said:
            return turn.from_quotes([quoted(passage, document, span)], passage)
    return None
