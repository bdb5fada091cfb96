"""An explanation tells what happened: the red flag that was told, the limits that were compared, sums that add up."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from bot.build.train import Job, train
from bot.builds import Build, open_build
from bot.dialogue import answer
from bot.questions import read_questions
from bot.records.conversation import Conversation
from bot.records.reply import Reply, Step
from bot.settings import Settings
from bot.talk.move import Kind
from bot.why.explanation import Explanation, explain
from bot.why.told import MOVES, STEPS, told

DEV = Path(__file__).parents[1] / "questions" / "dev.jsonl"
LONG = "how do I hold my elbows and shoulders so that the arms swing from the shoulder to the side and back at the hip"
REACHES = re.compile(r"([\d.]+) reaches ([\d.]+)")
BELOW = re.compile(r"([\d.]+)(?: %)? is below ([\d.]+)")


def explained(build: Build, *messages: str) -> Explanation:
    """Return why the last of these messages got its reply."""
    conversation = Conversation()
    for message in messages[:-1]:
        conversation = answer(message, conversation, build).conversation
    return explain(messages[-1], conversation, answer(messages[-1], conversation, build), build)


def test_a_red_flag_carried_on_names_its_own_topic_and_the_message_before(club: Build) -> None:
    why = explained(club, "my chest hurts when i run", "and should i run tomorrow?")
    assert why.red_flag is not None
    assert (why.red_flag.topic, why.red_flag.by) == ("Heart and chest", "carried_on")
    assert 'red flag: Heart and chest, carried on from "my chest hurts when i run"' in told(why)


def test_a_red_flag_in_pieces_is_raised_by_a_rule(club: Build) -> None:
    """The second by itself would be pain: the rule reads both joined."""
    why = explained(club, "my chest", "it hurts")
    assert why.red_flag is not None
    assert (why.red_flag.topic, why.red_flag.by) == ("Heart and chest", "rule")
    assert "red flag: Heart and chest, by a rule" in told(why)


def test_what_is_carried_on_twice_names_the_message_that_raised_it(club: Build) -> None:
    why = explained(club, "my chest hurts when i run", "and should i run tomorrow?", "so can i race on sunday?")
    assert why.red_flag is not None
    assert (why.red_flag.topic, why.red_flag.before) == ("Heart and chest", "my chest hurts when i run")


def every_turn(build: Build) -> Iterator[tuple[Reply, Explanation]]:
    """Play the questions written for the running site on a build, and explain each turn."""
    for question in read_questions(DEV):
        conversation = Conversation()
        for said in question.turns:
            reply = answer(said, conversation, build)
            yield reply, explain(said, conversation, reply, build)
            conversation = reply.conversation


def test_no_decision_contradicts_the_numbers_told_with_it(club: Build) -> None:
    """Most of these questions are beside the club's subject, so that every kind of decision comes up."""
    kinds = set[str | None]()
    for _, why in every_turn(club):
        decision, sure = why.decision, why.decision.evidence.confidence
        kinds.add(decision.reason)
        if decision.status == "answered":
            assert sure >= why.answers_from
        elif decision.status == "clarify":
            assert why.offers_from <= sure
            tied = decision.evidence.tied and why.lead_share < why.tie_below
            other_than_asked = decision.evidence.strays or decision.evidence.apart or decision.evidence.bare
            assert sure < why.answers_from or tied or other_than_asked
        elif decision.reason == "low_confidence":
            assert sure < why.answers_from
            assert sure < why.offers_from or decision.evidence.readings < 2
        assert all(float(value) >= float(threshold) for value, threshold in REACHES.findall(why.because))
        assert all(float(value) < float(threshold) for value, threshold in BELOW.findall(why.because))
        assert why.because in told(why)
    assert kinds == {None, "ambiguous", "low_confidence", "off_topic", "no_known_term", "other_language"}


@pytest.mark.parametrize(
    ("messages", "setting"),
    [
        (["how do I hold my elbows"], "offer_familiar_from"),
        (["purple elephants juggle quantum elbows sideways"], "sure_from"),
        (["how do I hold my elbows", "which shoes do I need"], "answer_leaving_from"),
        (["how do I hold my elbows", "and how tight"], "offer_leaning_from"),
    ],
)
def test_the_thresholds_told_are_those_compared(club: Build, messages: list[str], setting: str) -> None:
    printed = told(explained(club, *messages))
    assert f"from {getattr(Settings(), setting):.2f} ({setting}, as " in printed


