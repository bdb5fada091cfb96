"""Fit how a follow-up is told from a change of topic: the logistic curve of bot/followup.py.

    .venv/bin/python -m benchmarks.follow_ups --follow-ups PATH/TO/SETS/canard_half
        --switches PATH/TO/SETS/stackfaq PATH/TO/SETS/hint3_curekart

`--follow-ups` are sets of conversations, whose last turn leans on the talk; of `--switches` each single question is
asked after another one that has nothing to do with it. Our own owner's questions are both. Changes of topic count eight
times as much as follow-ups.
Beside the coefficients of all sets stands the area under the ROC curve, also of each set by the others' coefficients.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from benchmarks.switch import switched
from bot.build.train import Job, train
from bot.builds import Build, open_build
from bot.dialogue import answer
from bot.followup import content_count, points_back, speaks_of_oneself
from bot.questions import Question, read_questions
from bot.records.conversation import Conversation
from bot.search import find

ROOT = Path(__file__).resolve().parent.parent
OWN = ROOT / "knowledge"
SIGNS = ("word", "pointer", "speaker", "confidence", "within", "known", "shared")
CHANGES_COUNT = 8.0
"""What the changes of topic count as against the follow-ups: an answer to what was asked before is wrong for certain,
and a follow-up taken by itself is still found now and then. Chosen in benchmarks/tuning.md,
"Follow-ups"."""
Sample = tuple[str, bool, tuple[float, ...]]
"""Set, whether the question is a follow-up, and its signs."""


def samples(name: str, knowledge: Path, questions: list[Question], *, talks: bool, switches: bool) -> Iterator[Sample]:
    """Yield what each question shows of itself in its talk; questions without a word of content show nothing."""
    with tempfile.TemporaryDirectory() as folder:
        train(Job([knowledge], Path(folder) / "index", "20000101T000000Z"), say=lambda stage: None)
        build = open_build(Path(folder) / "index")
        asked = [(True, one) for one in questions if talks and len(one.turns) > 1 and one.gold]
        asked += [(False, one) for one in (switched(questions)[1] if switches else [])]
        for follows, question in asked:
            if (signs := _signs(question.turns, build)) is not None:
                yield name, follows, signs


def _signs(turns: list[str], build: Build) -> tuple[float, ...] | None:
    conversation = Conversation()
    for turn in turns[:-1]:
        conversation = answer(turn, conversation, build).conversation
    alone = find(turns[-1], conversation, build, correct=True).alone
    content = min(content_count(turns[-1]), build.settings.follow_most_words)
    if alone is None or not content:
        return None
    said = points_back(turns[-1]), -speaks_of_oneself(turns[-1])
    return -content, *said, -alone.confidence, alone.within, alone.known, alone.shared


def fitted(signs: npt.NDArray[np.float64], follows: npt.NDArray[np.bool_]) -> LogisticRegression:
    """Fit the curve, the changes of topic counting `CHANGES_COUNT` times as much as the follow-ups."""
    half = len(follows) / 2  # as scikit-learn's "balanced" has it, so that C means the same
    weight = {True: half / follows.sum(), False: CHANGES_COUNT * half / (~follows).sum()}
    return LogisticRegression(class_weight=weight, C=100, max_iter=3000).fit(signs, follows)


def main() -> None:
    """Measure, fit and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--follow-ups", nargs="*", type=Path, default=[], metavar="SET")
    parser.add_argument("--switches", nargs="*", type=Path, default=[], metavar="SET")
    arguments = parser.parse_args()
    found = list(samples("ours", OWN, read_questions(OWN / "_questions.jsonl"), talks=True, switches=True))
    for talks, folders in ((True, arguments.follow_ups), (False, arguments.switches)):
        for folder in folders:
            questions = read_questions(folder / "questions.jsonl")
            found += samples(folder.name, folder / "knowledge", questions, talks=talks, switches=not talks)
    sets = np.array([name for name, _, _ in found])
    follows, signs = np.array([follow for _, follow, _ in found]), np.array([sign for _, _, sign in found])
    curve = fitted(signs, follows)
    told = "  ".join(f"{name} {value:.2f}" for name, value in zip(SIGNS, curve.coef_[0], strict=True))
    print(f"{follows.sum()} follow-ups, {(~follows).sum()} changes of topic: middle {curve.intercept_[0]:.2f}  {told}")
    print(f"AUROC {100 * roc_auc_score(follows, curve.decision_function(signs)):.1f}")
    for name in dict.fromkeys(sets.tolist()):
        rest = sets != name
        if len(set(follows[rest].tolist())) == 2:
            apart = fitted(signs[rest], follows[rest]).decision_function(signs)
            print(f"AUROC of all sets by the curve without {name}: {100 * roc_auc_score(follows, apart):.1f}")


if __name__ == "__main__":
    main()
