"""What is asked of the quote just given: the sentence of the same text that says it."""

from pathlib import Path

import pytest

from bot.builds import Build
from bot.dialogue import answer
from bot.records.conversation import Conversation
from bot.records.reply import Reply
from tests.playing import after
from tests.running import build_of

STUDIO = """# Studio

## Prices for yoga
ask: what does a yoga class cost | how much is yoga | yoga prices

A single class costs £14. A pass for ten classes is £115. The pass is valid for six months.

## Yoga with a stiff back
ask: can I do yoga with a stiff back | is yoga good for my back | yoga for stiff backs

Many people like our Back Care class. It meets on Wednesdays at noon in the upper room. Tell the teacher before it
begins.

## Mat hire
ask: what is mat hire | do you lend mats | can I borrow a mat

We keep 30 mats at the desk until 20:15. A mat costs £2 to borrow.

## Eating before swimming
ask: can I swim after lunch | swimming on a full stomach | eat before I swim

A light snack is fine. There is no evidence that a meal is dangerous. Whoever eats first is slower by a length.

## Private lessons
ask: do you give lessons alone | one to one lessons | private lesson

It is for one swimmer or two. A teacher stands in the water. Book it at the desk. A private lesson lasts 30 minutes.

## Push-ups
ask: are push-ups any good | push-ups | do I need push-ups

Push-ups make the chest strong. They hardly make anybody faster in the water.

## Kick board
ask: what is a kick board | kick board | float to hold

A kick board carries the arms.

## Getting faster
ask: how do I get faster | what makes me faster | does training make me faster | do lessons make you faster

Two lessons a week take a second off each length.

## Shoes
ask: do I need shoes | which shoes do I wear | are shoes allowed inside

Leave your shoes in the rack by the door.
"""


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return build_of(STUDIO, "studio", tmp_path_factory.mktemp("studio"))


@pytest.mark.parametrize(
    ("first", "then", "said"),
    [
        ("how much is yoga", "how long is the pass valid", "The pass is valid for six months."),
        ("what is mat hire", "how much", "A mat costs £2 to borrow."),
        ("what is mat hire", "price?", "A mat costs £2 to borrow."),
        ("what is mat hire", "whats that cost", "A mat costs £2 to borrow."),
        ("can I do yoga with a stiff back", "when is it?", "It meets on Wednesdays at noon in the upper room."),
        ("can I do yoga with a stiff back", "what day?", "It meets on Wednesdays at noon in the upper room."),
        ("can I do yoga with a stiff back", "where?", "It meets on Wednesdays at noon in the upper room."),
        ("can I do yoga with a stiff back", "what about the upper room", "at noon in the upper room."),
        (
            "can I swim after lunch",
            "is it dangerous?",
            "There is no evidence that a meal is dangerous.",
        ),
        ("can I swim after lunch", "does it cost me time?", "Whoever eats first is slower by a length."),
        ("can I swim after lunch", "does that cost speed", "Whoever eats first is slower by a length."),
        ("are push-ups any good", "do they make you faster", "They hardly make anybody faster in the water."),
        ("do you give lessons alone", "how long are they", "A private lesson lasts 30 minutes."),
    ],
)
def test_a_fact_of_the_text_just_quoted_is_quoted(studio: Build, first: str, then: str, said: str) -> None:
    asked = answer(first, Conversation(), studio)
    reply = answer(then, asked.conversation, studio)
    assert reply.status == "answered"
    assert reply.quotes[0].text.endswith(said)


@pytest.mark.parametrize(
    "then", ["how long is the parking valid", "what day do I get shoes", "how many classes fail", "how wide is it"]
)
def test_what_the_text_lacks_is_not_read_out_of_it(studio: Build, then: str) -> None:
    """One word of the question in the text is not enough."""
    asked = answer("how much is yoga", Conversation(), studio)
    reply = answer(then, asked.conversation, studio)
    assert reply.status in ("abstained", "clarify") or reply.quotes[0].passage_id != "studio#prices-for-yoga"
    assert reply.lead != studio.manners.voice.in_the_quote


HANDS = """# Hands

## Fists or open hands
ask: should I make fists | open or closed hands | how do I hold my hands

A loose hand is the usual advice, because a hard fist tends to stiffen the whole arm. Hold an egg in mind.

## Cold hands
ask: gloves in winter | cold hands on a run | do gloves help

Wear thin gloves below freezing, because cold fingers lose their feeling.

## Arms on the bend
ask: arms on the bend | outer arm in a curve | do the arms swing alike in a bend

The outer arm swings a little wider on the bend.
"""


