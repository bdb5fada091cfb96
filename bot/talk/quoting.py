"""Cut quotes from passages in answer to one question: the sentences that answer, and sooner those that weren't told."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.builds import Build
from bot.conversation import just_told, told
from bot.quote import quoted
from bot.records.conversation import Conversation
from bot.records.knowledge import Passage
from bot.records.reply import Option, Quote
from bot.search import Found
from bot.spans import beginning, best_span, next_span, preview_span
from bot.text.analyse import words


@dataclass(frozen=True, slots=True)
class Quoting:
    """What was found for a question, and the conversation before it, which tells what was quoted already."""

    found: Found
    conversation: Conversation
    build: Build

    def of(self, passage: Passage) -> Quote:
        """Quote the sentences of `passage` that answer; in a follow-up other ones than before, if there are."""
        return self._cut(passage, self.build.settings.quoted_sentences)

    def sentence(self, passage: Passage) -> Quote:
        """Quote the one sentence of `passage` that says most of what is asked, with those bound to it."""
        return self._cut(passage, 1)

    def rest_of(self, passage: Passage) -> Quote | None:
        """Quote what there is to read on with in `passage`: what wasn't told yet. None where all of it was."""
        settings, document = self.build.settings, self.build.document(passage)
        heard = told(passage, self.conversation)
        span = next_span(passage, document, heard, settings.quoted_sentences, settings.quoted_words)
        return quoted(passage, document, span) if span else None

    def contrast(self, passage: Passage) -> list[Quote]:
        """Quote the passage that disputes `passage`, unless the last reply did."""
        build, last = self.build, self.conversation.last
        if passage.contrast not in build.numbers or (last and passage.contrast in last.passage_ids):
            return []
        return [self._cut(build.passage(str(passage.contrast)), build.settings.contrast_sentences)]

    def with_preview(self, option: Option) -> Option:
        """Return an option with what its passage says on what was asked, so that the right one need not be tried.

        A passage that is disputed is quoted beside what disputes it, and not here.
        """
        passage = self.build.passage(option.passage_id)
        if passage.contrast in self.build.numbers:
            return option
        build, document = self.build, self.build.document(passage)
        heard = just_told(passage, self.conversation)
        span = preview_span(passage, document, self.found.query, build.weigher, heard)
        return replace(option, quote=quoted(passage, document, span))

    def _cut(self, passage: Passage, sentences: int) -> Quote:
        build, found = self.build, self.found
        document = build.document(passage)
        heard = told(passage, self.conversation) if self.found.follows(build.settings) else []
        if not heard and words(found.query.text) == words(passage.question):  # the whole passage answers it
            return quoted(passage, document, beginning(passage, document, sentences, build.settings.quoted_words))
        return quoted(passage, document, best_span(passage, document, found.query, build.weigher, sentences, heard))
