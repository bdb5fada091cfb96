"""Which language a question is in: named where it is plain, and English never taken for another."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.builds import Build
from bot.dialogue import answer
from bot.language import is_other_language, without_naming_english
from bot.manners.reading import default_manners
from bot.records.conversation import Conversation
from bot.settings import Settings
from bot.text.analyse import words
from bot.text.english import English
from bot.text.languages import language_of
from bot.why.explanation import explain

ROOT = Path(__file__).parents[2]
QUESTIONS = {
    "ar": ["هل تساعد الذراعان على الجري أسرع؟", "كيف أحرك ذراعي أثناء الجري"],
    "de": ["Helfen die Arme beim Laufen wirklich?", "wie halte ich meine Ellbogen", "Muss man die Arme bewegen?"],
    "es": ["¿Los brazos ayudan a correr más?", "como debo mover los brazos", "¿Por qué se me cansan los hombros?"],
    "fr": ["Est-ce que les bras font courir plus vite ?", "pourquoi bouger les bras", "Comment relâcher mes épaules ?"],
    "it": ["Le braccia aiutano a correre più veloce?", "come devo tenere i gomiti", "Perché non muovo le spalle?"],
    "ja": ["腕を振ると速く走れますか", "ひじの角度は？"],
    "pl": ["Czy ręce pomagają biegać szybciej?", "jak trzymać łokcie podczas biegu", "Dlaczego bolą mnie barki?"],
    "pt": ["Os braços ajudam a não cair?", "como devo mexer os braços", "Por que não relaxo os ombros?"],
}
VISITORS = [
    (lang, question)
    for lang, _, question in (
        line.partition("\t")
        for line in (ROOT / "tests" / "fixtures" / "foreign_questions.tsv").read_text("utf-8").splitlines()
    )
]
"""What visitors of a running coach and of shops ask, in every language that has a sentence."""
UNSPOKEN = """
hur ska jag röra armarna när jag springer
varför gör mina axlar ont när jag springer
hvor hurtigt skal armene bevæge sig under sprint
hvorfor er skuldrene mine stive under løping
wat is de beste armhouding tijdens het hardlopen
waarom moet ik mijn armen bewegen als ik ren
helpen sterke schouders bij het sprinten
jak mam pracovat s rukama pri behu
proc me boli ramena pri sprintu
ako mam drzat lakte pri behu
hogyan mozgassam a karomat futas kozben
miért fáj a vállam futás közben
koşarken kollarımı nasıl hareket ettirmeliyim
kollar hız için önemli mi
kosarken omuzlarim neden geriliyor
bagaimana cara mengayunkan lengan saat berlari
apakah lengan membuat lari lebih cepat
paano ko igalaw ang mga braso ko kapag tumatakbo
nakakatulong ba ang braso sa bilis
tôi nên vung tay như thế nào khi chạy
miksi hartiat jannittyvat juostessa
kas käed aitavad kiiremini joosta
kaip judinti rankas begant
ka kustinat rokas skrienot
zasto me bole ramena kad trcim
da li ruke pomazu brzini
cum imi tin umerii relaxati cand alerg
de ce conteaza bratele la sprint
si duhet ti levize krahet kur vrapoj
ninawezaje kusogeza mikono wakati wa kukimbia
com he de moure els bracos quan corro
nola mugitu besoak korrika egitean
hvernig hreyfi eg handleggina thegar eg hleyp
sut dylwn i symud fy mreichiau wrth redeg
""".strip().splitlines()
"""Of Latin letters, in languages of which the bot has few words or none.

