"""What an athlete gets: stories over the club's small knowledge."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.builds import Build, open_build
from bot.dialogue import answer
from bot.errors import UnknownPassage
from bot.memory import REMEMBERED
from bot.records.conversation import Conversation
from bot.records.reply import Correction, Reply
from bot.search import find
from bot.text.spelling import Speller
from tests.running import build_of, train


def ask(club: Build, *turns: str, **more: bool | str) -> Reply:
    """Play all turns; the last one with `more`."""
    conversation = Conversation()
    for turn in turns[:-1]:
        conversation = answer(turn, conversation, club).conversation
    return answer(turns[-1], conversation, club, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("question", "first", "because"),
    [
        ("why do we swing our arms", "swinging-arms#why-runners-swing-their-arms", "its phrasing says nearly that"),
        ("elbow angle?", "swinging-arms#how-to-hold-the-elbows", "two words of one phrasing, none elsewhere"),
        ("neck gets tight in sprints", "swinging-arms#relaxed-shoulders", "a phrasing has neck, tight and sprinting"),
        ("should i be leaning forwards", "quiet-torso#how-far-to-lean-forward", "stems: leaning and lean are one term"),
        ("spikes or trainers", "first-weeks#shoes", "only the shoes row knows spikes"),
        ("how long to recover between reps", "first-weeks#rest", "an alternate begins with recovery"),
        ("wich shose do i need", "first-weeks#shoes", "shose is corrected or its letters suffice"),
        (
            "hands as if with a crisp",
            "swinging-arms#how-to-hold-the-elbows",
            "the body alone has it: bodies are searched too",
        ),
    ],
)
def test_ranking_stories(club: Build, question: str, first: str, because: str) -> None:
    hits = ask(club, question).hits
    assert hits[0].passage_id == first, because


def test_an_answer_quotes_verbatim_with_its_source(club: Build) -> None:
    reply = ask(club, "why do runners swing their arms?")
    assert reply.status == "answered"
    quote = reply.quotes[0]
    document = club.documents[quote.document_id]
    assert quote.text == document.text[quote.start : quote.end]
    assert quote.sha256 == document.sha256
    assert quote.heading == "Why runners swing their arms"
    assert quote.after is not None
    assert quote.evidence == "coach"
    assert reply.confidence > 0.5


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(st.text(max_size=120), st.booleans())
def test_whatever_is_typed_gets_a_whole_reply(club: Build, question: str, correct: bool) -> None:
    reply = answer(question, Conversation(), club, correct=correct)
    assert (reply.status == "answered") == bool(reply.quotes)
    assert reply.quotes or reply.lead
    assert 0 <= reply.confidence <= 1
    if reply.status == "clarify":
        assert 2 <= len(reply.options) <= 3
    for quote in reply.quotes:
        assert quote.text == club.documents[quote.document_id].text[quote.start : quote.end]
        assert quote.text.strip()


def test_every_canonical_question_is_answered_by_its_own_passage(club: Build) -> None:
    for passage in club.passages:
        reply = ask(club, passage.question)
        assert [quote.passage_id for quote in reply.quotes] == [passage.passage_id]


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("", "empty_question"),
        ("?!…", "empty_question"),
        ("what is the capital of france", "off_topic"),
        ("qwrtz plmk", "no_known_term"),
        ("wie muss ich meine Arme beim Laufen halten", "other_language"),
        ("как бегать быстрее", "other_language"),
    ],
)
def test_what_the_site_does_not_say_is_not_answered(club: Build, question: str, reason: str) -> None:
    reply = ask(club, question)
    assert (reply.status, reply.reason) == ("abstained", reason)
    assert reply.quotes == ()
    assert reply.lead


def test_who_is_not_answered_is_offered_nothing_that_has_nothing_to_do_with_it(club: Build) -> None:
    reply = ask(club, "who is the president")
    assert (reply.status, reply.reason, reply.options) == ("abstained", "low_confidence", ())


@pytest.mark.parametrize(
    ("question", "lang", "sentence"),
    [
        ("wie muss ich meine Arme beim Laufen halten", "de", "nur auf Englisch"),
        ("¿Los brazos ayudan a correr más rápido?", "es", "solo leo y respondo en inglés"),
        ("Comment bouger les bras pour courir ?", "fr", "qu’en anglais"),
        ("腕はどう振ればいいですか", "ja", "英語だけ"),
        ("كيف أحرك ذراعي أثناء الجري؟", "ar", "بالإنجليزية"),
        ("hoe moet ik mijn armen houden tijdens het hardlopen", "nl", "alleen in het Engels"),
        ("hur ska jag hålla armarna när jag springer", "sv", "bara på engelska"),
        ("как бегать быстрее", "ru", "только по-английски"),
        ("跑步时手臂应该怎么放", "zh", "只能用英语"),
        ("kaip judinti rankas begant", "en", "only read and answer in English"),
    ],
)
def test_who_asks_in_another_language_is_told_in_it(club: Build, question: str, lang: str, sentence: str) -> None:
    reply = ask(club, question)
    assert (reply.status, reply.reason, reply.lead_lang) == ("abstained", "other_language", lang)
    assert sentence in reply.lead


def test_a_chosen_option_is_answered_and_never_asked_again(club: Build) -> None:
    for passage in club.passages:
        reply = ask(club, "hmm", passage_id=passage.passage_id)
        assert reply.status == "answered"
        assert reply.quotes[0].passage_id == passage.passage_id


LIBRARY = """# Town library

