"""What is asked of the tests just quoted: who was tested, how heavy, how fast, when, how, and what a word means."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.builds import Build
from tests.playing import after
from tests.running import build_of

BOTTLES = """# Bottles
references:
  - title: "Vincent HK (2018) Running with a bottle, Journal of Sports Science"

## Running with a bottle
ask: does a bottle slow me down | running with a bottle | is a bottle in the hand bad

A bottle in the hand cost no extra oxygen, measured through a mask. In the first test, 42 trained runners carried a
half-full bottle (227 g) or a full one. In the second test, 12 women ran at an easy pace for 60 minutes
with the hovland belt. Elbows bent by 20 degrees more. Both tests are small.
Nobody fell.

## Women in tests
ask: were women tested at all | women in studies | do studies test women

Most tests had men only. Women are missing in half of them.

## Rest days
ask: how often should I rest | rest days | how many rest days

Rest twice a week. No test compared it. Most coaches say two days. Some say one. Those who race say three. Sleep well.
"""
TITLED = BOTTLES.replace("# Bottles\nreferences:", "---\ntitle: Bottles\nreferences:").replace(
    'Science"\n', 'Science"\n---\n', 1
)


@pytest.fixture(scope="module")
def bottles(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return build_of(TITLED, "bottles", tmp_path_factory.mktemp("bottles"))


@pytest.mark.parametrize(
    ("then", "said"),
    [
        ("how heavy was the bottle", "(227 g)"),
        ("and how much did the bottle weigh?", "(227 g)"),
        ("were they all trained?", "42 trained runners"),
        ("men or women?", "12 women"),
        ("at which speed was that", "easy pace"),
        ("how did they test that", "through a mask"),
        ("who tested that, how many ppl", "42 trained runners"),
        ("only a few runners?", "small"),
        ("how many degrees then", "20 degrees"),
    ],
)
def test_a_fact_of_the_tests_is_told_by_the_text_quoted(bottles: Build, then: str, said: str) -> None:
    reply = after(bottles, "does a bottle slow me down", then)
    assert reply.status == "answered"
    assert said in reply.quotes[0].text
    assert len(reply.quotes[0].text) < 200


@pytest.mark.parametrize(
    ("then", "figure"),
    [
        ("which study says the 42", "42 trained"),
        ("227 grams?? who measured that", "227 g"),
        ("where did u get that 42 from", "42 trained"),
        ("the 42 who said that", "42 trained"),
        ("so the 227 which study found that", "227 g"),
    ],
)
def test_a_figure_just_quoted_is_shown_with_what_it_rests_on(bottles: Build, then: str, figure: str) -> None:
    reply = after(bottles, "does a bottle slow me down", then)
    assert reply.lead == bottles.manners.voice.sources
    assert figure in reply.quotes[0].text
    assert "through a mask" not in reply.quotes[0].text
    assert after(bottles, "does a bottle slow me down", "which study says the 99").lead != bottles.manners.voice.sources


@pytest.mark.parametrize("then", ["should i run fast or slow", "are bottles like these good", "what bottle"])
def test_advice_is_not_looked_for_in_the_tests(bottles: Build, then: str) -> None:
    voice = bottles.manners.voice
    reply = after(bottles, "does a bottle slow me down", then)
    assert reply.lead not in (voice.no_detail, voice.no_meaning)
    assert not reply.quotes or "42 trained runners" not in reply.quotes[0].text


def test_a_number_of_an_earlier_answer_says_what_is_meant(bottles: Build) -> None:
    first, other = "does a bottle slow me down", "how often should I rest"
    reply = after(bottles, first, other, "u said 42 runners, were they women?")
    assert reply.lead == bottles.manners.voice.no_detail
    reply = after(bottles, first, other, "u said 227 g, how heavy was that?")
    assert "227 g" in reply.quotes[0].text


@pytest.mark.parametrize("then", ["how old were they?", "over what distance?", "only 42 runners, men or women?"])
def test_a_fact_that_the_text_leaves_out_is_told_as_such(bottles: Build, then: str) -> None:
    reply = after(bottles, "does a bottle slow me down", then)
    assert reply.lead == bottles.manners.voice.no_detail
    assert reply.quotes == ()


def test_a_year_stands_in_the_references(bottles: Build) -> None:
    reply = after(bottles, "does a bottle slow me down", "what year was that?")
    assert "2018" in str(reply.quotes[0].references[0])


@pytest.mark.parametrize(
    "then",
    [
        "names? year? link?",
        "who did that study",
        "whats the name of the study",
        "which study is that from",
        "no i asked who the researchers were. where can i read it",
        "no i want the authors of the bottle one",
        "who are the authors",
        "yes but WHO, like which university",
        "i mean the names or where i can read the study",
        "where can i read the paper?",
        "how do they know that",
        "how do they know that? just a coach saying it?",
    ],
)
def test_whoever_asks_who_found_it_gets_the_reference(bottles: Build, then: str) -> None:
    reply = after(bottles, "does a bottle slow me down", then)
    assert reply.lead == bottles.manners.voice.sources
    assert reply.quotes[0].references
    assert reply.references_asked


def test_a_passage_asked_for_by_its_title_is_quoted_from_its_beginning(bottles: Build) -> None:
    reply = after(bottles, "does a bottle slow me down")
    assert reply.quotes[0].text.startswith("A bottle in the hand cost no extra oxygen")


@pytest.mark.parametrize("then", ["what does hovland mean?", "whats hovland", "what is a hovland belt"])
def test_a_word_that_the_text_uses_and_never_explains(bottles: Build, then: str) -> None:
    reply = after(bottles, "does a bottle slow me down", "how long?", then)
    assert reply.lead == bottles.manners.voice.no_meaning


def test_a_word_that_the_text_explains(tmp_path: Path) -> None:
    text = TITLED.replace("Nobody fell.", "Hovland means a soft belt. Nobody fell.")
    reply = after(build_of(text, "bottles", tmp_path), "does a bottle slow me down", "how long?", "what is hovland?")
    assert "means a soft belt" in reply.quotes[0].text


def test_a_word_that_another_passage_explains(tmp_path: Path) -> None:
    text = (
        TITLED
        + """