Those of the table "Another language" in benchmarks/tuning.md, with the six below.
"""


@pytest.mark.parametrize(("lang", "question"), [(lang, asked) for lang in QUESTIONS for asked in QUESTIONS[lang]])
def test_a_plain_question_is_recognised(lang: str, question: str) -> None:
    assert language_of(words(question)) == lang
    assert language_of(words(question.upper())) == lang


@pytest.mark.parametrize(
    "question",
    [
        "میں تیز کیسے دوڑوں",
        "როგორ ვირბინო უფრო სწრაფად",
        "Zer egin behar dut?",
        "como correr",
        "arm swing de la Cruz",
        "",
        "123",
    ],
)
def test_what_is_of_no_language_that_is_spoken_or_of_two_is_not_guessed(question: str) -> None:
    assert language_of(words(question)) is None


def english() -> Iterator[str]:
    for path in [*(ROOT / "tests" / "questions").glob("*.jsonl"), ROOT / "knowledge" / "_questions.jsonl"]:
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            if record.get("kind") == "other_language":
                continue
            yield from record.get("turns", [record.get("question", "")])
    for path in (ROOT / "knowledge").rglob("*.md"):
        yield from path.read_text(encoding="utf-8").replace("|", "\n").splitlines()


class Everything:
    def __contains__(self, _: object) -> bool:
        return True


def test_no_english_question_or_line_is_taken_for_another_language_by_its_grammar() -> None:
    none = np.zeros(1, np.uint64)
    nothing = English(none, np.zeros(1, np.float32), none, np.ones(1, np.float32))
    lines = list(english())
    assert len(lines) > 4000
    told = {line for line in lines if is_other_language(words(line), Everything(), nothing, {}, Settings())}
    assert told == {"wat is de beste houding van de armen"}  # a labelled question in Dutch
    assert is_other_language(words("como devo mexer os braços"), Everything(), nothing, {}, Settings())


@given(st.text(max_size=200))
def test_any_text_has_a_known_language_or_none(text: str) -> None:
    assert language_of(words(text)) in {None, *(lang for lang, _ in VISITORS)}


@pytest.mark.parametrize(
    "question",
    [
        "hw shud i mooov my elbos wen sprintng",
        "sholders tite wen runing",
        "wich shous do i nead",
        "brething wen i sprnt hw",
    ],
)
def test_who_cannot_spell_is_not_told_to_speak_english(club: Build, question: str) -> None:
    assert answer(question, Conversation(), club).reason != "other_language"


@pytest.mark.parametrize(
    "question",
    [
        "hvordan svinger jeg armene",
        "hoe snel beweeg je hardlopend",
        "kako da drzim ruke dok trcim",
        "miten kädet liikkuvat juostessa",
        "cum ar trebui sa misc bratele cand alerg",
        "wie halte ich die ellbogen beim sprinten",
    ],
)
def test_slips_make_no_english_of_another_language(club: Build, question: str) -> None:
    assert answer(question, Conversation(), club).reason == "other_language"


def test_few_questions_in_a_language_that_is_not_spoken_pass_for_misspelt_english(club: Build) -> None:
    told = [answer(question, Conversation(), club).reason == "other_language" for question in UNSPOKEN]
    assert sum(told) >= 0.8 * len(told)


def test_nearly_every_visitor_is_told_in_his_own_language(club: Build) -> None:
    replies = [(lang, answer(question, Conversation(), club)) for lang, question in VISITORS]
    told = [(lang, reply.lead_lang) for lang, reply in replies if reply.reason == "other_language"]
    assert len(told) >= 0.95 * len(replies)
    assert sum(lang == own for lang, own in told) >= 0.9 * len(replies)
    assert {lang for lang, own in told if lang == own} == set(default_manners().voice.other_languages)


def test_no_harmless_question_in_another_language_is_a_red_flag(club: Build) -> None:
    replies = {question: answer(question, Conversation(), club).status for _, question in VISITORS}
    assert [question for question, status in replies.items() if status == "safety"] == []


@pytest.mark.parametrize(
    "question",
    [
        "douleur dans la poitrine",
        "ich habe Schmerzen in der Brust",
        "me duele el pecho cuando corro",
        "je veux me suicider",
        "je suis diabétique",
        "pijn op de borst tijdens het lopen",
        "mujhe chest me pain ho raha hai",
    ],
)
def test_a_red_flag_that_is_heard_in_another_language_stays_heard(club: Build, question: str) -> None:
    assert answer(question, Conversation(), club).status == "safety"


def test_a_slip_in_english_still_raises_a_red_flag(club: Build) -> None:
    assert answer("my knee is sollen and red after the fall", Conversation(), club).status == "safety"


@pytest.mark.parametrize(
    "question",
    [
        "how does Juan de los Santos swing his arms",
        "Wayde van Niekerk arm action",
        "Björn Borg arm swing",
        "my café sells shoes, which ones do I need",
        "is tai chi good for runners",
        "wat about arms",
    ],
)
def test_a_foreign_name_or_loan_word_leaves_a_question_english(club: Build, question: str) -> None:
    assert answer(question, Conversation(), club).reason != "other_language"


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("ok english. how do arms help", "how do arms help"),
        ("sorry, in English: arms?", "arms?"),
        ("english then, do arms matter", "do arms matter"),
        ("ok i try in english how do i swing", "how do i swing"),
        ("sorry for my bad english, how arm?", "how arm?"),
        ("english channel swimmers' arms", "english channel swimmers' arms"),
        ("in english schools do kids run", "in english schools do kids run"),
        ("ok english", "ok english"),
    ],
)
def test_that_a_question_is_in_english_now_is_no_part_of_it(typed: str, asked: str) -> None:
    assert without_naming_english(typed) == asked


def test_what_is_explained_is_the_question_that_was_answered(club: Build) -> None:
    typed = "ok english. which shoes do I need"
    reply = answer(typed, Conversation(), club)
    assert explain(typed, Conversation(), reply, club).understood == "which shoes do I need"
