"""Find the words that people use and the knowledge doesn't: each is a way to ask that nobody has written yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.builds import Build
from bot.gold import Names
from bot.questions import Question, wanted
from bot.text.analyse import stem, words
from bot.text.function_words import naming_words

SHORTEST = 3
"""Letters below which a word is left out: what is that short is a slip or a number more often than a word."""

EVERYDAY = frozenset(
    """
    anything something nothing everything anywhere somewhere nowhere everywhere nobody everyone everybody thing things
    stuff back away far near nearer nearest closer till til ago already always never ever sometimes maybe perhaps
    instead actually outside inside whole total max maximum minimum min least big bigger biggest small smaller smallest
    little bit lots loads quite pretty kind sort way ways around along across behind together
    get gets got getting go goes going went gone come comes coming came give gives gave given make makes made making
    know knows knew say says said tell tells told want wants wanted like likes look looks looking looked see sees seen
    let lets keep keeps kept use uses used using allowed able ask asks asked asking think thinks thought find finds
    havent hasnt hadnt mustnt neednt aint shouldve couldve wouldve theyll theyd youll youd itll itd whens
    """.split()
)
"""Words that name nothing and that any site is asked with; how common a word is doesn't tell: "email" is as common."""


@dataclass(frozen=True, slots=True)
class Unheard:
    """A word, in how many questions it stands, the first of these, and the passages that were meant there."""

    word: str
    questions: int
    example: str
    meant: tuple[str, ...]


def unheard(questions: Iterable[Question], build: Build) -> tuple[Unheard, ...]:
    """Return the words of answerable questions that no passage, phrasing or synonym has, most telling first.

    Misspelt words that the bot corrects and everyday words that name nothing don't count. Telling is
    what stands in many questions and is rare in English.
    """
    names = Names.of(build.passages)
    met: dict[str, list[Question]] = {}
    for question in questions:
        if wanted(question) == "passage":
            for word in dict.fromkeys(_strange(question.turns[-1], build)):
                met.setdefault(word, []).append(question)
    found = [
        Unheard(word, len(asked), asked[0].turns[-1], tuple(dict.fromkeys(_meant(one, names) for one in asked)))
        for word, asked in met.items()
    ]
    return tuple(
        sorted(found, key=lambda one: (-one.questions * build.weigher.english.weight(stem(one.word)), one.word))
    )


def summary(found: Sequence[Unheard], lines: int = 5) -> str:
    """Say it in one line and name the `lines` most telling words; empty where there is none."""
    if not found:
        return ""
    head = (
        f"Unheard: {len(found)} word(s) of people's questions stand nowhere in the knowledge. Put each into an `ask:` "
        "line of the passage that is meant, or into _synonyms.txt."
    )
    named = [f'  "{one.word}" in {one.questions} question(s), for {one.meant[0]}' for one in found[:lines]]
    rest = [f"  … and {len(found) - lines} more: --json tells all of them"] if len(found) > lines else []
    return "\n".join([head, *named, *rest])


def _meant(question: Question, names: Names) -> str:
    """Return the first gold of a question that names something."""
    return next(filter(names.has, question.gold), question.gold[0])


def _strange(text: str, build: Build) -> Iterable[str]:
    understood, _ = build.speller.correct(text)
    for word in naming_words(words(understood), terms_name=True):
        term = stem(word)
        heard = term in build.index.vocabulary or bool(build.weigher.synonyms.shared([term], asked=True))
        if len(word) >= SHORTEST and word.isalpha() and word not in EVERYDAY and not heard:
            yield word