## What is a hovland belt?
ask: hovland belt, what is that | meaning of hovland | hovland explained

A soft belt for two bottles.
"""
    )
    reply = after(build_of(text, "bottles", tmp_path), "does a bottle slow me down", "what do u mean hovland belt")
    assert reply.quotes[0].text == "A soft belt for two bottles."


def test_what_nothing_answers_reads_on(bottles: Build) -> None:
    """What was quoted isn't quoted again: the rest of its passage is, with a word that it may not be the answer."""
    first = after(bottles, "how often should I rest")
    reply = after(bottles, "how often should I rest", "so its only from one town??")
    assert reply.lead == bottles.manners.voice.goes_on
    assert reply.quotes[0].passage_id == first.quotes[0].passage_id
    assert reply.quotes[0].start >= first.quotes[0].end


def test_tell_me_more_doesnt_repeat_what_was_quoted(bottles: Build) -> None:
    first = after(bottles, "how often should I rest")
    assert after(bottles, "how often should I rest", "tell me more").quotes[0].start >= first.quotes[0].end


PALMS = """# Palms

## Which way should my palms face?
ask: palms in or back | which way do my palms go | palms facing each other

Let the palms face each other if that is easy. It is habit and opinion, and no measured gain. Turn them as you like.

## Fists
ask: fist or open hand | should I make a fist | clench my hands

A loose hand is fine.

## Does running tall help?
ask: running tall | run upright like a string pulls me | stay tall when running

Coaches like it. Nobody tested it.
"""


