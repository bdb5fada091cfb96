"""Every quote of every reply to the labelled questions can be checked, and its link lands on it."""

from __future__ import annotations

import hashlib
import html
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from bot.build.train import Job, train
from bot.builds import Build, open_build
from bot.settings import Settings
from tests.running import ROOT
from web import create_app
from web.config import Config

QUESTIONS = [json.loads(line)["turns"] for line in (ROOT / "tests/questions/dev.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's own knowledge, trained without its exam and classifier: they rank, and cut no quote.

    Both together take a minute.
    """
    folder = tmp_path_factory.mktemp("own")
    shutil.copytree(ROOT / "knowledge", folder / "knowledge", ignore=shutil.ignore_patterns("_questions.jsonl"))
    settings = Settings(classifier_most=0)
    train(Job([folder / "knowledge"], folder / "index", "20260101T000000Z", settings=settings), lambda stage: None)
    return folder / "index"


@pytest.fixture(scope="module")
def build(index: Path) -> Build:
    return open_build(index)


@pytest.fixture(scope="module")
def client(index: Path) -> FlaskClient:
    return create_app(Config(index=index, secret=b"a secret for this test", rate_limit=False)).test_client()


@pytest.fixture(scope="module")
def replies(client: FlaskClient) -> list[dict[str, Any]]:
    """All replies of all conversations, and those to each option and suggestion that was offered."""
    told: list[dict[str, Any]] = []
    for turns in QUESTIONS:
        conversation = None
        for question in turns:
            reply = ask(client, question=question, conversation=conversation)
            told.append(reply)
            conversation = reply["conversation"]
        told += [ask(client, **option, conversation=conversation) for option in told[-1]["options"]]
        told += [ask(client, question=question) for question in told[-1]["suggestions"]]
    return told


def ask(client: FlaskClient, **fields: str | None) -> dict[str, Any]:
    response = client.post("/api/v1/chat", json={name: value for name, value in fields.items() if value})
    assert response.status_code == 200, response.text
    return dict(response.get_json())


def quotes(replies: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    seen = set()
    for reply in replies:
        for quote in reply["quotes"] + reply["previews"]:
            if quote["url"] not in seen:
                seen.add(quote["url"])
                yield quote


def test_every_quote_is_its_documents_text_at_its_offsets(replies: list[dict[str, Any]], build: Build) -> None:
    found = list(quotes(replies))
    assert len(found) > 60
    for quote in found:
        text = build.documents[quote["document_id"]].text
        assert quote["text"] == text[quote["start"] : quote["end"]]
        assert quote["sha256"] == hashlib.sha256(text.encode()).hexdigest()


def test_every_option_is_offered_with_a_sentence_of_its_passage(replies: list[dict[str, Any]], build: Build) -> None:
    contrast = {passage.passage_id for passage in build.passages if passage.contrast}
    asking = [reply for reply in replies if reply["options"]]
    assert len(asking) > 20
    for reply in asking:
        offered = [one["passage_id"] for one in reply["options"]]
        assert [one["passage_id"] for one in reply["previews"]] == [one for one in offered if one not in contrast]
        assert all(" ".join(one["text"].split()) in reply["text"] for one in reply["previews"])


def test_every_link_lands_on_a_page_that_marks_the_quote(replies: list[dict[str, Any]], client: FlaskClient) -> None:
    for quote in quotes(replies):
        place, _, fragment = quote["url"].partition("#")
        page = client.get(place)
        assert page.status_code == 200
        marked = "".join(html.unescape(part) for part in re.findall(r"<mark[^>]*>(.*?)</mark>", page.text, re.DOTALL))
        assert squeezed(re.sub(r"<[^>]+>", "", marked)) == squeezed(quote["text"]), quote["url"]
        assert f'id="{fragment.partition(":~:")[0]}"' in page.text


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_a_disputed_passage_is_never_quoted_without_its_contrast(replies: list[dict[str, Any]], build: Build) -> None:
    contrast = {passage.passage_id: passage.contrast for passage in build.passages if passage.contrast}
    beside = [
        (quoted, contrast[quoted[0]])
        for reply in replies
        if (quoted := [quote["passage_id"] for quote in reply["quotes"]]) and quoted[0] in contrast
    ]
    assert len(beside) > 10
    assert [quoted for quoted, other in beside if other not in quoted] == []


def test_an_answer_is_one_to_four_sentences(replies: list[dict[str, Any]], build: Build) -> None:
    sentences = {passage.passage_id: passage.sentences for passage in build.passages}
    for quote in quotes(replies):
        whole = [
            start for start, end in sentences[quote["passage_id"]] if quote["start"] <= start and end <= quote["end"]
        ]
        assert 1 <= len(whole) <= 4, quote["text"]


@pytest.mark.parametrize("opening", ["do my arms really make me faster?", "do arms matter in sprinting"])
@pytest.mark.parametrize("next_question", ["how much", "by how much?"])
def test_a_short_question_after_an_answer_isn_t_given_the_same_quote(
    client: FlaskClient, opening: str, next_question: str
) -> None:
    before = ask(client, question=opening)
    after = ask(client, question=next_question, conversation=before["conversation"])
    assert before["status"] == after["status"] == "answered"
    assert not {quote["text"] for quote in before["quotes"]} & {quote["text"] for quote in after["quotes"]}
