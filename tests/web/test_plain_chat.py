"""The chat without script, played through the real server: what was shown once stays as it was."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.running import Answer, RunningServer, train

SWING = "Why do runners swing their arms?"
CLARIFIED = "position in a sprint"
MISTYPED = "How do I keep my shuolders down?"
CUT = "The first questions of this conversation are no longer shown."
LOST = "a new one begins here"
ANEW = "Your conversation could not be continued, so a new one begins."


@dataclass
class Talk:
    """A visitor without script: what the last page was, and every transcript that a page showed."""

    server: RunningServer
    page: str = ""
    shown: list[list[str]] = field(default_factory=list)

    def ask(self, question: str, **more: str) -> str:
        return self.send({"question": question, **more})

    def press(self, name: str, place: int = 0) -> str:
        """Press a button that carries an answer of its own: an option's or a suggestion's."""
        values = re.findall(rf'<button class="choice[^"]*" name="{name}" value="([^"]*)"', self.page)
        return self.send({name: html.unescape(values[place])})

    def undo(self) -> str:
        """Press what takes a correction back."""
        typed = re.findall(r'name="question" value="([^"]*)">\s*<button class="undo"', self.page)
        return self.send({"question": html.unescape(typed[-1]), "correct": "no"})

    def send(self, fields: Mapping[str, str]) -> str:
        answer = self.post({**self.carried(), **fields})
        assert answer.status == 200, answer.text
        self.page = answer.text
        self.shown.append(transcript(self.page))
        return self.shown[-1][-1]

    def post(self, fields: Mapping[str, str]) -> Answer:
        body = urlencode(fields).encode()
        kinds = {"Content_Type": "application/x-www-form-urlencoded", "Accept": "text/html"}
        return self.server.request("POST", "/chat", body, **kinds)

    def carried(self) -> dict[str, str]:
        names = ("conversation", "shown")
        fields = {name: re.findall(rf'<input type="hidden" name="{name}" value="([^"]*)"', self.page) for name in names}
        return {name: values[-1] for name, values in fields.items() if values}


def transcript(page: str) -> list[str]:
    """Give the turns of a page without what only the last one has: its offers, and the way back from a correction."""
    turns = page.partition('<ol class="turns"')[2].partition("\n  </ol>")[0].split('<li class="turn"')[1:]
    last_only = r' id="latest"|<input [^>]*>|<button class="undo".*?</button>|<form method="post"[^>]*>.*?</form>'
    return [" ".join(re.sub(last_only, "", turn, flags=re.DOTALL).split()) for turn in turns]


def asked(turn: str) -> str:
    return html.unescape(re.findall(r"<bdi>(.*?)</bdi>", turn, re.DOTALL)[0])


@pytest.fixture
def talk(site: RunningServer) -> Talk:
    return Talk(site)


def test_a_talk_of_ten_turns_is_shown_as_it_was_from_page_to_page(talk: Talk) -> None:
    typed = [SWING, "example?", "source?", CLARIFIED, "the second one", MISTYPED]
    for question in typed:
        talk.ask(question)
    talk.undo()
    for question in ("why?", "thanks", "Which shoes do I need?"):
        talk.ask(question)
    for before, after in zip(talk.shown, talk.shown[1:], strict=False):
        assert after[: len(before)] == before
    last = talk.shown[-1]
    assert [asked(turn) for turn in last] == [*typed, MISTYPED, "why?", "thanks", "Which shoes do I need?"]
    assert "blockquote" in last[4]
    corrected, as_typed = last[5:7]
    assert "Searched for shoulders" in corrected
    assert "Searched for" not in as_typed
    assert "no longer shown" not in talk.page


def test_an_option_that_was_pressed_is_shown_by_its_question(talk: Talk) -> None:
    talk.ask(CLARIFIED)
    question = html.unescape(re.findall(r'name="passage_id" value="[^"]*">(.*?)</button>', talk.page)[0])
    assert asked(talk.press("passage_id")) == question
    first, second = transcript(talk.page)
    talk.press("question")
    talk.ask("why?")
    assert transcript(talk.page)[:2] == [first, second]
    assert len(transcript(talk.page)) == 4


def test_a_question_that_can_not_be_sent_leaves_the_transcript_and_its_offers(talk: Talk) -> None:
    talk.ask(SWING)
    offers = talk.page.count('class="choice"')
    refused = talk.post({**talk.carried(), "question": "why " * 200})
    assert refused.status == 400
    assert transcript(refused.text) == talk.shown[-1]
    assert refused.text.count('class="choice"') == offers > 0
    talk.page = refused.text
    talk.ask("why?")
    assert len(talk.shown[-1]) == 2


def test_what_a_visitor_typed_reaches_every_later_page_escaped(talk: Talk) -> None:
    evil = '<script>alert("1")</script> </bdi><img src=x onerror=alert(1)> arms'
    talk.ask(evil)
    talk.ask(SWING)
    assert asked(talk.shown[-1][0]) == evil
    assert "<script>alert" not in talk.page
    assert "<img src=x" not in talk.page


def test_beyond_the_bound_the_oldest_turns_go_with_a_word_on_it_and_the_longest_question_still_passes(
    talk: Talk,
) -> None:
    for place in range(6):
        talk.ask("".join(chr(0x20000 + (place * 7919 + number * 104_729) % 40_000) for number in range(500)))
    assert CUT in talk.page
    assert len(talk.shown[-1]) < 6
    assert talk.shown[-1][:-1] == talk.shown[-2][1 - len(talk.shown[-1]) :]
    talk.ask(SWING)
    assert CUT in talk.page
    assert "blockquote" in talk.shown[-1][-1]


@pytest.mark.parametrize("name", ["conversation", "shown"])
def test_a_field_that_was_altered_begins_anew_and_keeps_the_question(talk: Talk, name: str) -> None:
    talk.ask(SWING)
    carried = talk.carried()
    told = talk.post({**carried, name: carried[name][:-9] + "tampered!", "question": "and the elbows?"})
    assert told.status == 400
    assert html.unescape(told.text).count(ANEW) == 1
    assert "and the elbows?</textarea>" in told.text
    assert transcript(told.text) == []
    swapped = talk.post({"conversation": carried["shown"], "shown": carried["conversation"], "question": "arms"})
    assert (swapped.status, ANEW in swapped.text) == (400, True)


def test_a_new_build_begins_anew_and_says_so(
    serve: Callable[..., RunningServer], club_knowledge: Path, tmp_path: Path
) -> None:
    index = tmp_path / "index"
    train(club_knowledge, index)
    server = serve(index)
    talk = Talk(server)
    talk.ask(SWING)
    talk.ask("why?")
    build = server.get("/readyz").json()["build"]
    more = tmp_path / "more"
    more.mkdir()
    for path in club_knowledge.iterdir():
        (more / path.name).write_bytes(path.read_bytes())
    (more / "lockers.md").write_text("# Lockers\n\n## Where are the lockers?\n\nThey stand behind the boathouse.\n")
    train(more, index)
    while server.wait_until().json()["build"] == build:
        pass
    talk.ask("Where are the lockers?")
    assert LOST in html.unescape(talk.page)
    assert [asked(turn) for turn in talk.shown[-1]] == ["Where are the lockers?"]
    talk.ask("where?")
    assert LOST not in html.unescape(talk.page)
    assert talk.shown[-1][:1] == talk.shown[-2]
