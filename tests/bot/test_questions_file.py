"""A file of labelled questions as a coach's editor saves it, and what is said of a line that is none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.errors import BadKnowledge
from bot.questions import read_question_files, read_questions

LINE = '{"id": "a", "turns": ["which “light” shoes?"], "gold": ["first-weeks#shoes"]}'


@pytest.mark.parametrize("inside", ["\u2028", "\u2029", "\x85"])
def test_a_line_separator_copied_from_a_page_ends_no_line(tmp_path: Path, inside: str) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text(LINE.replace("shoes?", f"shoes?{inside}And socks?"), "utf-8")
    [read] = read_questions(file)
    assert read.turns == [f"which “light” shoes?{inside}And socks?"]


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_lines_end_as_any_editor_ends_them(tmp_path: Path, newline: str) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_bytes(newline.join([LINE, LINE.replace('"a"', '"b"')]).encode())
    assert [(one.id, one.line) for one in read_questions(file)] == [("a", 1), ("b", 2)]


@pytest.mark.parametrize("text", ["# Breathing\n\nIn and out.\n", "question,gold\nhow fast?,none\n"])
def test_a_file_that_holds_no_line_of_the_kind_is_one_fault(tmp_path: Path, text: str) -> None:
    file = tmp_path / "breathing.md"
    file.write_text(text, "utf-8")
    [fault] = read_question_files([file])[1]
    assert str(fault).startswith(f"{file}: It is no question file: none of its 2 lines is a question. Write it as {{")


def test_a_byte_order_mark_and_windows_newlines_are_no_fault(tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_bytes(b"\xef\xbb\xbf" + LINE.encode() + b"\r\n\r\n" + LINE.replace('"a"', '"b"').encode() + b"\r\n")
    read = read_questions(file)
    assert [(one.id, one.line) for one in read] == [("a", 1), ("b", 3)]
    assert read[0].turns == ["which “light” shoes?"]


@pytest.mark.parametrize(
    "line",
    [
        "{“id”: “a”, “turns”: [“which shoes?”], “gold”: [“none”]}",
        '{“id”: “a”, “turns”: [“the so-called "light" shoes?”], “gold”: [“none”]}',
        '{"id": "a", "turns": ["which shoes?"], "gold": [„none“]}',
    ],
)
def test_curly_quotation_marks_are_named_with_the_line(tmp_path: Path, line: str) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text(f"{LINE}\n{line}\n", "utf-8")
    with pytest.raises(BadKnowledge) as bad:
        read_questions(file)
    [fault] = bad.value.faults
    assert fault.line == 2
    assert "quotation marks are curly" in fault.what
    assert "straight" in fault.remedy


def test_a_fault_beside_curly_quotation_marks_in_a_text_is_told_as_what_it_is(tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text(LINE.removesuffix("}"), "utf-8")
    [fault] = read_question_files([file])[1]
    assert str(fault).startswith(f"{file}:1: It ends too early, after ")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            '{"id": "a", "turns": "how do I get there", "gold": ["about#us"]}',
            '`turns` is a list. Write it in brackets: ["how do I get there"].',
        ),
        ('{"id": "a", "turns": ["hi"], "gold": ["none"}', "A list isn't closed before '}'. Write `]` where it ends."),
        ('{"id": "a", "turns": ["hi"], "gold": [}', "A list isn't closed before '}'. Write `]` where it ends."),
        (
            '{"id": "a", "turns": "hi"], "gold": ["none"]}',
            'A list is closed before \'], "gold": ["none"]}\' that isn\'t',
        ),
        ('{"id": "a", "turns": ["the "light" shoe"], "gold": ["none"]}', "A text ends too early, at a quotation mark"),
        ('{"id": "a", "turns": ["hi"], "gold": "none"}', '`gold` is a list. Write it in brackets: ["none"].'),
        ('{"id": "a", "turns": [["hi"]], "gold": ["none"]}', "`turns` is a list of texts, each in quotation marks."),
        ('{"id": "a", "turns": ["hi"], "gold": {"none": 1}}', "`gold` is a list of texts, each in quotation marks."),
        ('{"id": "a", "question": "hi", "gold": ["none"]}', "`turns` is missing. Write it as {"),
        ('{"id": "a", "turns": ["hi"]}', "`gold` is missing. Write it as {"),
        ('{"turns": ["hi"], "gold": ["none"]}', "`id` is missing. Write it as {"),
        ('{"id": 3, "turns": ["hi"], "gold": ["none"]}', '`id` is a text. Write it in quotation marks: "id": "3".'),
        (
            '{"id": "a", "turns": ["hi"], "gold": ["none"], "kind": 2}',
            '`kind` is a text. Write it in quotation marks: "kind": "2".',
        ),
        (
            '{"id": "a" "turns": ["hi"], "gold": ["none"]}',
            'A comma is missing before \'"turns": ["hi"], "gold": ["non\'. Write it.',
        ),
        ("how do I get there?", "It is no question. Write it as {"),
        ("[1]", "It is no question. Write it as {"),
    ],
)
def test_what_is_wrong_with_a_line_is_said_in_plain_words(tmp_path: Path, line: str, said: str) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text(f"{LINE}\n{line}\n", "utf-8")
    [fault] = read_question_files([file])[1]
    assert str(fault).startswith(f"{file}:2: {said}")
    assert not re.search("Expected|malformed|array|`str`", str(fault))


def test_an_id_that_stands_twice_is_told_with_both_lines(tmp_path: Path) -> None:
    first, second = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    first.write_text(f"{LINE}\n\n{LINE}\n", "utf-8")
    second.write_text(f"{LINE}\n", "utf-8")
    _, faults = read_question_files([first, second])
    assert [(Path(fault.file).name, fault.line) for fault in faults] == [("one.jsonl", 3), ("two.jsonl", 1)]
    assert faults[0].what == "The id 'a' stands in line 1 as well."
    assert faults[1].what == f"The id 'a' stands in line 1 of {first} as well."
    assert all("an id of its own" in fault.remedy for fault in faults)
