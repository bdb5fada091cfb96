"""Tell which of the owner's synonyms a question touches: what was typed, and what else it finds by them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from bot.builds import Build
from bot.text.analyse import stems, words
from bot.text.spelling import Spelled
from bot.text.synonyms import SHARED, Group


@dataclass(frozen=True, slots=True)
class Expansion:
    """Synonyms that the question touches: their shared term, the stems of all that stand for it in the knowledge.

    `typed` is what of the question is one of them, `finds` what else the knowledge has and is found by it, as written.
    """

    term: str
    members: tuple[str, ...]
    typed: tuple[str, ...]
    finds: tuple[str, ...]


def expansions(text: str, build: Build) -> tuple[Expansion, ...]:
    """Return the synonyms that a text touches, but for those by which it finds nothing more."""
    synonyms, said = build.weigher.synonyms, words(text)
    touched = synonyms.shared(stems(said), asked=True)
    if not touched:
        return ()
    forms = _forms(build.speller.spelled)
    groups = ([group for group in synonyms.groups if SHARED + group.name == term] for term in touched)
    found = (_of(term, of_term, said, forms, build) for term, of_term in zip(touched, groups, strict=True))
    return tuple(one for one in found if one.finds)


def _of(term: str, groups: Sequence[Group], said: list[str], forms: dict[str, list[str]], build: Build) -> Expansion:
    """Return what a text finds by a shared term, which several groups may have."""
    members = tuple(dict.fromkeys(member for group in groups for member in group.members))
    every = [*members, *(member for group in groups for member in group.asked)]
    typed = {member: as_typed for member in every if (as_typed := _typed(member, said))}
    others = (_as_written(member, forms, build.speller.spelled) for member in members if member not in typed)
    return Expansion(
        term, tuple(map(" ".join, members)), tuple(dict.fromkeys(typed.values())), tuple(filter(None, others))
    )


def _typed(member: tuple[str, ...], said: list[str]) -> str:
    """Return a member as it stands in the words of a text; empty where it doesn't."""
    found, length = stems(said), len(member)
    places = (at for at in range(len(said)) if tuple(found[at : at + length]) == member)
    return next((" ".join(said[at : at + length]) for at in places), "")


def _forms(spelled: Spelled) -> dict[str, list[str]]:
    """Return the words of the knowledge by their stems, the most frequent first."""
    known = sorted(spelled.words, key=lambda word: -spelled.words[word])
    forms: dict[str, list[str]] = {}
    for word, stem in zip(known, stems(known), strict=True):
        forms.setdefault(stem, []).append(word)
    return forms


def _as_written(member: tuple[str, ...], forms: dict[str, list[str]], spelled: Spelled) -> str:
    """Return a member as the knowledge writes it; empty where it doesn't have it."""
    ways = product(*(forms.get(stem, []) for stem in member))
    return next((" ".join(way) for way in ways if spelled.has_in_a_row(way)), "")
