"""Reply to whoever wants a person, a phone number or an address: where one is to be found, in the site's own words."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.records import Passage, Reply, Span
from bot.spans import units_of
from bot.talk.turn import Answering
from bot.text.analyse import words

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\w.,])(?:\+|00?)\d(?:[ ()/-]{0,2}\d){6,14}(?!\w)")
"""A phone number as it is dialled: with 0 or + before it."""
_BY_MAIL = frozenset("email mail write address".split())
_BY_PHONE = frozenset("phone call ring telephone tel number text".split())
_CONTACT = frozenset("contact contacts reach office phone address us".split())
"""Words of a heading below which to look first."""


def to_a_person(turn: Answering) -> Reply:
    """Say where a person is to be found, with the site's own words on it where it has any."""
    voice, passage = turn.build.manners.voice, turn.answering()
    if passage:
        return replace(turn.from_quotes([turn.quote(passage)], passage, voice.ask_a_person), contact=voice.contact)
    if reaching := _reaching(turn):
        return replace(turn.from_span(*reaching), contact=voice.contact)
    return replace(turn.reply("abstained", "not_covered", voice.ask_a_person), contact=voice.contact)


def _reaching(turn: Answering) -> tuple[Passage, Span] | None:
    """Return the sentence that has a phone number or an e-mail address, whichever is asked for, None for none.

    Below a heading on contact first, then in what is nearest, then anywhere: nobody may have written that it is asked
    for so.
    """
    build, asked = turn.build, set(words(turn.asked))
    forms = [form for form, named in ((_MAIL, _BY_MAIL), (_PHONE, _BY_PHONE)) if named & asked] or [_MAIL, _PHONE]
    near = list(dict.fromkeys([*turn.found.best, *range(len(build.passages))]))
    having = [build.passages[n] for n in near if any(form.search(build.body(build.passages[n])) for form in forms)]
    best = min(having, key=lambda one: _CONTACT.isdisjoint(words(one.heading)), default=None)
    units = units_of(best, build.document(best)) if best else ()
    return next(((best, span) for span, said in units if best and any(form.search(said) for form in forms)), None)
