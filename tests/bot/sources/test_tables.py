"""FAQ tables: every row is a passage."""

import json
from pathlib import Path

from bot.records.knowledge import Document, Reference
from bot.sources import read_sources


def read(path: Path, text: str) -> Document:
    path.write_text(text, "utf-8")
    [document], faults = read_sources([path])
    assert faults == []
    return document


def test_csv(tmp_path: Path) -> None:
    text = """\
question,answer,id,alternates,url,audience,evidence,reviewed,references,team
How long should I rest?,"Three minutes, at least.

More when tired.",rest,how much rest | rest time?,https://example.org/rest,member,study,2026-01-02,A doi:10.1000/x,blue
Do I need spikes?,No.,,,,,,,,
"""
    document = read(tmp_path / "faq.csv", text)
    rest, spikes = document.passages
    assert (rest.passage_id, spikes.passage_id) == ("faq#rest", "faq#do-i-need-spikes")
    assert rest.question == rest.heading == "How long should I rest?"
    assert rest.phrasings == ("how much rest", "rest time?")
    assert document.text[rest.body_start : rest.end] == "Three minutes, at least.\n\nMore when tired."
    assert (rest.url, rest.audience, rest.evidence) == ("https://example.org/rest", "member", "study")
    assert (rest.reviewed, spikes.reviewed, spikes.audience) == ("2026-01-02", None, "public")
    assert rest.references == (Reference("A", "https://doi.org/10.1000/x"),)
    assert [block.anchor for block in document.blocks if block.kind == "heading"] == ["rest", "do-i-need-spikes"]


def test_ways_to_ask_may_be_called_as_in_markdown(tmp_path: Path) -> None:
    text = "question,answer,ask,not-ask\nDo I need spikes?,No.,spikes or trainers | which shoes,spikes in the eye\n"
    [passage] = read(tmp_path / "faq.csv", text).passages
    assert passage.phrasings == ("spikes or trainers", "which shoes")
    assert passage.not_phrasings == ("spikes in the eye",)


def test_tsv_and_semicolons(tmp_path: Path) -> None:
    for name, text in {
        "a.tsv": "Question\tAnswer\nWhy?\tBecause, well.\n",
        "b.csv": "question;answer\nWhy?;Because\n",
    }.items():
        document = read(tmp_path / name, text)
        assert [passage.question for passage in document.passages] == ["Why?"]


def test_json_lines(tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [
        {"id": "A_1", "question": "Why arms?", "alternates": ["what for", "why at all"], "answer": "One.\nTwo."},
        {"id": 7, "title": "A passage without question", "answer": "It\u03b2s sound\u202e text."},
    ]
    document = read(tmp_path / "faq.jsonl", "\n".join(json.dumps(row) for row in rows))
    first, second = document.passages
    assert (first.passage_id, first.question, first.phrasings) == ("faq#A_1", "Why arms?", ("what for", "why at all"))
    assert document.text[first.body_start : first.end] == "One.\n\nTwo."
    assert (second.passage_id, second.heading) == ("faq#7", "A passage without question")
    assert document.text[second.body_start : second.end] == "It’s sound text."
