"""Put the quality of a build into words for an owner who knows none of the metrics' names."""

from __future__ import annotations

from collections.abc import Mapping

from bot.build.coverage import ENOUGH
from bot.build.not_covered_lines import NOT_COVERED
from bot.report.shares import wilson
from bot.settings import Settings

_BRACKETS = "In brackets: where the share of all such questions most likely lies (95 % interval)."


def summary(quality: Mapping[str, float]) -> str:
    """Say in plain words how the questions were answered; `quality` is that of `metrics`.

    Empty where nothing was asked.
    """
    if not quality:
        return ""
    said = " ".join([*_answerable(quality), *_uncovered(quality), *_answers(quality)])
    said += f" {_BRACKETS}" if said else ""
    beyond = [f"  {line}" for line in (_found(quality), _told_apart(quality), _other_kinds(quality)) if line]
    return "\n".join([f"Quality: {said or 'no test question asks for a passage, or for none.'}", *beyond])


def kept_out(command: str) -> str:
    """Say of the exam's figures that they flatter, and that `command` gets honest ones."""
    return (
        "  These questions also set how readily the bot answers, and so look better than they are. For honest figures "
        "keep some questions out of training: put them into a file outside your knowledge folder, and ask them by "
        f"{command}"
    )


def seen_summary(seen: int, asked: int) -> str:
    """Say that `seen` of the questions `asked` were the exam, so that the figures flatter; empty where none was."""
    if not seen:
        return ""
    whose = f"{seen} of these {asked} questions" if asked > 1 else "This question"
    asked_and_set = "was asked at training and sets" if seen == 1 else "were asked at training and set"
    return (
        f"{whose} {asked_and_set} how readily the bot answers, so the figures "
        "look better than they are. For honest figures ask questions that were kept out of training."
    )


def thin_summary(thin: int, passages: int, settings: Settings) -> str:
    """Say that most passages have hardly a way to ask, and what that means; empty where they have."""
    least = settings.classifier_from
    if 2 * thin <= passages:
        return ""
    return (
        f"Thin: {thin} of {passages} passages have fewer than {least} ways to ask, so that the bot will offer what it "
        f"finds more often than quote it. {least} are the least, {ENOUGH} are good: put other people's words into "
        "`ask:` lines under the headings (knowledge/README.md)."
    )


def _answerable(quality: Mapping[str, float]) -> list[str]:
    if not quality["with_passage"]:
        return []
    right, answered = quality["answered_right"], quality["coverage"]
    return [
        f"Of {quality['with_passage']:g} test questions that the site answers, "
        f"{_likely(right, quality['with_passage'])} were answered rightly, "
        f"{answered - right:.0f} % from a wrong passage, {_the_rest(quality)}"
    ]


def _the_rest(quality: Mapping[str, float]) -> str:
    """Say what came of the questions without an answer."""
    rest, asked_back, offered = 100 - quality["coverage"], quality["asked_back"], quality["offered"]
    return (
        f"{offered:.0f} % were asked back with the right passage among what was offered, {asked_back - offered:.0f} % "
        f"were asked back without it, and {rest - asked_back:.0f} % were not answered."
    )


def _uncovered(quality: Mapping[str, float]) -> list[str]:
    if not quality["none"]:
        return []
    remedy = f"; what they ask for belongs into {NOT_COVERED}" if quality["false_answers"] else ""
    return [
        f"Of {quality['none']:g} that it doesn't answer, {_likely(quality['false_answers'], quality['none'])} were "
        f"answered all the same{remedy}."
    ]


def _answers(quality: Mapping[str, float]) -> list[str]:
    if "wrong_answers" not in quality:
        return []
    answers = sum(
        quality.get(share, 0) / 100 * quality[whole]
        for share, whole in (("coverage", "with_passage"), ("false_answers", "none"))
    )
    return [f"Of all answers {_likely(quality['wrong_answers'], round(answers))} were wrong."]


def _found(quality: Mapping[str, float]) -> str:
    """Say how good the finding is, whatever was then made of what was found."""
    if not quality["with_passage"]:
        return ""
    return (
        f"Found: a right passage ranks first for {quality['hit@1']:.0f} % of those that the site answers, and among "
        f"the first three for {quality['hit@3']:.0f} %, quoted or not."
    )


def _told_apart(quality: Mapping[str, float]) -> str:
    """Say how well the confidence tells what the knowledge covers."""
    if "auroc" not in quality:
        return ""
    return (
        "Told apart: of a question that the site answers and one that it doesn't, the bot is surer of the first in "
        f"{quality['auroc']:.0f} % of such pairs; 50 % would be chance."
    )


def _other_kinds(quality: Mapping[str, float]) -> str:
    """Say what came of red flags and small talk, as far as any was asked."""
    kinds = {"safety": "of the red flags were met with care", "small_talk": "of the small talk was met as such"}
    met = [f"{quality[name]:.0f} % {what}" for name, what in kinds.items() if name in quality]
    if quality.get("false_safety"):
        met.append(f"{quality['false_safety']:.1f} % of all else was taken for a red flag")
    return f"Beside these: {', '.join(met)}." if met else ""


def _likely(percent: float, whole: float) -> str:
    """Return a share with the ends of its interval, all in percent; `whole` must be above 0."""
    low, high = wilson(percent / 100 * whole, round(whole))
    return f"{percent:.0f} % ({100 * low:.0f}–{100 * high:.0f})"
