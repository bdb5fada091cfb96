"""Read manners: the defaults that any knowledge folder begins with, and an owner's files over them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from bot.manners.casebook import Casebook, read_casebook, twins_between
from bot.manners.near_words import english_words
from bot.manners.record import Manners
from bot.manners.safety import Safety, with_real_words
from bot.manners.safety_file import read_safety
from bot.manners.small_talk_file import read_small_talk
from bot.manners.smalltalk import SmallTalkCases, with_guard
from bot.manners.voice import SILENT, Voice
from bot.manners.voice_file import read_voice, voice_over
from bot.records.faults import Fault
from bot.text.not_utf8 import not_utf8

DEFAULTS = Path(__file__).parent.parent / "defaults"


@lru_cache(maxsize=1)
def default_manners() -> Manners:
    """Return the manners that any knowledge folder begins with."""
    empty = Manners(SILENT, Safety(()), SmallTalkCases(()))
    manners, faults = _merged(
        empty, [DEFAULTS], {"safety": "safety.md", "small_talk": "small_talk.md", "voice": "sentences.md"}
    )
    if faults:
        raise AssertionError("\n".join(map(str, faults)))
    return manners


def read_manners(*folders: Path) -> tuple[Manners, list[Fault]]:
    """Return the defaults with the knowledge folders' own files over them, and every fault of these files.

    A file that isn't there changes nothing; those of several folders all count, and what two of them say is a fault.
    With faults, what could be read is returned, for a check to go on.
    """
    names = {"safety": "_safety.md", "small_talk": "_small_talk.md", "voice": "_sentences.md"}
    return _merged(default_manners(), folders, names)


def _merged(base: Manners, folders: Sequence[Path], names: Mapping[str, str]) -> tuple[Manners, list[Fault]]:
    faults: list[Fault] = []
    books = {kind: _books(folders, name, faults) for kind, name in names.items()}
    safety = _safety(books["safety"], base.safety, faults)
    small_talk = _small_talk(books["small_talk"], base.small_talk, faults)
    voice = _voice(books["voice"], base.voice, faults)
    return Manners(voice, safety, small_talk), sorted(faults)


def _safety(books: Sequence[Casebook], base: Safety, faults: list[Fault]) -> Safety:
    safety = base
    for book in books:
        safety, found = read_safety(book, safety)
        faults += found
    return with_real_words(safety, english_words()) if books else base


def _small_talk(books: Sequence[Casebook], base: SmallTalkCases, faults: list[Fault]) -> SmallTalkCases:
    small_talk = base
    for book in reversed(books):  # what is read last goes first: the first folder's
        small_talk, found = read_small_talk(book, small_talk)
        faults += found
    return with_guard(small_talk, english_words()) if books else base


def _voice(books: Sequence[Casebook], base: Voice, faults: list[Fault]) -> Voice:
    said: dict[str, str | None] = {}
    for book in books:
        of_file, found = read_voice(book)
        said |= of_file
        faults += found
    return voice_over(base, said)


def _books(folders: Sequence[Path], name: str, faults: list[Fault]) -> list[Casebook]:
    books = [book for folder in folders if (book := _book(folder / name, faults))]
    faults += twins_between(books)
    return books


def _book(path: Path, faults: list[Fault]) -> Casebook | None:
    if not path.is_file():
        return None
    try:
        book, found = read_casebook(path.read_text("utf-8-sig"), str(path))
    except UnicodeDecodeError as error:
        faults.append(Fault(str(path), *not_utf8(error)))
        return None
    faults += found
    return book
