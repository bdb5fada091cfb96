"""What is wrong with an FAQ table is said in words that an owner knows: the line, what stands there, what to do."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from bot.sources import read_sources

JARGON = re.compile(r"JSON|delimiter|object|header|Expecting|nterminated|field|token|unexpected|can't be read on")
GOOD = '{"question": "When?", "answer": "At ten."}'


def told(folder: Path, name: str, text: str) -> list[str]:
    """Return the faults of one file as `line: what and what to do`."""
    (folder / name).write_text(text, "utf-8")
    documents, faults = read_sources([folder])
    assert not (documents and faults)
    assert all(Path(fault.file).name == name for fault in faults)
    assert all(fault.what.endswith(".") and fault.remedy.endswith(".") for fault in faults)
    assert not [fault for fault in faults if JARGON.search(f"{fault.what} {fault.remedy}")]
    return [f"{fault.line}: {fault.what} {fault.remedy}" for fault in faults]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"question": "A?", "answer": "B.",}', "A comma is too much before '}'. Delete it."),
        (f"{GOOD},", "A comma stands behind the last `}`. Delete it."),
        ('{"question": "A?" "answer": "B."}', 'A comma is missing before \'"answer": "B."}\'. Write it.'),
        ('{"question" "A?", "answer": "B."}', 'A colon is missing before \'"A?", "answer"'),
        ('{question: "A?", "answer": "B."}', "'question' stands without quotation marks."),
        ("{'question': 'A?', 'answer': 'B.'}", "begins with a single quotation mark ('), and only double ones"),
        ("{“question”: “A?”, “answer”: “B.”}", "Its quotation marks are curly (“ ”)"),
        ('{"question": "A?”, "answer": "B."}', "Its quotation marks are curly (“ ”)"),
        ('{"question": "A?", "answer": "B.}', "'\"B.}' opens a quotation mark that nothing closes."),
        ('{"question": "What is "core"?", "answer": "B."}', 'at a quotation mark before \'core"?"'),
        ('{"question": "A?", "answer": "B."', "It ends too early, after "),
        ('{"question": "A?", "answer": }', "A text is missing before '}'."),
        ('{"question": "A?", "answer": None}', "'None' stands without quotation marks."),
        ('{"question": "A?", "answer": "C:\\work"}', '\\work"} has a backslash inside a text. Write it twice'),
        ('{"question": "A?", "answer": "B\tC"}', "A tab stands inside a text, after '\"question"),
        (f"{GOOD} {GOOD}", 'More than one `{…}` stands in the line: the next is \'{"question": "When?"'),
        (f"{GOOD} or so", "Behind the `}` that closes it stands 'or so'."),
        ('{"question": "A?", "question": "C?", "answer": "B."}', "`question` stands twice. Keep one of them."),
        ('{"question": "A?", "answer": ["B.", "C."]}', '`answer` is a list, where one text belongs. Write it as "ans'),
        ('{"question": {"en": "A?"}, "answer": "B."}', "`question` is a table, where one text belongs."),
        ('{"question": "A?", "answer": true}', "`answer` is `true`, where one text belongs."),
        ('{"question": "A?", "answer": "B.", "ask": {"a": 1}}', "`ask` holds a table, where ways to ask belong. Write"),
        ('{"question": "A?", "answer": null}', "The row 'A?' has no answer. Write one, or delete the row."),
        ('{"question": "A?", "answer": NaN}', "The row 'A?' has no answer."),
        ('{"question": " ", "answer": "B."}', "The row with the answer 'B.' has no question."),
        ('["A?", "B."]', '\'["A?", "B."]\' is no question with its answer. Write {'),
        ("7", "'7' is no question with its answer."),
        ("{}", "Here stands no `question` and no `answer`."),
    ],
)
def test_a_line_of_a_jsonl_file(tmp_path: Path, line: str, said: str) -> None:
    [one] = told(tmp_path, "faq.jsonl", f"{GOOD}\n\n{line}\n")
    assert one.startswith("3: ")
    assert said in one


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv"])
def test_a_table_of_what_nobody_sees_has_no_rows(tmp_path: Path, name: str) -> None:
    [one] = told(tmp_path, name, "\u200b\n\u200b")
    assert "The table has no rows. Write a question and an answer, or delete the file." in one


def test_what_many_lines_have_wrong_alike_is_told_once(tmp_path: Path) -> None:
    [one] = told(tmp_path, "a.jsonl", "When?\nAt ten.\n\nWhere?\n")
    assert one.startswith("1: 'When?' is no question with its answer, nor are the 2 lines below. Write {")
    assert one.endswith("Text belongs into a `.txt` file, a table into a `.csv` file.")
    slips = "".join(f'{{"qestion": "A{n}?", "answer": "B."}}\n' for n in range(4))
    [one] = told(tmp_path, "a.jsonl", slips)
    assert one.startswith("1: Here and in 3 more lines stands `qestion`, which is nearly `question`. Write `question`")
    [one] = told(tmp_path, "a.jsonl", f'{GOOD}\n{{"q": "A?", "a": "B."}}\n{{"q": "C?", "a": "D."}}\n')
    assert one.startswith("2: Here and in 1 more line stands no `question` and no `answer`, but `q`, `a`. Write {")
    [one] = told(tmp_path, "a.jsonl", '{"id": "a", "turns": ["when"], "gold": ["none"]}\n')
    assert "name the file `_questions.jsonl`" in one


@pytest.mark.parametrize(
    "text",
    [
        '[{"question": "A?", "answer": "B."}, {"question": "C?", "answer": ""}]',
        '[\n  {"question": "A?", "answer": "B."},\n  {"question": "C?", "answer": ""}\n]\n',
        '[\n  {\n    "question": "A?",\n    "answer": "B."\n  },\n  {\n    "question": "C?",\n    "answer": ""\n  }\n]',
    ],
)
def test_one_list_of_all_is_told_once_and_read_on(tmp_path: Path, text: str) -> None:
    faults = told(tmp_path, "a.jsonl", text)
    assert len(faults) == 2
    assert "1: The file is one list between `[` and `]`. Write each question with its answer in a line" in faults[0]
    assert "The row 'C?' has no answer." in faults[1]


def test_what_goes_over_several_lines_is_told_with_what_else_is_wrong_in_it(tmp_path: Path) -> None:
    faults = told(
        tmp_path,
        "a.jsonl",
        '{\n  "question": "A?",\n  "answer": "",\n  "lang": "en"\n}\n'
        '{\n  "question": "B?"\n  "answer": "C."\n}\n'
        '{"question": "D?", "answer": "E.\nF."}\n',
    )
    assert [one.partition(". ")[0] for one in faults] == [
        "1: The question and answer that begin here go on to line 5",
        "1: The row 'A?' has no answer",
        "6: The question and answer that begin here go on to line 9",
        '8: A comma is missing before \'"answer": "C."\\n}\'',
        "10: The question and answer that begin here go on to line 11",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "When?,At ten.\n",
            "1: The first line, 'When?,At ten.', names no column `question` and no column `answer`. If it names "
            "columns, call them so; else write a line with `question,answer` above it.",
        ),
        ("frage;antwort\nA?;B.\n", "else write a line with `question;answer` above it."),
        ("question,text\nA?,B.\n", "1: The first line, 'question,text', names no column `answer`."),
        ("qestion,answer\nA?,B.\n", "1: The column `qestion` is nearly `question`. Name it `question`, or something"),
        ("Our FAQ\nquestion,answer\nA?,B.\n", "1: The columns are named in line 2, and above stands 'Our FAQ'. Delete"),
        ("question,answer,answer\nA?,B.,C.\n", "1: The column `answer` stands more than once. Keep one of them."),
        ("question,answer\n", "0: The table has no rows. Write a question and an answer"),
        (",,\n,,\n", "1: The table has no rows."),
        ("question,answer\nA?\n", "2: The row 'A?' has no answer. Write one, or delete the row."),
        ("question,answer\n,B.\n", "2: The row with the answer 'B.' has no question. Write one under `question`"),
        (
            "question,answer\nA?,Well, it depends.\n",
            "2: The row 'A?' has 3 cells, and the table 2 columns. Put a cell that has a comma in it between quotation "
            'marks: "Well, it depends.".',
        ),
        ("question,answer\nA?,“Well, yes.”\n", "2: The row 'A?' has 3 cells, and the table 2 columns. Put straight"),
        (
            'question,answer\nA?,"B.\n',
            "2: 'A?,\"B.' opens a quotation mark that nothing closes. Close it at the end of",
        ),
        ('question,answer\nA?,"Say "yes" now"\n', '2: \'A?,"Say "yes" now"\' has words behind a closing quotation'),
        (
            'question,answer\nA?,"B.\nC?,"D."\n',
            "2: 'A?,\"B.' opens a quotation mark that is closed amid 'C?,\"D.\"' in line 3. Close it at the end",
        ),
        (
            "question,answer\nA?;B.\n",
            "2: 'A?;B.' is parted by a semicolon, and the columns' names by a comma. Part all",
        ),
        ("question,answer\nA?,#N/A\n", "2: The row 'A?' holds `#N/A`, by which a spreadsheet says that a formula"),
        ("question,answer " * 200, "1: The whole table is one line of 3,200 characters. Begin a new line for each"),
        (
            'question,answer\nA?,"' + "x " * 90_000 + '"\n',
            "has a cell of more than 131,072 characters. Close the quota",
        ),
        ('question,answer\nA?,"' + "x " * 60_000 + '"\n', "2: The answer to 'A?' is 120,000 characters long. Keep it"),
    ],
)
def test_a_table_of_cells(tmp_path: Path, text: str, said: str) -> None:
    [one] = told(tmp_path, "faq.csv", text)
    assert said in one


def test_a_row_that_cant_be_read_hides_no_other(tmp_path: Path) -> None:
    faults = told(
        tmp_path,
        "faq.csv",
        'Our FAQ\nqestion,answer\nA?,"say "yes" now\nand then, well\nB?,\nC?,fine\n"D?,E.\nF?,\n,G.\n',
    )
    assert [int(one.partition(":")[0]) for one in faults] == [1, 2, 3, 5, 7, 8, 9]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", "question\tanswer\nA?\tWell, yes.\n"),
        ("a.csv", "question;answer;notes, ours\nA?;Well, yes.;x\n"),
        ("a.csv", "sep=;\nquestion;answer\nA?;Well, yes.\n"),
        ("a.tsv", 'question,answer\nA?,"Well, yes."\n'),
        ("a.csv", 'question, answer\nA?, "Well, yes."\n'),
        ("a.csv", 'question,answer,,\nA?,"Well, yes.",,,,\n'),
        ("a.csv", 'question,answer,notes,team\nA?,"Well, yes.",x,y\n'),
        ("a.jsonl", '{"Question": "A?", "ANSWER": "Well, yes.", "notes": 3}\n'),
    ],
)
def test_what_can_mean_but_one_thing_is_read(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    [document], faults = read_sources([tmp_path])
    assert faults == []
    [passage] = document.passages
    assert (passage.question, document.text[passage.body_start : passage.end]) == ("A?", "Well, yes.")


def told_of_bytes(folder: Path, name: str, content: bytes) -> list[str]:
    (folder / name).write_bytes(content)
    documents, faults = read_sources([folder])
    assert documents == []
    return [f"{fault.line}: {fault.what} {fault.remedy}" for fault in faults]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            "question,answer\nA?,Jürgen knows.\nB?,\nC?,Größe\n".encode("cp1252"),
            "2: 'ü' in 'A?,Jürgen knows.' isn't sav",
        ),
        (
            "question,answer\nA?,Yes.\nB?,\n".encode("utf-16"),
            "1: The file is in UTF-16, not in UTF-8. Save it again with",
        ),
        ("question,answer\nA?,Yes.\nB?,\n".encode("utf-16-le"), "1: The file is in UTF-16, not in UTF-8."),
        (b"question,answer\nA?,Ye\x00s.\nB?,\n", "2: Behind 'A?,Ye' stands a sign that no text has (NUL). Delete it"),
    ],
)
def test_a_table_that_isnt_in_utf_8_is_read_on(tmp_path: Path, content: bytes, said: str) -> None:
    """All that is wrong is told at once, so that nobody mends the encoding to hear of the next thing."""
    first, lacking = told_of_bytes(tmp_path, "faq.csv", content)
    assert said in first
    assert lacking == "3: The row 'B?' has no answer. Write one, or delete the row."


def packed(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "<x/>")
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("faq.csv", packed("[Content_Types].xml", "xl/workbook.xml"), "an Excel file"),
        ("faq.jsonl", packed("[Content_Types].xml", "xl/workbook.xml"), "an Excel file"),
        ("faq.md", packed("[Content_Types].xml", "word/document.xml"), "a Word file"),
        ("faq.csv", packed("a.csv"), "a packed file (ZIP)"),
        ("faq.csv", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "an old Word or Excel file"),
        ("faq.txt", b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", "a PDF"),
        ("faq.csv", b"<!DOCTYPE html>\n<html><table></table></html>\n", "a web page"),
    ],
)
def test_a_file_of_another_kind_is_told_as_what_it_is(tmp_path: Path, name: str, content: bytes, kind: str) -> None:
    [one] = told_of_bytes(tmp_path, name, content)
    assert one.startswith(
        f"0: The file is {kind}, though its name ends in `{Path(name).suffix}`. Open it in its program"
    )


def test_a_picture_named_as_a_table_is_one_fault(tmp_path: Path) -> None:
    assert len(told_of_bytes(tmp_path, "faq.csv", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 9)) == 1
