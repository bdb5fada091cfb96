"""Of two texts that say nearly the same, the main document's is quoted; it answers nothing more for that."""

import pytest

from bot.build.train import Job, train
from bot.builds import Build, open_build
from bot.dialogue import answer
from bot.records.conversation import Conversation
from bot.search import find
from bot.why.shares import shares

PASSAGE = """
## {heading}
ask: {ask}

{text}
"""
SAME = PASSAGE.format(
    heading="Arms in a sprint",
    ask="do the arms help in a sprint | what do arms do in a sprint | arms, useful for sprinting?",
    text="The arms help in a sprint. They balance the turning of the legs.",
)
OTHER = PASSAGE.format(
    heading="Drinking from a bottle",
    ask="how do I carry a bottle | where to put my water | bottle in the hand or on a belt",
    text="Carry a bottle on a belt.",
)
QUESTION = "what do the arms do in a sprint"


@pytest.fixture(scope="module", params=["", "first", "second"])
def marked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Build]:
    """Return which of both documents is the main one, none at first, and the build."""
    folder = tmp_path_factory.mktemp("knowledge")
    for name, text in (("first", SAME), ("second", SAME), ("other", OTHER)):
        mark = "---\nmain: yes\n---\n" if name == request.param else ""
        (folder / f"{name}.md").write_text(f"{mark}# {name.title()}\n{text}", "utf-8")
    train(Job([folder], folder / "index", "20260101T000000Z"), lambda stage: None)
    return request.param, open_build(folder / "index")


def test_the_main_document_is_quoted_where_two_say_the_same(marked: tuple[str, Build]) -> None:
    main, build = marked
    reply = answer(QUESTION, Conversation(), build)
    assert reply.status == "answered"
    assert reply.quotes[0].document_id in ({main} if main else {"first", "second"})


def test_it_takes_no_question_from_another_text(marked: tuple[str, Build]) -> None:
    _, build = marked
    reply = answer("where do I carry my bottle", Conversation(), build)
    assert reply.quotes[0].document_id == "other"


def test_a_question_that_nothing_speaks_for_finds_nothing_in_it(marked: tuple[str, Build]) -> None:
    _, build = marked
    assert not find("xqzv", Conversation(), build, correct=True).best


def test_what_the_mark_brought_is_explained(marked: tuple[str, Build]) -> None:
    main, build = marked
    found = find(QUESTION, Conversation(), build, correct=True)
    for number in found.best:
        told = shares(found, number, build)
        of_main = sum(share.brought for share in told if share.field == "main")
        assert of_main == (build.settings.main_weight if build.passages[number].document_id == main else 0)
        own = float(found.scores.fused[number] + found.likeness[number])
        assert abs(sum(share.brought for share in told) - own) < 1e-4