## Printing and Wi-Fi
Wi-Fi is free in all rooms, with no password. Printing costs 10 pence a page, and colour 30. Paper lies beside the
printer. Please take no more than you need. Scanning to a stick is free. Six computers stand on the first floor, and you
may book one for an hour. Bring your card for that.

## Opening hours
We open at ten on weekdays. On Saturdays we close at one.

## Borrowing
You may borrow twelve books for three weeks.
"""


def test_an_offer_that_is_taken_is_quoted_by_what_was_asked(tmp_path: Path) -> None:
    """Whoever asked for computers is told of them, and of the rest of the same passage afterwards."""
    library, passage_id = build_of(LIBRARY, "library", tmp_path), "library#printing-and-wi-fi"
    asked = answer("do you have computers", Conversation(), library)
    assert passage_id in [option.passage_id for option in asked.options]
    taken = answer("Printing and Wi-Fi", asked.conversation, library, passage_id=passage_id)
    assert taken.quotes[0].text.startswith("Six computers stand on the first floor")
    more = answer("and can I scan", taken.conversation, library)
    assert [quote.text for quote in more.quotes] == ["Scanning to a stick is free."]


def test_a_chosen_passage_that_is_none_is_named(club: Build) -> None:
    with pytest.raises(UnknownPassage, match="nowhere#nothing"):
        ask(club, "hmm", passage_id="nowhere#nothing")


def test_safety_comes_first_and_quotes_nothing(club: Build) -> None:
    reply = ask(club, "sharp chest pain when i swing my arms, how do i hold my elbows?")
    assert reply.status == "safety"
    assert reply.quotes == ()
    assert reply.confidence == 0
    assert reply.hits, "ranking is computed all the same"


def test_who_goes_on_about_a_red_flag_is_still_not_coached(club: Build) -> None:
    assert ask(club, "my shoulder popped out last week", "so can i just skip that bit?").status == "safety"


def test_after_a_red_flag_a_new_topic_is_answered(club: Build) -> None:
    reply = ask(club, "my shoulder popped out last week", "which shoes do i need?")
    assert reply.status == "answered"


def test_small_talk_is_answered_in_kind(club: Build) -> None:
    reply = ask(club, "thanks mate")
    assert reply.status == "small_talk"
    assert reply.lead


def test_a_greeting_before_a_question_is_no_small_talk(club: Build) -> None:
    assert ask(club, "hi there, which shoes do I need please?").quotes[0].passage_id == "first-weeks#shoes"


SHOP = """# The programme

## Is this an advert?
ask: is this marketing | are you selling something

The article ends with a training programme. These pages sell nothing themselves.

## How much does the programme cost?
ask: what does the programme cost | price of the programme

The price isn't known here. Ask the seller.

## Do gloves help?
ask: are gloves worth it | gloves in winter

