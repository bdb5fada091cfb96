"""The knowledge keeps what it promises: claims, works, ways to ask, evidence, contrasts, and nothing that isn't so."""

from __future__ import annotations

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from bot.build.coverage import Coverage, coverage
from bot.records.knowledge import Document, Passage, Reference
from bot.sources import read_sources
from tests import article_runs

ROOT = Path(__file__).parent.parent
KNOWLEDGE = ROOT / "knowledge"
CLAIMS = Path(__file__).parent / "fixtures" / "claims.tsv"
REVIEWED = date(2026, 11, 22)

DOI = re.compile(r"https://doi\.org/10\.\d{4,9}/\S+")
PUBLISHERS = frozenset(
    """
    pubmed.ncbi.nlm.nih.gov pmc.ncbi.nlm.nih.gov
    cob.silverchair.com fizickakultura.com journals.humankinetics.com sportlogia.com www.jstage.jst.go.jp
    commons.nmu.edu ojs.ub.uni-konstanz.de pureportal.coventry.ac.uk researchportal.port.ac.uk www.shinshu-u.ac.jp
    www.nyrr.org
    """.split()
)
"""Besides DOIs: PubMed; publishers; universities; societies."""

COPIES = re.compile(r"\b(scribd|docslib|sportdocbox|1library|ai-bt|zana)\.", re.IGNORECASE)
UNSEEN = re.compile(
    r"\bTseh\b|\bVincent HK\b|\bHinrichs RN? \(1990\)|\bEgbuonu\b|\bBhowmick\b"  # works known from memory alone
    r"|\bYegian\b|\bGillinov\b|\bAgresta\b|\bDong K\b|\bNeville\b|\bWhite JL?\b"  # authors whose names weren't seen
)

DISPUTED = {
    "C17": "trunk-and-pelvis#shoulders-and-pelvis-turn-more-when-the-arms-are-held",
    "C18": "trunk-and-pelvis#shoulders-and-pelvis-turn-more-when-the-arms-are-held",
    "C22": "what-arms-do#the-arms-add-some-lift",
    "C23": "what-arms-do#the-arms-add-some-lift",
    "C26": "holding-the-arms-still#step-timing-hardly-changes-with-the-arms-held",
    "C63": "holding-the-arms-still#how-much-speed-a-sprint-loses-without-arm-swing",
}
"""Claims that measurements dispute, and the passage that must be quoted beside each."""

NOT_SO = re.compile(
    r"\barms?( swing)? (really )?(drives?|powers?|leads?) the (legs|sprint)"
    r"|\bfaster arms?\b.*\bfaster legs\b|\bfast arms make fast legs"
    r"|\b(90|ninety)( degrees|°| °)[^.]*\b(is|are) (the )?(optimal|best|ideal|right|perfect)"
    r"|\b(never|don['’]t) (let [^.]*)?cross the midline"
    r"|\b10 ?% (of (the |your )?speed|faster|quicker)|\bworth 10 ?%"
    r"|\bisometric[^.]*\bproven\b",
    re.IGNORECASE,
)
FROM_MEMORY = re.compile(r"\b5 ?(to|–|-) ?10 ?%|\b(22|31|39) ?%|\b10\.06 ?s")
DENIED = re.compile(r"\b(no|not|never|nobody|little support|unproven|opinion|hope)\b|n['’]t\b", re.IGNORECASE)


@cache
def documents() -> tuple[Document, ...]:
    found, faults = read_sources([KNOWLEDGE])
    assert not faults, "\n".join(map(str, faults))
    return tuple(found)


@cache
def passages() -> dict[str, tuple[Passage, str]]:
    """Every passage by its id, with the text under its heading."""
    return {
        passage.passage_id: (passage, document.text[passage.body_start : passage.end])
        for document in documents()
        for passage in document.passages
    }


@cache
def covered() -> Coverage:
    return coverage(documents(), REVIEWED)


def own_exam() -> list[dict[str, Any]]:
    return [json.loads(line) for line in (KNOWLEDGE / "_questions.jsonl").read_text("utf-8").splitlines()]


def claims() -> list[dict[str, str]]:
    with CLAIMS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def references() -> set[Reference]:
    of_passages = {reference for passage, _ in passages().values() for reference in passage.references}
    return of_passages | {reference for document in documents() for reference in document.references}


def sentences() -> Iterator[tuple[str, str]]:
    for document in documents():
        for passage in document.passages:
            for start, end in passage.sentences:
                yield passage.passage_id, document.text[start:end]


def test_every_claim_is_said_in_its_passage() -> None:
    lost = [
        f"{claim['claim']}: {claim['words']!r} isn't in {claim['passage_id']}"
        for claim in claims()
        if claim["words"].casefold() not in passages()[claim["passage_id"]][1].casefold()
    ]
    assert not lost, "\n".join(lost)
    assert {claim["claim"] for claim in claims()} == {f"C{number:02}" for number in range(1, 67)}


