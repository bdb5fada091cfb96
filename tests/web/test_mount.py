"""A server whose address has a path: every link leads there, through a proxy that keeps the path or takes it off."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask

from tests.running import RunningServer
from web.mount import PAGES, RESERVED

HOST = "http://club.example"
HTML = {"Accept": "text/html"}
ASKED = b"question=Why+do+runners+swing+their+arms%3F"


def own_links(page: str) -> set[str]:
    """Give the links of a page that lead to this server, without what stands behind `#`."""
    found = re.findall(r'\s(?:href|src|action|data-src)="([^"#]+)', page)
    links = {html.unescape(link).removeprefix(HOST) for link in found}
    return {link for link in links if link.startswith("/")}


def all_links(server: RunningServer, mount: str) -> set[str]:
    """Follow every link from the first page on, and those of a talk, an error and a refusal."""
    asked = server.request("POST", f"{mount}/chat", ASKED, Content_Type="application/x-www-form-urlencoded")
    lost = server.get(f"{mount}/nowhere", **HTML)
    refused = server.request("POST", f"{mount}/chat", b"x" * 20_000, **HTML)
    assert (asked.status, lost.status, refused.status) == (200, 404, 413)
    links: set[str] = {f"{mount}/embed"}
    new = links.union(*(own_links(page.text) for page in (asked, lost, refused, server.get(f"{mount}/"))))
    while new:
        links |= new
        pages = [server.get(link) for link in sorted(new)]
        new = set().union(*(own_links(p.text) for p in pages if p.headers["content-type"].startswith("text/html")))
        new -= links
    return links


@pytest.mark.parametrize("mount", ["/ask", "/sport/bot", "/chat"])
def test_every_link_of_every_page_leads_below_the_path_kept_or_taken_off(
    serve: Callable[..., RunningServer], club_index: Path, mount: str
) -> None:
    server = serve(club_index, SIDELINE_URL=f"{HOST}{mount}/")
    links = all_links(server, mount)
    assert any("/library/swinging-arms?mark=" in link for link in links)
    assert {f"{mount}/", f"{mount}/chat", f"{mount}/widget.js", f"{mount}/embed-code/preview"} <= links
    for link in links:
        assert link.startswith(f"{mount}/")
        assert server.get(link).status == 200, link
        assert server.get(link.removeprefix(mount)).status == 200, link


def test_replies_errors_and_the_api_s_own_description_name_the_path(
    serve: Callable[..., RunningServer], club_index: Path
) -> None:
    server = serve(club_index, SIDELINE_URL=f"{HOST}/ask")
    asked = json.dumps({"question": "Why do runners swing their arms?"}).encode()
    reply = server.request("POST", "/ask/api/v1/chat", asked, Content_Type="application/json").json()
    assert reply["quotes"][0]["url"].startswith(f"{HOST}/ask/library/")
    assert server.get("/ask/api/v1/nothing").json()["type"] == "/ask/api/docs#problem-not-found"
    assert server.request("POST", "/ask/chat", b"x" * 20_000).json()["type"] == "/ask/api/docs#problem-too-large"
    assert server.get("/ask/api/v1/openapi.json").json()["servers"] == [{"url": "/ask/"}]
    assert "/ask/api/v1/chat" in server.get("/ask/api/docs").text
    assert server.get("/ask").text == server.get("/ask/").text
    assert server.get("/livez").status == 200


def test_a_path_that_begins_as_an_own_address_is_refused_and_no_other(app: Flask) -> None:
    first = {rule.rule.split("/")[1] for rule in app.url_map.iter_rules()}
    assert first - {""} == PAGES | RESERVED
