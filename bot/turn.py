"""One turn being answered: what every kind of reply to it shares."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.builds import Build
from bot.context import fails_again, is_of_talk, is_told, last_quoted, told, topical
from bot.decision import Decision, decide
from bot.evidence import evidence_of, is_own_question
from bot.followup import points_back
from bot.freshness import fresh_passage
from bot.language import language_of
from bot.likely_red_flag import likely_red_flag
from bot.manners.safety import SafetyTopic
from bot.memory import remembering
from bot.move_words import cited
from bot.quote import quoted
from bot.readings import OPTIONS, is_like, is_near, near_best
from bot.records import Conversation, Option, Passage, Quote, Reason, Reply, Span, Status, Turn
from bot.search import Found, is_vague
from bot.spans import best_span, is_within, preview_span
from bot.suggest import next_questions, starters
from bot.text.analyse import stem, terms, words
from bot.text.function_words import content_words

QUOTES = 3
"""Quotes that a reply has at most."""


class Answering:
    """A question, the conversation it belongs to, and what was found for it."""

    def __init__(
        self,
        asked: str,
        conversation: Conversation,
        build: Build,
        found: Found,
        *,
        opens: bool = False,
        remembered: str | None = None,
    ) -> None:
        self._asked, self.conversation, self.build, self.found = asked, conversation, build, found
        self._careful = False  # a quote that an owner let take the place of a red flag
        self._opens, self._remembered = opens, asked if remembered is None else remembered
        self._score = found.score(build)
        self._confidence = build.curve.confidence(self._score) if found.best else 0.0

    @property
    def follows(self) -> bool:
        """Tell whether the question is sooner a follow-up than the beginning of another topic."""
        return self.found.follows(self.build.settings)

    @property
    def cites(self) -> bool:
        """Tell whether the message cites what the bot said: the sentence that it has its words from is no answer."""
        return cited(self._asked) is not None

    def decision(self) -> Decision:
        """Decide from what was found."""
        readings = len(self.readings())
        evidence = evidence_of(
            self._asked, self.conversation, self.found, self.build, self._confidence, readings=readings
        )
        return decide(evidence, self.build.settings)

    def answering(self) -> Passage | None:
        """Return the passage that answers, or None where the decision is not to answer."""
        return self.best() if self.decision().status == "answered" else None

    def asks_the_site(self) -> bool:
        """Tell whether what may be small talk ("how much does it cost") asks for what was offered, in a word of it.

        So does what is one of the site's own questions, or a way to ask of the passage found, word for word.
        """
        if is_own_question(self._asked, self.build) or self._is_asked_so():
            return True
        last = self.conversation.turns[-1:]
        if not last or not last[0].offered or not points_back(self.found.text):
            return False
        passage = self.answering()
        if passage is None or passage.passage_id not in last[0].offered:
            return False
        return not set(terms(passage.question)).isdisjoint(map(stem, content_words(words(self.found.text))))

    def _is_asked_so(self) -> bool:
        asked = words(self._asked)
        found = self.build.passages[self.found.best[0]].phrasings if self.found.best else ()
        return any(words(way) == asked for way in found)

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
        """Quote `passage`, and beside it the one that disputes it; of what was just told, what says most."""
        quote, same = self.quote(passage), self.build.manners.voice.the_same
        if same and self._was_just_told(quote):
            return self.from_quotes([self._cut(passage, 1), *self.contrast(passage)], passage, same)
        return self.from_quotes([quote, *self.contrast(passage)], passage)

    def _was_just_told(self, quote: Quote) -> bool:
        last = last_quoted(self.conversation)
        told_last = zip(last.passage_ids, last.spans, strict=False) if last else ()
        return is_within((quote.start, quote.end), [span for p, span in told_last if p == quote.passage_id])

    def from_span(self, passage: Passage, span: Span) -> Reply:
        """Quote this span of `passage` alone."""
        return self.from_quotes([quoted(passage, self.build.document(passage), span)], passage)

    def from_quotes(self, quotes: Sequence[Quote], passage: Passage | None, lead: str | None = None) -> Reply:
        """Answer with these quotes; `passage` is the one that a single answer came from."""
        said = {*(quote.passage_id for quote in quotes), *self.already_said()}
        source = passage or self.build.passage(quotes[0].passage_id)
        lead = lead or (self.build.manners.voice.with_care if self._careful else None)
        offers = next_questions(source, self._related(), said, self.build)
        return self.reply("answered", None, lead, quotes=tuple(quotes), suggestions=offers, passage=passage)

    def _related(self) -> list[int]:
        """Return the best passage, and those of the others that come near it or are asked for in words of its meaning.

        The rest are the tail of the ranking, where those stand that are asked for in most ways, whatever the question.
        """
        found, build, least = self.found, self.build, self.build.settings.offer_refused_from
        others = found.best[1:]
        near = [n for n in others if is_near(n, found, build) or is_like(build.passages[n], found, build, least)]
        return [*found.best[:1], *near]

    def in_parts(self, answers: Sequence[Answering]) -> Reply | None:
        """Answer each of two questions asked at once, or say of one that nothing answers it.

        None where one passage, or none, speaks for both: then they are one question.
        """
        passages = [one.answering() for one in answers]
        found = [passage for passage in passages if passage is not None]
        if not found or len({passage.passage_id for passage in found}) < len(passages) == len(found):
            return None
        quotes = [one.quote(passage) for one, passage in zip(answers, passages, strict=True) if passage is not None]
        for passage in found:
            named = {quote.passage_id for quote in quotes}
            quotes += [quote for quote in self.contrast(passage) if quote.passage_id not in named]
        voice = self.build.manners.voice
        lead = voice.first_part if passages[0] is None else voice.second_part if passages[1] is None else None
        return self.from_quotes(quotes[:QUOTES], None, lead)

    def asking_back(self, offered: Sequence[str], dropped: Sequence[str]) -> Reply:
        """Ask what was meant: among `offered` where there are any, else among the readings that weren't `dropped`."""
        build = self.build
        left = tuple(option for option in self.readings() if option.passage_id not in dropped)
        options = tuple(Option(build.passage(p).question, p) for p in offered) or left
        if len(options) > 1:
            again = self._asked_back_before() and not offered
            lead = build.manners.voice.lead_without_answer("clarify", "ambiguous", offers=True, again=again)
            return self.reply("clarify", "ambiguous", lead, options=options)
        return self.reply("abstained", "low_confidence", build.manners.voice.what_then)

    def _asked_back_before(self) -> bool:
        return any(turn.status == "clarify" for turn in self.conversation.turns[-1:])

    def to_a_person(self) -> Reply:
        """Say where a person is to be found, with the site's own words on it where it has any."""
        voice, passage = self.build.manners.voice, self.answering()
        if passage is None:
            return replace(self.reply("abstained", "not_covered", voice.ask_a_person), contact=voice.contact)
        return replace(self.from_quotes([self.quote(passage)], passage, voice.ask_a_person), contact=voice.contact)

    def serves(self, topic: SafetyTopic) -> bool:
        """Tell whether the site itself is asked for what this topic would refuse, and answers the question."""
        if topic.name not in self.build.manners.safety.served:
            return False
        if self.decision().status != "answered":
            return False
        if topic.granted:
            self._careful = self._speaks_of_the_same_parts()
        return not topic.granted or self._careful

    def _speaks_of_the_same_parts(self) -> bool:
        """Tell whether the best passage has every part of the body that is named: one on knees answers no elbow."""
        passage = self.best()
        told = {stem(word) for text in (self.build.body(passage), *passage.phrasings) for word in words(text)}
        return told.issuperset(map(stem, self.build.manners.safety.parts_in(self._asked)))

    def red_flag(self, decision: Decision) -> Reply | None:
        """Answer what may be a red flag that no rule knows, as if one did; None where it isn't like any."""
        topic = likely_red_flag(self.found, self.build, answered=decision.status == "answered")
        return self.of_red_flag(topic.reply) if topic else None

    def of_red_flag(self, reply: str) -> Reply:
        """Answer a red flag in the words of its topic."""
        return self.reply("safety", None, self.build.manners.voice.safety_reply(reply))

    def without_words(self) -> Reply:
        """Answer an empty message."""
        return self.reply("abstained", "empty_question", suggestions=starters(self.build, OPTIONS))

    def small_talk(self, lead: str, *, offers: bool = True) -> Reply:
        """Answer in kind, with questions to begin with."""
        return self.reply("small_talk", None, lead, suggestions=starters(self.build, OPTIONS) if offers else ())

    def without_quotes(self, decision: Decision) -> Reply:
        """Ask back or abstain, with the nearest options."""
        status, reason, options = decision.status, decision.reason, self._options(decision)
        build = self.build
        voice, names_nothing = build.manners.voice, is_vague(self.found.text)
        again = self._asked_back_before()
        lead = voice.lead_without_answer(status, reason, offers=bool(options), names_nothing=names_nothing, again=again)
        reply = self.reply(status, reason, lead, options=options, uncovered=reason == "not_covered")
        reply = replace(reply, confidence=decision.confidence, compared=decision.confidence)
        if decision.reason == "other_language":
            lead, lang = voice.other_language_lead(language_of(words(self._asked)))
            reply = replace(reply, lead=lead, lead_lang=lang, corrections=())
        if decision.status == "clarify" and not fails_again(self.conversation, build.settings):
            return reply
        return replace(reply, contact=voice.contact)

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
            options=tuple(map(self._with_a_sentence, options)),
            suggestions=tuple(option.question for option in suggestions),
            corrections=found.told_corrections(self._asked) if scored else (),
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
            self._asked if status == "safety" else self._remembered,
            status,
            passage_ids=tuple(quote.passage_id for quote in quotes),
            chosen=passage.passage_id if passage else None,
            spans=tuple((quote.start, quote.end) for quote in quotes),
            offered=tuple(option.passage_id for option in offered),
            opens=self._opens or (self._is_sure(status) and self._elsewhere(quotes)),
            uncovered=uncovered,
        )

    def quote(self, passage: Passage) -> Quote:
        """Quote the sentences of `passage` that answer; in a follow-up other ones than before, if there are."""
        return self._cut(passage, self.build.settings.quoted_sentences)

    def _with_a_sentence(self, option: Option) -> Option:
        """Return an option with what its passage says on what was asked, so that the right one need not be tried.

        A passage that is disputed is quoted beside what disputes it, and not here.
        """
        passage = self.build.passage(option.passage_id)
        if passage.contrast in self.build.numbers:
            return option
        build, document = self.build, self.build.document(passage)
        heard = told(passage, self.conversation) if self.follows else []
        span = preview_span(passage, document, self.found.query, build.weigher, heard)
        return replace(option, quote=quoted(passage, document, span))

    def _cut(self, passage: Passage, sentences: int) -> Quote:
        build, found = self.build, self.found
        document = build.document(passage)
        heard = told(passage, self.conversation) if self.follows else []
        return quoted(passage, document, best_span(passage, document, found.query, build.weigher, sentences, heard))

    def contrast(self, passage: Passage) -> list[Quote]:
        """Quote the passage that disputes `passage`, unless the last reply did."""
        build = self.build
        last = self.conversation.turns[-1:]
        if passage.contrast not in build.numbers or any(passage.contrast in turn.passage_ids for turn in last):
            return []
        return [self._cut(build.passage(str(passage.contrast)), build.settings.contrast_sentences)]

    def _options(self, decision: Decision) -> tuple[Option, ...]:
        """The readings to choose from; for an abstention the nearest, if they are near at all."""
        if decision.reason in ("no_known_term", "other_language", "off_topic"):
            return ()
        refused = decision.reason == "not_covered"
        if decision.status == "clarify" or (self.follows and not refused):
            return self.readings()
        settings = self.build.settings
        least = settings.offer_refused_from if refused else settings.offer_unsure_from
        return self.readings(lambda passage: is_like(passage, self.found, self.build, least))

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
