"""The application, as the tests of `web` have it."""

from tests.web.conftest import app, client, make_app

__all__ = ["app", "client", "make_app"]
