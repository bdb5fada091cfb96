"""Which of the offered questions a message picks, and what is no pick though it sounds like one."""

from pathlib import Path

import pytest

from bot.builds import Build
from bot.dialogue import answer
from bot.records.conversation import Conversation, Turn
from bot.talk.picks import Pick, picked
from bot.talk.several_picks import several_picked
from tests.running import build_of

SHOES, LEAN, SHOULDERS = "first-weeks#shoes", "quiet-torso#how-far-to-lean-forward", "swinging-arms#relaxed-shoulders"
OFFERED = (SHOES, LEAN, SHOULDERS)


@pytest.mark.parametrize(
    ("message", "chosen"),
    [
        ("the second", LEAN),
        ("shoes", SHOES),
        ("tense shoulders yeah", SHOULDERS),
        ("not the shoes", None),
        ("is that so with shoes?", None),
        ("does it help my shoulders too", None),
        ("and do the shoulders matter for it", None),
        ("ok but do shoes change that", None),
        ("and the shoulders", SHOULDERS),
        ("right", None),
        ("first, which spikes do i wear?", None),
        ("quick question", None),
        ("yeah the middle one", LEAN),
        ("the first one is right", SHOES),
        ("first one kinda", SHOES),
        ("the third offer, tense shoulders", SHOULDERS),
        ("no. lean? ok the second then", LEAN),
        ("last one but for how long", SHOULDERS),
        ("third. and who found that?", SHOULDERS),
        ("the one about the shoes", SHOES),
        ("the shoes one pls", SHOES),
        ("ok the tense shoulders thing", SHOULDERS),
        ("ok so which shoes do I need then, for grass", SHOES),
        ("the last 1 obvs", SHOULDERS),
        ("The shoes one, please. She does love new ones.", SHOES),
        ("The first one, I suppose.", SHOES),
        ("the lean from the ankles thing sounds like it", LEAN),
        ("the second will have to do", LEAN),
        ("the third comes closest", SHOULDERS),
        ("the second one is interesting. so why shoes?", LEAN),
        ("the third lol", SHOULDERS),
        ("the third: the twisting of the trunk. by how much do tense arms help?", None),
        ("the second option, please: the one on leaning, not the other", LEAN),
        ("first one ig", SHOES),
        ("ha nice first one. how would i do that alone", SHOES),
        ("1 and do i need a special one", SHOES),
        ("1 please. and how big is that difference really", SHOES),
        ("2 sounds right. how many times a week", LEAN),
        ("3 - im a 200m runner btw", SHOULDERS),
        ("2 ok. so how do i train that", LEAN),
        ("third. does hunched cost me time?", SHOULDERS),
        ("1. do arms help? 2. do legs help?", None),
        ("nice one", None),
        ("2, actually 3", None),
        ("one... no wait, how do i bend my elbows", None),
        ("two, four or six steps, which is best", None),
        ("2 - thats my daughters age", None),
        ("back to the shoes thing, should i tell her", None),
        ("the second, obviously", LEAN),
        ("paying off. the third one now.", SHOULDERS),
        ("legs, i suppose, but let me see the first one.", SHOES),
        ("The second one may be what I'm looking for.", LEAN),
        ("the shoes one, you read my mind", SHOES),
        ("new shoes would actually be handy, show me", SHOES),
        ("no no, i meant my arms in a long race. but tense shoulders sounds interesting, show me", SHOULDERS),
        ("no, the one you offered: my tense shoulders in a race", SHOULDERS),
        ("a coffee would be nice", None),
        ("last one. do arms help in a sprint?", None),
        ("one more question", None),
        ("the best one", None),
        ("the next one", None),
        ("the question", None),
        ("first, how do i warm up?", None),
        ("second. how do i breathe?", None),
        ("which one", None),
        ("no one told me", None),
        ("no one", None),
        ("just one thing", None),
        ("last question", None),
        ("the first step feels wrong", None),
        ("second half of the race?", None),
        ("is there a good one", None),
        ("in the first weeks my arms hurt. what do I do", None),
        ("what else is there", None),
        ("second one sounds like me", LEAN),
        ("the last. and is it a problem for hurdlers too?", SHOULDERS),
        ("the last one sounds right, is there a study for that?", SHOULDERS),
        ("the middle one i guess, they're only six though", LEAN),
        ("the middle one i meant, the lean", LEAN),
        ("idk, you choose. just tell me", SHOES),
        ("any of them", SHOES),
        ("any, but for kids", None),
        ("you pick, elbows or shoulders", None),
        ("whatever, i wanted to know about hills", None),
        ("the first thing: my elbows flare out", None),
        ("you choose shoes by what?", None),
        ("you tell me, how far do i lean?", None),
    ],
)
def test_what_is_picked(club: Build, message: str, chosen: str | None) -> None:
    pick = picked(message, OFFERED, club, asking=True)
    assert (pick and pick.passage_id) == chosen


