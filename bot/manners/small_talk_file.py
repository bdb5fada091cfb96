"""Read small talk as a file has it: a case of an owner's `_small_talk.md` replaces the one of the same heading."""

from __future__ import annotations

from bot.manners.casebook import Case, Casebook, unknown_keys
from bot.manners.phrasing import BadPhrasing, read_phrasing, split_phrasings
from bot.manners.smalltalk import EMOJI, WITHOUT_REPLY, SmallTalk, SmallTalkCases
from bot.records.faults import Fault


def read_small_talk(book: Casebook, base: SmallTalkCases) -> tuple[SmallTalkCases, list[Fault]]:
    """Replace the cases of `base` that a file has under the same heading, and add its new ones.

    Cases with phrasings in the file go first, so that one which a case of `base` has as well is theirs. A case that
    only has another reply keeps its place: else it would take what two cases of `base` share.
    """
    faults = unknown_keys(book, frozenset({"ask"}))
    before = {case.name: case for case in base.cases}
    cases: dict[str, SmallTalk] = {}
    replies: dict[str, SmallTalk] = {}
    for case in book.cases:
        name = case.name.casefold()
        own = _phrasings(book, case, faults)
        ask = own or (before[name].ask if name in before else ())
        if not ask and name != EMOJI:
            faults.append(Fault(book.file, case.line, f'"{case.name}" has no "ask:" line.', "Add one: ask: hello | hi"))
        if not case.text and name not in WITHOUT_REPLY:
            faults.append(Fault(book.file, case.line, f'"{case.name}" has no reply.', "Write it below a blank line."))
        (cases if own or name not in before else replies)[name] = SmallTalk(name, ask, case.text)
    rest = (replies.get(case.name, case) for case in base.cases if case.name not in cases)
    return SmallTalkCases((*cases.values(), *rest), base.real_words), faults


def _phrasings(book: Casebook, case: Case, faults: list[Fault]) -> tuple[str, ...]:
    asks: list[str] = []
    for line in case.values("ask"):
        for ask in split_phrasings(line.value):
            try:
                read_phrasing(ask)
                asks.append(ask)
            except BadPhrasing as error:
                remedy = "Write words, and (this|that) for a choice."
                faults.append(Fault(book.file, line.line, f'the phrasing "{ask}" can\'t be used: {error}.', remedy))
    return tuple(asks)
