"""The transcript of the page without script: what was shown travels with its form, and is drawn again, not answered."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from bot.builds import Build
from bot.quote import quoted
from bot.records.reply import Contact, Correction, Option, Quote, Reply
from web.tokens import Tokens

TRANSCRIPT_MAX_CHARS = 6000  # with the longest question and conversation it fits into a request's 16 KB

Cited = tuple[str, int, int]
"""A passage's id, and where in its document's clean text the quote begins and ends."""


class Kept(msgspec.Struct, frozen=True, array_like=True):
    """What travels of a turn: the question as it was typed, the bot's own words, and where its quotes stand.

    `options`, with a sentence of each if it had one, and `suggestions` are the last turn's: only these can be taken.
    """

    question: str
    lead: str
    lead_lang: str
    quotes: tuple[Cited, ...]
    references_asked: bool
    corrections: tuple[tuple[str, str], ...]
    contact: tuple[str, str] | None
    options: tuple[tuple[str, str, Cited | None], ...] = ()
    suggestions: tuple[str, ...] = ()


class Transcript(msgspec.Struct, frozen=True, array_like=True):
    """The turns shown, oldest first. `cut` says that there were older ones."""

    turns: tuple[Kept, ...] = ()
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """A turn as the page draws it."""

    question: str
    lead: str
    lead_lang: str
    quotes: tuple[Quote, ...]
    references_asked: bool
    corrections: tuple[Correction, ...]
    contact: Contact | None
    options: tuple[Option, ...]
    suggestions: tuple[str, ...]


def with_turn(transcript: Transcript, question: str, reply: Reply) -> Transcript:
    """Return the transcript with one turn more; what earlier ones offered is gone."""
    earlier = (msgspec.structs.replace(kept, options=(), suggestions=()) for kept in transcript.turns)
    contact = reply.contact
    newest = Kept(
        question=question,
        lead=reply.lead,
        lead_lang=reply.lead_lang,
        quotes=tuple(map(_cite, reply.quotes)),
        references_asked=reply.references_asked,
        corrections=tuple((one.typed, one.understood) for one in reply.corrections),
        contact=(contact.label, contact.url) if contact else None,
        options=tuple((o.question, o.passage_id, _cite(o.quote) if o.quote else None) for o in reply.options),
        suggestions=reply.suggestions,
    )
    return Transcript((*earlier, newest), transcript.cut)


def write_transcript(transcript: Transcript, tokens: Tokens, build: Build) -> tuple[Transcript, str]:
    """Return the latest turns that fit into the bound, and these signed."""
    signed = tokens.write_transcript(msgspec.to_builtins(transcript), build.build_id)
    if len(signed) <= TRANSCRIPT_MAX_CHARS or not transcript.turns:
        return transcript, signed
    return write_transcript(Transcript(transcript.turns[1:], cut=True), tokens, build)


def read_transcript(token: str, tokens: Tokens, build: Build) -> Transcript | None:
    """Return what was signed; None where it is too old, of another build or of another release's shape.

    Raises TamperedToken.
    """
    held = tokens.read_transcript(token, build.build_id)
    try:
        return None if held is None else msgspec.convert(held, Transcript)
    except msgspec.ValidationError:
        return None


def draw(kept: Kept, build: Build) -> Shown:
    """Return a turn with its quotes, taken from the build anew."""
    return Shown(
        question=kept.question,
        lead=kept.lead,
        lead_lang=kept.lead_lang,
        quotes=tuple(_quote(cited, build) for cited in kept.quotes),
        references_asked=kept.references_asked,
        corrections=tuple(Correction(*one) for one in kept.corrections),
        contact=Contact(*kept.contact) if kept.contact else None,
        options=tuple(
            Option(question, passage_id, _quote(cited, build) if cited else None)
            for question, passage_id, cited in kept.options
        ),
        suggestions=kept.suggestions,
    )


def _cite(quote: Quote) -> Cited:
    return quote.passage_id, quote.start, quote.end


def _quote(cited: Cited, build: Build) -> Quote:
    passage_id, start, end = cited
    passage = build.passage(passage_id)
    return quoted(passage, build.document(passage), (start, end))