def test_after_an_answer_its_suggestions_are_not_picked_by_asking_on(club: Build) -> None:
    """Whoever asks a suggested question in other words asks it; the words find it, or what is better."""
    assert picked("so which shoes do I need then, for grass", OFFERED, club, asking=False) is None
    assert picked("the second", OFFERED, club, asking=False) == Pick(LEAN)


def test_a_word_of_a_text_picks_only_where_a_sentence_of_it_was_shown(club: Build) -> None:
    assert picked("and the ankles one?", OFFERED, club, asking=True) == Pick(LEAN)
    assert picked("and the ankles one?", OFFERED, club, asking=False) is None
    assert picked("the shoes one", OFFERED, club, asking=False) == Pick(SHOES)


def test_numbers_pick_of_what_an_answer_suggests(club: Build) -> None:
    suggesting = Conversation(
        (Turn("shoes", "answered", passage_ids=(SHOES,), spans=((0, 9),), offered=(LEAN, SHOULDERS)),)
    )
    assert [one.passage_id for one in answer("2 and 1", suggesting, club).quotes] == [SHOULDERS, LEAN]


@pytest.mark.parametrize("said", ["is right", "is close", "sounds like it", "and two", "please ok", "one"])
@pytest.mark.parametrize("pick", ["first", "the one about shoes", "the shoes one", "1 and 2"])
def test_a_pick_that_repeats_itself_is_read_to_its_end(club: Build, pick: str, said: str) -> None:
    # A pattern that isn't linear would not come back from this.
    message = f"{pick} {' '.join([said] * 100)} x"[:500]
    assert picked(message, OFFERED, club, asking=True) in (None, Pick(SHOES))
    assert several_picked(message, OFFERED) == ()


def test_places_that_are_named_over_and_over_are_read_to_their_end() -> None:
    # At this length a pattern that isn't linear would take minutes.
    assert several_picked("the " + "one " * 20_000 + "x", OFFERED) == ()


@pytest.mark.parametrize(
    ("message", "chosen"),
    [
        ("2 and 1", (LEAN, SHOES)),
        ("1, 2", (SHOES, LEAN)),
        ("first, second and third", OFFERED),
        ("2 or 3", (LEAN, SHOULDERS)),
        ("2, actually 3", ()),
        ("the first and the third one please", (SHOES, SHOULDERS)),
        ("the second one and the third one", (LEAN, SHOULDERS)),
        ("the last one and the second one", (SHOULDERS, LEAN)),
        ("the third one, one and 2", (SHOULDERS, SHOES, LEAN)),
        ("second and third ones", (LEAN, SHOULDERS)),
        ("the first one", ()),
        ("first two", (SHOES, LEAN)),
        ("all three", OFFERED),
        ("ok both", ()),
        ("1 and 4", ()),
        ("one and one", ()),
        ("first and how far should i lean", ()),
        ("is that all", ()),
        ("all runners?", ()),
    ],
)
def test_several_are_picked_at_once(message: str, chosen: tuple[str, ...]) -> None:
    assert several_picked(message, OFFERED) == chosen


def test_both_are_meant_where_two_were_offered() -> None:
    assert several_picked("both pls", OFFERED[:2]) == OFFERED[:2]


def test_each_of_several_picks_is_quoted(club: Build) -> None:
    after_two = Conversation((Turn("what helps", "clarify", offered=OFFERED),))
    assert [one.passage_id for one in answer("3 and 1", after_two, club).quotes] == [SHOULDERS, SHOES]


@pytest.mark.parametrize(
    ("message", "besides"),
    [
        ("the second one. boys and girls the same?", "boys and girls the same"),
        ("the first. so my high hands are fine too?", "my high hands are fine too"),
        ("the second one. my coach does that", ""),
        ("the first one, and how long do I rest between sprints?", "how long do i rest between sprints"),
        ("the second one and how far should i lean", "how far should i lean"),
        ("the second one. do shoes matter?", "do shoes matter"),
        ("the second. until what age should I wait?", "until what age should i wait"),
        ("the second. and who found that?", ""),
        ("the second. and how many people was that", ""),
        ("the first but quickly", ""),
        ("2, and how many times a week", "how many times a week"),
        ("1 - im a 200m runner btw", ""),
    ],
)
def test_what_is_asked_besides(club: Build, message: str, besides: str) -> None:
    pick = picked(message, OFFERED, club, asking=True)
    assert pick is not None
    assert pick.besides == besides


def test_few_words_that_surely_ask_for_something_else_pick_nothing(tmp_path: Path) -> None:
    text = "# Training\n\n## Days\nask: how often should I train for running | days a week\n\nTwice a week.\n\n"
    text += "## Order\nask: before or after a run | should I lift before or after the run\n\nLift after it.\n\n"
    text += "## Warm-up\nask: how do I warm up | warm-up\n\nJog a little.\n"
    build = build_of(text, "training", tmp_path)
    offered = ("training#days", "training#warm-up")
    assert picked("before or after the run", offered, build, asking=True) is None
    assert picked("the running", offered, build, asking=True) == Pick("training#days")
