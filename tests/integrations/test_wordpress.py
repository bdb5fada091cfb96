"""The WordPress plugin, run by a real PHP on stand-ins for the functions of WordPress that it calls."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.running import ROOT
from web.snippets import CHOICES, ScriptAddresses, read_attributes, snippets

PLUGIN = ROOT / "integrations" / "wordpress" / "sideline-chat.php"
STAND_INS = Path(__file__).parent / "wordpress" / "stand_ins.php"
BOT = "https://bot.example"
PINNED = {"release": "0123456789abcdef", "integrity": f"sha384-{'A' * 64}"}
ADDRESSES = ScriptAddresses(BOT, "/widget.js", "/widget/0123456789abcdef/widget.js", "sha384-x")


@pytest.fixture(scope="module")
def php() -> str:
    found = shutil.which("php")
    if found is None:
        pytest.skip("php is not installed (Debian: apt-get install php-cli)")
    return found


def run(php: str, **asked: object) -> Any:
    command = [php, str(STAND_INS), str(PLUGIN)]
    done = subprocess.run(command, input=json.dumps(asked), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads(done.stdout)


def form(**more: object) -> dict[str, object]:
    return {"bot": BOT, "everywhere": "1", **more}


class Elements(HTMLParser):
    """Gathers elements with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def only_script(told: Any) -> dict[str, str | None]:
    ((tag, attributes),) = Elements("".join(told["scripts"])).found
    assert tag == "script"
    return attributes


def test_it_has_no_fault_of_syntax(php: str) -> None:
    done = subprocess.run([php, "-l", str(PLUGIN)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_out_of_the_box_it_prints_nothing(php: str) -> None:
    told = run(php, shortcode="[sideline]")
    assert (told["scripts"], told["body"], told["footer"]) == ([], "", "")


def test_everywhere_is_one_deferred_tag_with_the_owners_words_and_a_link_without_script(php: str) -> None:
    heading = 'Ask "us" $1 \\0 & more'
    told = run(php, form=form(attributes={"heading": heading, "accent": "#00bb66", "position": "start"}))
    script = only_script(told)
    assert script["src"] == f"{BOT}/widget.js"
    assert "defer" in script
    assert (script["data-heading"], script["data-accent"], script["data-position"]) == (heading, "#00bb66", "start")
    assert "integrity" not in script
    assert told["other"] == '<script src="x"></script>'
    assert Elements(told["footer"]).found[-1] == ("a", {"href": f"{BOT}/chat"})


def test_a_pinned_release_is_verified_by_the_browser(php: str) -> None:
    script = only_script(run(php, form=form(**PINNED)))
    assert script["src"] == f"{BOT}/widget/0123456789abcdef/widget.js"
    assert (script["integrity"], script["crossorigin"]) == (PINNED["integrity"], "anonymous")


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"bot": "bot.example"}, "bot"),
        ({"bot": "javascript:alert(1)"}, "bot"),
        ({"bot": "http://bot.example"}, "bot"),
        ({"bot": "https://user:pass@bot.example"}, "bot"),
        ({"bot": "https://bot.example?x=1"}, "bot"),
        ({"bot": ""}, None),
        ({"release": "../../evil"}, "release"),
        ({"release": PINNED["release"]}, "release"),
        ({"integrity": '" onload="x'}, "release"),
        ({"attributes": {"accent": "red;", "position": "top", "locale": "en<x>", "mode": "full"}}, None),
        ({"attributes": "x"}, None),
    ],
)
def test_what_cannot_be_used_is_not_kept_and_the_owner_is_told(
    php: str, fields: dict[str, object], fault: str | None
) -> None:
    told = run(php, form=form(**fields))
    assert list(told["faults"]) == ([fault] if fault else [])
    assert told["option"]["attributes"] == []
    assert told["option"]["bot"] == ("" if "bot" in fields else BOT)
    assert (told["option"]["release"], told["option"]["integrity"]) == ("", "")


@pytest.mark.parametrize("bot", ["http://localhost:8000/", "https://bot.example/sites/club/", "http://127.0.0.1:8000"])
def test_a_mount_and_a_bot_on_this_machine_are_taken(php: str, bot: str) -> None:
    assert run(php, form=form(bot=bot))["option"]["bot"] == bot.rstrip("/")


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(exclude_characters="<%", exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=60))
def test_the_shortcode_of_the_embed_page_gives_the_attributes_chosen(php: str, heading: str) -> None:
    attributes = read_attributes({"heading": heading, "history": "off", "mode": "inline", "accent": "#00bb66"})
    told = run(php, form={"bot": BOT}, shortcode=snippets(attributes, ADDRESSES)["wordpress"])
    (element, chat), link = Elements(told["body"]).found
    assert element == "sideline-chat"
    assert chat == {"api": BOT, **attributes}
    assert link == ("a", {"href": f"{BOT}/chat"})
    assert only_script(told)["src"] == f"{BOT}/widget.js"


def test_a_shortcode_in_the_corner_needs_to_say_so(php: str) -> None:
    corner = run(php, form={"bot": BOT}, shortcode=snippets({}, ADDRESSES)["wordpress"])
    assert "mode" not in Elements(corner["body"]).found[0][1]
    assert Elements(run(php, form={"bot": BOT}, shortcode="[sideline]")["body"]).found[0][1]["mode"] == "inline"


EVIL = '"><img src=x onerror=alert(1)>'


def test_no_setting_whatever_becomes_markup(php: str) -> None:
    kept = {
        "bot": f"https://bot.example/{EVIL}",
        "release": EVIL,
        "integrity": EVIL,
        "everywhere": True,
        "attributes": {"heading": EVIL, "greeting": EVIL, "accent": EVIL, "locale": EVIL, EVIL: EVIL},
    }
    told = run(
        php, option=kept, shortcode='[sideline heading="&quot;&gt;&lt;img src=x&gt;" api="https://evil.example"]'
    )
    for part in ("body", "footer", "page"):
        found = Elements(told[part]).found
        assert "img" not in {tag for tag, _ in found}
        assert not [name for _, attributes in found for name in attributes if name.startswith("on")]
    assert "evil.example" not in told["body"]


def test_the_owners_page_is_for_administrators_with_a_nonce_and_labels(php: str) -> None:
    told = run(php, form=form())
    assert told["refused"] == ""
    assert "_wpnonce" in told["page"]
    controls = {a["id"] for tag, a in Elements(told["page"]).found if tag in {"input", "select"} and "id" in a}
    labels = {a["for"] for tag, a in Elements(told["page"]).found if tag == "label"}
    assert controls == labels
    assert len(controls) == 11


def test_uninstalled_it_leaves_nothing(php: str) -> None:
    assert run(php, form=form())["left"] == []


def test_it_knows_the_same_choices_as_the_embed_page() -> None:
    source = PLUGIN.read_text(encoding="utf-8")
    listed = re.findall(r"'(\w+)'\s*=> array\( ('[^)]*') \)", source.partition("/* --- settings")[0])
    known = {name: tuple(re.findall(r"'(\w+)'", values)) for name, values in listed}
    assert known == {name: values for name, values in CHOICES.items() if name != "locale"}


def test_the_embed_page_offers_it(client: FlaskClient) -> None:
    assert "/embed-code/sideline-chat.php" in client.get("/embed-code").text
    file = client.get("/embed-code/sideline-chat.php")
    assert file.data == PLUGIN.read_bytes()
    assert "attachment" in file.headers["Content-Disposition"]
