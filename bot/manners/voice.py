"""The bot's own sentences: what it says around the quotes, one for every status and reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from bot.records.conversation import Status
from bot.records.reply import Contact, Correction, Reason
from bot.text.languages import LANGUAGES

EMERGENCY = "{emergency}"
IN_LANGUAGE = "other_language_"
"""What the name of a sentence of `other_languages` begins with, before the language."""


@dataclass(frozen=True, slots=True)
class Voice:
    """All sentences, and the owner's two settings: where to find a person, and whom to call in an emergency.

    Only `answered` may be empty. `safety` closes a safety reply, `safety_still` answers whoever keeps on at it
    and `safety_thanks` whoever thanks for it; `person` answers whoever asks for a human, `no_person` where the owner
    named no contact. `first_part` and `second_part` say which of two questions stays open, `second_part_open` that the
    second is asked back; `what_then` asks whoever was misread, `nothing_more` answers whoever wants to hear on;
    `not_covered_near` is `not_covered` where something near is offered, and `no_topic` is `no_known_term` for a message
    whose few words are all grammar ("and after that?"). `the_same` goes before a quote that was the last one too,
    `as_before` before one that was quoted earlier in the talk,
    `in_the_quote` before a sentence of it that says what is asked; `sources` and `no_sources` answer whoever asks where
    an answer comes from; `no_reason`, `no_figure`, `no_detail` and `no_meaning` whoever asks why, how much, more of a
    test, or what a word means, where the text doesn't tell; `goes_on` goes before what the text says next where nothing
    nearer is found, `nearest_again` before what was quoted already then, `shortest` before an answer that had but one
    sentence and shall be shorter, `beside` before what stands next to an answer that was told to its end, `careful`
    before a quote where an owner let a red flag give way; `your_question` asks whoever only told who they are.
    `other_language` says in English that only English is read, `other_languages` the same by language (ISO 639-1).
    """

    answered: str
    clarify: str
    abstained: str
    empty_question: str
    no_known_term: str
    low_confidence: str
    off_topic: str
    not_covered: str
    other_language: str
    ambiguous: str
    first_part: str
    second_part: str
    what_then: str
    nothing_more: str
    sources: str
    no_sources: str
    safety: str
    safety_still: str
    person: str
    no_person: str
    correction: str
    disclaimer: str
    greeting: str
    text_changed: str
    the_same: str
    as_before: str
    not_covered_near: str
    no_topic: str
    in_the_quote: str
    safety_thanks: str
    no_reason: str
    no_figure: str
    ambiguous_again: str
    careful: str
    second_part_open: str
    no_detail: str
    no_meaning: str
    goes_on: str
    nearest_again: str
    shortest: str
    beside: str
    your_question: str
    other_languages: Mapping[str, str]
    emergency: str
    contact_label: str
    contact_url: str | None = None

    @property
    def contact(self) -> Contact | None:
        """Return where a visitor finds a person, or None where the owner named no address."""
        return Contact(self.contact_label, self.contact_url) if self.contact_url else None

    @property
    def with_care(self) -> str:
        """Return what goes before a quote that an owner let take the place of a red flag."""
        return self._filled(self.careful)

    @property
    def ask_a_person(self) -> str:
        """Return the sentence for whoever wants to talk to a human."""
        return self.person if self.contact else self.no_person

    def lead(self, status: Status, reason: Reason | None = None) -> str:
        """Return the bot's own words before quotes or options; a reason has its own, else the status speaks."""
        return self._filled(str(getattr(self, reason))) if reason else self._filled(self._of(status))

    def lead_without_answer(
        self, status: Status, reason: Reason | None, *, offers: bool, names_nothing: bool = False, again: bool = False
    ) -> str:
        """Return the same where nothing is quoted: what is said to be below is there.

        A message that `names_nothing` has no words that could be unknown; `again` says that the last one was asked back
        as well.
        """
        if reason == "ambiguous" and again:
            return self._filled(self.ambiguous_again)
        if reason == "no_known_term" and names_nothing:
            return self._filled(self.no_topic)
        if reason == "not_covered" and offers:
            return self._filled(self.not_covered_near)
        return self.lead(status, None if reason == "low_confidence" and not offers else reason)

    def other_language_lead(self, language: str | None) -> tuple[str, str]:
        """Return the sentence that only English is read, in `language` (ISO 639-1) where there is one, and its own."""
        own = self.other_languages.get(language) if language else None
        return (own, str(language)) if own else (self.other_language, "en")

    def safety_reply(self, reply: str) -> str:
        """Return a safety topic's text with the owner's emergency wording, and the closing sentence."""
        return self._filled(f"{reply}\n\n{self.safety}".strip())

    def corrected(self, correction: Correction) -> str:
        """Return the sentence that says how a mistyped word was read."""
        return self.correction.replace("{typed}", correction.typed).replace("{understood}", correction.understood)

    def saying(self, said: Mapping[str, str | None]) -> Voice:
        """Return this voice with what is `said`: sentences (`SENTENCES`) and settings, by name."""
        own = {name.removeprefix(IN_LANGUAGE): str(text) for name, text in said.items() if name.startswith(IN_LANGUAGE)}
        rest: dict[str, Any] = {name: text for name, text in said.items() if not name.startswith(IN_LANGUAGE)}
        return replace(self, other_languages={**self.other_languages, **own}, **rest)

    def with_owner(self, contact: Contact | None = None, emergency: str | None = None) -> Voice:
        """Return this voice with the settings given; None leaves what the files say."""
        label, url = (contact.label, contact.url) if contact else (self.contact_label, self.contact_url)
        return replace(self, contact_label=label, contact_url=url, emergency=emergency or self.emergency)

    def _of(self, status: Status) -> str:
        return {
            "answered": self.answered,
            "clarify": self.clarify,
            "abstained": self.abstained,
            "safety": self.safety,
            "small_talk": "",
        }[status]

    def _filled(self, text: str) -> str:
        return text.replace(EMERGENCY, self.emergency)


_BESIDE = ("other_languages", "emergency", "contact_label", "contact_url")
_IN_ENGLISH = tuple(field.name for field in fields(Voice) if field.name not in _BESIDE)
SENTENCES = (*_IN_ENGLISH, *(f"{IN_LANGUAGE}{language}" for language in sorted(LANGUAGES)))
"""The names of all sentences, as an owner's headings have them but for the blanks."""
SILENT = Voice(**dict.fromkeys((*_IN_ENGLISH, "emergency", "contact_label"), ""), other_languages={})
"""The voice before any file is read."""
STANDS_FOR = {
    "abstained": ("no_known_term", "low_confidence", "off_topic", "not_covered"),
    "not_covered": ("not_covered_near",),
    "no_known_term": ("no_topic",),
    "clarify": ("ambiguous", "ambiguous_again"),
    "ambiguous": ("ambiguous_again",),
}
"""The sentences that one of an owner's is said instead of. An empty question and another language aren't among them:
what is said there is about the message and not about the site."""
PLACEHOLDERS = {"correction": ("{typed}", "{understood}"), "safety": (EMERGENCY,), "safety_still": (EMERGENCY,)}
