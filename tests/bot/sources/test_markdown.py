"""Markdown becomes documents whose offsets, ids and marks hold."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.audiences import documents_for, for_audiences
from bot.records.knowledge import Document, Further, Mark, Reference
from bot.sources import read_sources

ARMS = """\
---
title: How arms help
url: https://example.org/arms
after: {title: The original, url: https://example.org/original}
author: A coach
reviewed: 2026-11-01
published: 2026-10-01
evidence: coach
lang: no
topics: [arms, speed]
references:
  - {title: A study of swing, doi: 10.1242/jeb.090357}
  - title: A book
further:
  - {title: More about legs, document: legs}
  - {title: Elsewhere, url: https://example.org/}
---

Text before any heading.

# First steps
ask: How do I begin? | where to start
ask: begin how
not-ask: how to end
evidence: study
references: A book | Another work, doi:10.1000/xyz | Third, https://example.org/3
contrast: #swing-1

Swing *from the **shoulder***, see [the page](https://example.org/p) and `code`.
It goes on here.

## Swing

## Swing
audience: member

- Keep the elbows bent
- Breathe out
    1. first

> A quoted line.

| what | how much |
|------|----------|
| rest | 3 min    |

```
ask: no key in here

end
```

## Is it <b>hard</b>?

No. It took 2.5 s. Then it was over, e.g. in spring.
"""
LEGS = "# Legs\n\nLegs push.\n"


def written(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.md").write_text(text, "utf-8")
    return folder


@pytest.fixture
def arms(tmp_path: Path) -> Document:
    documents, faults = read_sources([written(tmp_path, arms=ARMS, legs=LEGS)])
    assert faults == []
    assert [document.document_id for document in documents] == ["arms", "legs"]
    return documents[0]


def test_clean_text_is_blocks_with_blank_lines_and_no_marks(arms: Document) -> None:
    assert arms.text.split("\n\n") == [
        "Text before any heading.",
        "First steps",
        "Swing from the shoulder, see the page and code. It goes on here.",
        "Swing",
        "Swing",
        "Keep the elbows bent",
        "Breathe out",
        "first",
        "A quoted line.",
        "what, how much",
        "rest, 3 min",
        "ask: no key in here",
        "end",
        "Is it <b>hard</b>?",
        "No. It took 2.5 s. Then it was over, e.g. in spring.",
    ]
    assert arms.sha256 == hashlib.sha256(arms.text.encode()).hexdigest()


def test_front_matter_is_read_as_plain_words(arms: Document) -> None:
    assert (arms.title, arms.url, arms.lang) == ("How arms help", "https://example.org/arms", "no")
    assert arms.after is not None
    assert (arms.after.title, arms.after.url) == ("The original", "https://example.org/original")
    assert (arms.author, arms.published, arms.reviewed) == ("A coach", "2026-10-01", "2026-11-01")
    assert arms.topics == ("arms", "speed")
    assert arms.references[0] == Reference("A study of swing", "https://doi.org/10.1242/jeb.090357")
    assert arms.further == (Further("More about legs", None, "legs"), Further("Elsewhere", "https://example.org/"))


@pytest.mark.parametrize(("said", "main"), [("main: yes", True), ("main: True", True), ("main: no", False)])
def test_a_main_document_says_so(tmp_path: Path, said: str, main: bool) -> None:
    (tmp_path / "a.md").write_text(f"---\ntitle: A\n{said}\n---\n\n# A\n\nText.\n", "utf-8")
    (document,), faults = read_sources([tmp_path])
    assert not faults
    assert document.main is main


def test_passages_run_from_heading_to_heading(arms: Document) -> None:
    assert [passage.passage_id for passage in arms.passages] == [
        "arms#how-arms-help",
        "arms#first-steps",
        "arms#swing-1",
        "arms#is-it-bhardb",
    ]
    first = arms.passages[1]
    assert arms.text[first.start : first.body_start] == "First steps\n\n"
    assert arms.text[first.body_start : first.end].endswith("It goes on here.")
    assert [block.anchor for block in arms.blocks if block.kind == "heading"] == [
        "first-steps",
        "swing",
        "swing-1",
        "is-it-bhardb",
    ]


def test_lines_under_a_heading_speak_of_its_passage(arms: Document) -> None:
    title, first, swing, hard = arms.passages
    assert first.question == "How do I begin?"
    assert first.phrasings == ("where to start", "begin how")
    assert first.not_phrasings == ("how to end",)
    assert (first.evidence, title.evidence) == ("study", "coach")
    assert first.references == (
        Reference("A book"),
        Reference("Another work", "https://doi.org/10.1000/xyz"),
        Reference("Third", "https://example.org/3"),
    )
    assert first.contrast == "arms#swing-1"
    assert (swing.audience, hard.audience) == ("member", "public")
    assert (swing.question, hard.question) == ("Swing", "Is it <b>hard</b>?")


def test_marks_are_for_the_reader_page(arms: Document) -> None:
    block = next(block for block in arms.blocks if block.start == arms.passages[1].body_start)
    marked = {(mark.kind, arms.text[mark.start : mark.end], mark.url) for mark in block.marks}
    assert marked == {
        ("em", "from the shoulder", None),
        ("strong", "shoulder", None),
        ("link", "the page", "https://example.org/p"),
        ("code", "code", None),
    }


def test_sentences_end_where_sentences_end(arms: Document) -> None:
    hard = arms.passages[-1]
    said = [arms.text[start:end] for start, end in hard.sentences]
    assert said == ["No.", "It took 2.5 s.", "Then it was over, e.g. in spring."]
    swing = [arms.text[start:end] for start, end in arms.passages[2].sentences]
    assert swing[0] == "Keep the elbows bent\n\nBreathe out\n\nfirst\n\nA quoted line."


def test_kinds_of_blocks(arms: Document) -> None:
    kinds = [(block.kind, block.level, block.ordered) for block in arms.blocks][5:12]
    assert kinds == [
        ("item", 1, False),
        ("item", 1, False),
        ("item", 2, True),
        ("quote", 0, False),
        ("row", 0, False),
        ("row", 0, False),
        ("code", 0, False),
    ]


def test_a_script_link_is_words_alone(tmp_path: Path) -> None:
    text = "# T\n\n[click](javascript:alert(1)) [data](data:text/html,x) [here](other.md#a)\n"
    [document], faults = read_sources([written(tmp_path, a=text)])
    assert faults == []
    assert document.text == "T\n\nclick data here"
    assert document.blocks[1].marks == (Mark(14, 18, "link", "other.md#a"),)


@pytest.mark.parametrize(
    ("text", "title", "ids"),
    [
        ("just words", "a", ["a#a"]),
        ("# Named\n\nText.", "Named", ["a#named"]),
        ("Before.\n\n# Named\n\nText.", "Named", ["a#named-1", "a#named"]),
        ("---\ntitle: Front\n---\n# Named\n\nText.", "Front", ["a#named"]),
        ("Head\n====\nText.\n\nTwo\n---\nMore.", "Head", ["a#head", "a#two"]),
        ("# Ä b_c-d (e)!\n\nx", "Ä b_c-d (e)!", ["a#ä-b_c-d-e"]),
        ("# 🔥\n\nx", "🔥", ["a#section"]),
    ],
)
def test_title_and_slugs(tmp_path: Path, text: str, title: str, ids: list[str]) -> None:
    [document], faults = read_sources([written(tmp_path, a=text)])
    assert faults == []
    assert document.title == title
    assert [passage.passage_id for passage in document.passages] == ids


def test_prose_with_a_colon_under_a_heading_is_prose(tmp_path: Path) -> None:
    [document], faults = read_sources([written(tmp_path, a="# T\nNote: rest well.\nask us anything\n")])
    assert faults == []
    assert document.text == "T\n\nNote: rest well. ask us anything"


def test_hidden_passages_leave_no_trace(arms: Document) -> None:
    seen = for_audiences(arms, {"public"})
    assert seen is not None
    assert "elbows" not in seen.text
    assert seen.text.count("Swing") == 1  # the hidden heading and the bare one above it are gone
    assert seen.sha256 == hashlib.sha256(seen.text.encode()).hexdigest()
    [public] = documents_for([arms], {"public"})
    assert public.passages[1].contrast is None
    assert [one.document_id for one in public.further] == [None]
    assert for_audiences(arms, {"public", "member"}) == arms
    assert for_audiences(arms, {"member"}) is None


def test_nothing_of_a_hidden_document_is_pointed_to(tmp_path: Path) -> None:
    secret = "---\ntitle: Secret\naudience: member\n---\n# Secret\n\nHidden words.\n"
    text = "---\nfurther: [{title: Secret, document: secret}]\n---\n# T\n\nText.\n"
    documents, faults = read_sources([written(tmp_path, a=text, secret=secret)])
    assert faults == []
    [only] = documents_for(documents, {"public"})
    assert only.further == ()
    assert "Secret" not in repr(only)


LINES = st.sampled_from(
    [
        "# One",
        "## Two",
        "### Three",
        "audience: member",
        "ask: why? | how",
        "",
        "",
        "Some *marked **text*** with [a link](https://e.org). More of it. And 2.5 s.",
        "- item *one*",
        "  - item `two`",
        "1. three",
        "> quoted",
        "| a | b |\n|---|---|\n| c | *d* |",
        "```\ncode *x*\n```",
        "e*\u0301*x &nbsp; &#x202e; &amp; \u200b",
        "Two\n---",
        "![picture](x.png)",
    ]
)


@given(st.lists(LINES, max_size=25), st.sets(st.sampled_from(["public", "member"])))
@settings(deadline=None, max_examples=150)
def test_every_offset_holds_also_after_cutting(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], audiences: set[str]
) -> None:
    path = tmp_path_factory.mktemp("knowledge") / "a.md"
    path.write_text("\n".join([*lines, "", "End."]), "utf-8")
    documents, _ = read_sources([path])
    for document in documents:
        check_offsets(document)
        seen = for_audiences(document, audiences)
        if seen:
            check_offsets(seen)
            assert {passage.audience for passage in seen.passages} <= audiences
            before = {passage.passage_id: (document, passage) for passage in document.passages}
            for passage in seen.passages:
                whole, old = before[passage.passage_id]
                assert seen.text[passage.start : passage.end] == whole.text[old.start : old.end]
                assert [seen.text[a:b] for a, b in passage.sentences] == [whole.text[a:b] for a, b in old.sentences]


def check_offsets(document: Document) -> None:
    text = document.text
    assert "\n\n".join(text[block.start : block.end] for block in document.blocks) == text
    for block in document.blocks:
        assert text[block.start : block.end].strip() == text[block.start : block.end] != ""
        for mark in block.marks:
            assert block.start <= mark.start < mark.end <= block.end
            assert text[mark.start : mark.end].strip()
    ids = [passage.passage_id for passage in document.passages]
    assert len(set(ids)) == len(ids)
    for passage in document.passages:
        heading = text[passage.start : passage.body_start].strip()
        assert heading in ("", passage.heading)
        assert passage.start <= passage.body_start < passage.end
        place = passage.body_start
        for start, end in passage.sentences:
            assert place <= start < end <= passage.end
            assert text[place:start].strip() == ""  # nothing lies between the quotable spans
            place = end
        assert place == passage.end


@pytest.mark.parametrize(("lessons", "units"), [(3, 1), (30, 31)])
def test_a_small_table_is_quoted_whole_and_a_large_one_by_its_rows(tmp_path: Path, lessons: int, units: int) -> None:
    rows = "".join(f"| Lesson {number} | £{number} |\n" for number in range(1, lessons + 1))
    [document], faults = read_sources(
        [written(tmp_path, a=f"# Prices\n\n| Lesson | Price |\n|---|---|\n{rows}\nPay here.\n")]
    )
    assert faults == []
    said = [document.text[start:end] for start, end in document.passages[0].sentences]
    assert len(said) == units + 1
    assert said[0].startswith("Lesson, Price")
    assert said[-2].endswith(f"Lesson {lessons}, £{lessons}")
    assert said[-1] == "Pay here."
