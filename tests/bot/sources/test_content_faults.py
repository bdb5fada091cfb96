"""Everything that is wrong is told at once: file, line, what, and what to do."""

import os
import re
from pathlib import Path

import pytest

from bot.sources import read_sources


def faults_of(folder: Path, **files: str | bytes) -> list[tuple[str, int, str]]:
    for name, content in files.items():
        path = folder / name.replace("__", ".")
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    _, faults = read_sources([folder])
    assert all(fault.what.endswith((".", "?")) and fault.remedy.endswith((".", "?")) for fault in faults)
    return [(Path(fault.file).name, fault.line, f"{fault.what} {fault.remedy}") for fault in faults]


def test_all_faults_of_all_files_at_once(tmp_path: Path) -> None:
    told = faults_of(
        tmp_path,
        a__md="---\ntitel: X\nreviewed: 2026-13-01\nevidence: sure\nurl: javascript:x\nmain: perhaps\n---\n"
        "# A\nasc: why\nevidence: n\n"
        "reviewed: soon\ncontrast: b#nothing\n\nText.\n\n##\n\n## Bare\nask: why\n",
        b__md=b"# B\n\nText with \x92 inside\n",
        c__md="",
        d__csv="frage,antwort\nx,y\n",
        e__csv="question,answer,id\nWhy?,,x\nHow?,So.,x\nWho?,Me.,x\nWhat?,It.,a/b\n,y,z\n",
        f__jsonl='{"question": "a", "answer": "b"}\n{"question": \n[1]\n{"answer": "b"}\n{"question": "q"}\n',
        g__md="---\nfurther: [{title: X, document: bb}]\n---\nText.\n",
        h__txt="a\x00b",
        i__pdf="%PDF",
        j__md="---\na: [1\n---\nText.\n",
        k__md="---\nx: &x [1]\ny: *x\n---\nText.\n",
        l__md="---\ntitle: never closed\n\nText.\n",
        m__csv='question,answer\n"open,cell\n',
    )
    expected = [
        ("a.md", 2, "Did you mean `title`?"),
        ("a.md", 3, "`reviewed: 2026-13-01` is no date."),
        ("a.md", 4, "`evidence: sure` is unknown."),
        ("a.md", 5, "is no web address"),
        ("a.md", 6, "`main: perhaps` is neither yes nor no. Write `main: yes`"),
        ("a.md", 9, "Did you mean `ask`?"),
        ("a.md", 10, "`evidence: n` is unknown."),
        ("a.md", 11, "`reviewed: soon` is no date."),
        ("a.md", 16, "has no words"),
        ("a.md", 19, "under a heading without text"),
        ("b.md", 3, "'’' in 'Text with ’ inside' isn't saved in UTF-8. Save it again"),
        ("c.md", 0, "empty"),
        ("d.csv", 1, "names no column `question` and no column `answer`"),
        ("e.csv", 2, "has no answer"),
        ("e.csv", 4, "The id `x` stands twice"),
        ("e.csv", 5, "'a/b' can't stand in an address"),
        ("e.csv", 6, "has no question"),
        ("f.jsonl", 2, "ends too early"),
        ("f.jsonl", 3, "is no question with its answer"),
        ("f.jsonl", 4, "has no question"),
        ("f.jsonl", 5, "has no answer"),
        ("g.md", 2, "names the document `bb`, which does not exist"),
        ("h.txt", 1, "NUL"),
        ("i.pdf", 0, "not read"),
        ("j.md", 2, "'a: [1' in the front matter opens a bracket that nothing closes."),
        ("k.md", 3, "begins with a `*`"),
        ("l.md", 1, "has no end"),
        ("m.csv", 2, "opens a quotation mark that nothing closes"),
    ]
    missing = [one for one in expected if not any(one[:2] == got[:2] and one[2] in got[2] for got in told)]
    assert missing == []
    assert sorted(told) == told or [got[:2] for got in told] == sorted(got[:2] for got in told)