def test_how_long_it_takes_is_told_by_the_text_just_quoted(studio: Build) -> None:
    first = answer("how much is yoga", Conversation(), studio)
    reply = answer("and how long does it last?", first.conversation, studio)
    assert [quote.text for quote in reply.quotes] == ["The pass is valid for six months."]


def test_what_is_asked_about_is_not_made_its_own_reason(tmp_path: Path) -> None:
    """Nor is a text without a number quoted once more for one."""
    hands = build_of(HANDS, "hands", tmp_path)

    def last(*messages: str) -> Reply:
        conversation = Conversation()
        for message in messages:
            reply = answer(message, conversation, hands)
            conversation = reply.conversation
        return reply

    unexplained = last("should I make fists?", "why does a hard fist stiffen the whole arm?")
    assert unexplained.lead == hands.manners.voice.no_reason
    assert not unexplained.quotes
    explained = last("should I make fists?", "why is a loose hand the usual advice?")
    assert "because a hard fist" in explained.quotes[0].text
    uncounted = last("outer arm in a curve", "how much wider does the outer arm swing on the bend?")
    assert uncounted.lead == hands.manners.voice.no_figure


GARDEN = """# Garden

## Manure
ask: where can I get manure | horse manure | dung for my plot

A farmer brings horse manure to the gate in October. Members may take six barrows a year for nothing. Let it rot first.

## Sizes of plots
ask: how big is a plot | what sizes do you have | how many square metres do I get

A full plot has 250 square metres and a starter plot 50. Most of our members have a half plot.

## Sheds and greenhouses
ask: can I have a greenhouse | may I put up a shed | polytunnel

Each plot may have one greenhouse of up to 3 by 2.4 metres. Ask the committee before you build. In winter, take
the panes out.

## Winter
ask: what do you do in winter | is the garden open in winter | gates in winter

The gates are shut from November on. The taps are turned off.

## Plant sale
ask: when is the plant sale | buy plants | do you sell tomatoes

Tomatoes raised by members cost between £1 and £3 at the plant sale in May.
"""


@pytest.fixture(scope="module")
def garden(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return build_of(GARDEN, "garden", tmp_path_factory.mktemp("garden"))


@pytest.mark.parametrize(
    ("first", "then", "said"),
    [
        ("where can i get manure", "how much can i have", "six barrows a year"),
        ("where can i get manure", "does it cost", "for nothing"),
        ("can i have a greenhouse", "how big", "3 by 2.4 metres"),
        ("can i have a greenhouse", "how tall may it be", "3 by 2.4 metres"),
        ("can i have a greenhouse", "and in winter?", "take the panes"),
    ],
)
def test_amount_size_and_season_are_those_of_the_text_just_quoted(
    garden: Build, first: str, then: str, said: str
) -> None:
    assert said in after(garden, first, then).quotes[0].text


def test_a_size_asked_first_is_looked_up(garden: Build) -> None:
    assert "250 square metres" in after(garden, "how big is a plot").quotes[0].text
    assert (
        "gates are shut"
        in after(garden, "can i have a greenhouse", "what happens at the garden in winter").quotes[0].text
    )


BELT = """# Belt

## The rail of the belt
ask: should I hold the rail | rail of the belt | holding on to the rail

Let go of the rail. Holding on takes the swing away. If you feel shaky, choose a slower belt. No study looked at rails.

## Shoes on the belt
ask: which shoes for the belt | shoes on the belt | barefoot on the belt

Any shoes will do. Heavy boots make you slower.
"""


@pytest.mark.parametrize("then", ["does it matter", "is that bad?"])
def test_a_slower_belt_is_no_verdict_and_slower_runners_are(tmp_path: Path, then: str) -> None:
    belt = build_of(BELT, "belt", tmp_path)
    assert "choose a slower belt" not in " ".join(q.text for q in after(belt, "should I hold the rail", then).quotes)
    assert "Heavy boots" in after(belt, "which shoes for the belt", then).quotes[0].text


def test_what_it_makes_is_not_answered_by_what_makes_it(studio: Build) -> None:
    reply = after(studio, "what is a kick board", "does it make me faster")
    assert not reply.quotes
    assert "Kick board" in {studio.passage(option.passage_id).heading for option in reply.options}


def test_prices_are_no_one_things(studio: Build) -> None:
    assert [quote.heading for quote in after(studio, "what is mat hire", "prices?").quotes] == ["Prices for yoga"]