Gloves keep the hands warm.
"""


def test_what_was_just_offered_is_no_small_talk(tmp_path: Path) -> None:
    shop = build_of(SHOP, "shop", tmp_path)
    assert ask(shop, "how much does it cost").status == "small_talk"
    taken_up = ask(shop, "is this an advert", "how much does it cost")
    assert [quote.heading for quote in taken_up.quotes] == ["How much does the programme cost?"]
    assert ask(shop, "is this an advert", "so are you a bot").status == "small_talk"


def test_a_way_to_ask_of_nothing_but_grammar_finds_its_passage(tmp_path: Path) -> None:
    shop = build_of(SHOP.replace("| price", "| how much is it | price"), "shop", tmp_path)
    assert [quote.heading for quote in ask(shop, "how much is it?").quotes] == ["How much does the programme cost?"]


def test_a_way_to_ask_is_no_small_talk(tmp_path: Path) -> None:
    shop = build_of(SHOP.replace("| price", "| how much does it cost | price"), "shop", tmp_path)
    assert [quote.heading for quote in ask(shop, "how much does it cost").quotes] == [
        "How much does the programme cost?"
    ]


BAKERY = """# Bakery

## Where are you?
At 14 Chandler Street, beside the old fire station.

## Baking classes
ask: do you run classes | can I learn to bake | bread class

On the last Sunday of each month we teach a class. It costs £75 and takes five hours.
"""


def test_what_a_site_is_asked_is_no_small_talk(tmp_path: Path) -> None:
    """A bot's jokes on where it is and what it costs give way to a shop's address and to the price just spoken of."""
    bakery = build_of(BAKERY, "bakery", tmp_path)
    assert "14 Chandler Street" in ask(bakery, "where are you?").quotes[0].text
    assert ask(bakery, "how much does it cost?").status == "small_talk"
    assert "£75" in ask(bakery, "do you run classes", "how much does it cost?").quotes[0].text


PRACTICE = """# The practice

## How is my data kept?
Your notes are kept for eight years, as the law demands. Only those who treat you can read them.