@pytest.mark.parametrize("url", ["https://[club.example/page", "https://club\u2100.example/page", "https:///page"])
def test_an_address_that_no_browser_opens_is_none(tmp_path: Path, url: str) -> None:
    [told] = faults_of(tmp_path, a__md=f"---\nurl: {url}\n---\n# A\n\nText.\n")
    assert told == ("a.md", 2, f"`url: {url}` is no web address. Write it whole, as in `https://example.org/page`.")


def test_a_contrast_to_nothing_names_the_nearest(tmp_path: Path) -> None:
    [told] = faults_of(tmp_path, a__md="# A\n\n## Swing one\ncontrast: #swing-tow\n\nText.\n\n## Swing two\n\nText.\n")
    assert told[:2] == ("a.md", 4)
    assert "Did you mean `a#swing-two`?" in told[2]


def test_yaml_that_cant_be_read_hides_no_other_fault(tmp_path: Path) -> None:
    told = faults_of(
        tmp_path,
        a__md="---\ntitle: Kick: the basics\nevidence: experience\nmain: yes please\nreferences:\n- title: A work\n"
        'url: "https://club.example\nreviewed:2026-11-01\nlang: en\nlang: de\n---\n# A\nevidence: n\n\nText.\n',
    )
    assert [line for _, line, _ in told] == [2, 3, 4, 7, 8, 10, 13]
    for (_, _, what), found in zip(
        told,
        [
            "has a second colon",
            "`evidence: experience`",
            "`main: yes please`",
            "opens a quotation mark",
            "'reviewed:2026-11-01'",
        ],
        strict=False,
    ):
        assert found in what
    assert "with the space" in told[4][2]


@pytest.mark.parametrize(
    ("line", "number", "said"),
    [
        (
            "title: Arms: how much?",
            2,
            "'title: Arms: how much?' in the front matter has a second colon. Put the value into",
        ),
        ('title: "Arms', 2, "opens a quotation mark that nothing closes. Close it"),
        ("topics: [arms, legs", 2, "opens a bracket that nothing closes. Close it"),
        ("title: @home", 2, 'has a value that begins with a sign. Put the value into quotes, as in `title: "Arms: how'),
        ("title:\tArms", 2, "has a tab where a space belongs. Write a space"),
        ('title: "Arms" and legs', 2, "has words behind a closing quotation mark. Take the marks out"),
        ("title: A\n  author: B", 3, "'author: B' in the front matter is set in further than the lines it belongs to."),
        ("references:\n  - A\n - B", 4, "isn't set in like the lines of its list. Begin each line of a list with `- `"),
        ('title: "C:\\work"', 2, "has a backslash between double quotation marks."),
        ("title: & b", 2, "has a value that begins with a sign."),
        ("title: ]", 2, "has a value that begins with a sign."),
    ],
)
def test_front_matter_is_faulted_in_words_that_an_owner_knows(
    tmp_path: Path, line: str, number: int, said: str
) -> None:
    [(_, where, told)] = faults_of(tmp_path, a__md=f"---\n{line}\n---\n# A\n\nText.\n")
    assert where == number
    assert said in told
    assert not re.search("YAML|token|mapping|scalar|block|stream|node", told)


@pytest.mark.parametrize("said", ["members", "Member", "memebr", "Public", "publik"])
def test_an_audience_that_is_nearly_a_known_one(tmp_path: Path, said: str) -> None:
    told = faults_of(
        tmp_path,
        a__md=f"---\naudience: {said}\n---\n# A\n\n## One\naudience: {said}\n\nText.\n",
        b__txt=f"title: B\naudience: {said}\n\nText.\n",
        c__csv=f"question,answer,audience\nWhy?,So.,public\nHow?,Well.,{said}\n",
        d__jsonl=f'{{"question": "Why?", "answer": "So.", "audience": "{said}"}}\n',
    )
    assert [one[:2] for one in told] == [("a.md", 2), ("a.md", 7), ("b.txt", 2), ("c.csv", 3), ("d.jsonl", 1)]
    meant = "public" if said.lower().startswith("p") else "member"
    assert all(f"`audience: {said}` is nearly `{meant}`" in one[2] for one in told)
    assert all(f"Write `audience: {meant}`" in one[2] for one in told)


