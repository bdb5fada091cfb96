"""The bot has a sentence for every status and reason, and the owner's settings reach them."""

from __future__ import annotations

from typing import get_args

import pytest

from bot.manners.reading import default_manners
from bot.records import Contact, Correction, Reason

VOICE = default_manners().voice


@pytest.mark.parametrize("reason", get_args(Reason))
def test_every_reason_has_a_sentence(reason: Reason) -> None:
    assert VOICE.lead("abstained", reason)


def test_every_status_has_its_lead() -> None:
    assert VOICE.lead("answered") == ""
    assert VOICE.lead("clarify")
    assert VOICE.lead("abstained")
    assert VOICE.lead("safety")


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
