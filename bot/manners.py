"""Manners: all that the bot says or withholds that no document says. The defaults, merged with an owner's files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from bot.casebook import Casebook, read_casebook
from bot.manners_files import read_safety, read_small_talk, read_voice, whole_voice
from bot.near_words import english_words
from bot.records import Fault
from bot.safety import Safety, SafetyTopic, with_real_words
from bot.smalltalk import SmallTalk, SmallTalkCases, find_small_talk, with_guard
from bot.voice import Voice

DEFAULTS = Path(__file__).parent / "defaults"
PERSON = "a person"  # the small-talk case that is none: the visitor wants a human


@dataclass(frozen=True)
class Manners:
    """The bot's voice, its safety rules, and its small talk; stored whole in a published build."""

    voice: Voice
    safety: Safety
    small_talk: SmallTalkCases

    def small_talk_of(self, question: str) -> SmallTalk | None:
        """Return the case that a whole message is, or None; asking for a person is no small talk."""
        found = find_small_talk(question, self.small_talk)
        return None if found and found.name == PERSON else found

    def wants_person(self, question: str) -> bool:
        """Tell whether a whole message asks for a human: the bot abstains with `voice.ask_a_person` and the contact."""
        found = find_small_talk(question, self.small_talk)
        return found is not None and found.name == PERSON

    def with_voice(self, voice: Voice) -> Manners:
        """Return these manners in another voice."""
        return replace(self, voice=voice)

    def to_json(self) -> dict[str, Any]:
        """Return all of it as JSON values; `from_json` gives the equal record back."""
        return asdict(self)

    @staticmethod
    def from_json(stored: Mapping[str, Any]) -> Manners:
        """Return the manners that `to_json` wrote."""
        safety, talk = stored["safety"], stored["small_talk"]
        topics = [
            SafetyTopic(topic["name"], tuple(topic["when"]), tuple(topic["unless"]), topic["reply"])
            for topic in safety["topics"]
        ]
        lists = tuple((name, rule) for name, rule in safety["lists"])
        cases = tuple(SmallTalk(case["name"], tuple(case["ask"]), case["reply"]) for case in talk["cases"])
        return Manners(
            Voice(**stored["voice"]),
            Safety(
                tuple(topics),
                lists,
                tuple(safety["follow_up"]),
                tuple(safety["nods"]),
                tuple(safety["real_words"]),
            ),
            SmallTalkCases(cases, tuple(talk["real_words"])),
        )


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