def test_a_site_names_its_audiences_as_it_likes(tmp_path: Path) -> None:
    names = ["public", "member", "staff", "team-blue", "member-gold", "member2", "Trainer", "coaches"]
    rows = "".join(f"Who is number {number}?,Them.,{name}\n" for number, name in enumerate(names))
    assert faults_of(tmp_path, c__csv=f"question,answer,audience\n{rows}") == []


def test_a_bad_file_does_not_hide_the_good_ones(tmp_path: Path) -> None:
    (tmp_path / "good.md").write_text("# Good\n\nText.\n")
    (tmp_path / "bad.md").write_bytes(b"\xff\xfe")
    documents, faults = read_sources([tmp_path])
    assert [document.document_id for document in documents] == ["good"]
    assert len(faults) == 1
    assert str(faults[0]).startswith(f"{tmp_path / 'bad.md'}:1: The file is in UTF-16")


def test_what_is_wrong_with_a_whole_file_names_no_line(tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").write_bytes(b"%PDF")
    _, [fault] = read_sources([tmp_path])
    assert str(fault).startswith(f"{tmp_path / 'plan.pdf'}: Files of the kind `.pdf` are not read. Save the text as")


def test_two_files_for_one_document(tmp_path: Path) -> None:
    [told] = faults_of(tmp_path, a__md="# A\n\nText.\n", a__txt="Other text.\n")
    assert told[0] == "a.txt"
    assert "a.md" in told[2]


def test_what_is_no_content_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "_questions").mkdir()
    (tmp_path / "sub").mkdir()
    for name in (
        "_questions/x.md",
        "_draft.md",
        ".hidden.md",
        "README.md",
        "photo.jpg",
        "a.md",
        "sub/README.md",
        "sub/b.txt",
    ):
        (tmp_path / name).write_text("# T\n\nText.\n")
    documents, faults = read_sources([tmp_path])
    assert faults == []
    assert [document.document_id for document in documents] == ["a", "sub/README", "sub/b"]
    assert [document.source for document in documents] == ["a.md", "sub/README.md", "sub/b.txt"]


def test_links_out_of_the_folder_are_refused(tmp_path: Path) -> None:
    inside = tmp_path / "in"
    inside.mkdir()
    (tmp_path / "secret.md").write_text("# Secret\n\nText.\n")
    (inside / "link.md").symlink_to(tmp_path / "secret.md")
    (inside / "up").symlink_to(tmp_path)
    documents, faults = read_sources([inside])
    assert documents == []
    assert [Path(fault.file).name for fault in faults] == ["link.md", "up"]


def test_pipes_and_unsafe_names_and_large_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "a#b.md").write_text("# T\n\nText.\n")
    (tmp_path / "large.md").write_bytes(b"x" * 5_000_001)
    told = faults_of(tmp_path)
    assert [name for name, _, _ in told] == ["a#b.md", "large.md", "pipe.md"]


