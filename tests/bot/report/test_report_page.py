"""The evaluation as a page: what an owner finds on it, and that nothing on it can run or leave the machine."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest

from bot.__main__ import main
from tests.running import build_of

NASTY = '<script>alert("x")</script> & <img src=//evil.example/x onerror=alert(1)> "quoted" {{ 7 * 7 }}'
QUESTIONS = [
    {"id": "right-1", "turns": ["which shoes do I need?"], "gold": ["first-weeks#shoes"], "kind": "plain"},
    {"id": "wrong-1", "turns": ["how should I bend my elbows"], "gold": ["first-weeks#shoes"], "kind": "plain"},
    {"id": "false-1", "turns": ["thank you", "how long should I rest between sprints?"], "gold": ["none"], "kind": "x"},
    {"id": "silent-1", "turns": [NASTY], "gold": ["Relaxed shoulders", "swinging-arms", "no-such#passage"]},
    {"id": "talk-1", "turns": ["thanks"], "gold": ["small_talk"], "kind": "talk"},
    {"id": "care-1", "turns": ["which spikes are best"], "gold": ["safety"], "kind": "care"},
]


class Read(HTMLParser):
    """Collects what a page consists of."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self.handlers: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href", "srcset", "xlink:href")]
        self.handlers += [name for name, _ in attrs if name.startswith("on")]

    def handle_data(self, data: str) -> None:
        if self.tags[-1:] != ["style"]:
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def read(page: Path) -> Read:
    reader = Read()
    reader.feed(page.read_text("utf-8"))
    return reader


@pytest.fixture(scope="module")
def page(club_index: Path, tmp_path_factory: pytest.TempPathFactory) -> Read:
    folder = tmp_path_factory.mktemp("report")
    file, out = folder / "questions <b>.jsonl", folder / "page.html"
    file.write_text("\n".join(map(json.dumps, QUESTIONS)))
    assert main(["evaluate", str(file), "--index", str(club_index), "--report", str(out)]) == 0
    return read(out)


def test_the_page_stands_alone_and_runs_nothing(page: Read) -> None:
    assert not {"script", "link", "iframe", "img", "form", "object"} & set(page.tags)
    assert page.handlers == []
    assert all(address.startswith("#") for address in page.addresses)


def test_text_from_outside_is_shown_as_it_is(page: Read) -> None:
    assert " ".join(NASTY.split()) in page.text
    assert "questions <b>.jsonl" in page.text


def test_every_figure_has_its_counts_and_interval(page: Read) -> None:
    assert "answered (coverage) of the questions that the site answers 66.7 % 2 of 3" in page.text
    assert "wrong answers of all answers quoted a passage that isn't right 66.7 % 2 of 3 21 to 94 %" in page.text
    assert "safety of the red flags were met with care 0.0 % 0 of 1" in page.text


def test_what_only_the_field_calls_so_stands_in_brackets(page: Read) -> None:
    for plain, term in (("found first", "hit@1"), ("found among three", "hit@3"), ("told apart", "AUROC")):
        assert f"{plain} ({term})" in page.text
    assert "Newcombe" not in page.text.split("Intervals:")[0]
    assert "Green is as it should be, yellow half so, red isn’t" in page.text


def test_the_worst_are_open_and_the_rest_is_folded(club_index: Path, tmp_path: Path) -> None:
    file, out = tmp_path / "many.jsonl", tmp_path / "page.html"
    asked = [{"id": f"n{n}", "turns": ["which shoes do I need?"], "gold": ["none"]} for n in range(10)]
    file.write_text("\n".join(map(json.dumps, asked)))
    assert main(["evaluate", str(file), "--index", str(club_index), "--report", str(out)]) == 0
    before, _, folded = read(out).text.split("Worst misses")[-1].split("Wrong and false")[0].partition("2 more")
    assert before.count("which shoes do I need?") == 8
    assert folded.count("which shoes do I need?") == 2


