"""The website around the engine: HTTP API, pages, and what keeps them safe."""

from __future__ import annotations

from dataclasses import replace

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from bot.builds import Build
from web import guard, limits, logs, metrics, origins, problems
from web.admin_api import admin_api
from web.api import api
from web.config import Config
from web.demo_pages import demo_pages
from web.embed_pages import embed_pages
from web.feedback import open_store
from web.health import health
from web.live import LiveBuild
from web.mount import mounted
from web.openapi import docs
from web.pages import pages
from web.releases import Releases
from web.shapes import BODY_MAX_BYTES
from web.site import Sideline
from web.tokens import Tokens
from web.widget_routes import widget


def speak_for(config: Config, build: Build) -> Build:
    """Give a build whose voice names the operator's contact and emergency number, where they are set."""
    if config.contact is None and config.emergency is None:
        return build
    voice = build.manners.voice.with_owner(config.contact, config.emergency)
    return replace(build, manners=build.manners.with_voice(voice))


def create_app(config: Config) -> Flask:
    """Make the application. It starts without an index too, and says so where it is asked."""
    app = Flask(__name__)
    app.config["MAX_CONTENT_LENGTH"] = BODY_MAX_BYTES
    app.config["MAX_FORM_MEMORY_SIZE"] = BODY_MAX_BYTES
    app.json.sort_keys = False  # type: ignore[attr-defined]
    counts = metrics.Metrics()
    site = Sideline(
        config=config,
        live=LiveBuild(config.index, counts.tell_build, lambda build: speak_for(config, build)),
        tokens=Tokens(config.secret, config.conversation_seconds),
        metrics=counts,
        store=open_store(config),
        releases=Releases(config.var / "widget"),
    )
    site.releases.keep_own()
    app.extensions["sideline"] = site
    # Before a request in this order, after it in the opposite one.
    logs.register(app)
    metrics.register(app, counts, config)
    limits.register(app, config)
    guard.register(app, config)
    origins.register(app, config)
    problems.register(app)
    for blueprint in (api, admin_api, health, docs, pages, demo_pages, embed_pages, widget):
        app.register_blueprint(blueprint)
    if config.mount:
        app.wsgi_app = mounted(app.wsgi_app, config.mount)  # type: ignore[method-assign, assignment]
    if config.trusted_proxies:
        hops = config.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
    return app
