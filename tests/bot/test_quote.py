"""Quotes are whole sentences, and their links land on them."""

from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st

from bot.quote import citation_url, in_line, text_fragment
from bot.records.reply import Quote

lines = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=200)


def quote(text: str, page_url: str | None = None) -> Quote:
    return Quote(text, "a/b#c-d", "a/b", "T", "H", "c-d", 10, 10 + len(text), "0123456789abcdef", page_url)


def test_the_reader_link_names_range_digest_heading_and_words() -> None:
    url = citation_url(quote("Arms turn, legs answer."), "https://bot.example")
    assert url == ("https://bot.example/library/a/b?mark=10-33&v=01234567#c-d:~:text=Arms%20turn%2C%20legs%20answer.")


def test_a_page_that_holds_the_text_is_linked_itself() -> None:
    url = citation_url(quote("Arms turn.", "https://club.example/arms?x=1#top"))
    assert url == "https://club.example/arms?x=1#c-d:~:text=Arms%20turn."


def test_a_quote_over_two_blocks_is_named_by_its_ends() -> None:
    fragment = text_fragment("The arms turn against the legs and more.\n\nThe trunk keeps still while they do so.")
    start, end = (unquote(part) for part in fragment.split(","))
    assert start == "The arms turn against the"
    assert end == "still while they do so."


@given(st.lists(lines.filter(str.strip), min_size=1, max_size=3))
def test_the_fragment_is_made_of_the_quotes_own_words(blocks: list[str]) -> None:
    text = "\n\n".join(blocks).strip()
    ends = [unquote(part) for part in text_fragment(text).split(",")]
    squeezed = " ".join(text.split())
    assert squeezed.startswith(" ".join(ends[0].split()))
    assert squeezed.endswith(" ".join(ends[-1].split()))
    assert "-" not in text_fragment(text)


def test_a_list_in_line_is_no_run_of_words() -> None:
    text = "Pack these:\n\na flat pair of shoes\n\nwater\n\nWe go in any weather.\n\nBring a friend."
    assert in_line(text) == ("Pack these: a flat pair of shoes · water · We go in any weather. Bring a friend.")


@given(st.lists(lines.filter(str.strip), min_size=1, max_size=4))
def test_a_text_in_line_keeps_all_its_words(blocks: list[str]) -> None:
    assert in_line("\n\n".join(blocks)).replace(" · ", " ").split() == "\n\n".join(blocks).replace(" · ", " ").split()
