"""Measure how soon the widget's launcher stands, as a ratio to deep-chat's first control in the same run.

    .venv/bin/python -m benchmarks.widget_start

Both scripts come from one loopback server into a fresh browser context each time, taken alternately, with the CPU
slowed down four times by the browser. The clock runs from when the script has come and the page is parsed, which is
when deferred scripts start, until the first frame in which a button or a field has a size. A script that makes one
button and nothing else tells what of that is the browser's own.

deep-chat (MIT) is the lightest chat component for pages that was found; its package is fetched by npm for the run and
forgotten afterwards.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tarfile
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from scripts.prepare import find_browser
from web.widget_file import widget_source

RIVAL = "deep-chat@2.4.2"
SLOWED = 4
PAGES = {
    "ours": '<script src="widget.js" defer></script>',
    "bare": '<script src="bare.js" defer></script>',
    "rival": '<script src="rival.js" type="module"></script><deep-chat></deep-chat>',
}
BARE = """
  const host = document.createElement("div");
  const button = document.createElement("button");
  button.textContent = "Ask";
  host.attachShadow({ mode: "open" }).append(button);
  document.body.append(host);
"""
TOP = "<!doctype html><html lang='en'><title>Start</title><h1>Words</h1><p>More words, to have something to move.</p>"

# Looks into open shadow roots in every frame; keeps long tasks and shifts of what is on the page.
WATCH = """
  window.seen = { long: [], shift: 0 };
  new PerformanceObserver((list) => seen.long.push(...list.getEntries()))
    .observe({ type: "longtask", buffered: true });
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => (seen.shift += entry.value)))
    .observe({ type: "layout-shift", buffered: true });
  const controls = (root) => [...root.querySelectorAll("*")].flatMap((element) => [
    ...(element.matches("button, textarea, input, [contenteditable]") ? [element] : []),
    ...(element.shadowRoot ? controls(element.shadowRoot) : []),
  ]);
  const look = () => {
    if (controls(document).some((control) => control.getBoundingClientRect().width)) seen.at = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
"""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


def fetch_rival(folder: Path) -> None:
    """Get the rival's documented bundle by npm, as one file."""
    subprocess.run(["npm", "pack", RIVAL, "--silent"], cwd=folder, check=True, capture_output=True)  # noqa: S603, S607
    [package] = folder.glob("*.tgz")
    with tarfile.open(package) as archive:
        bundle = archive.extractfile("package/dist/deepChat.bundle.js")
        assert bundle is not None, "the package has no bundle any more: look where it is now"
        (folder / "rival.js").write_bytes(bundle.read())


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder on loopback and give its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()
    thread.join()


def start(browser: Browser, address: str) -> dict[str, Any]:
    """Open a page anew and give `ms` from the script's start to the first control, `long` in ms, and `shift`."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.add_init_script(WATCH)
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    page.goto(address)
    page.wait_for_function("() => seen.at", timeout=60_000)
    page.wait_for_timeout(300)
    found: dict[str, Any] = page.evaluate("""() => {
      const script = performance.getEntriesByType("resource").find((entry) => entry.initiatorType === "script");
      const began = Math.max(script.responseEnd, performance.getEntriesByType("navigation")[0].domInteractive);
      const long = seen.long.filter((task) => task.startTime + task.duration > began).map((task) => task.duration);
      return { ms: seen.at - began, long: Math.max(0, ...long), shift: seen.shift };
    }""")
    context.close()
    return found


def measure(rounds: int) -> dict[str, list[dict[str, Any]]]:
    """Start all alternately, so that whatever else the machine does falls upon both."""
    runs: dict[str, list[dict[str, Any]]] = {name: [] for name in PAGES}
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        fetch_rival(folder)
        (folder / "widget.js").write_bytes(widget_source())
        (folder / "bare.js").write_text(BARE, encoding="utf-8")
        for page, body in PAGES.items():
            (folder / f"{page}.html").write_text(f"{TOP}{body}</html>", encoding="utf-8")
        # The rival asks for a font elsewhere; nothing leaves the machine.
        offline = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox", offline])
        with serving(folder) as address:
            for turn in range(rounds + 1):
                for page in PAGES:
                    found = start(browser, f"{address}{page}.html")
                    if turn:  # the first round only warms up
                        runs[page].append(found)
        browser.close()
    return runs


def main() -> int:
    """Measure and tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=9, help="how often each is started (default %(default)s)")
    options = parser.parse_args()
    if not shutil.which("npm") or not find_browser():
        print("this needs npm, and a Chromium that SIDELINE_CHROMIUM may name", file=sys.stderr)
        return 1
    runs = measure(options.rounds)
    for page, found in runs.items():
        median = statistics.median(run["ms"] for run in found)
        long, shift = (statistics.median(run[name] for run in found) for name in ("long", "shift"))
        print(f"{page:6} {median:6.0f} ms to the first control, longest task {long:.0f} ms, layout shift {shift:.3f}")
    ratios = [ours["ms"] / rival["ms"] for ours, rival in zip(runs["ours"], runs["rival"], strict=True)]
    print(f"ratio  {statistics.median(ratios):.2f} (median of {len(ratios)} rounds at {SLOWED}x slowed CPU)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
