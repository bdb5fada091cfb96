"""A whole conversation as a screen reader gets it: what is spoken, in order, and what can be read at the end.

Words that the bot chose stand as what they are (<text>, <heading>), so that another ranking changes nothing here.
"""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, Response

from tests.browser.assistive import Reader
from tests.browser.host import HostSite
from tests.browser.test_embedding import tag
from tests.browser.widget import ABSTAINED, ANSWERED, CLARIFIED, CORRECTED, Widget
from tests.running import RunningServer

HEARD = """
# opened
# asked Why do runners swing their arms?
status: <text> From <title>, <heading>.
# asked position in a sprint
status: <lead> 3 questions to choose from.
# asked How do I keep my shuolders down?
status: Searched for shoulders. <text> From <title>, <heading>.
# asked what is the price of tea in China?
status: <lead>
# lost the connection
alert: No connection. Your question is still in the box below.Try again
"""
READ = """
# closed
button “Ask a question” expanded=false focused=true
# open, with a conversation
dialog “Ask a question” modal=false
  heading “Ask a question”
  button “Save conversation”
  button “New conversation”
  button “Close chat”
  log “Conversation”
    paragraph “”
      StaticText “<greeting>”
    group “Questions to start with”
      button “<question>”
    list “”
      listitem “”
        paragraph “”
          StaticText “You:”
          StaticText “Why do runners swing their arms?”
        StaticText “Answer:”
        figure “”
          blockquote “”
            paragraph “”
              StaticText “<text>”
          Figcaption “”
            link “Source: <heading> (opens in a new tab)”
            StaticText “<title>”
            StaticText “Coaching experience”
            StaticText “·”
            StaticText “after “A talk at the club house” by The club's coach”
            StaticText “·”
            StaticText “reviewed Oct 1, 2026”
        button “Why this answer?” expanded=false
        button “Copy answer”
        group “Did this help?”
          button “Yes, it helped” pressed=false
          button “No, it didn’t help” pressed=false
        group “You could ask next”
          button “<question>”
      listitem “”
        paragraph “”
          StaticText “You:”
          StaticText “position in a sprint”
        StaticText “Answer:”
        paragraph “”
          StaticText “<lead>”
        group “Which of these do you mean?”
          button “<question>”
          paragraph “”
            StaticText ““<text>””
            link “Source: <heading> (opens in a new tab)”
          button “<question>”
          paragraph “”
            StaticText ““<text>””
            link “Source: <heading> (opens in a new tab)”
          button “<question>”
          paragraph “”
            StaticText ““<text>””
            link “Source: <heading> (opens in a new tab)”
        button “Why this answer?” expanded=false
        group “Did this help?”
          button “Yes, it helped” pressed=false
          button “No, it didn’t help” pressed=false
      listitem “”
        paragraph “”
          StaticText “You:”
          StaticText “How do I keep my shuolders down?”
        StaticText “Answer:”
        paragraph “”
          StaticText “Searched for shoulders.”
          button “Search for shuolders instead”
        figure “”
          blockquote “”
            paragraph “”
              StaticText “<text>”
          Figcaption “”
            link “Source: <heading> (opens in a new tab)”
            StaticText “<title>”
            StaticText “Coaching experience”
            StaticText “·”
            StaticText “after “A talk at the club house” by The club's coach”
            StaticText “·”
            StaticText “reviewed Oct 1, 2026”
        button “Why this answer?” expanded=false
        button “Copy answer”
        group “Did this help?”
          button “Yes, it helped” pressed=false
          button “No, it didn’t help” pressed=false
      listitem “”
        paragraph “”
          StaticText “You:”
          StaticText “what is the price of tea in China?”
        StaticText “Answer:”
        paragraph “”
          StaticText “<lead>”
        button “Why this answer?” expanded=false
        group “Did this help?”
          button “Yes, it helped” pressed=false
          button “No, it didn’t help” pressed=false
    status “” live=polite
    alert “” live=assertive
      paragraph “”
        StaticText “No connection. Your question is still in the box below.”
      button “Try again”
  StaticText “Your question”
  combobox “Your question” expanded=false focused=true
    StaticText “and now?”
  button “Send question”
  paragraph “”
    StaticText “<disclaimer>”
"""


def test_what_is_heard_and_what_can_be_read(page: Page, site: RunningServer, host: HostSite) -> None:
    replies: list[dict[str, Any]] = []
    page.on("response", lambda response: replies.append(response.json()) if told(response) else None)
    reader = Reader(page)
    page.goto(host.show(tag(site)))
    widget = Widget(page)
    widget.launcher.focus()
    read = ["# closed", *reader.tree("button")]
    page.keyboard.press("Enter")
    widget.part("suggestion").first.wait_for()
    heard = ["# opened", *reader.heard()]
    for question in (ANSWERED, CLARIFIED, CORRECTED, ABSTAINED):
        widget.ask(question)
        page.wait_for_timeout(400)
        heard += [f"# asked {question}", *reader.heard()]
    page.route("**/api/v1/chat", lambda route: route.abort())
    widget.send("and now?")
    widget.panel.get_by_role("alert").locator("button").wait_for()
    heard += ["# lost the connection", *reader.heard()]
    read += ["# open, with a conversation", *reader.tree("dialog")]
    assert plainly(heard, replies) == HEARD.strip()
    assert plainly(read, replies) == READ.strip()


def told(response: Response) -> bool:
    return (
        response.ok
        and response.request.method != "OPTIONS"
        and response.url.partition("?")[0].endswith(("/chat", "/starters"))
    )


def plainly(lines: list[str], replies: list[dict[str, Any]]) -> str:
    """Put what a text is in place of the text that the bot chose, and rows of the same into one line."""
    quotes = [quote for reply in replies for quote in (*reply.get("quotes", []), *reply.get("previews", []))]
    names = {quote[name]: f"<{name}>" for name in ("title", "heading", "text") for quote in quotes}
    for reply in replies:
        names |= {reply[name]: f"<{name}>" for name in ("lead", "greeting", "disclaimer") if reply.get(name)}
    offered = {question(other) for reply in replies for other in reply["suggestions"] + reply.get("options", [])}
    names |= {f"button “{text}”": "button “<question>”" for text in offered}
    # A slow machine has time to say that it searches.
    told = [put(line, names) for line in lines if not line.startswith("status: Searching")]
    return "\n".join(line for place, line in enumerate(told) if place == 0 or line != told[place - 1])


def question(suggestion: str | dict[str, str]) -> str:
    return suggestion if isinstance(suggestion, str) else suggestion["question"]


def put(line: str, names: dict[str, str]) -> str:
    if line.startswith("#"):
        return line
    for text in sorted(names, key=len, reverse=True):
        line = line.replace(text, names[text])
    return line