def test_a_near_tie_is_told(tmp_path: Path) -> None:
    text = "# Shoes\n\n## Shoes for the track\nask: which spikes for the track\n\nBuy light ones with long pins.\n\n"
    other = "## Shoes for the road\nask: which spikes for the road\n\nTake soft soles instead, made for tar.\n"
    (tmp_path / "shoes.md").write_text(text + other, "utf-8")
    train(Job([tmp_path], tmp_path / "index", "20260101T000000Z"), lambda stage: None)
    why = explained(open_build(tmp_path / "index"), "which spikes do I need")
    assert (why.status, why.decision.evidence.tied) == ("clarify", True)
    assert "but the two best nearly tie" in why.because
    assert ": nearly a tie" in told(why)


def test_what_stands_in_the_sums_is_explained_below_them_and_nothing_else(club: Build) -> None:
    for message in ("how do I hold my elbows", "Relaxed shoulders", "who won the cup", "???"):
        why = explained(club, message)
        sums, _, below = told(why).partition("\nTo read the sums: ")
        explained_below = {line.split()[0] for line in below.splitlines()[1:]}
        met = re.findall(r"^ +-?\d+\.\d{3}  ([a-z-]+): (≈|\S+)", sums, re.MULTILINE)
        fields = {field for field, _ in met}
        kinds = {term for _, term in met} & {"≈", "letters", "meaning", "classifier", "likeness"}
        assert explained_below == fields | kinds


def test_messages_that_were_read_as_one_stand_in_one_line(club: Build) -> None:
    why = explained(club, "how do I hold my elbows")
    first, *_ = told(replace(why, understood="my elbows\nand why?")).splitlines()
    assert first == "understood as: my elbows / and why?"


def test_every_reply_names_its_step_and_the_decision_decides_its_own(club: Build) -> None:
    for reply, why in every_turn(club):
        assert why.answered_by is not None
        if why.answered_by in ("ranking", "no_answer"):
            assert (reply.status, reply.reason) == (why.decision.status, why.decision.reason)
            assert "the ranking comes to: " in told(why)
        else:
            assert "the ranking alone would come to: " in told(why)


@pytest.mark.parametrize(
    ("messages", "move", "step"),
    [
        (["how do I hold my elbows"], "ask", "ranking"),
        (["how do I hold my elbows", "source?"], "sources", "about_quote"),
        (["how do I hold my elbows", "more please"], "more", "about_quote"),
        (["how do I hold my elbows", "how many people?"], "ask", "people_counted"),
        (["how do I hold my elbows", "by how much?"], "ask", "amount"),
        (["thanks"], "ask", "small_talk"),
        (["can I talk to a human"], "ask", "person"),
        (["???"], "ask", "no_words"),
        (["my chest hurts"], "ask", "red_flag"),
        (["my chest hurts", "ok thanks"], "ask", "red_flag"),
        (["who won the cup"], "ask", "no_answer"),
    ],
)
def test_what_the_ranking_did_not_decide_is_told(club: Build, messages: list[str], move: str, step: str) -> None:
    why = explained(club, *messages)
    assert (why.move, why.answered_by) == (move, step)
    assert f"({step})" in told(why)
    assert (f"({move})" in told(why)) == (move != "ask")


def test_every_step_and_move_has_words() -> None:
    assert set(STEPS) == set(get_args(Step))
    assert set(MOVES) == set(get_args(Kind)) - {"ask"}


def test_an_option_chosen_is_told(club: Build) -> None:
    chosen = "swinging-arms#how-to-hold-the-elbows"
    reply = answer("which shoes do I need?", Conversation(), club, passage_id=chosen)
    why = explain("which shoes do I need?", Conversation(), reply, club, passage_id=chosen)
    assert (why.answered_by, why.chosen) == ("offer_taken", (chosen,))
    assert f"chosen: {chosen}" in told(why)


