"""Read manners: the defaults that any knowledge folder begins with, and an owner's files over them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from bot.manners.casebook import Casebook, read_casebook
from bot.manners.files import read_safety, read_small_talk, read_voice, whole_voice
from bot.manners.near_words import english_words
from bot.manners.record import Manners
from bot.manners.safety import Safety, with_real_words
from bot.manners.smalltalk import SmallTalkCases, with_guard
from bot.records import Fault

DEFAULTS = Path(__file__).parent.parent / "defaults"


@lru_cache(maxsize=1)
def default_manners() -> Manners:
    """Return the manners that any knowledge folder begins with."""
    empty = Manners(whole_voice({}), Safety(()), SmallTalkCases(()))
    manners, faults = _merged(
        empty, DEFAULTS, {"safety": "safety.md", "small_talk": "small_talk.md", "voice": "sentences.md"}
    )
    if faults:
        raise AssertionError("\n".join(map(str, faults)))
    return manners


def read_manners(folder: Path) -> tuple[Manners, list[Fault]]:
    """Return the defaults with a knowledge folder's own files over them, and every fault of these files.

    A file that isn't there changes nothing. With faults, what could be read is returned, for a check to go on.
    """
    names = {"safety": "_safety.md", "small_talk": "_small_talk.md", "voice": "_sentences.md"}
    return _merged(default_manners(), folder, names)


def _merged(base: Manners, folder: Path, names: Mapping[str, str]) -> tuple[Manners, list[Fault]]:
    faults: list[Fault] = []
    safety, small_talk, voice = base.safety, base.small_talk, base.voice
    if book := _book(folder / names["safety"], faults):
        safety, found = read_safety(book, safety)
        safety = with_real_words(safety, english_words())
        faults += found
    if book := _book(folder / names["small_talk"], faults):
        small_talk, found = read_small_talk(book, small_talk)
        small_talk = with_guard(small_talk, english_words())
        faults += found
    if book := _book(folder / names["voice"], faults):
        said, found = read_voice(book, voice)
        voice = whole_voice(said)
        faults += found
    return Manners(voice, safety, small_talk), sorted(faults)


def _book(path: Path, faults: list[Fault]) -> Casebook | None:
    if not path.is_file():
        return None
    try:
        book, found = read_casebook(path.read_text("utf-8-sig"), path.name)
    except UnicodeDecodeError as error:
        faults.append(Fault(path.name, 0, f"byte {error.start} is no UTF-8.", "Save the file as UTF-8."))
        return None
    faults += found
    return book
