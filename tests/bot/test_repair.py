"""Broken text comes out readable, sound text of any language comes out as it went in."""

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.text.charsets import broken
from bot.text.clean import clean
from bot.text.repair import repair, repair_question

ARTICLE = Path(__file__).parents[1] / "fixtures" / "hill_sprints.txt"
DAMAGED = Path(__file__).parents[1] / "fixtures" / "stair_runs.txt"
LOSSY = ["iso8859_7", "iso8859_11", "latin_1", "cp1253", "cp874"]
KEPT = ["iso8859_7", "latin_1", "cp1252", "cp1253"]
SOUND = [
    "Καλημέρα, τι κάνεις; Η γωνία β είναι ίση με π.",
    "π = 3.14",
    "π is a constant, and π² is not 2π.",
    "β-alanine",
    "β blocker",
    "the β blocker and the β cell",
    "TGFβs and IFNβ signal",
    "interferon β with integrin β that binds, but interferon β if needed",
    "«ΑΒ» και «Β»",
    "β² + γ² = 1, x ± 2β",
    "โรคหัวใจ และ นายก ยกน้ำหนัก ๐๑๒",
    "โค้ช",
    "Un château, la pâte, un bât, l’âme — « à bientôt »",
    "CAFÉ\u00a0» et à\u00a0« la carte »",
    "AMANHÃ… MAÇÃ”",
    "Ísland og Ærø, það er gott",
    "Ärger „Äpfel“ Überraschung",
    "Рік, В» і «АВ», он сказал",
    "Smörgåsbord 5 °C ± ½ §3 ¥5 €4 “quoted” ‘single’ … — – ™ •",
    "日本語のテキスト 中文 한국어",
    "👉 point 🔥 fire 🧠 brain ⚠️ warn 👩‍🚀",
]


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        ("thatβs", "that’s"),
        ("theyβre", "they’re"),
        ("βhelpsβ", "“helps”"),
        ("Home Β» Why", "Home » Why"),
        ("speedβ¦", "speed…"),
        ("yes β the arms", "yes — the arms"),
        ("thatโs", "that’s"),
        ("Home ยป Why", "Home » Why"),
        ("itβ€™s", "it’s"),
        ("donât", "don’t"),
        ("cafÃ©", "café"),
        ("itâ€™s â€œgoodâ€\x9d", "it’s “good”"),
        ("πŸ‘‰ go", "👉 go"),
        ("π§ Introduction", "🧠 Introduction"),
    ],
)
def test_each_known_form_becomes_what_it_was(damaged: str, right: str) -> None:
    assert repair(damaged) == right


@pytest.mark.parametrize("text", SOUND)
def test_sound_text_stays_as_it_is(text: str) -> None:
    assert repair(text) == text
    assert repair(f"{text}\n\nAnother line that’s sound.\n{text}") == f"{text}\n\nAnother line that’s sound.\n{text}"


@pytest.mark.parametrize("text", [text for text in SOUND if not text.startswith("👉")])
def test_a_sound_question_stays_as_it_is(text: str) -> None:
    assert repair_question(text) == text


@pytest.mark.parametrize("codec", KEPT)
def test_where_no_byte_is_lost_the_text_comes_back_whole(codec: str) -> None:
    article = ARTICLE.read_text("utf-8")
    assert repair(broken(article, codec, controls=True)) == article


@pytest.mark.parametrize("codec", LOSSY)
def test_where_controls_are_lost_the_words_come_back(codec: str) -> None:
    article = ARTICLE.read_text("utf-8")
    repaired = repair(broken(article, codec))
    assert words(repaired) == words(article)
    assert not re.search("[\u0370-\u03ff\u0e00-\u0e7f\u0080-\u009fâðÂÃï]", repaired)


def words(text: str) -> list[str]:
    """Return the text without the ornaments at line starts, which can't be told apart any more."""
    return [re.sub(r"^[^\w“]+", "", line.replace("–", "—")) for line in text.split("\n")]


def test_a_pasted_question_loses_the_ornament_in_front() -> None:
    assert repair_question("π§ Why donβt the arms match?") == "Why don’t the arms match?"
    assert repair_question("π they think about their legs") == "they think about their legs"


@given(st.text(alphabet="βπΒο»Έ‘¦₯§ โ๐ยป๏ธâðÂï€™œŸ‘\x80\x99\u00a0 astred’“\n.1Ξ²ΓÃ©", max_size=60))
@settings(deadline=None)
def test_repairing_twice_changes_nothing_more(text: str) -> None:
    once = repair(text)
    assert repair(once) == once


@given(st.text(max_size=80))
@settings(deadline=None)
def test_clean_text_is_nfc_and_stays_so(text: str) -> None:
    made = clean(text)
    assert clean(made) == made
    assert unicodedata.is_normalized("NFC", made)
    made.encode()


def test_clean_drops_what_is_invisible() -> None:
    assert clean("a\u200bb\u202ec\x07\ufeff\ud800\r\nd\re\u2028f") == "abc\nd\ne\nf"
    assert clean("👩\u200d🚀 می\u200cخواهم x\u200dy") == "👩\u200d🚀 می\u200cخواهم xy"


@pytest.mark.parametrize("piece", ["β", "β ", " β", "π₯ ", "βa", "aβ", "β€", "Β ", "ο", "โ", "ðŸ", "βs ", "[", "“"])
def test_long_hostile_text_is_repaired_too(piece: str) -> None:
    # A rule that isn't linear would not come back from this.
    once = repair(piece * 5_000)
    assert repair(once) == once


def test_an_article_as_it_was_crawled_holds_no_broken_character() -> None:
    repaired = repair(DAMAGED.read_text("utf-8"))
    assert not re.search("[\u0370-\u03ff]", repaired)
    assert repaired.count("’") == 9
    assert "something that “burns”" in repaired
    assert "no — going down" in repaired
    assert "if they don’t…" in repaired
    assert "½ of the flights are enough in the heat, say at 30 °C" in repaired
    assert repaired.startswith("Home » Why You're Still Slow Uphill » What")