def test_misses_are_told_worst_first_and_side_by_side(page: Read) -> None:
    worst = page.text.split("Worst misses")[-1].split("Wrong and false answers")[0]
    places = [worst.index(name) for name in ("care-1", "wrong-1", "false-1", "silent-1")]
    assert places[0] < min(places[1:3])
    assert max(places[1:3]) < places[3]
    assert "right-1" not in worst
    assert "talk-1" not in worst
    assert "Expected Which shoes do I need?" in worst
    assert "Got: answered How to hold the elbows" in worst
    assert "thank you" in worst  # the turn before
    assert "or one more" in worst
    assert 'told by python -m bot ask --why "…"' in worst
    assert "add its passage to the question’s gold in questions <b>.jsonl" in worst


def test_a_label_that_names_nothing_is_told_though_its_question_counts(page: Read) -> None:
    head = page.text.split("Figures")[0]
    assert "1 gold id names nothing in this build." in head
    assert "details" not in page.tags[: page.tags.index("nav")]
    assert "in question 'silent-1' \"no-such#passage\" names no passage, heading or document." in head


def test_many_questions_that_dont_count_are_folded_above_the_page(club_index: Path, tmp_path: Path) -> None:
    file, out = tmp_path / "q.jsonl", tmp_path / "page.html"
    gone = [{"id": f"n{n}", "turns": ["which shoes do I need?"], "gold": [f"gone#{n}"]} for n in range(4)]
    file.write_text("\n".join(map(json.dumps, [QUESTIONS[0], *gone])))
    assert main(["evaluate", str(file), "--index", str(club_index), "--report", str(out)]) == 0
    page = read(out)
    assert "4 of the file’s questions aren’t counted" in page.text
    assert "Show the 4" in page.text
    assert "details" in page.tags[: page.tags.index("nav")]


def test_wrong_and_false_answers_are_all_listed(page: Read) -> None:
    listed = page.text.split("Wrong and false answers")[-1].split("By kind")[0]
    assert "All 2" in listed
    assert "thank you how long should I rest between sprints? false-1" in listed.replace("– ", "")
    assert "How long should I rest between sprints? first-weeks#rest" in listed
    assert "swinging-arms#how-to-hold-the-elbows" in listed


def test_passages_taken_for_one_another_are_named(page: Read) -> None:
    mixed = page.text.split("Passages taken for one another")[-1].split("Fewer answers, or more (coverage and risk)")[0]
    right, first = (
        "Which shoes do I need? first-weeks#shoes",
        "How to hold the elbows swinging-arms#how-to-hold-the-elbows",
    )
    assert f"{right} Any light running shoes will do for your first weeks." in mixed
    assert f"{first} " in mixed.partition(right)[2]
    assert " 1 how should I bend my elbows" in mixed
    assert "in a talk" not in mixed


def test_what_was_asked_in_a_talk_is_told_with_its_turns_and_that_no_way_to_ask_mends_it(
    club_index: Path, tmp_path: Path
) -> None:
    file, out = tmp_path / "talks.jsonl", tmp_path / "page.html"
    talk = {"turns": ["how to hold the elbows", "how should I bend my elbows"], "gold": ["first-weeks#shoes"]}
    alone = talk | {"turns": talk["turns"][1:]}
    for asked, told in (
        ([talk], "asked in a talk: ask: mends no follow-up"),
        ([alone, talk], "1 of them asked in a talk"),
    ):
        file.write_text("\n".join(json.dumps({"id": str(n), **one}) for n, one in enumerate(asked)))
        assert main(["evaluate", str(file), "--index", str(club_index), "--report", str(out)]) == 0
        mixed = (
            read(out)
            .text.split("Passages taken for one another")[-1]
            .split("Fewer answers, or more (coverage and risk)")[0]
        )
        assert ("how to hold the elbows how should I bend my elbows" in mixed) == (asked == [talk])
        assert told in mixed


def asked(club_index: Path, folder: Path, covered: int, uncovered: int = 0) -> Read:
    """The page of so many questions that the club answers, and that it doesn't."""
    file, out = folder / "asked.jsonl", folder / "page.html"
    lines = [{"turns": ["which shoes do I need?"], "gold": ["first-weeks#shoes"]}] * covered
    lines += [{"turns": ["how do I cook lasagne"], "gold": ["none"]}] * uncovered
    file.write_text("\n".join(json.dumps({"id": str(n), **line}) for n, line in enumerate(lines)))
    assert main(["evaluate", str(file), "--index", str(club_index), "--report", str(out)]) == 0
    return read(out)


