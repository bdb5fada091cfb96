"""Another site, on an origin of its own, that embeds the chat."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class HostSite:
    """Serve one page at `/`; `html` and `headers` may be changed at any time."""

    def __init__(self) -> None:
        self.html, self.headers = "", {}  # type: tuple[str, dict[str, str]]
        host = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                found = self.path.partition("?")[0] == "/"
                self.send_response(200 if found else 404)
                for name, value in {"Content-Type": "text/html; charset=utf-8", **host.headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                if found:
                    self.wfile.write(host.html.encode())

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        # It looks this often whether it is to stop, and every test that has a host waits for that at its end.
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://localhost:{self._server.server_address[1]}/"

    def show(self, body: str, head: str = "", lang: str = "en", dir: str = "ltr", **headers: str) -> str:
        """Set the page and give its address; a header's `_` stands for `-`."""
        top = f'<!doctype html><html lang="{lang}" dir="{dir}"><head><title>Host</title>{head}</head>'
        self.html = f"{top}<body>{body}</body></html>"
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.url

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