## Does it hurt?
Hardly ever. Tell us at once if it does.
"""


def test_what_is_kept_is_told_by_the_site_where_it_says_so_and_by_the_bot_for_the_chat(tmp_path: Path) -> None:
    practice = build_of(PRACTICE, "practice", tmp_path)
    assert "eight years" in ask(practice, "is my data safe?").quotes[0].text
    typed = ask(practice, "do you keep what i type")
    assert typed.status == "small_talk"
    assert "I store nothing that you type" in typed.lead


def test_a_correction_is_told_where_it_was_typed_and_tells_something(club: Build) -> None:
    """Reading "tho" as "though" changes no answer, and what was sent before was told before."""
    slang = answer("my sholders tho", Conversation(), club)
    assert [one.typed for one in slang.corrections] == ["sholders"]
    piece = answer("tense", slang.conversation, club)
    assert piece.corrections == ()
    parted = answer("which runningshoes", Conversation(), club)
    assert parted.hits[0].passage_id == "first-weeks#shoes"
    assert parted.corrections == ()


def test_corrections_are_told_and_can_be_undone(club: Build) -> None:
    corrected = ask(club, "how do I hold my shouldres down")
    assert [(c.typed, c.understood) for c in corrected.corrections] == [("shouldres", "shoulders")]
    assert ask(club, "how do I hold my shouldres down", correct=False).corrections == ()


@pytest.mark.parametrize(
    "said",
    [
        "what does angle mean",
        "same for the sholders?",
        "why?",
        "shorter",
        "the first one, and which shose do I need?",
        "which shose do I need and how far should I laen?",
    ],
)
def test_no_step_of_a_talk_mends_words_that_are_to_be_taken_as_typed(
    club: Build, monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    talk = ask(club, "how should I bend my elbows").conversation
    mended: list[str] = []

    mends = Speller.correct

    def noted(speller: Speller, text: str) -> tuple[str, tuple[Correction, ...]]:
        mended.append(text)
        return mends(speller, text)

    monkeypatch.setattr(Speller, "correct", noted)
    answer(said, talk, club)
    assert mended
    mended.clear()
    answer(said, talk, club, correct=False)
    assert mended == []


def test_a_follow_up_stays_with_the_topic(club: Build) -> None:
    reply = ask(club, "how do I hold my elbows?", "and why?")
    assert reply.hits[0].document_id == "swinging-arms"


def test_a_change_of_topic_leaves_the_old_one(club: Build) -> None:
    reply = ask(club, "how do I hold my elbows?", "how long should I rest between two sprints on the track")
    assert reply.quotes[0].passage_id == "first-weeks#rest"


@pytest.mark.parametrize("question", ["when to exhale", "tight neck when sprinting", "forward lean?", "bent arms?"])
def test_a_short_question_that_is_surely_answered_leaves_the_old_topic_too(club: Build, question: str) -> None:
    alone, after = ask(club, question), ask(club, "which shoes do I need?", question)
    assert alone.status == after.status == "answered"
    assert after.quotes[0].passage_id == alone.quotes[0].passage_id


def test_a_mistyped_word_is_no_sign_of_another_topic(club: Build) -> None:
    talk = ask(club, "how do I hold my elbows?").conversation
    mistyped, bananas = (
        find(question, talk, club, correct=False).follow_up.leaning
        for question in ("and my elbows zhwen tired", "and my elbows bananas tired")
    )
    assert mistyped > bananas


def test_suggestions_are_canonical_questions_not_yet_answered(club: Build) -> None:
    reply = ask(club, "why do runners swing their arms?")
    canonical = {passage.question for passage in club.passages}
    assert reply.suggestions
    assert set(reply.suggestions) <= canonical
    assert "why do runners swing their arms" not in reply.suggestions


def test_a_conversation_keeps_its_first_turn_and_the_latest(club: Build) -> None:
    turns = ["which shoes do I need?", *(f"elbow angle number {n}" for n in range(12))]
    kept = ask(club, *turns).conversation.turns
    assert len(kept) == REMEMBERED
    assert kept[0].question == turns[0]
    assert kept[-1].question == turns[-1]


def test_the_same_question_gets_the_same_reply(club: Build) -> None:
    assert ask(club, "do arms matter", "and why?") == ask(club, "do arms matter", "and why?")


def test_the_page_asked_on_is_preferred_among_equals(tmp_path: Path) -> None:
    for page, path in (("north", "/north"), ("south", "/south"), ("home", "")):
        (tmp_path / f"{page}.md").write_text(
            f"---\nurl: https://club.example{path}\n---\n# {page}\n\n## Opening hours\n\nThe track opens at nine.\n"
        )
    train(tmp_path, tmp_path / "index")
    build = open_build(tmp_path / "index")
    for page, path in (("north", "/north"), ("south", "/south"), ("home", "/")):
        reply = answer("opening hours", Conversation(), build, page_path=path)
        assert reply.hits[0].document_id == page


def test_who_wants_a_person_gets_the_site_s_own_words_on_it(tmp_path: Path, club: Build) -> None:
    person = "A coach of the club answers by e-mail within a week."
    text = f"# Help\n\n## Can I talk to a real coach?\nask: talk to a human | speak with a person\n\n{person}\n"
    (tmp_path / "help.md").write_text(text, "utf-8")
    train(tmp_path, tmp_path / "index")
    said = ask(open_build(tmp_path / "index"), "talk to a human please")
    assert (said.status, said.quotes[0].text) == ("answered", person)
    silent = ask(club, "talk to a human please")
    assert (silent.status, silent.quotes) == ("abstained", ())
    assert silent.lead == said.lead


@pytest.mark.parametrize("message", ["ok so shake them out. thanks bye", "got it. so relaxed shoulders. thanks!"])
def test_thanks_behind_what_was_taken_from_an_answer_end_the_talk(club: Build, message: str) -> None:
    assert ask(club, "should my shoulders be relaxed", message).status == "small_talk"
    assert ask(club, "should my shoulders be relaxed", message.replace("so ", "so why ")).status != "small_talk"


@pytest.mark.parametrize(
    "message",
    [
        "so i will end it tonight. bye",
        "so i feel like dying. bye",
        "so i jump off the bridge then. bye",
        "so give me a drill. thanks",
        "ok so my arms cross in front of me. thanks",
    ],
)
def test_what_speaks_of_oneself_or_asks_is_no_goodbye(club: Build, message: str) -> None:
    assert ask(club, "should my shoulders be relaxed", message).status != "small_talk"


def test_thanks_behind_a_complaint_are_no_goodbye(club: Build) -> None:
    reply = ask(club, "should my shoulders be relaxed", "so you didnt answer my question. thanks")
    assert reply.lead == ask(club, "that didnt help").lead