def test_the_terms_printed_add_up_to_the_score_and_are_the_products_told(club: Build) -> None:
    """Each number is rounded to a thousandth, so a sum of a dozen may be off by some of these."""
    conversation = answer("how do I hold my elbows", Conversation(), club).conversation
    for talk, asked in (
        (Conversation(), LONG),
        (conversation, "and why?"),
    ):
        printed = told(explain(asked, talk, answer(asked, talk, club), club))
        for passage in printed.partition("\n\nTo read the sums:")[0].split("\n\n")[1:]:
            head, *lines = passage.splitlines()
            score, parts = float(head.split()[0]), [line.split(maxsplit=1) for line in lines]
            itself = [float(brought) for brought, what in parts if what == "from the question itself:"]
            besides = [float(brought) for brought, what in parts if what.startswith("from ")]
            terms = [float(brought) for brought, what in parts if not what.startswith("from ")]
            assert sum(besides) == pytest.approx(score, abs=0.002) if itself else besides == []
            assert sum(terms) == pytest.approx(itself[0] if itself else score, abs=0.01)
            for brought, what in parts:
                if " × " in what:
                    product = math.prod(map(float, what.partition("  ")[2].split(" × ")))
                    assert product == pytest.approx(float(brought), abs=0.002), what
    assert re.search(r"body: \S+  [\d.]+ × [\d.]+ × 0\.500", printed)


def test_what_is_left_out_of_the_list_is_summed(club: Build) -> None:
    printed = told(explained(club, LONG))
    assert re.search(r"\d  \d+ more, together", printed)


def reckoned(sum_of_parts: str) -> float:
    """Reckon a sum as it is printed, words left out: "4.2 fit - 1.0 × 0.5 half of the classifier"."""
    found = re.findall(r"([+-]?) ?([\d.]+)(?: [a-z ]*/ ([\d.]+)| × ([\d.]+))?", sum_of_parts)
    return sum(float(sign + number) / float(by or 1) * float(times or 1) for sign, number, by, times in found)


def test_the_confidence_can_be_reckoned_again_from_what_is_printed(club: Build) -> None:
    """Numbers are rounded to a thousandth: so may the results be off by a little more."""
    for _, why in every_turn(club):
        printed = told(why)
        if why.scored is None:
            assert why.decision.reason in ("no_known_term", "off_topic", "other_language")
            continue
        [(score, parts)] = re.findall(r"^score (-?[\d.]+) = (.+)$", printed, re.M)
        assert reckoned(parts) == pytest.approx(float(score), abs=0.005), parts
        curve = r"^confidence ([\d.]+) = 1 / \(1 \+ e\^\(-([\d.]+) × \((-?[\d.]+) - ([\d.]+)\)\)\)(?:, times ([\d.]+))?"
        [(confidence, slope, at, middle, left)] = re.findall(curve, printed, re.M)
        assert at == score
        sure = 1 / (1 + math.exp(-float(slope) * (float(at) - float(middle))))
        assert sure == pytest.approx(float(confidence), abs=0.002)
        assert sure == pytest.approx(why.decision.evidence.confidence, abs=0.002)
        assert sure * float(left or 1) == pytest.approx(why.decision.confidence, abs=0.01)


def test_a_follow_up_tells_by_what_its_fit_is_divided(club: Build) -> None:
    assert re.search(r"fit / 1\.\d+ for the talk", told(explained(club, "how do I hold my elbows", "and why?")))
    assert " for the talk" not in told(explained(club, "how do I hold my elbows"))


def test_synonyms_tell_what_was_typed_and_what_else_it_finds(tmp_path: Path) -> None:
    """Words as they are written, of rules that share a name too; what the knowledge lacks finds nothing."""
    rules = "bicycles, two wheelers, velocipedes\nbikes => bicycles\nhelmets, headgear\nlanes, tracks\n"
    (tmp_path / "_synonyms.txt").write_text(rules, "utf-8")
    text = "# Club\n\n## Bicycles and two-wheelers\nask: may I bring my bicycle\n\nYes, with a helmet, in the lane.\n"
    (tmp_path / "club.md").write_text(text, "utf-8")
    train(Job([tmp_path], tmp_path / "index", "20260101T000000Z"), lambda stage: None)
    build = open_build(tmp_path / "index")

    def synonyms(asked: str) -> list[str]:
        return [line for line in told(explained(build, asked)).splitlines() if line.startswith("synonyms: ")]

    assert synonyms("may I bring my bike") == ["synonyms: bike → also bicycles, two wheelers"]
    assert synonyms("is headgear a must on the tracks") == [
        "synonyms: headgear → also helmet",
        "synonyms: tracks → also lane",
    ]
    assert synonyms("is a helmet a must in the lane") == []