@pytest.fixture(scope="module")
def palms(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return build_of(PALMS, "palms", tmp_path_factory.mktemp("palms"))


@pytest.mark.parametrize(
    "then", ["does that really matter or is it just a thing coaches say", "but coach says its a fault", "so hes wrong?"]
)
def test_how_far_it_holds_is_told_by_the_text_quoted(palms: Build, then: str) -> None:
    reply = after(palms, "which way do my palms go", then)
    assert "habit and opinion" in reply.quotes[0].text


@pytest.mark.parametrize(
    "then",
    ["ok forget the palms. does running tall help", "never mind, running tall?", "no why running tall not palms"],
)
def test_what_is_asked_behind_what_is_left_or_refused(palms: Build, then: str) -> None:
    reply = after(palms, "which way do my palms go", then)
    shown = [quote.heading for quote in reply.quotes] or [option.question for option in reply.options]
    assert shown[0] in ("Does running tall help?", "running tall")


@pytest.mark.parametrize(
    "then",
    [
        "is it worth it at all, being me",
        "it makes no sense for me to be",
        "coach tells me im nothing, is that normal",
        "dad says hes a stupid waste",
    ],
)
def test_who_speaks_of_himself_judges_no_quote(palms: Build, then: str) -> None:
    assert after(palms, "which way do my palms go", then).status != "answered"


LIBRARY = """# Library

## Story time
ask: when is story time | story time for kids | do you read stories to children

We read on Saturdays from 11:00, to children from three to six. The Fig room was built in 1782. Any child may bring a
carer. A carer is a grown-up who stays.

## Cards
ask: what does a card cost | library card | how do I get a card

A card costs 20 euros a year. Students and pensioners pay 12 euros. Ask Mr Oak at the desk.

## From what age may my child come alone?
ask: child alone in the library | can my kid stay alone | age to come alone

From ten.

## Computers for students
ask: computers for students | student computers | where do students print

Students print on the second floor.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return build_of(LIBRARY, "library", tmp_path_factory.mktemp("library"))


@pytest.mark.parametrize(
    ("first", "then", "said"),
    [
        ("when is story time", "from what age?", "three to six"),
        ("when is story time", "how old must they be", "three to six"),
        ("when is story time", "what year was the fig room built", "1782"),
        ("when is story time", "what is a carer", "A carer is a grown-up"),
        ("what does a card cost", "same for pensioners?", "12 euros"),
        ("what does a card cost", "same for students?", "12 euros"),
    ],
)
def test_facts_of_a_site_without_studies(library: Build, first: str, then: str, said: str) -> None:
    reply = after(library, first, then)
    assert any(said in quote.text for quote in reply.quotes)


@pytest.mark.parametrize("then", ["any link?", "names please", "what year", "which country"])
def test_what_asks_for_no_reference_gets_none(library: Build, then: str) -> None:
    voice = library.manners.voice
    assert after(library, "what does a card cost", then).lead not in (voice.sources, voice.no_sources)


@pytest.mark.parametrize(
    "message", ["what does it cost", "thanks! ok so students pay 12 euros. bye", "nice, what is it"]
)
def test_small_talk_and_remarks_on_a_site_with_prices(library: Build, message: str) -> None:
    reply = after(library, "what does a card cost", message)
    assert (reply.status == "small_talk") == ("bye" in message)
    assert "20 euros" in after(library, "what does it cost").quotes[0].text


@pytest.mark.parametrize(
    ("then", "said"),
    [("how many grams", "227 g"), ("and how many grams is that?", "227 g"), ("how many degrees", "20 degrees")],
)
def test_a_unit_alone_is_asked_of_the_text_just_quoted(bottles: Build, then: str, said: str) -> None:
    reply = after(bottles, "does a bottle slow me down", then)
    assert (reply.status, said in reply.quotes[0].text) == ("answered", True)


@pytest.mark.parametrize("then", ["how many metres", "how many centimetres?"])
def test_a_text_without_a_figure_in_that_unit_is_said_to_have_none(bottles: Build, then: str) -> None:
    reply = after(bottles, "does a bottle slow me down", then)
    assert (reply.status, reply.lead) == ("abstained", bottles.manners.voice.no_detail)


def test_an_angle_goes_before_what_is_said_of_angles(tmp_path: Path) -> None:
    text = "# Oars\n\n## The elbow\nask: elbow angle | how far do I bend the elbow | bent elbows\n\n"
    text += "No best angle is proven. Most rowers bend the elbow by 90 degrees.\n\n"
    text += "## The back\nask: how far do I lean back | leaning back | the back in the boat\n\n"
    text += "Lean back as you like. No exact angle is known.\n"
    oars = build_of(text, "oars", tmp_path)
    assert after(oars, "elbow angle", "how many degrees").quotes[0].text == "Most rowers bend the elbow by 90 degrees."
    assert after(oars, "how far do I lean back", "how many degrees").quotes[0].text == "No exact angle is known."
