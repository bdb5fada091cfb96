"""What stands around every conversation: a greeting, the line below it, and where to find a person."""

from __future__ import annotations

from bot.builds import Build
from bot.records.reply import Contact
from web.config import Config
from web.page_words import WORDS


def disclaimer(config: Config, build: Build | None) -> str:
    """Give the line under chat and library: the operator's, else the owner's, else the built-in one."""
    own = build.manners.voice.disclaimer if build else ""
    return config.notice or own or str(WORDS["disclaimer"])


def greeting(build: Build) -> str:
    """Give what is said before the first question."""
    return build.manners.voice.greeting or str(WORDS["greeting"])


def contact(config: Config, build: Build) -> Contact | None:
    """Give where a visitor finds a person."""
    return config.contact or build.manners.voice.contact
