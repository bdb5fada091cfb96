"""One turn being answered: what every kind of reply to it shares."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import replace
from functools import cached_property

from bot.builds import Build
from bot.context import is_of_talk
from bot.conversation import is_told, just_told, told, topical
from bot.decision import Decision, decide
from bot.evidence import evidence_of
from bot.memory import remembering
from bot.quote import quoted
from bot.readings import is_like, is_near, near_best
from bot.records.conversation import Conversation, Status, Turn
from bot.records.knowledge import Passage, Span
from bot.records.reply import Option, Quote, Reason, Reply
from bot.said.citing import cited
from bot.search import Found, is_vague
from bot.spans import is_within
from bot.suggest import next_questions
from bot.talk.freshness import fresh_passage
from bot.talk.quoting import Quoting
from bot.text.analyse import words
from bot.text.languages import is_of_other_grammar

QUOTES = 3
"""Quotes that a reply has at most."""


class Answering:
    """A question, the conversation it belongs to, and what was found for it; `correct` says that slips are mended."""

    def __init__(
        self,
        asked: str,
        conversation: Conversation,
        build: Build,
        found: Found,
        *,
        correct: bool,
        opens: bool = False,
        remembered: str | None = None,
    ) -> None:
        self.asked, self.conversation, self.build, self.found = asked, conversation, build, found
        self.correct = correct
        self.careful = False  # set by with_care
        self._opens, self._remembered = opens, asked if remembered is None else remembered
        self.quoting = Quoting(found, conversation, build)
        self._score = found.score(build)
        self._confidence = found.confidence(build)

    def with_care(self) -> Answering:
        """Return the same turn with a quote or an offer that an owner let take the place of a red flag: it begins with
        when to be seen.
        """
        careful = copy(self)
        careful.careful = True
        return careful

    @property
    def follows(self) -> bool:
        """Tell whether the question is sooner a follow-up than the beginning of another topic."""
        return self.found.follows(self.build.settings)

    @property
    def cites(self) -> bool:
        """Tell whether the message cites what the bot said: the sentence that it has its words from is no answer."""
        return cited(self.asked) is not None

    @property
    def is_foreign(self) -> bool:
        """Tell whether the words of grammar show a message to be in another language than English."""
        return is_of_other_grammar(words(self.asked), self.build.settings.foreign_grammar)

    def decision(self) -> Decision:
        """Return what is decided from what was found; many steps ask for it, and it's decided once."""
        return self._decision

    @cached_property
    def _decision(self) -> Decision:
        readings = len(self.readings())
        evidence = evidence_of(
            self.asked, self.conversation, self.found, self.build, self._confidence, readings=readings
        )
        return decide(evidence, self.build.settings)

    def answering(self) -> Passage | None:
        """Return the passage that answers, or None where the decision is not to answer."""
        return self.best() if self.decision().status == "answered" else None

    def best(self) -> Passage:
        """Return the best passage; for a follow-up without words of its own ("why?"), one of the same topic where the
        best has nothing to say that is new. One with words of its own ("and external?") may well ask for it again.
        """
        first = self.build.passages[self.found.best[0]]
        if not self.follows or not is_vague(self.found.text) or not is_told(first, self.conversation):
            return first
        return fresh_passage(self.found, self.conversation, self.build) or first

    def is_exhausted(self) -> bool:
        """Tell whether a follow-up without words of its own ("why?") would only get what it was told before."""
        return self.follows and is_vague(self.found.text) and is_told(self.best(), self.conversation)

    def from_passage(self, passage: Passage) -> Reply:
        """Quote `passage`, and beside it the one that disputes it; of what was just told, what says most.

        What was told earlier in the talk is said to be so.
        """
        quote, same = self.quoting.of(passage), self.build.manners.voice.the_same
        if is_within((quote.start, quote.end), just_told(passage, self.conversation)):
            again = self.from_quotes([self.quoting.sentence(passage), *self.quoting.contrast(passage)], passage, same)
            return replace(again, repeats=True)
        before = is_within((quote.start, quote.end), told(passage, self.conversation))
        lead = self.build.manners.voice.as_before if before else None
        return self.from_quotes([quote, *self.quoting.contrast(passage)], passage, lead)

    def from_span(self, passage: Passage, span: Span, lead: str | None = None) -> Reply:
        """Quote this span of `passage` alone."""
        return self.from_quotes([quoted(passage, self.build.document(passage), span)], passage, lead)

    def from_text_quoted(self, passage: Passage, span: Span) -> Reply:
        """Quote this span of a passage that was quoted before, and say so where it was in that quote already."""
        heard = is_within(span, told(passage, self.conversation))
        return self.from_span(passage, span, self.build.manners.voice.in_the_quote if heard else None)

    def from_quotes(
        self,
        quotes: Sequence[Quote],
        passage: Passage | None,
        lead: str | None = None,
        offers: Sequence[Option] = (),
    ) -> Reply:
        """Answer with these quotes, and with what to ask next where there are no `offers`.

        `passage` is the one that a single answer came from.
        """
        source = passage or self.build.passage(quotes[0].passage_id)
        lead = lead or (self.build.manners.voice.with_care if self.careful else None)
        offers = offers or self.related_to(source, said=[quote.passage_id for quote in quotes])
        return self.reply("answered", None, lead, quotes=tuple(quotes), suggestions=offers, passage=passage)

    def related_to(self, passage: Passage, said: Sequence[str] = ()) -> tuple[Option, ...]:
        """Return what to ask after a passage, without those `said` and those that the talk has quoted to their end."""
        return next_questions(passage, self._related(), {*said, *self.already_said()}, self.build)

    def _related(self) -> list[int]:
        """Return the best passage, and those of the others that come near it or are asked for in words of its meaning.

        The rest are the tail of the ranking, where those stand that are asked for in most ways, whatever the question.
        """
        found, build, least = self.found, self.build, self.build.settings.offer_refused_from
        others = found.best[1:]
        near = [n for n in others if is_near(n, found, build) or is_like(build.passages[n], found, build, least)]
        return [*found.best[:1], *near]

    def reply(
        self,
        status: Status,
        reason: Reason | None,
        lead: str | None = None,
        *,
        quotes: tuple[Quote, ...] = (),
        options: tuple[Option, ...] = (),
        suggestions: Sequence[Option] = (),
        passage: Passage | None = None,
        uncovered: bool = False,
    ) -> Reply:
        """Put the reply together; safety always gives the contact."""
        found, voice = self.found, self.build.manners.voice
        offered = options or (suggestions if status == "answered" else ())
        turn = self._turn(status, quotes, offered, passage, uncovered=uncovered)
        scored = status not in ("small_talk", "safety")
        return Reply(
            status=status,
            reason=reason,
            lead=voice.lead(status, reason) if lead is None else lead,
            conversation=remembering(turn, self.conversation),
            build=self.build.build_id,
            quotes=quotes,
            options=tuple(map(self.quoting.with_preview, options)),
            suggestions=tuple(option.question for option in suggestions),
            corrections=found.told_corrections(self.asked) if scored else (),
            contact=voice.contact if status == "safety" else None,
            confidence=self._confidence if scored else 0.0,
            compared=self._confidence,
            score=self._score,
            hits=found.hits(self.build),
        )

    def _turn(
        self,
        status: Status,
        quotes: tuple[Quote, ...],
        offered: Sequence[Option],
        passage: Passage | None,
        *,
        uncovered: bool,
    ) -> Turn:
        """Return what the next turns need to know of this one."""
        return Turn(
            self.asked if status == "safety" else self._remembered,
            status,
            passage_ids=tuple(quote.passage_id for quote in quotes),
            chosen=passage.passage_id if passage else None,
            spans=tuple((quote.start, quote.end) for quote in quotes),
            offered=tuple(option.passage_id for option in offered),
            opens=self._opens or (self._is_sure(status) and self._elsewhere(quotes)),
            uncovered=uncovered,
        )

    def readings(self, fits: Callable[[Passage], bool] | None = None) -> tuple[Option, ...]:
        """Return what may have been meant; a follow-up isn't offered what the talk has quoted already."""
        return near_best(self.found, self.build, self.already_said() if self.follows else (), fits)

    def already_said(self) -> set[str]:
        """Return the passages that the talk has quoted to their end."""
        quoted_from = {passage_id for turn in self.conversation.turns for passage_id in turn.passage_ids}
        known = self.build.known_passages(sorted(quoted_from))
        return {passage.passage_id for passage in known if is_told(passage, self.conversation)}

    def _is_sure(self, status: Status) -> bool:
        """Tell whether a reply knows what the question is about: an offer out of doubt opens no topic."""
        return status == "answered" or (status == "clarify" and self._confidence >= self.build.settings.offer_from)

    def _elsewhere(self, quotes: tuple[Quote, ...]) -> bool:
        """Tell whether a question that stands alone went to another topic than the talk before it."""
        build = self.build
        if not topical(self.conversation):
            return True
        if self.found.follow_up.leaning >= build.settings.leaves_below or not self.found.best:
            return False
        now = build.number(quotes[0].passage_id) if quotes else self.found.best[0]
        return not is_of_talk(now, self.conversation, build)
