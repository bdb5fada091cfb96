"""Who sells vitamins answers for them; what is urgent is never left to a site's text."""

from pathlib import Path

import pytest

from bot.builds import Build
from bot.dialogue import answer
from bot.manners.reading import read_manners
from bot.records.conversation import Conversation
from tests.running import build_of

SHOP = """# Shop

## Vitamin tablets
ask: which vitamin tablets should I take | do you sell multivitamin tablets | what vitamins do you have

We sell three multivitamins. The smallest pack has 30 tablets.

## Chest straps
ask: my chest hurts from the strap | what chest strap do you sell | strap for the chest

We sell two straps. Wear them loosely.

## Delivery
ask: when does my order come | delivery time | how long does shipping take

It takes two days.
"""


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return build_of(SHOP, "shop", tmp_path_factory.mktemp("shop"))


def status(build: Build, question: str) -> str:
    return answer(question, Conversation(), build).status


def test_a_topic_that_gives_way_is_answered_where_the_site_is_asked_for_it(shop: Build, club: Build) -> None:
    question = "which multivitamin tablets should I take"
    reply = answer(question, Conversation(), shop)
    assert [quote.heading for quote in reply.quotes] == ["Vitamin tablets"]
    assert status(club, question) == "safety"


def test_it_gives_way_to_the_passage_that_is_asked_for_it_and_to_no_other(shop: Build) -> None:
    """One way to ask of a page on vitamins is no leave to answer about pills wherever a page has the other words."""
    assert status(shop, "i take blood thinners, what chest strap do you sell") == "safety"


PHYSIO = """# Physio

## My knee hurts on the stairs
ask: knee pain on stairs | pain under the kneecap | why does my knee hurt going down

Pain under the kneecap often comes from a tendon that got too much too soon. Book a first visit.

## What to bring
ask: what do I bring to a visit | what's the weather like there | shoes for the first visit

Bring your shoes.
"""


def test_an_owner_may_let_a_minor_topic_give_way_and_no_graver_one(tmp_path: Path) -> None:
    physio = build_of(PHYSIO, "physio", tmp_path, safety="# Safety\ngives-way: Pain, injury\n")
    assert status(physio, "pain under my kneecap") == "answered"
    assert status(physio, "my elbow hurts") == "safety"
    assert status(physio, "my chest hurts") == "safety"
    assert answer("pain under my kneecap", Conversation(), physio).lead == physio.manners.voice.with_care
    assert status(physio, "my knee really hurts since yesterday, under the kneecap") == "answered"
    assert status(physio, "can't walk on my knee") == "safety"


NAMED = "Pain, Injury, Pregnancy and birth, Leaking, Illness, conditions and operations, Medicines and supplements"
PRACTICE = """# After an operation

## Rotator cuff repair

After a rotator cuff repair the arm stays in a sling for four to six weeks. We move the shoulder for you meanwhile.

## Lower back pain

Keep moving, since long bed rest makes the back stiffer. Scans are rarely useful at the start.

## Manual therapy

The hands move stiff joints slowly. We use no forceful neck manipulation.

## Stiff neck from desk work

A neck that gets stiff at the desk needs more changes of position.

## Dry needling

Very thin needles relax a tight spot in a muscle. People who take blood thinners get another treatment.

## May I come while I am pregnant?

Yes, many women come to us with pelvic pain during pregnancy.

## Pelvic health

We help with leaking and prolapse after childbirth. Appointments are in a closed room.
"""


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Build:
    folder = tmp_path_factory.mktemp("practice")
    return build_of(PRACTICE, "after-operation", folder, safety=f"# Safety\ngives-way: {NAMED}\n")


@pytest.mark.parametrize(
    ("question", "heading"),
    [
        ("should i stay in bed with a bad back", "Lower back pain"),
        ("how long in a sling after a tendon operation on the shoulder", "Rotator cuff repair"),
        ("my feet are fine but the lower back is sore, should i stay in bed", None),
        ("can you do dry needling, i take warfarin", None),
        ("dry needling when pregnant, can i come", "May I come while I am pregnant?"),
        ("i have parkinsons and a bad back, should i stay in bed", None),
    ],
)
def test_a_named_topic_gives_way_to_what_names_the_same_part_illness_or_medicine(
    practice: Build, question: str, heading: str | None
) -> None:
    reply = answer(question, Conversation(), practice)
    assert [quote.heading for quote in reply.quotes] == ([heading] if heading else [])
    assert reply.status == ("answered" if heading else "safety")


