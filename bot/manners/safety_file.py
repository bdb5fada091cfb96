"""Read red flags as a file has them: an owner's `_safety.md` adds topics and lists to the defaults."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from bot.manners.casebook import Case, Casebook, KeyLine, unknown_keys
from bot.manners.rules import BadRule, Rule, read_rule
from bot.manners.safety import Safety, SafetyTopic, read_lists
from bot.records.faults import Fault

_SWITCHES = ("gives-way", "minor", "holds")


def read_safety(book: Casebook, base: Safety) -> tuple[Safety, list[Fault]]:
    """Add a file's topics and lists to `base`; nothing of `base` can be taken away by a file."""
    faults = unknown_keys(
        book,
        frozenset({"when", "unless", "denied", "still", *_SWITCHES}),
        under_title=frozenset({"list", "unless", "follow-up", "nods", "gives-way"}),
    )
    base = _giving_way(book, base, faults)
    lists = _lists(book, base, faults)
    known = read_lists((*base.lists, *lists))
    everywhere = _rules(book, book.title.values("unless"), known, faults)
    topics = [_topic(book, case, everywhere, known, faults) for case in book.cases]
    follow_up = _rules(book, book.title.values("follow-up"), {}, faults)
    nods = _rules(book, book.title.values("nods"), {}, faults)
    return replace(
        base,
        topics=(*base.topics, *topics),
        lists=(*base.lists, *lists),
        follow_up=(*base.follow_up, *follow_up),
        nods=(*base.nods, *nods),
    ), faults


def _giving_way(book: Casebook, base: Safety, faults: list[Fault]) -> Safety:
    """Let the minor topics named under a file's title give way: a physio's own pages answer what hurts."""
    topics = {topic.name.casefold(): topic for topic in base.topics}
    named: set[str] = set()
    front = [KeyLine("gives-way", value, 1) for key, value in book.front.items() if key == "gives-way"]
    for line in (*front, *book.title.values("gives-way")):
        for name in _named_in(line.value, topics):
            topic = topics.get(name.casefold())
            if topic and topic.minor:
                named.add(topic.name)
                continue
            what = f'"{name}" never gives way.' if topic else f'there is no topic "{name}".'
            may = "; ".join(sorted(one.name for one in base.topics if one.minor))
            faults.append(Fault(book.file, line.line, what, f"Name some of these, with commas between: {may}."))
    for key in book.front:
        if key != "gives-way":
            faults.append(Fault(book.file, 1, f'the front matter has no "{key}".', "Use: gives-way."))
    every = (replace(one, gives_way=True, granted=True) if one.name in named else one for one in base.topics)
    return replace(base, topics=tuple(every))


def _named_in(value: str, topics: Collection[str]) -> list[str]:
    """Return the names between the commas of a line; a topic may have commas in its own."""
    left, found = value.casefold(), []
    for name in topics:
        if "," in name and name in left:
            left = left.replace(name, "")
            found.append(name)
    whole = {name.strip().casefold(): name.strip() for name in value.split(",")}
    return [*found, *(whole.get(name, name) for name in map(str.strip, left.split(",")) if name)]


def _lists(book: Casebook, base: Safety, faults: list[Fault]) -> list[tuple[str, str]]:
    lists: list[tuple[str, str]] = []
    for line in book.title.values("list"):
        name, equals, rule = (piece.strip() for piece in line.value.partition("="))
        known = dict((*base.lists, *lists))
        if not equals or not name:
            faults.append(Fault(book.file, line.line, "a list needs a name.", "Write it: list: limb = arm | leg"))
        elif name in known:
            faults.append(Fault(book.file, line.line, f"the list [{name}] exists already.", "Give it another name."))
        elif _rule(book, line, rule, read_lists(known.items()), faults):
            lists.append((name, rule))
    return lists


def _topic(
    book: Casebook, case: Case, everywhere: tuple[str, ...], known: dict[str, Rule], faults: list[Fault]
) -> SafetyTopic:
    if not case.values("when"):
        faults.append(Fault(book.file, case.line, f'"{case.name}" has no rule.', "Add one: when: chest & pain"))
    if not case.text:
        remedy = "Write it below a blank line: stop, and whom to ask; {emergency} stands for the owner's wording."
        faults.append(Fault(book.file, case.line, f'"{case.name}" has no reply.', remedy))
    when = _rules(book, case.values("when"), known, faults)
    unless = everywhere + _rules(book, case.values("unless"), known, faults)
    denied = _rules(book, case.values("denied"), known, faults)
    still = " ".join(line.value for line in case.values("still"))
    on = {switch: _is_on(book, case, switch, faults) for switch in _SWITCHES}
    return SafetyTopic(
        case.name,
        when,
        unless,
        case.text,
        denied=denied,
        still=still,
        gives_way=on["gives-way"],
        minor=on["minor"],
        holds=on["holds"],
    )


def _is_on(book: Casebook, case: Case, switch: str, faults: list[Fault]) -> bool:
    lines = case.values(switch)
    for line in lines:
        if line.value.strip().casefold() not in ("yes", "no"):
            faults.append(Fault(book.file, line.line, f'"{switch}: {line.value}" is neither yes nor no.', "Say which."))
    return any(line.value.strip().casefold() == "yes" for line in lines)


def _rules(book: Casebook, lines: list[KeyLine], known: dict[str, Rule], faults: list[Fault]) -> tuple[str, ...]:
    return tuple(line.value for line in lines if _rule(book, line, line.value, known, faults))


def _rule(book: Casebook, line: KeyLine, rule: str, known: dict[str, Rule], faults: list[Fault]) -> bool:
    try:
        read_rule(rule, known)
    except BadRule as error:
        remedy = "Use words, word*, =word, |, &, ..., (brackets) and [lists]."
        faults.append(Fault(book.file, line.line, f"this rule can't be read: {error}.", remedy))
        return False
    return True
