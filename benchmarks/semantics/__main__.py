"""Compare vectors in one run: lexical alone, wordllama, the untrained table, ours, and MiniLM itself.

    python -m benchmarks.semantics --vectors bot/vectors.npz --data PATH/TO/SETS/stackfaq --data …/hint3_curekart

The lexical part is the engine without vectors; each kind of vectors is added with one fixed weight, a passage by its
best row of each field. No classifier, no learned ranker. With `--write` the tables go between the marks of the
files named, with their date.
"""

from __future__ import annotations

import argparse
import importlib.util
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from benchmarks import marks
from benchmarks.semantics.cases import from_files, without_phrasings
from benchmarks.semantics.embedders import Embed, cost, minilm, wordllama
from benchmarks.semantics.laid import Laid, lay, measured, semantic
from bot.semantics import Vectors
from bot.settings import Settings

WEIGHT = 2.0
"""What the cosine of the ask field counts, in the unit of the lexical score; the body field has its own share."""


def main() -> None:
    arguments = _arguments()
    settings = Settings()
    cases = [from_files(path.name, path / "knowledge", path / "questions.jsonl") for path in arguments.data]
    cases += [from_files(f"{k.name}, {q.name}", k, q) for k, q in arguments.pair]
    if arguments.knowledge:
        cases.append(without_phrasings("a third of our phrasings", arguments.knowledge))
    laids = [lay(case, settings) for case in cases]
    embedders: dict[str, Embed] = {}
    spec = importlib.util.find_spec("wordllama")
    folder = arguments.wordllama or (Path(spec.submodule_search_locations[0]) if spec else None)
    if folder:
        embedders["wordllama, 256"] = wordllama(folder)
    for name, path in arguments.vectors:
        embedders[name] = Vectors.load(path).embed_all
    if arguments.minilm:
        embedders["MiniLM, int8"] = minilm(arguments.minilm, arguments.minilm_tokenizer)
    results = table(laids, embedders, settings, arguments.weight)
    counts = "; ".join(f"{x.case.name}: {x.n_passages} passages, {len(x.clean)} questions" for x in laids)
    text = f"{results}\n\nWeight {arguments.weight:g} for all. {counts}.\n\n{cost(embedders, laids[0].clean)}\n"
    print(text)
    for path in arguments.write:
        marks.put(path, "vectors", f"{marks.dated('benchmarks.semantics')}\n\n{text}")


def table(laids: Sequence[Laid], embedders: dict[str, Embed], settings: Settings, weight: float) -> str:
    """Return the comparison as a Markdown table."""
    lines = [
        "| set | vectors | hit@1 | hit@3 | AUROC | hit@1, typos |",
        "|---|---|---|---|---|---|",
    ]
    for laid in laids:
        lines.append(_row(laid, "lexical alone", measured(laid, laid.lexical, laid.lexical_mistyped)))
        for name, embed in embedders.items():
            clean, mistyped = (semantic(laid, embed, q, settings) for q in (laid.clean, laid.mistyped))
            clean, mistyped = np.float32(weight) * clean, np.float32(weight) * mistyped
            whole = (laid.lexical + clean, laid.lexical_mistyped + mistyped)
            found = measured(laid, *whole)
            lines.append(_row(laid, f"+ {name}", found))
            print(lines[-1], flush=True)
    return "\n".join(lines)


def _row(laid: Laid, name: str, found: dict[str, float]) -> str:
    shown = [f"{found[key]:.1f}" if key in found else "–" for key in ("hit@1", "hit@3", "AUROC", "typos")]
    return f"| {laid.case.name} | {name} | {' | '.join(shown)} |"


def _arguments() -> argparse.Namespace:
    def named(text: str) -> tuple[str, Path]:
        name, _, path = text.rpartition("=")
        return name or "ours", Path(path)

    def pair(text: str) -> tuple[Path, Path]:
        knowledge, _, questions = text.partition("=")
        return Path(knowledge), Path(questions)

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vectors", type=named, action="append", default=[], metavar="[NAME=]FILE", help="an asset")
    parser.add_argument(
        "--data", type=Path, action="append", default=[], help="a folder with knowledge/ and questions.jsonl"
    )
    parser.add_argument("--pair", type=pair, action="append", default=[], metavar="KNOWLEDGE=QUESTIONS")
    parser.add_argument(
        "--knowledge", type=Path, help="our own knowledge: a third of each passage's phrasings is held out"
    )
    parser.add_argument("--wordllama", type=Path, help="its unpacked wheel, where it isn't installed")
    parser.add_argument("--minilm", type=Path, help="a folder with an int8 ONNX file")
    parser.add_argument("--minilm-tokenizer", type=Path, help="MiniLM's tokenizer.json")
    parser.add_argument("--weight", type=float, default=WEIGHT)
    parser.add_argument("--write", type=Path, action="append", default=[], help="a file whose table is to be replaced")
    return parser.parse_args()


if __name__ == "__main__":
    main()