@pytest.mark.parametrize("claim", sorted(DISPUTED))
def test_a_disputed_claim_is_never_quoted_alone(claim: str) -> None:
    homes = [row["passage_id"] for row in claims() if row["claim"] == claim]
    assert homes
    for home in homes:
        assert passages()[home][0].contrast == DISPUTED[claim]


def test_every_contrast_is_another_passage() -> None:
    for name, (passage, _) in passages().items():
        assert passage.contrast is None or (passage.contrast in passages() and passage.contrast != name), name


def test_references_have_a_title_and_lead_to_the_work_itself() -> None:
    bad = [
        reference
        for reference in references()
        if not reference.title.strip()
        or not (reference.url is None or DOI.fullmatch(reference.url) or urlsplit(reference.url).netloc in PUBLISHERS)
    ]
    assert not bad, "Give the DOI, or PubMed's, the publisher's, a society's or a university's page, or no address."


def test_no_copy_site_and_no_unseen_work_is_named_anywhere() -> None:
    for path in KNOWLEDGE.rglob("*.*"):
        text = path.read_text("utf-8")
        assert not (found := COPIES.search(text) or UNSEEN.search(text)), f"{path.name} names {found}"


def test_a_work_has_one_title_and_one_address() -> None:
    names: dict[str, set[str]] = defaultdict(set)
    addresses: dict[str, set[str | None]] = defaultdict(set)
    for reference in references():
        addresses[reference.title].add(reference.url)
        if reference.url:
            names[reference.url].add(reference.title)
    assert not [titles for titles in names.values() if len(titles) > 1]
    assert not [title for title, urls in addresses.items() if len(urls) > 1]


def test_every_passage_says_what_it_rests_on() -> None:
    beside = [name for name in covered().without_evidence if not name.startswith("faq/this-site#")]
    assert beside == [], "Only what speaks of this site itself rests on nothing."
    assert covered().uncited == (), "They say study or review and name no work."


def test_apostrophes_and_quotation_marks_are_those_of_print() -> None:
    typed = [f"{name}: {text}" for name, text in sentences() if "'" in text or '"' in text]
    typed += [name for name, (passage, _) in passages().items() if "'" in passage.heading + passage.question]
    assert not typed, "Write ’ and “ ” in what is quoted:\n" + "\n".join(typed)


def test_every_passage_has_ways_to_ask_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    found = covered()
    assert found.few == ()
    assert found.twice == (), "Keep each of these where it belongs."
    assert found.unreviewed == ()
    assert found.passages >= 150
    assert found.phrasings >= 1200
    questions = sum(name.startswith("faq/") for name in passages())
    assert questions >= 80
    with capsys.disabled():
        print(
            f"\nknowledge: {len(documents())} documents, {found.passages} passages, {found.phrasings} ways to ask, "
            f"{questions} FAQs, {len(found.references)} works, {len(claims())} claims, 0 faults"
        )


def test_nothing_is_said_that_isnt_so() -> None:
    said = [f"{name}: {text}" for name, text in sentences() if NOT_SO.search(text) and not DENIED.search(text)]
    said += [f"{name}: {text}" for name, text in sentences() if FROM_MEMORY.search(text)]
    assert not said, "\n".join(said)


@pytest.mark.parametrize(
    "wrong",
    [
        "The arms drive the legs.",
        "Arm swing drives the legs in a sprint.",
        "Faster arms give you faster legs.",
        "An elbow angle of 90° is optimal.",
        "Ninety degrees is the best bend.",
        "Hands must never cross the midline, or never let them cross the midline.",
        "A good swing makes you 10% faster.",
        "Isometric arm holds are proven to raise sprint speed.",
    ],
)
def test_the_guard_knows_what_isnt_so(wrong: str) -> None:
    assert NOT_SO.search(wrong)


def test_gold_passages_of_the_own_exam_exist() -> None:
    known = {*passages(), "none", "small_talk", "safety"}
    assert not [(question["id"], label) for question in own_exam() for label in question["gold"] if label not in known]
    assert len(own_exam()) >= 120


def test_no_run_of_seven_words_is_the_articles() -> None:
    taken = article_runs.kept()
    ours = [(name, text) for name, (passage, body) in passages().items() for text in (body, *passage.phrasings)]
    ours += [(question["id"], turn) for question in own_exam() for turn in question["turns"]]
    copied = [
        f"{name}: {run}" for name, text in ours for run in article_runs.runs(text) if article_runs.digest(run) in taken
    ]
    assert not copied, "Say these in other words than the article:\n" + "\n".join(copied)


@pytest.mark.parametrize(
    ("text", "copies"),
    [
        ("Do the arms ACTUALLY help you run?", True),  # of its own heading
        ("So do the arms actually help you run, then?", True),
        ("Do the arms help you run faster than before?", False),
    ],
)
def test_the_check_knows_the_article(text: str, copies: bool) -> None:
    assert any(article_runs.digest(run) in article_runs.kept() for run in article_runs.runs(text)) is copies
