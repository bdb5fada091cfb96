"""Reply to whoever wants a person, a phone number or an address: where one is to be found, in the site's own words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.quote import quoted
from bot.records.knowledge import Passage, Span
from bot.records.reply import Reply
from bot.spans import units_of
from bot.talk.turn import Answering
from bot.text.analyse import words

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\w.,/-])(?!\d{4}-\d{4}\b|\d\d-\d\d-\d)(?:\+|00?)\d(?:[ ()-]{0,2}\d){6,14}(?![\w/])")
"""A phone number as it is dialled, with 0 or + before it; no date and no hours."""
_MARKS = {_MAIL: "@", _PHONE: "+0"}
"""Signs that each form has one of, looked for first: reading ten thousand passages by the forms takes half a second."""
_BY_MAIL = frozenset("email mail write address".split())
_BY_PHONE = frozenset("phone call ring telephone tel number text".split())
_CONTACT = frozenset("contact contacts reach office phone address us".split())
"""Words of a heading below which to look first."""
_SAYS_HOW = re.compile(r"\b(?:call|phone|ring|tel|telephone|e-?mail|mail|write|text|contact|reach)\b")
"""What a sentence elsewhere must say, lest a number of anything be taken for how to reach somebody."""
_OF_PERSONS = frozenset("person human coach contact reach talk speak email mail address office who team".split())
"""Words of a question that a passage which leads to a person is asked for by: "support" may be of the torso."""


def to_a_person(turn: Answering) -> Reply:
    """Say where a person is to be found, with the site's own words on it where it has any."""
    voice, passage = turn.build.manners.voice, turn.answering()
    if passage and leads_to_a_person(passage):
        return replace(turn.from_quotes([turn.quoting.of(passage)], passage, voice.ask_a_person), contact=voice.contact)
    if reaching := _reaching(turn):
        found, span = reaching
        quote = quoted(found, turn.build.document(found), span)
        return replace(turn.from_quotes([quote], found, voice.person), contact=voice.contact)
    return replace(turn.reply("abstained", "not_covered", voice.ask_a_person), contact=voice.contact)


def leads_to_a_person(passage: Passage) -> bool:
    """Tell whether a passage is asked for a person, or for how to reach one."""
    return not _OF_PERSONS.isdisjoint(words(f"{passage.question} {passage.heading}"))


def _reaching(turn: Answering) -> tuple[Passage, Span] | None:
    """Return the sentence that has a phone number or an e-mail address, whichever is asked for, None for none.

    Below a heading on contact first, then in what is nearest, then anywhere: nobody may have written that it is asked
    for so.
    """
    build, asked = turn.build, set(words(turn.asked))
    forms = [form for form, named in ((_MAIL, _BY_MAIL), (_PHONE, _BY_PHONE)) if named & asked] or [_MAIL, _PHONE]
    near = list(dict.fromkeys([*turn.found.best, *range(len(build.passages))]))
    having = sorted(
        ((build.passages[n], span) for n in near for span in _reaching_units(build.passages[n], forms, turn)),
        key=lambda one: _CONTACT.isdisjoint(words(one[0].heading)),
    )
    return having[0] if having else None


def _reaching_units(passage: Passage, forms: Sequence[re.Pattern[str]], turn: Answering) -> list[Span]:
    """Return the sentences of a passage that have one of these and say that it is how to reach somebody."""
    body = turn.build.body(passage)
    if not any(any(mark in body for mark in _MARKS[form]) and form.search(body) for form in forms):
        return []
    of_contact = not _CONTACT.isdisjoint(words(passage.heading))
    units = units_of(passage, turn.build.document(passage))
    return [
        span
        for span, said in units
        if any(form.search(said) for form in forms) and (of_contact or _SAYS_HOW.search(said))
    ]