def test_paths_that_are_not_there(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    _, faults = read_sources([tmp_path / "none", empty])
    assert [fault.what for fault in faults] == ["The folder holds nothing to read.", "There is no such file or folder."]


@pytest.mark.parametrize(
    "text",
    [
        "---\n" + "[" * 20_000 + "\n---\n",
        "---\na: " + "9" * 10_000 + "\n---\nText.\n",
        "> " * 3_000 + "deep\n",
        "# T\n" + "ask: " + "| " * 20_000 + "\n\nText.\n",
        "[" * 5_000 + "](" * 5_000,
        "*a **b " * 3_000,
    ],
)
def test_hostile_markdown_is_read_or_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.md").write_text(text)
    documents, faults = read_sources([tmp_path])
    assert documents or faults


def test_hostile_json_is_told(tmp_path: Path) -> None:
    text = "[" * 100_000 + "\n" + '{"question": ' + "9" * 5_000 + "}\n" + '{"question": "\\ud800", "answer": "x"}\n'
    told = faults_of(tmp_path, a__jsonl=text)
    assert [line for _, line, _ in told] == [1, 2, 3]


def test_jobs_read_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.sources.FILES_WORTH_A_JOB", 1)  # so that five files make real jobs
    for number in range(4):
        (tmp_path / f"{number}.md").write_text(f"# T {number}\n\nText {number}.\n")
    (tmp_path / "bad.md").write_text("")
    assert read_sources([tmp_path], jobs=2) == read_sources([tmp_path], jobs=1)


def test_what_looks_like_headings_and_is_none_is_told(tmp_path: Path) -> None:
    """All of it would be one passage, or be quoted with its marks."""
    told = faults_of(
        tmp_path,
        bold__md="**Opening hours**\n\nWe open at ten.\n\n**Prices**\n\nIt costs five.\n",
        title__md="# FAQ\n\n**Do you open?**\n\nAt ten.\n\n**Where?**\n\nHere.\n",
        asked__md="# A\n\nQ: When do you open?\nA: At ten.\n\nQ: What does it cost?\nA: Five.\n",
        fine__md="# B\n\n**Mind:** bring shoes.\n\n**Well meant**\n\nQ: is a letter.\n",
    )
    assert [(file, line) for file, line, _ in told] == [("asked.md", 3), ("bold.md", 1), ("title.md", 3)]
    assert "## " in told[0][2]
    assert "## " in told[1][2]


@pytest.mark.parametrize(
    "text",
    [
        "Opening hours\n=============\n\n**At ten**\n\n**By bus**\n\nWe open.\n",
        "# Works\n\nF. Meyer, 2010, on arms?\n\nQ. Li, 2011, on legs?\n",
        "# Plan\n\nQ1: we train hills\n\nQ2: we race\n",
        "# Talk with Kim\n\n## On arms\n\nQ: Do you train them?\n\nKim laughed. Q: And now?\n",
        "**Keep your arms low!**\n\nText.\n\n**And breathe.**\n\nText.\n",
    ],
)
def test_what_only_looks_like_it_is_no_fault(tmp_path: Path, text: str) -> None:
    assert faults_of(tmp_path, a__md=text) == []


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("_synonyms.md", "_synonyms.txt"),
        ("_Small-Talk.md", "_small_talk.md"),
        ("_sentence.md", "_sentences.md"),
        ("_notcovered.txt", "_not_covered.txt"),
    ],
)
def test_a_name_that_is_nearly_read_is_told(tmp_path: Path, name: str, meant: str) -> None:
    (tmp_path / "a.md").write_text("# A\n\nText.\n", "utf-8")
    (tmp_path / name).write_text("x", "utf-8")
    (tmp_path / "_notes.md").write_text("x", "utf-8")
    for copy in ("_sentences_old.md", "_safety.md~", "_safety.md.bak", "_questions.2024.jsonl", "_synonyms.en.txt"):
        (tmp_path / copy).write_text("x", "utf-8")
    _, faults = read_sources([tmp_path])
    assert [Path(fault.file).name for fault in faults] == [name]
    assert f"`{meant}`" in faults[0].what


def test_a_file_without_its_underscore_is_told_and_a_table_of_questions_is_read(tmp_path: Path) -> None:
    (tmp_path / "not_covered.txt").write_text("do you teach drums\n")
    (tmp_path / "questions.jsonl").write_text('{"question": "Which shoes?", "answer": "Any light ones."}\n')
    documents, faults = read_sources([tmp_path])
    assert [(Path(fault.file).name, "Begin its name with `_`" in fault.remedy) for fault in faults] == [
        ("not_covered.txt", True)
    ]
    assert [document.document_id for document in documents] == ["questions"]
