"""What the embed page writes: the attributes chosen and nothing else, whatever an owner types."""

from __future__ import annotations

import json
import re
from html import unescape
from html.parser import HTMLParser

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from web.page_words import LOCALES
from web.releases import own_file
from web.snippets import CHOICES, ScriptAddresses, read_attributes, snippets
from web.widget_file import release_id

BOT = ScriptAddresses(
    "https://bot.example/sites/club", "/widget.js", "/widget/0123456789abcdef/widget.js", "sha384-abc/+="
)
words = st.text(max_size=120)


class Elements(HTMLParser):
    """Gathers the elements of a snippet and the text in them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


@given(words, words, st.sampled_from(CHOICES["position"]), st.sampled_from(CHOICES["history"]))
def test_the_tag_holds_what_was_chosen_and_is_one_element(
    heading: str, greeting: str, position: str, history: str
) -> None:
    attributes = read_attributes(
        {"heading": heading, "greeting": greeting, "position": position, "history": history, "accent": "#00BB66"}
    )
    made = snippets(attributes, BOT)
    ((tag, found),) = Elements(made["tag"]).found
    assert tag == "script"
    assert found.pop("src") == "https://bot.example/sites/club/widget.js"
    assert found.pop("defer") is None
    assert found == {f"data-{name}": value for name, value in attributes.items()}
    assert attributes["accent"] == "#00bb66"
    ((_, pinned),) = Elements(made["pinned"]).found
    assert pinned.pop("src") == "https://bot.example/sites/club/widget/0123456789abcdef/widget.js"
    assert (pinned.pop("integrity"), pinned.pop("crossorigin")) == ("sha384-abc/+=", "anonymous")
    assert {name: value for name, value in pinned.items() if name != "defer"} == found


def test_the_policy_names_the_origin_for_a_path_in_it_would_match_that_very_path_alone() -> None:
    assert snippets({}, BOT)["policy"] == "script-src https://bot.example; connect-src https://bot.example"
    for base in ("http://localhost:8000", "https://[2001:db8::1]:8443/chat/"):
        policy = snippets({}, ScriptAddresses(base, "/widget.js", "", ""))["policy"]
        assert policy.count(base.removesuffix("/chat/")) == 2
        assert "/chat" not in policy


@given(words)
def test_in_the_page_the_place_holds_a_working_link_until_the_script_runs(heading: str) -> None:
    attributes = read_attributes({"heading": heading, "mode": "inline"})
    chat, link, script = Elements(snippets(attributes, BOT)["tag"]).found
    assert chat == ("sideline-chat", dict(attributes))
    assert link == ("a", {"href": "https://bot.example/sites/club/chat"})
    assert script == ("script", {"src": "https://bot.example/sites/club/widget.js", "defer": None})


@given(words)
def test_the_shortcode_can_be_read_back(heading: str) -> None:
    attributes = read_attributes({"heading": heading, "locale": "en"})
    code = snippets(attributes, BOT)["wordpress"]
    assert re.fullmatch(r"\[sideline[^\[\]]*\]", code)
    assert {name: unescape(value) for name, value in re.findall(r' (\w+)="([^"]*)"', code)} == {
        "mode": "bubble",
        **attributes,
    }


@given(words)
def test_the_components_properties_are_the_attributes(heading: str) -> None:
    attributes = read_attributes({"heading": heading, "mode": "inline"})
    last = snippets(attributes, BOT)["react"].splitlines()[-1]
    decoder = json.JSONDecoder()
    found, rest = {}, last.removeprefix("<SidelineChat")
    while rest.startswith(" ") and not rest.startswith(" />"):
        name, _, rest = rest[1:].partition("={")
        found[name], end = decoder.raw_decode(rest)
        rest = rest[end:].removeprefix("}")
    assert (found, rest) == (attributes, " />")


@pytest.mark.parametrize(
    "given",
    [
        {"position": "top"},
        {"mode": "javascript:alert(1)"},
        {"accent": "red;}"},
        {"accent": "#8c2f1f"},
        {"locale": "xx"},
        {"api": "https://evil.example"},
        {"heading": "\u202e \x00"},
        {"mode": "bubble", "position": "end", "history": "tab", "locale": "auto"},
    ],
)
def test_what_cannot_be_used_or_is_so_anyway_is_left_out(given: dict[str, str]) -> None:
    assert read_attributes(given) == {}


def test_long_words_are_cut() -> None:
    found = read_attributes({"heading": "x" * 500, "greeting": "y" * 5000})
    assert {name: len(value) for name, value in found.items()} == {"heading": 80, "greeting": 300}


# --- the page ----------------------------------------------------------------------------------------


def shown(page: str, name: str) -> str:
    found = re.search(f'<code id="{name}">(.*?)</code>', page, re.DOTALL)
    assert found is not None
    return unescape(found[1])


def test_without_script_the_form_gives_the_same_as_with(client: FlaskClient) -> None:
    plain = client.get("/embed-code").text
    assert shown(plain, "tag") == '<script src="http://localhost/widget.js" defer></script>'
    query = {"heading": 'Ask "us" & <all>', "accent": "#00bb66", "mode": "inline", "history": "off"}
    page = client.get("/embed-code", query_string=query).text
    told = client.get("/embed-code/snippets", query_string=query).get_json()
    assert {name: shown(page, name) for name in told["snippets"]} == told["snippets"]
    assert 'heading="Ask &quot;us&quot; &amp; &lt;all&gt;"' in shown(page, "tag")
    assert '<option value="inline" selected>' in page
    assert "<all>" not in page


def test_the_pinned_tag_names_this_release_and_its_digest(client: FlaskClient) -> None:
    file = own_file("widget.js")
    assert file is not None
    pinned = shown(client.get("/embed-code").text, "pinned")
    assert f'src="http://localhost/widget/{release_id()}/widget.js" integrity="{file.integrity}"' in pinned


def test_every_language_can_be_chosen(client: FlaskClient) -> None:
    page = client.get("/embed-code").text
    assert all(f'<option value="{locale}"' in page for locale in ("auto", *LOCALES))


def test_where_the_address_is_not_certain_the_page_says_so(make_app: object) -> None:
    assert callable(make_app)
    client = make_app(host="0.0.0.0").test_client()
    page = client.get("/embed-code", base_url="http://evil.example").text
    assert "evil.example" not in page
    assert "SIDELINE_URL" in page
    assert "https://bot.example/widget.js" in shown(page, "tag")


def test_only_the_preview_may_stand_in_a_frame_and_only_in_ours(client: FlaskClient) -> None:
    preview, page = client.get("/embed-code/preview"), client.get("/embed-code")
    assert preview.headers["Content-Security-Policy"].endswith("frame-ancestors 'self'")
    assert preview.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert page.headers["Content-Security-Policy"].endswith("frame-ancestors 'none'")