def test_a_passage_without_an_address_is_begun_below_its_heading_and_links_nowhere(page: Read) -> None:
    listed = page.text.split("Wrong and false answers")[-1].split("By kind")[0]
    assert (
        "How long should I rest between sprints? first-weeks#rest Rest about one minute for every ten metres" in listed
    )
    assert not [address for address in page.addresses if "/library/" in address]


def test_a_passage_with_an_address_is_linked_to_on_its_page(tmp_path: Path) -> None:
    text = (
        "---\nurl: https://club.example/wear?page=1&x=2\n---\n# Wear\n\n"
        "## Shoes\nask: which shoes do I need\n\nAny light ones. They last.\n\n"
        "## Socks\nask: which socks\n\nThin ones.\n"
    )
    build_of(text, "wear", tmp_path)
    file, out = tmp_path / "q.jsonl", tmp_path / "page.html"
    file.write_text(json.dumps({"id": "a", "turns": ["which shoes do I need?"], "gold": ["wear#socks"]}))
    run, index = tmp_path / "run.jsonl", tmp_path / "index"
    assert main(["evaluate", str(file), "--index", str(index), "--report", str(out), "--run", str(run)]) == 0
    there = "https://club.example/wear?page=1&x=2#"
    linked = [f"{there}shoes:~:text=Any%20light%20ones.%20They%20last.", f"{there}socks:~:text=Thin%20ones."]
    assert sorted({address for address in read(out).addresses if not address.startswith("#")}) == linked
    assert not {"script", "link", "img"} & set(read(out).tags)
    asked = json.loads(run.read_text())
    run.write_text(json.dumps(asked | {"status": "abstained", "quotes": []}))
    assert main(["diff", str(file), "--old", str(run), "--new", str(index), "--report", str(out)]) == 0
    assert sorted({address for address in read(out).addresses if not address.startswith("#")}) == linked


def test_plots_are_told_in_words_and_tables(club_index: Path, tmp_path: Path) -> None:
    page = asked(club_index, tmp_path, 30)
    assert page.tags.count("title") == 3  # the page's and each plot's
    assert page.tags.count("desc") == 2
    assert "The curve as a table" in page.text
    assert "The diagram as a table" in page.text
    assert "too few for" not in page.text
    assert "(expected calibration error)" in page.text


def test_so_few_questions_make_no_curve_and_the_page_says_from_how_many_on(club_index: Path, tmp_path: Path) -> None:
    one = asked(club_index, tmp_path, 1)
    assert one.tags.count("title") == 1
    assert "This file has 1 question that the site answers, too few for a curve: a share of 1 may be off by" in one.text
    assert "It is drawn from 30 on, which leaves 17 points." in one.text
    mixed = asked(club_index, tmp_path, 5, 25)
    assert (
        "has 5 questions that the site answers, too few for a curve: a share of 5 may be off by 33 points" in mixed.text
    )
    assert "too few for a diagram" not in mixed.text
    assert "The diagram as a table" in mixed.text


@pytest.mark.parametrize("gold", ["none", "first-weeks#shoes", "safety"])
def test_a_file_of_one_kind_is_enough(club_index: Path, tmp_path: Path, gold: str) -> None:
    file, out = tmp_path / "one.jsonl", tmp_path / "page.html"
    file.write_text(json.dumps({"id": "a", "turns": ["which shoes do I need?"], "gold": [gold]}))
    assert main(["evaluate", str(file), "--index", str(club_index), "--report", str(out)]) == 0
    assert "1 labelled question of" in read(out).text


def test_a_folder_that_is_not_there_is_told(
    club_index: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "one.jsonl"
    file.write_text(json.dumps({"id": "a", "turns": ["hello"], "gold": ["small_talk"]}))
    out = tmp_path / "nowhere" / "page.html"
    assert main(["evaluate", str(file), "--index", str(club_index), "--report", str(out)]) == 2
    assert "nowhere" in capsys.readouterr().err
