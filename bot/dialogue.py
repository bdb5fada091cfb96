"""All that happens to a question, from top to bottom: safety, small talk, follow-up, search, rank, decide, quote."""

from __future__ import annotations

from dataclasses import replace

from bot.builds import Build
from bot.decision import Decision, Evidence, decide
from bot.language import is_other_language, language_of
from bot.manners.smalltalk import without_courtesies
from bot.quote import cut
from bot.records import Conversation, Option, Passage, Quote, Reason, Reply, Status, Turn
from bot.search import Found, find, is_vague
from bot.suggest import next_questions, starters
from bot.text.analyse import words
from bot.text.repair import repair_question

OPTIONS = 3
REMEMBERED = 8
"""Turns that a conversation carries: the first and the latest."""


def answer(
    question: str,
    conversation: Conversation,
    build: Build,
    *,
    passage_id: str | None = None,
    correct: bool = True,
    page_path: str | None = None,
) -> Reply:
    """Reply to `question` as the next turn of `conversation`, from `build` alone.

    With `passage_id` (an option that the visitor chose) the reply comes from that passage and is never asked back;
    raises UnknownPassage. With `correct=False` the words are taken as typed. `page_path` is the path of the page that
    the question was asked on: what stands on it is preferred a little.
    """
    asked = repair_question(question).strip()
    manners = build.manners
    wording = without_courtesies(asked, manners.small_talk)
    found = find(wording, conversation, build, correct=correct, page_path=page_path)
    turn = _Turn(asked, conversation, build, found)
    if topic := manners.safety.topic_of(asked, found.text):
        return turn.reply("safety", None, manners.voice.safety_reply(topic.reply))
    if manners.safety.carried(conversation, asked):
        return turn.reply("safety", None, manners.voice.safety_reply(manners.voice.safety_still))
    if passage_id is not None:
        return turn.from_passage(build.passage(passage_id))
    if talk := manners.small_talk_of(asked):
        return turn.reply("small_talk", None, talk.reply, suggestions=_starting_questions(build))
    if manners.wants_person(asked):
        return turn.to_a_person()
    if not words(asked):
        return turn.reply("abstained", "empty_question", suggestions=_starting_questions(build))
    decision = decide(turn.evidence(), build.settings)
    if decision.status == "answered":
        return turn.from_passage(build.passages[found.best[0]])
    return turn.without_quotes(decision)


class _Turn:
    """One turn being answered: what every kind of reply to it shares."""

    def __init__(self, asked: str, conversation: Conversation, build: Build, found: Found) -> None:
        self._asked, self._conversation, self._build, self._found = asked, conversation, build, found
        self._confidence = build.curve.confidence(found.score(build)) if found.best else 0.0

    def evidence(self) -> Evidence:
        """Gather what the decision reads."""
        found, build = self._found, self._build
        vague = is_vague(found.text)
        return Evidence(
            confidence=self._confidence,
            readings=len(self._readings()),
            known=found.query.known,
            follows=found.follow_up.leaning > 0 and (found.follow_up.points or vague),
            other_language=is_other_language(words(self._asked), build.speller.spellings, build.weigher.english),
            vague=vague,
            refused=bool(found.best) and bool(found.scores.not_ask[found.best[0]] > found.scores.ask[found.best[0]]),
        )

    def from_passage(self, passage: Passage) -> Reply:
        """Quote `passage`, and beside it the one that disputes it."""
        build, settings = self._build, self._build.settings
        quotes = [self._quote(passage, settings.quoted_sentences)]
        if passage.contrast and passage.contrast in build.numbers:
            quotes.append(self._quote(build.passage(passage.contrast), settings.contrast_sentences))
        said = {*(quote.passage_id for quote in quotes), *self._already_said()}
        suggestions = next_questions(passage, self._found.best, said, build)
        return self.reply("answered", None, quotes=tuple(quotes), suggestions=suggestions, passage=passage)

    def to_a_person(self) -> Reply:
        """Say where a person is to be found."""
        voice = self._build.manners.voice
        return replace(self.reply("abstained", "not_covered", voice.ask_a_person), contact=voice.contact)

    def without_quotes(self, decision: Decision) -> Reply:
        """Ask back or abstain, with the nearest options."""
        reply = self.reply(decision.status, decision.reason, options=self._options(decision))
        if decision.reason == "other_language":
            lead, lang = self._build.manners.voice.other_language_lead(language_of(words(self._asked)))
            reply = replace(reply, lead=lead, lead_lang=lang)
        if decision.status == "clarify" and not self._third_failure():
            return reply
        return replace(reply, contact=self._build.manners.voice.contact)

    def reply(
        self,
        status: Status,
        reason: Reason | None,
        lead: str | None = None,
        *,
        quotes: tuple[Quote, ...] = (),
        options: tuple[Option, ...] = (),
        suggestions: tuple[str, ...] = (),
        passage: Passage | None = None,
    ) -> Reply:
        """Put the reply together; safety always gives the contact."""
        found, voice = self._found, self._build.manners.voice
        quoted = tuple(quote.passage_id for quote in quotes)
        turn = Turn(self._asked, status, quoted, passage.passage_id if passage else None)
        turns = (*self._conversation.turns, turn)
        kept = turns if len(turns) <= REMEMBERED else (turns[0], *turns[-(REMEMBERED - 1) :])
        scored = status not in ("small_talk", "safety")
        return Reply(
            status=status,
            reason=reason,
            lead=voice.lead(status, reason) if lead is None else lead,
            conversation=Conversation(kept),
            build=self._build.build_id,
            quotes=quotes,
            options=options,
            suggestions=suggestions,
            corrections=found.corrections if scored else (),
            contact=voice.contact if status == "safety" else None,
            confidence=self._confidence if scored else 0.0,
            compared=self._confidence,
            hits=found.hits(self._build),
        )

    def _quote(self, passage: Passage, sentences: int) -> Quote:
        build = self._build
        return cut(passage, build.documents[passage.document_id], self._found.text, build.weigher, sentences)

    def _options(self, decision: Decision) -> tuple[Option, ...]:
        """The readings to choose from; for an abstention the nearest, if they are near at all."""
        if decision.reason in ("no_known_term", "other_language", "off_topic"):
            return ()
        return self._readings()

    def _readings(self) -> tuple[Option, ...]:
        """Return the best passages that come near the best one, one for each canonical question."""
        build, found = self._build, self._found
        floor = build.settings.reading_share * max((float(found.fused[n]) for n in found.best[:1]), default=0.0)
        near = [build.passages[n] for n in found.best if found.fused[n] >= floor]
        chosen: dict[str, Option] = {}
        for passage in near:
            chosen.setdefault(passage.question, Option(passage.question, passage.passage_id))
        return tuple(chosen.values())[:OPTIONS]

    def _already_said(self) -> set[str]:
        return {passage_id for turn in self._conversation.turns for passage_id in turn.passage_ids}

    def _third_failure(self) -> bool:
        """Tell whether this is the third reply in a row that answered nothing (WCAG 2.2, 3.2.6)."""
        needed = self._build.settings.contact_after - 1
        latest = self._conversation.turns[-needed:]
        return len(latest) == needed and all(turn.status in ("clarify", "abstained") for turn in latest)


def _starting_questions(build: Build) -> tuple[str, ...]:
    return tuple(option.question for option in starters(build, OPTIONS))
