"""What docs/conversation.md says that can be said: each example is played after a fitting talk, on `fixtures/talks`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.builds import Build, open_build
from bot.records.reply import Reply, Step
from tests.playing import after
from tests.running import train

PAGE = Path(__file__).parents[3] / "docs" / "conversation.md"
KNOWLEDGE = Path(__file__).parents[2] / "fixtures" / "talks"

SWING, SWUNG = "does arm swing make me faster", "Does the arm swing make a sprint faster?"
BOTTLE, CARRIED = "does a bottle slow me down", "Running with a bottle"
ELBOWS, BENT = "how do I hold my elbows", "How to hold the elbows"
SHOULDERS, RELAXED = "my shoulders are tense", "Relaxed shoulders"
START, LEANT = "how much should I lean at the start", "Leaning at the start"
SHOES, WORN = "which shoes do I need", "Which shoes do I need?"
THREE, TWO = "trunk exercise", "what does the bag or ball train"
BAG, BALL, PLANKS, BREATHING = "Carrying a bag", "Throwing a ball", "Planks", "Breathing in a sprint"
GROUP, MET = "what is the evening group", "The evening group"

BEGINNING = "The arm swing makes a sprint a little faster."
TEST = "In the test of 2021, 42 trained men"
NAMED, UNNAMED = "what it rests on is named below it", "The page names no source"
OF_IT = "What I just quoted says of that:"


@dataclass(frozen=True)
class Expected:
    """What comes of each example after `talk`, whose messages " / " parts: who replies, what is quoted, words of it.

    `quoted` are headings, parted by "; ", or nothing; `lacks` isn't said again; `offers` are headings to choose from.
    """

    talk: str
    examples: tuple[str, ...]
    step: Step
    quoted: str = ""
    says: str = ""
    lacks: str = ""
    offers: tuple[str, ...] = ()


EXPECTED = [
    # tell me more
    Expected(SWING, ("tell me more", "go on", "next one"), "about_quote", SWUNG, "The arms help because", BEGINNING),
    Expected(f"{SWING} / tell me more", ("tell me more",), "about_quote", "Over 50 m"),
    # why?
    Expected(
        SWING,
        ("why?", "how come?", "why does that happen?", "why not?"),
        "last_quote",
        SWUNG,
        "because they turn",
        BEGINNING,
    ),
    Expected(SWING, ("how so?",), "ranking", SWUNG, "because they turn", BEGINNING),
    Expected(f"{SWING} / why?", ("why?",), "last_quote", says="That's all I have on this."),
    # example?
    Expected(SWING, ("example?", "like what?", "such as?"), "about_quote", SWUNG, "For example, a runner", BEGINNING),
    Expected(SHOES, ("example?",), "about_quote", lacks="Any light running shoes"),
    # by how much?
    Expected(SWING, ("by how much?", "how big is the effect?"), "amount", SWUNG, "7% slower", BEGINNING),
    Expected(SHOULDERS, ("by how much?",), "amount", says="won't make something up"),
    # how many people?
    Expected(SWING, ("how many people?", "how many were tested?"), "people_counted", SWUNG, "12 elite sprinters"),
    Expected("", ("How many people were in the arm swing study?",), "people_counted", SWUNG, "12 elite sprinters"),
    Expected(
        "How many people were in the arm swing study?",
        ("and the 50m one?",),
        "people_counted",
        "Over 50 m",
        "20 students",
    ),
    # what is asked of the tests
    Expected(
        BOTTLE,
        ("how heavy was the bottle?", "at which speed?", "were they elite?", "men or women?", "what year was that?"),
        "tested",
        CARRIED,
        f"{OF_IT} {TEST}",
    ),
    Expected(BOTTLE, ("how did they test that?",), "tested", CARRIED, "measured through a mask", TEST),
    Expected(BOTTLE, ("how big is it?",), "amount", CARRIED, "a bottle of 500 g"),
    Expected(SHOULDERS, ("at which speed?",), "tested", says="What I quoted doesn't say that"),
    # what a word means
    Expected(f"{SWING} / why?", ("what is toe-off?",), "meaning", SWUNG, "leaves the ground is called toe-off"),
    Expected(BOTTLE, ("what does sagittal mean?",), "meaning", says="The site uses that word and doesn't explain it"),
    # source?
    Expected(
        SWING,
        (
            "source?",
            "I need the source",
            "is that from a real study?",
            "is there a study on that?",
            "who found that out?",
            "where did you read that?",
            "is that proven?",
            "which study?",
            "whats the name of the study",
            "names? year? link?",
            "who did that study?",
            "who says so?",
            "are you sure?",
            "really?",
            "is that science or just some coach's opinion?",
        ),
        "about_quote",
        SWUNG,
        NAMED,
        BEGINNING,
    ),
    Expected(SHOES, ("source?", "who says so?"), "about_quote", WORN, UNNAMED),
    # what is asked of a thing that isn't named
    Expected(SHOULDERS, ("how do I fix it?",), "last_quote", RELAXED, f"{OF_IT} Let them hang", "bad for"),
    Expected(SHOULDERS, ("is that bad?",), "last_quote", RELAXED, f"{OF_IT} Tense shoulders are bad", "Let them"),
    Expected(
        "what is the belt for", ("which one is better?",), "last_quote", "A belt for the bottle", "like the belt better"
    ),
    Expected(SHOULDERS, ("has anyone tested it?",), "last_quote", RELAXED, f"{OF_IT} No study has tested this"),
    Expected(
        BOTTLE, ("does it make me faster?",), "last_quote", CARRIED, f"{OF_IT} A bottle in the hand cost no extra"
    ),
    Expected(GROUP, ("what day?",), "last_quote", MET, "on Tuesday"),
    Expected(GROUP, ("where is it?",), "last_quote", MET, "in the room above the gate"),
    Expected(
        "what is the pass",
        ("how long is the pass valid?",),
        "last_quote",
        "The pass",
        f"{OF_IT} The pass is valid for six",
    ),
    # a figure
    Expected(
        SWING,
        ("which study says the 7?", "7 %?? who measured that?"),
        "about_quote",
        SWUNG,
        "were 7% slower",
        BEGINNING,
    ),
    # other than that
    Expected(BOTTLE, ("anything better than that?",), "something_else", offers=("A belt for the bottle",)),
    Expected(SHOES, ("what do I do instead?",), "no_answer", offers=("A belt for the bottle",)),
    Expected(
        BOTTLE,
        ("tried that, doesn't work", "any other tips?"),
        "something_else",
        says="Perhaps one of these, then?",
        offers=("A belt for the bottle",),
    ),
    # told elsewhere
    Expected(
        "what does the belt cost",
        ("price?", "whats that cost"),
        "last_quote",
        "What the belt costs",
        f"{OF_IT} The belt costs 30 pounds",
    ),
    Expected("what is the belt for", ("and what does it cost?",), "told_elsewhere", "What the belt costs", "30 pounds"),
    Expected(
        "what is the timing gate",
        ("and where is it?",),
        "ranking",
        "Where the timing gate is",
        "end of the back straight",
    ),
    # shorter
    Expected(
        SWING,
        (
            "shorter",
            "in simple words",
            "that's way too long",
            "I don't get it",
            "can you say that shorter, need 1 sentence for school",
        ),
        "about_quote",
        SWUNG,
        BEGINNING,
        "12 elite sprinters",
    ),
    # a conclusion
    Expected(
        SWING,
        ("so it's useless?", "then it doesn't matter?", "so hes wrong?", "so just leave it?"),
        "about_quote",
        SWUNG,
        BEGINNING,
        "12 elite sprinters",
    ),
    Expected(f"{SWING} / so it's useless?", ("so it's useless?",), "about_quote", SWUNG, lacks=BEGINNING),
    # picks
    Expected(THREE, ("the second one",), "offer_taken", BALL),
    Expected(THREE, ("yeah the first one is right",), "offer_taken", BAG),
    Expected(ELBOWS, ("the one about the shoulders", "the shoulders one lol"), "offer_taken", RELAXED),
    Expected(
        THREE, ("1, and how often?",), "offer_taken", BAG, "For the second part, perhaps one of the questions below"
    ),
    Expected(THREE, ("1 and 3",), "offer_taken", f"{BAG}; {PLANKS}"),
    Expected(THREE, ("the first two",), "offer_taken", f"{BAG}; {BALL}"),
    Expected(THREE, ("all of them",), "offer_taken", f"{BAG}; {BALL}; {PLANKS}"),
    Expected(TWO, ("both",), "offer_taken", f"{BALL}; {BAG}"),
    Expected(THREE, ("you choose", "any of them"), "offer_taken", BAG),
    # another reading
    Expected("how far do the arms go", ("no, the other one",), "asked_which", offers=("How far the arms go back",)),
    Expected(START, ("no, in the finish",), "ranking", "Leaning in the finish"),
    Expected(SHOULDERS, ("I meant the elbows", "at the elbows I mean", "no, I'm saying the elbows"), "ranking", BENT),
    Expected("what do the legs do in a sprint", ("not the legs, the arms",), "ranking", SWUNG),
    Expected(
        ELBOWS,
        (
            "that's not what I asked. Which shoes do I need?",
            "that doesn't say which shoes I need",
            "you already told me that. Which shoes do I need?",
        ),
        "ranking",
        WORN,
    ),
    Expected(
        ELBOWS,
        ("that says nothing about breathing", "elbows isn't what I asked. How do I breathe?"),
        "ranking",
        BREATHING,
    ),
    Expected(SHOES, ("I'm not asking about shoes. How do I breathe?",), "ranking", BREATHING),
    Expected(ELBOWS, ("no I asked should my neck be tight",), "ranking", RELAXED),
    # words cited
    Expected(START, ("you said lean from the ankles. Any proof for that?",), "about_quote", LEANT, NAMED),
    Expected(SHOULDERS, ("you mentioned the elbows. What about them?",), "ranking", BENT),
    # carried over
    Expected(SWING, ("does that hold for kids too?",), "ranking", "Children and their arms"),
    Expected(ELBOWS, ("same for the shoes?",), "ranking", WORN),
    Expected(SHOES, ("and in winter?",), "last_quote", WORN, f"{OF_IT} In winter", "Any light"),
    # topics
    Expected(f"{SWING} / how do I breathe", ("back to the arms",), "ranking", SWUNG),
    Expected(f"{SWING} / how do I breathe", ("another question: which shoes do I need?",), "ranking", WORN),
    # how far it reaches
    Expected(SWING, ("and with a headwind?",), "reading_on", SWUNG, "I can't tell whether this answers it", BEGINNING),
    Expected(
        SWING,
        ("elite only? what about my u15s", "just 12 guys", "so its only from 10 guys?"),
        "last_quote",
        SWUNG,
        "says little of everyone else",
    ),
    Expected(SHOULDERS, ("is that just opinion",), "last_quote", RELAXED, "it is the coach's opinion", "Let them"),
    Expected(START, ("does it cause it or just go with it",), "last_quote", LEANT, "it is a correlation"),
    Expected(
        SHOULDERS,
        ("does that really matter or is it just a thing coaches say?", "but coach says its a fault"),
        "last_quote",
        RELAXED,
        f"{OF_IT} Tense shoulders are bad",
    ),
    # anew
    Expected("I get a stitch", ("ok forget the stitch. How do I breathe?",), "ranking", BREATHING),
    Expected("how far back do the arms go", ("no how far up, not back",), "ranking", "How far the arms go up"),
    Expected(
        "hallo, ich möchte wissen wie die Arme beim Laufen helfen",
        ("ok english. how do arms help", "sorry for my bad english, how do arms help"),
        "ranking",
        SWUNG,
    ),
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Build:
    index = tmp_path_factory.mktemp("talks") / "index"
    train(KNOWLEDGE, index)
    return open_build(index)


def documented() -> set[str]:
    """What docs/conversation.md gives as examples, in quotation marks in the rows of its table."""
    rows = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith('| "')]
    return {said for row in rows for said in re.findall(r'"([^"]+)"', row)}


def test_every_example_of_the_page_is_played() -> None:
    assert documented() == {example for one in EXPECTED for example in one.examples}


@pytest.mark.parametrize(
    ("expected", "example"),
    [pytest.param(one, said, id=f"{one.talk} / {said}") for one in EXPECTED for said in one.examples],
)
def test_what_is_documented_comes(site: Build, expected: Expected, example: str) -> None:
    talk = [message for message in expected.talk.split(" / ") if message]
    reply = after(site, *talk, example)
    told = " ".join([reply.lead, *(quote.text for quote in reply.quotes)])
    came = f"{reply.status} {reply.reason} by {reply.step}: {told}"
    assert "; ".join(quote.heading for quote in reply.quotes) == expected.quoted, came
    assert (reply.status == "answered") == bool(expected.quoted), came
    assert reply.step == expected.step, came
    assert expected.says in told, came
    assert not expected.lacks or expected.lacks not in told, came
    assert set(expected.offers) <= offered(reply, site), came


def offered(reply: Reply, site: Build) -> set[str]:
    """The headings that can be chosen."""
    return {site.passage(option.passage_id).heading for option in reply.options}


def test_whoever_asks_for_the_source_is_shown_it(site: Build) -> None:
    assert after(site, SWING, "source?").references_asked
    assert not after(site, SWING, "tell me more").references_asked
