"""Tell whether a question that no rule calls a red flag is one all the same: one in words that no rule has."""

from __future__ import annotations

from bot.builds import Build
from bot.manners.red_flags import NearestFlag, known_red_flags
from bot.manners.safety import SafetyTopic
from bot.search import Found
from bot.semantics import shipped
from bot.talk.gives_way import gives_way
from bot.text.analyse import words
from bot.text.function_words import content_words


def likely_red_flag(found: Found, build: Build, *, answered: bool) -> NearestFlag | None:
    """Return the red flag that a question is nearest to; None where something harmless is about as near.

    Harmless is also what the knowledge is asked for, and what is plainly like a line that its owner says isn't covered.
    Against a question that would be `answered` the likeness must be plain. Without vectors the rules are alone.
    """
    settings = build.settings
    if not settings.vectors or len(content_words(words(found.text))) < settings.red_flag_words:
        return None
    vector = found.query.whole
    if vector is None or settings.transformer:  # whose vectors are others
        vector = shipped().embed(found.text)
    margin = settings.red_flag_plain_margin if answered else settings.red_flag_margin
    asked = float(found.scores.ask_meaning.max())  # the site's own ways to ask are harmless
    if asked > 1 - margin:  # no flag is nearer by the margin
        return None
    known = known_red_flags()
    near = known.likest(vector)
    topic = build.manners.safety.named(near.topic)
    if near.cosine < settings.red_flag_from or topic is None:
        return None
    most = near.cosine - margin
    if asked > most or known.harmless_as(vector) > most:
        return None
    if _is_nearer_a_line(found, near, build):
        return None
    return None if answered and gives_way(topic, found.text, build.passages[found.best[0]], build) else near


def _is_nearer_a_line(found: Found, near: NearestFlag, build: Build) -> bool:
    """Tell whether a line of the owner's is plainly nearer: it was written for other ends than to be harmless.

    A transformer's cosines can't be held against those of the flags.
    """
    settings = build.settings
    line = None if settings.transformer else build.not_covered.likest(found.query)
    return line is not None and line.cosine > near.cosine + settings.red_flag_line_margin


def likest_topic(text: str, build: Build) -> SafetyTopic | None:
    """Return the topic of the red flag that a text is nearest to, however far; None without vectors."""
    if not build.settings.vectors:
        return None
    return build.manners.safety.named(known_red_flags().likest(shipped().embed(text)).topic)
