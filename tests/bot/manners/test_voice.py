"""The bot has a sentence for every status and reason, and the owner's settings reach them."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from bot.manners.reading import default_manners, read_manners
from bot.records.reply import Contact, Correction, Reason

VOICE = default_manners().voice


@pytest.mark.parametrize("reason", get_args(Reason))
def test_every_reason_has_a_sentence(reason: Reason) -> None:
    assert VOICE.lead("abstained", reason)


def test_every_status_has_its_lead() -> None:
    assert VOICE.lead("answered") == ""
    assert VOICE.lead("clarify")
    assert VOICE.lead("abstained")
    assert VOICE.lead("safety")


def test_an_owners_general_sentence_is_said_for_every_reason_without_one_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "_sentences.md").write_text(
        "## off topic\nNot ours.\n\n## abstained\nAsk Kim.\n\n## clarify\nWhich one?\n"
    )
    voice = read_manners(tmp_path)[0].voice
    told = {reason: voice.lead("abstained", reason) for reason in get_args(Reason)}
    assert told == {
        "empty_question": VOICE.empty_question,
        "no_known_term": "Ask Kim.",
        "low_confidence": "Ask Kim.",
        "off_topic": "Not ours.",
        "not_covered": "Ask Kim.",
        "other_language": VOICE.other_language,
        "ambiguous": "Which one?",
    }
    (tmp_path / "_sentences.md").write_text("## ambiguous\nThis or that?\n")
    voice = read_manners(tmp_path)[0].voice
    assert voice.lead("clarify", "ambiguous") == "This or that?"
    assert voice.lead("abstained", "low_confidence") == VOICE.low_confidence
    assert voice.lead_without_answer("clarify", "ambiguous", offers=True, again=True) == "This or that?"


def test_an_owner_may_say_in_one_language_that_only_english_is_read(tmp_path: Path) -> None:
    (tmp_path / "_sentences.md").write_text("## other language de\nBitte auf Englisch.\n")
    voice, faults = read_manners(tmp_path)[0].voice, read_manners(tmp_path)[1]
    assert faults == []
    assert voice.other_language_lead("de") == ("Bitte auf Englisch.", "de")
    assert voice.other_language_lead("fr") == VOICE.other_language_lead("fr") != VOICE.other_language_lead("en")
    assert voice.other_language_lead(None) == VOICE.other_language_lead("xx") == (VOICE.other_language, "en")


def test_a_sentence_in_a_language_that_is_not_told_apart_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "_sentences.md").write_text("## other language xx\nOnly English.\n")
    assert [fault.what for fault in read_manners(tmp_path)[1]] == ['there is no sentence "other language xx".']


def test_without_an_address_there_is_no_contact() -> None:
    assert VOICE.contact is None
    assert VOICE.ask_a_person == VOICE.no_person


def test_the_owner_names_contact_and_emergency() -> None:
    contact = Contact("Write to Jo", "mailto:jo@club.example")
    voice = VOICE.with_owner(contact, "999")
    assert voice.contact == contact
    assert voice.ask_a_person == voice.person
    assert "call 999" in voice.safety_reply("Stop and call {emergency}.")
    assert VOICE.with_owner() == VOICE


def test_the_emergency_wording_has_a_default() -> None:
    assert "your local emergency number, 112 or 911" in VOICE.safety_reply("Call {emergency}.")


def test_a_correction_names_both_words() -> None:
    assert VOICE.corrected(Correction("trosso", "torso")) == "I read “trosso” as “torso”."
