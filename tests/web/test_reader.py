"""The reader page: what is marked is what was quoted, whatever emphasis, links and blocks it crosses."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.records.knowledge import Block, Document, Mark, Passage, Reference
from bot.sources import read_sources
from web.reader import Marked, Node, lay_out, number_references, read_mark

TEXT = "Arms\n\nLet the hands swing <freely> & low.\n\nOne\n\nTwo\n\nDeep\n\nThree"


def block(kind: str, words: str, level: int = 0, anchor: str = "", marks: tuple[Mark, ...] = ()) -> Block:
    start = TEXT.index(words)
    return Block(kind, start, start + len(words), level, anchor, False, marks)  # type: ignore[arg-type]


def mark(words: str, kind: str, url: str | None = None) -> Mark:
    start = TEXT.index(words)
    return Mark(start, start + len(words), kind, url)  # type: ignore[arg-type]


def document(*marks: Mark) -> Document:
    blocks = (
        block("heading", "Arms", 2, "arms"),
        block("paragraph", "Let the hands swing <freely> & low.", marks=marks),
        block("item", "One", 1),
        block("item", "Two", 1),
        block("item", "Deep", 2),
        block("item", "Three", 1),
    )
    passage = Passage("doc#arms", "doc", "Arms", 2, 0, 6, len(TEXT), "Arms?", references=(Reference("A study"),))
    return Document("doc", "Doc", TEXT, "ab" * 32, blocks, (passage,))


def shown(nodes: list[Node]) -> str:
    return "".join(str(node.html) + shown(node.children) for node in nodes)


def test_marks_nest_and_a_link_half_quoted_stays_one_link() -> None:
    linked = document(mark("hands swing", "link", "https://a.example/?x=1&y=2"), mark("swing <freely>", "em"))
    start = TEXT.index("swing")
    paragraph = lay_out(linked, (start, start + len("swing <freely>")))[1].html
    assert paragraph == (
        'Let the <a href="https://a.example/?x=1&amp;y=2" rel="noopener noreferrer">hands '
        '<em><mark id="page:quote">swing</mark></em></a><em><mark> &lt;freely&gt;</mark></em> &amp; low.'
    )


def test_a_link_that_could_run_code_is_only_its_words() -> None:
    assert "<a" not in shown(lay_out(document(mark("hands", "link", "javascript:alert(1)"))))


@pytest.mark.parametrize("address", ["tel:+44-800-1111", "TEL:112", "mailto:jo@club.example", "https://a.example/"])
def test_whatever_address_the_author_may_write_is_a_link_on_the_page(tmp_path: Path, address: str) -> None:
    (tmp_path / "calls.md").write_text(f"# Calls\n\n[Ring Jo]({address}) before you come.\n", "utf-8")
    documents, faults = read_sources([tmp_path])
    assert faults == []
    assert f'<a href="{address}" rel="noopener noreferrer">Ring Jo</a>' in shown(lay_out(documents[0]))


def test_items_nest_by_their_depth() -> None:
    (listing,) = [node for node in lay_out(document()) if node.kind == "list"]
    assert [str(item.html) for item in listing.children] == ["One", "Two", "Three"]
    assert [str(item.html) for item in listing.children[1].children[0].children] == ["Deep"]


def test_a_heading_carries_its_passage_and_its_works_a_number() -> None:
    heading = lay_out(document())[0]
    assert (heading.anchor, heading.level) == ("arms", 2)
    assert heading.passage is not None
    assert number_references(document()) == {Reference("A study"): 1}


def test_a_citation_of_another_text_or_of_no_range_marks_nothing() -> None:
    here = document()
    assert read_mark("2-5", "ab" * 4, here) == Marked((2, 5))
    assert read_mark("2-5", "cd" * 4, here) == Marked(changed=True)
    for wrong in ("5-2", "2-2", "0-9999", "-1-4", "a-b", "", "1-2-3", "٣-٤", None):
        assert read_mark(wrong, "ab" * 4, here) == Marked()
    assert read_mark("2-5", None, here) == Marked()


@given(st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))), st.data())
def test_marked_words_are_the_quoted_ones(ends: tuple[int, int], data: st.DataObject) -> None:
    start, end = min(ends), max(ends)
    body = TEXT.index("Let"), TEXT.index("low.") + 4
    spans = data.draw(
        st.lists(st.tuples(st.integers(*body), st.integers(*body), st.sampled_from(["em", "strong", "code"])))
    )
    marks = tuple(Mark(min(a, b), max(a, b), kind) for a, b, kind in spans if a != b)  # type: ignore[arg-type]
    drawn = shown(lay_out(document(*marks), (start, end) if start < end else None))
    marked = html.unescape(re.sub(r"<[^>]+>", "", "".join(re.findall(r"<mark[^>]*>(.*?)</mark>", drawn))))
    words = html.unescape(re.sub(r"<[^>]+>", "", drawn))
    assert marked == TEXT[start:end].replace("\n", "")
    assert words == TEXT.replace("\n", "")
