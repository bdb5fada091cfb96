"""What assistive technology gets: the accessibility tree as Chromium hands it over, and what live regions say."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

Node = dict[str, Any]
PASSED_OVER = {"none", "generic", "InlineTextBox", "LineBreak", "ListMarker", "LabelText"}
STATES = ("expanded", "pressed", "focused", "modal", "live")


class Reader:
    """Reads a page as a screen reader would; make it before the page loads."""

    def __init__(self, page: Page) -> None:
        self.page = page
        page.add_init_script(_LISTEN)
        self._client = page.context.new_cdp_session(page)

    def heard(self) -> list[str]:
        """Give what live regions said since the last call, in order."""
        said: list[str] = self.page.evaluate("() => heard.splice(0)")
        return said

    def tree(self, role: str) -> list[str]:
        """Give the part of the tree below the first node of a role, one line a node, indented."""
        nodes: list[Node] = self._client.send("Accessibility.getFullAXTree")["nodes"]
        by_id = {node["nodeId"]: node for node in nodes}
        top = next(node for node in nodes if value(node, "role") == role)
        return list(lines(top, by_id, 0, ""))


def lines(node: Node, by_id: dict[str, Node], depth: int, named: str) -> list[str]:
    """Tell a node and what is below it; text that only repeats the name of what holds it is left out."""
    role, name = value(node, "role"), " ".join(value(node, "name").split())
    told = not node["ignored"] and role not in PASSED_OVER and not (role == "StaticText" and name in named)
    found = [f"{'  ' * depth}{role} “{name}”{states(node)}"] if told else []
    for child in node.get("childIds", []):
        if child in by_id:
            found += lines(by_id[child], by_id, depth + told, name if told and role != "StaticText" else named)
    return found


def states(node: Node) -> str:
    """Tell the states that a screen reader speaks."""
    found = {state["name"]: state["value"].get("value") for state in node.get("properties", [])}
    return "".join(f" {name}={str(found[name]).lower()}" for name in STATES if found.get(name) not in (None, ""))


def value(node: Node, name: str) -> str:
    return str(node.get(name, {}).get("value", ""))


# Live regions are in the page and inside the element; each change of one to something else than nothing is speech.
_LISTEN = """
  window.heard = [];
  const listen = (root) => new MutationObserver((changes) => {
    const regions = new Set(changes.map(({ target }) =>
      (target.nodeType === 1 ? target : target.parentElement)?.closest("[aria-live], [role=status], [role=alert]")));
    for (const region of regions) {
      const text = region?.textContent.trim();
      if (!text || region.getAttribute("aria-live") === "off") continue;
      heard.push(`${region.getAttribute("role")}: ${text}`);
    }
  }).observe(root, { subtree: true, childList: true, characterData: true });
  listen(document);
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (how) {
    const root = attach.call(this, how);
    listen(root);
    return root;
  };
"""
