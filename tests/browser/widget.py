"""The widget as a visitor handles it: by what is written on it and by keys."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

from web.page_words import LOCALES

ANSWERED = "Why do runners swing their arms?"
CLARIFIED = "position in a sprint"
ABSTAINED = "what is the price of tea in China?"
NEAR_OTHERS = "how should I hold my arms when running"  # answered, and other questions are like it
CORRECTED = "How do I keep my shuolders down?"


class Widget:
    """The one widget of a page."""

    def __init__(self, page: Page, locale: str = "en") -> None:
        self.page = page
        self.words = LOCALES[locale]
        self.launcher, self.panel = self.part("launcher"), self.part("panel")
        self.input, self.close = self.part("input"), self.part("close")
        self.turns, self.quotes, self.sources = self.part("turn"), self.part("quote"), self.part("source")

    def part(self, name: str) -> Locator:
        return self.page.locator(f"sideline-chat [part={name}]")

    @property
    def log(self) -> Locator:
        return self.part("transcript")

    def button(self, name: str) -> Locator:
        """Give a button of the panel by what it says or shows."""
        return self.panel.get_by_role("button", name=name, exact=True)

    def open(self) -> Widget:
        self.launcher.click()
        self.panel.wait_for()
        return self

    def send(self, question: str) -> None:
        """Type and press Enter; don't wait."""
        self.input.fill(question)
        self.input.press("Enter")

    def ask(self, question: str = ANSWERED) -> Locator:
        """Ask and give the turn once it is answered."""
        before = self.turns.count()
        self.send(question)
        turn = self.turns.nth(before)
        turn.locator(".reply").wait_for()
        return turn

    def focused(self) -> str:
        """Name what has the focus: the part inside the widget, else the page's element."""
        return str(
            self.page.evaluate("""() => {
              let element = document.activeElement;
              while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
              return element?.getAttribute("part") || element?.className || element?.localName || "";
            }""")
        )

    def in_focus(self) -> bool:
        return bool(self.page.evaluate("() => document.activeElement?.localName === 'sideline-chat'"))


def messages(page: Page) -> None:
    """Keep every text that the page's polite regions ever hold in `window.spoken`; call before the page loads."""
    page.add_init_script("""
      window.spoken = [];
      const note = (region) => {
        if (region.textContent && region.textContent !== spoken.at(-1)) spoken.push(region.textContent);
      };
      new MutationObserver((changes) => {
        for (const { target } of changes) {
          const element = target.nodeType === 1 ? target : target.parentElement;
          const region = element?.closest("[aria-live=polite]");
          if (region) note(region);
        }
      }).observe(document, { subtree: true, childList: true, characterData: true });
    """)
