"""Small talk is told only where the whole message is small talk."""

from __future__ import annotations

import pytest

from bot.manners.reading import default_manners
from bot.manners.record import PERSON
from bot.manners.smalltalk import without_courtesies
from tests.test_questions import documents


@pytest.mark.parametrize(
    ("message", "case"),
    [
        ("hi", "greeting"),
        ("Helllooo!!!", "greeting"),
        ("hi bot, how are you today?", "how are you"),
        ("thnaks", "thanks"),
        ("thanks, that was really helpful!", "thanks"),
        ("gracias amigo", "thanks in another language"),
        ("你好", "greeting in another language"),
        ("can you say that in spanish", "language"),
        ("are you a bot?", "are you a bot"),
        ("who made you", "who made you"),
        ("anybody there", "are you there"),
        ("tell me a joke", "joke"),
        ("lol", "laughter"),
        ("ok", "ok"),
        ("ok thanks", "thanks"),
        ("ok good to know", "ok"),
        ("thats good to know", "ok"),
        ("thats a lot of nonsense", "insult"),
        ("you are so stupid", "insult"),
        ("you dont help at all", "insult"),
        ("u never answer my questions", "insult"),
        ("that doesnt help me", "insult"),
        ("you keep saying the same thing over and over", "insult"),
        ("do u know anything", "insult"),
        ("😀👍", "emoji"),
        (":-)", "emoji"),
        ("test", "test"),
        ("help", "what can you do"),
        ("what's the weather like", "weather"),
        ("im bored", "bored"),
        ("bye", "goodbye"),
        ("see ya tomorrow", "goodbye"),
        ("what can u do", "what can you do"),
        ("where do u live", "where are you"),
        ("can u tell me a joke", "joke"),
        ("whats ur favourite colour", "favourite"),
        ("ur great", "compliment"),
        ("how r u doing today", "how are you"),
        ("amazing, thank you so much for your help", "thanks"),
        ("that did not answer my question", "insult"),
        ("are my questions stored", "privacy"),
        ("do you save what i type", "privacy"),
        ("Do you keep what I write?", "privacy"),
        ("do you store my chats", "privacy"),
        ("how do i delete my data", "privacy"),
        ("can you delete my chat please", "privacy"),
        ("how long do you keep my messages", "privacy"),
        ("what do you know about me", "privacy"),
        ("where is your privacy policy", "privacy"),
    ],
)
def test_small_talk_is_told(message: str, case: str) -> None:
    found = default_manners().small_talk_of(message)
    assert found is not None
    assert found.name == case
    assert found.reply


@pytest.mark.parametrize(
    "message",
    [
        "hi, do arms matter?",
        "is this an ad",
        "so you're wrong?",
        "talk to a human please",
        "",
        "???",
        "how do I drive my arms",
        "thanks, and how high should my hands go?",
        "do my arms help me run",
        "help me with my arm swing",
        "do you store bikes over the winter",
        "do you sell this",
        "can u help me with my arms",
        "how do I keep my arms relaxed",
    ],
)
def test_questions_are_no_small_talk(message: str) -> None:
    assert default_manners().small_talk_of(message) is None


@pytest.mark.parametrize("message", ["talk to a human please", "Can I speak to a real person?", "contact"])
def test_who_wants_a_person_is_heard(message: str) -> None:
    found = default_manners().case_of(message)
    assert found is not None
    assert found.name == PERSON
    assert default_manners().small_talk_of(message) is None


@pytest.mark.parametrize(
    ("question", "rest"),
    [
        ("hi, do arms matter?", "do arms matter?"),
        ("Hello there, please: why do elbows bend?", "why do elbows bend?"),
        ("how do arms help? thanks", "how do arms help?"),
        ("hello", "hello"),
        ("do arms matter?", "do arms matter?"),
        ("lessons in the evening", "lessons in the evening"),
        ("are dogs welcome", "are dogs welcome"),
        ("morning class?", "morning class?"),
        ("morning, do arms matter?", "do arms matter?"),
        ("good evening do arms matter", "do arms matter"),
        ("do arms matter? hello", "do arms matter?"),
        ("and coach?", "and coach?"),
        ("what about the coach", "what about the coach"),
        ("why, coach?", "why?"),
        ("", ""),
    ],
)
def test_courtesies_are_taken_off_a_question(question: str, rest: str) -> None:
    assert without_courtesies(question, default_manners().small_talk) == rest


def test_no_way_to_ask_about_running_is_taken_for_small_talk() -> None:
    asked = [
        phrasing
        for document in documents()
        if document.document_id != "faq/this-site"  # it speaks of the bot, as small talk does
        for passage in document.passages
        for phrasing in passage.phrasings
    ]
    taken = [phrasing for phrasing in asked if default_manners().small_talk_of(phrasing)]
    assert len(asked) > 1200
    assert taken == []


def test_there_are_forty_cases() -> None:
    assert len(default_manners().small_talk.cases) >= 40