@pytest.mark.parametrize(
    "question",
    [
        "my lower back pain is so strong that i am on the floor",
        "lower back pain and i have a fever",
        "my lower back pain doesnt stop even at rest",
        "fell down the stairs, lower back pain, should i stay in bed",
        "lower back pain and i wet myself",
        "i leak when i laugh and my legs are numb",
        "chest pain and a stiff neck at the desk",
        "hit my head, stiff neck and confused",
    ],
)
def test_what_is_acute_never_gives_way_whatever_is_named(practice: Build, question: str) -> None:
    assert status(practice, question) == "safety"


def test_where_no_answer_is_sure_only_what_asks_the_sites_people_is_offered(practice: Build) -> None:
    reply = answer("can you do something for a sore neck", Conversation(), practice)
    assert reply.status == "clarify"
    assert {"Manual therapy", "Stiff neck from desk work"} <= {option.question for option in reply.options}
    assert reply.lead.startswith(practice.manners.voice.with_care)
    assert status(practice, "i leak when i laugh since having the baby, do you help with that") in (
        "clarify",
        "answered",
    )
    assert status(practice, "my neck cracks and hurts since march") == "safety"
    assert status(practice, "do you think my ankle is torn") == "safety"


@pytest.mark.parametrize(
    ("then", "is_flag"), [("opening hours", False), ("May I come while I am pregnant?", False), ("and numb", True)]
)
def test_what_gave_way_is_not_raised_by_the_next_message(practice: Build, then: str, is_flag: bool) -> None:
    talk = answer("can you do something for a sore neck", Conversation(), practice).conversation
    assert (answer(then, talk, practice).status == "safety") is is_flag


@pytest.mark.parametrize(
    ("text", "granted", "fault"),
    [
        ("# Safety\n\ngives-way: Pain\n", ["Pain"], ""),
        ("---\ngives-way: Injury, Pain\n---\n", ["Injury", "Pain"], ""),
        ("# Safety\ngives-way: Pain, Heart and chest\n", ["Pain"], "never gives way"),
        (
            "# Safety\ngives-way: Illness, conditions and operations, pain\n",
            ["Pain", "Illness, conditions and operations"],
            "",
        ),
        ("# Safety\ngives-way: Pains\n", [], 'there is no topic "Pains"'),
        ("---\ngive-way: Pain\n---\n", [], 'has no "give-way"'),
    ],
)
def test_what_gives_way_is_named_under_the_title_or_in_the_front_matter(
    tmp_path: Path, text: str, granted: list[str], fault: str
) -> None:
    (tmp_path / "_safety.md").write_text(text)
    manners, faults = read_manners(tmp_path)
    assert [topic.name for topic in manners.safety.topics if topic.granted] == granted
    assert len(faults) == bool(fault)
    assert all(fault in str(one) for one in faults)


def test_a_way_to_ask_is_no_small_talk(tmp_path: Path) -> None:
    physio = build_of(PHYSIO, "physio", tmp_path)
    assert status(physio, "what's the weather like there") == "answered"
    assert status(physio, "what's the weather like") == "small_talk"


def test_what_the_site_does_not_answer_stays_a_red_flag(shop: Build) -> None:
    assert status(shop, "can my son take ibuprofen before the race") == "safety"


def test_what_is_urgent_never_gives_way(shop: Build) -> None:
    assert status(shop, "my chest hurts from the strap") == "safety"


def test_an_owners_topic_may_give_way_and_says_so_by_yes_or_no(tmp_path: Path) -> None:
    (tmp_path / "_safety.md").write_text("# Safety\n\n## Lightning\nwhen: lightning\ngives-way: perhaps\n\nStop.\n")
    _, faults = read_manners(tmp_path)
    assert [fault.what for fault in faults] == ['"gives-way: perhaps" is neither yes nor no.']
    (tmp_path / "_safety.md").write_text("# Safety\n\n## Lightning\nwhen: lightning\ngives-way: Yes\n\nStop.\n")
    manners, faults = read_manners(tmp_path)
    assert faults == []
    assert manners.serving(["where to go in lightning"]).safety.served == ("Lightning",)
    assert manners.serving(["where to go in rain"]).safety.served == ()
