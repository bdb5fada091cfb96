"""What the owner wrote down as not covered isn't answered by what sounds alike, in these words or in others."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.build.not_covered_lines import read_not_covered
from bot.builds import Build, open_build
from bot.dialogue import answer
from bot.not_covered import NotCovered
from bot.records.conversation import Conversation
from bot.records.reply import Reply
from bot.talk.moves import read_move
from bot.why.explanation import explain
from bot.why.told import told
from tests.running import train

TEXT = """# Arms

## Do my arms tire in a marathon?
ask: tired arms late in a marathon | my arms hang at 35 km | arms heavy at the end of a long race
ask: do my arms slow my marathon | shoulders go up late in the race | marathon arms | how long do the arms last

Tired arms swing less. Nobody has measured what that costs.

## Should I use the arms uphill?
ask: arms on a hill | do arms help uphill | arm swing on climbs | hill running arms | drive the elbows up a hill

On a hill the swing gets shorter. Let it go with the step.
"""
LINES = """# races
what pace for a marathon
how long is a marathon
how many weeks to train for a marathon
marathon tired arms
is the climbz app any good
climbz log-in
elbwos or knees

# a way to ask, and a red flag
tired arms late in a marathon
I have a sharp pain in my chest on climbs
chocolate milk for recovery
vitamin d for runners in winter
"""


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> tuple[Build, Build]:
    """Give the build with the lines, and the one without."""
    folder = tmp_path_factory.mktemp("arms")
    (folder / "knowledge").mkdir()
    (folder / "knowledge" / "arms.md").write_text(TEXT)
    train(folder / "knowledge", folder / "without")
    (folder / "knowledge" / "_not_covered.txt").write_text(LINES)
    train(folder / "knowledge", folder / "with")
    return open_build(folder / "with"), open_build(folder / "without")


def with_lines(folder: Path, lines: str) -> Build:
    """Train on `TEXT` with these lines, and on what `folder`/knowledge holds already."""
    (folder / "knowledge").mkdir(exist_ok=True)
    (folder / "knowledge" / "arms.md").write_text(TEXT)
    (folder / "knowledge" / "_not_covered.txt").write_text(lines)
    train(folder / "knowledge", folder / "index")
    return open_build(folder / "index")


def ask(build: Build, question: str, conversation: Conversation | None = None) -> Reply:
    return answer(question, conversation or Conversation(), build)


@pytest.mark.parametrize("question", ["how long is a marathon", "pace for the marathon?", "weeks of marathon training"])
def test_what_is_nearer_to_a_line_is_said_not_to_be_covered(builds: tuple[Build, Build], question: str) -> None:
    covered, without = builds
    assert (ask(covered, question).status, ask(covered, question).reason) == ("abstained", "not_covered")
    assert ask(without, question).reason != "not_covered"


@pytest.mark.parametrize("question", ["marathon, my arms get so heavy", "do arms help on a climb", "my arms are tired"])
def test_what_is_nearer_to_a_passage_gets_the_same_answer_as_before(builds: tuple[Build, Build], question: str) -> None:
    replies = [ask(build, question) for build in builds]
    assert replies[0].status == "answered"
    assert replies[0].quotes == replies[1].quotes


def test_a_line_that_a_passage_answers_and_a_red_flag_refuse_nothing(builds: tuple[Build, Build]) -> None:
    build = builds[0]
    assert ask(build, "tired arms late in a marathon").status == "answered"
    assert ask(build, "I have a sharp pain in my chest on climbs").status == "safety"
    assert len(build.not_covered.lines) == 9


def test_the_lines_words_are_no_words_of_the_knowledge(builds: tuple[Build, Build]) -> None:
    asked = "do my arms tire in a marathon with chocolate milk"
    whys = [explain(asked, Conversation(), ask(build, asked), build) for build in builds]
    assert [why.unknown for why in whys] == [("chocol", "milk")] * 2
    assert whys[0].confidence == pytest.approx(whys[1].confidence, abs=1e-6)


def test_what_is_like_a_line_is_no_red_flag_by_its_likeness_alone(builds: tuple[Build, Build]) -> None:
    covered, without = builds
    assert ask(without, "vitamin d for runners").status == "safety"
    assert ask(covered, "vitamin d for runners").status == "abstained"


def test_a_real_red_flag_is_heard_beside_a_line_that_shares_its_words(
    builds: tuple[Build, Build], tmp_path: Path
) -> None:
    build = with_lines(tmp_path, "notice period three months or four weeks\n")
    assert [ask(one, "three months no period").status for one in (build, builds[1])] == ["safety"] * 2


def test_a_lines_words_are_no_slips_and_no_likely_words(builds: tuple[Build, Build]) -> None:
    covered, without = builds
    replies = [ask(build, "arm swing and shouldrs on climbz") for build in (without, covered)]
    assert [[one.typed for one in reply.corrections] for reply in replies] == [["shouldrs", "climbz"], ["shouldrs"]]


def test_a_slip_in_a_line_teaches_no_slip(builds: tuple[Build, Build]) -> None:
    replies = [ask(build, "drive the elbwos uphill") for build in builds]
    assert [[one.understood for one in reply.corrections] for reply in replies] == [["elbows"]] * 2


def test_a_line_word_for_word_is_refused_in_a_talk_too(builds: tuple[Build, Build]) -> None:
    build = builds[0]
    first = ask(build, "do my arms tire in a marathon")
    assert ask(build, "marathon tired arms", first.conversation).reason == "not_covered"


def test_an_owners_own_sentence_is_said_beside_an_offer_too(tmp_path: Path) -> None:
    (tmp_path / "knowledge").mkdir()
    (tmp_path / "knowledge" / "_sentences.md").write_text("## not covered\nAsk Kim.\n")
    refused = ask(with_lines(tmp_path, LINES), "weeks of marathon training")
    assert (refused.lead, len(refused.options)) == ("Ask Kim.", 1)


def test_what_is_refused_is_no_topic_of_the_talk(builds: tuple[Build, Build]) -> None:
    build = builds[0]
    alone = ask(build, "how long is a marathon")
    assert ask(build, "why?", alone.conversation).status == "abstained"
    first = ask(build, "do my arms tire in a marathon")
    between = ask(build, "how many weeks do I train for a marathon", first.conversation)
    assert between.reason == "not_covered"
    after = ask(build, "and why do they tire?", between.conversation)
    assert [quote.heading for quote in after.quotes] == ["Do my arms tire in a marathon?"]


def test_what_is_refused_is_no_piece_of_the_next_message(builds: tuple[Build, Build]) -> None:
    refused = ask(builds[0], "weeks of marathon training").conversation
    unsure = Conversation(tuple(replace(turn, uncovered=False) for turn in refused.turns))
    joined = [read_move("uphill arms", talk, builds[0]).joined for talk in (refused, unsure)]
    assert joined == ["", "weeks of marathon training\nuphill arms"]


def test_a_line_word_for_word_is_not_read_in_the_quote_again(tmp_path: Path) -> None:
    build = with_lines(tmp_path, "has anyone measured it?\n")
    first = ask(build, "do my arms tire in a marathon")
    assert ask(build, "has anyone tested it?", first.conversation).status == "answered"
    assert ask(build, "has anyone measured it?", first.conversation).reason == "not_covered"


def test_a_follow_up_is_refused_where_it_is_plainly_like_a_line(builds: tuple[Build, Build]) -> None:
    build = builds[0]
    first = ask(build, "do my arms tire in a marathon")
    assert ask(build, "and what is the pace for a marathon", first.conversation).reason == "not_covered"


@pytest.mark.parametrize("keyword", ["marathon?", "uphill", "a long marathon"])
def test_a_bare_keyword_of_what_a_passage_is_asked_for_is_not_refused(
    builds: tuple[Build, Build], keyword: str
) -> None:
    assert ask(builds[0], keyword).reason != "not_covered"


def test_a_bare_keyword_of_another_passage_is_not_refused_in_a_talk(tmp_path: Path) -> None:
    build = with_lines(tmp_path, "elbows?\nwhich elbow pads")
    first = ask(build, "do my arms tire in a marathon")
    assert ask(build, "elbow?", first.conversation).reason != "not_covered"
    assert ask(build, "elbows?", first.conversation).reason == "not_covered"


def test_after_a_refusal_with_an_offer_yes_takes_it_and_ok_closes(builds: tuple[Build, Build]) -> None:
    build = builds[0]
    refused = ask(build, "weeks of marathon training")
    assert [option.question for option in refused.options] == ["Do my arms tire in a marathon?"]
    assert refused.lead == build.manners.voice.not_covered_near
    assert ask(build, "ok", refused.conversation).status == "small_talk"
    assert ask(build, "yes please", refused.conversation).quotes[0].heading == "Do my arms tire in a marathon?"


def test_where_nothing_near_is_offered_none_is_announced(builds: tuple[Build, Build]) -> None:
    refused = ask(builds[0], "chocolate milk for recovery")
    assert (refused.options, "below" in refused.lead) == ((), False)


def test_a_follow_up_is_not_refused_for_its_few_words(builds: tuple[Build, Build]) -> None:
    build = builds[0]
    first = ask(build, "do my arms tire in a marathon")
    voice = build.manners.voice
    assert ask(build, "and how long?", first.conversation).lead == voice.no_figure  # as the text quoted has none
    assert ask(build, "and why?", first.conversation).lead not in (voice.not_covered, voice.not_covered_near)


def test_without_vectors_a_line_refuses_its_own_words(builds: tuple[Build, Build]) -> None:
    build = builds[0]
    bare = replace(build, not_covered=NotCovered(build.not_covered.lines))
    assert ask(bare, "How long is a marathon?!").reason == "not_covered"
    assert ask(bare, "pace for the marathon?").reason != "not_covered"


def test_many_lines_tell_by_the_odds_what_no_single_line_is_like(tmp_path: Path) -> None:
    matters = (
        "pace",
        "shoes",
        "weekly miles",
        "food",
        "tapering",
        "entry fee",
        "start pen",
        "long runs",
        "rest days",
        "socks",
    )
    races = (
        "marathon",
        "half marathon",
        "10 km",
        "5 km",
        "relay",
        "parkrun",
        "ultra",
        "mile",
        "trail race",
        "track race",
    )
    lines = [f"{matter} for a {race}" for matter in matters for race in races]
    build = with_lines(tmp_path, "\n".join(lines))
    asked = [build.weigher.weigh(q) for q in ("which medals at a marathon", "arms in a marathon")]
    assert [build.not_covered.logit(query) > 0 for query in asked] == [True, False]
    assert ask(build, "which medals at a marathon").status == "abstained"
    assert ask(build, "arms in a marathon").status == "answered"


def test_what_would_surely_be_answered_is_not_refused_by_a_line_that_is_no_nearer(tmp_path: Path) -> None:
    build = with_lines(tmp_path, "do my arms help you uphill")
    statuses = []
    for sure in (0.7, 1.0):
        settings = replace(build.settings, not_covered_margin=-1.0, not_covered_sure=sure)
        statuses.append(
            ask(
                replace(build, weigher=replace(build.weigher, settings=settings)), "do arms help when going uphill"
            ).status
        )
    assert statuses == ["answered", "abstained"]


def test_why_names_the_line(builds: tuple[Build, Build]) -> None:
    build = builds[0]
    reply = ask(build, "pace for the marathon?")
    why = explain("pace for the marathon?", Conversation(), reply, build)
    assert why.not_covered == "what pace for a marathon"
    assert 'not covered, like "what pace for a marathon"' in told(why)


def test_a_line_without_a_word_and_another_encoding_are_faults(tmp_path: Path) -> None:
    (tmp_path / "_not_covered.txt").write_text("which shoes?\n???\nwhich shoes\n")
    lines, [fault] = read_not_covered([tmp_path, tmp_path / "elsewhere"])
    assert lines == ["which shoes?"]
    assert (fault.line, fault.what) == (2, "'???' has no word.")
    (tmp_path / "_not_covered.txt").write_bytes("café?\n".encode("latin-1"))
    lines, [fault] = read_not_covered([tmp_path])
    assert (lines, fault.line, fault.what) == ([], 1, "'é' in 'café?' isn't saved in UTF-8.")


def test_a_title_in_short_is_never_refused(builds: tuple[Build, Build]) -> None:
    """All its words are the passage's title, however like a line it is: "marathon tired arms" is one."""
    with_lines, _ = builds
    reply = answer("tell me about arms tire marathon", Conversation(), with_lines)
    assert [quote.heading for quote in reply.quotes] == ["Do my arms tire in a marathon?"]


WATER = """# Water

## Flippers, boards and noodles
Kickboards train the legs and take away the breathing. Short flippers help to feel the crawl kick. We use armbands only
in the first lessons, because they hold children upright and teach a wrong position.

## Diving in
ask: when do they learn to dive | jump in head first

We teach diving only in the deep end.
"""


def test_a_line_refuses_nothing_that_is_hardly_like_it(tmp_path: Path) -> None:
    (tmp_path / "water.md").write_text(WATER)
    (tmp_path / "_not_covered.txt").write_text("do you have a gym\nis there a cafe\nare there good changing rooms\n")
    train(tmp_path, tmp_path / "index")
    build = open_build(tmp_path / "index")
    assert ask(build, "are armbands good?").reason != "not_covered"
