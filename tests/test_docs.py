"""The documentation is true: its commands, options, files and versions are there."""

from __future__ import annotations

import ast
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions, version
from pathlib import Path

import pytest

from benchmarks import marks, red_flags
from bot.manners.reading import default_manners

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("**/*.md"))]

FENCE = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
SPAN = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")
OURS_TO_MAKE = (".venv", "var")


def code_of(page: Path) -> list[str]:
    """Every command line and code span of a page, comments left out."""
    text = page.read_text()
    fenced = "\n".join(FENCE.findall(text)).replace("\\\n", " ").splitlines()
    return [line.split("  #")[0].strip() for line in fenced] + SPAN.findall(
        re.sub(r"^```.*?^```", "", text, flags=re.M | re.S)
    )


def everywhere(beginning: str) -> list[str]:
    """The code in all pages that begins so, `.venv/bin/python` read as `python`."""
    found = {code.replace(".venv/bin/python", "python") for page in PAGES for code in code_of(page)}
    return sorted(code for code in found if code.startswith(beginning))


@cache
def help_of(*command: str) -> str:
    shown = subprocess.run(
        [sys.executable, *command, "--help"], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )
    assert shown.returncode == 0, shown.stderr
    return shown.stdout


@pytest.mark.parametrize("command", everywhere("make "))
def test_make_knows_the_target(command: str) -> None:
    dry = subprocess.run([*shlex.split(command), "-n"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert dry.returncode == 0, dry.stderr


@pytest.mark.parametrize("command", everywhere("python "))
def test_the_command_is_there_and_has_the_options(command: str) -> None:
    words = shlex.split(command)[1:]
    target = words[:2] if words[0] == "-m" else words[:1]
    rest = words[len(target) :]
    if rest and re.fullmatch("[a-z]+", rest[0]):
        target.append(rest[0])
    shown = help_of(*target)
    for option in (word.split("=")[0] for word in rest if word.startswith("--")):
        assert re.search(rf"{option}\b", shown), f"{option} is not in the help of {' '.join(target)}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_named_files_exist(page: Path) -> None:
    links = [link for link in LINK.findall(page.read_text()) if "://" not in link]
    assert [link for link in links if not (page.parent / link).exists()] == []
    paths = [span for span in code_of(page) if re.fullmatch(r"[\w.-]+(/[\w.-]+)*(/|\.(py|md|txt|toml|jsonl))", span)]
    named = [path for path in paths if not path.startswith(OURS_TO_MAKE)]
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_no_command_names_a_file_that_only_its_author_has() -> None:
    pages = [*PAGES, *sorted((ROOT / "benchmarks").glob("**/*.md"))]
    lines = [line for page in pages for line in code_of(page)]
    for program in sorted((ROOT / "benchmarks").glob("**/*.py")):
        lines += (ast.get_docstring(ast.parse(program.read_text())) or "").splitlines()
    assert [line for line in lines if " ../" in line] == []


MEASUREMENTS = ROOT / "benchmarks" / "tuning.md"
CITED = re.compile(r'benchmarks/ ?tuning\.md`?((?:, "[^"]+")+)')


def sections_cited() -> list[tuple[str, ...]]:
    """What pages and code cite of the measurements: a section, and maybe what is told in it, by how each begins."""
    code = [path for folder in ("bot", "benchmarks") for path in (ROOT / folder).rglob("*.py")]
    flowing = [" ".join(path.read_text().split()) for path in (*PAGES, *code)]
    return sorted({tuple(re.findall('"([^"]+)"', cited)) for text in flowing for cited in CITED.findall(text)})


@pytest.mark.parametrize("cited", sections_cited(), ids=" ".join)
def test_what_is_cited_of_the_measurements_is_there(cited: tuple[str, ...]) -> None:
    told = iter(re.findall(r"^(?:##+ |\*\*)(.+)", MEASUREMENTS.read_text(), re.MULTILINE))
    assert all(any(line.startswith(name) for line in told) for name in cited)


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_versions_are_those_tested_and_each_says_why(file: str) -> None:
    lines = [line for line in (ROOT / file).read_text().splitlines() if line and not line.startswith(("#", "-r "))]
    assert lines
    for line in lines:
        pinned = re.fullmatch(r"([\w.-]+)==(\S+) +# (\S.+)", line)
        assert pinned, f"{file}: `{line}` should read `name==version # licence: why it is there`"
        assert version(pinned[1]) == pinned[2]


def test_what_is_imported_is_required_and_nothing_else() -> None:
    """Also what another package brings, until one day it does not."""
    files = ("requirements.txt", "requirements-transformer.txt")
    required = {
        same_name(found[1])
        for file in files
        for line in (ROOT / file).read_text().splitlines()
        if (found := re.match(r"([\w.-]+)==", line))
    }
    sources = [ROOT / "train.py", *(path for top in ("bot", "web") for path in (ROOT / top).rglob("*.py"))]
    modules = {module.split(".")[0] for path in sources for module in imported(path)}
    others = modules - sys.stdlib_module_names - {"bot", "web", "train"}
    brought_by = packages_distributions()
    assert {same_name(brought_by[module][0]) for module in others} == required


def same_name(package: str) -> str:
    """As the registry compares names."""
    return re.sub(r"[-_.]+", "-", package).lower()


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        match node:
            case ast.Import(names=names):
                yield from (alias.name for alias in names)
            case ast.ImportFrom(module=str(module)):
                yield module
            case ast.Call(func=ast.Attribute(attr="import_module"), args=[ast.Constant(value=str(module))]):
                yield module


def test_the_readme_counts_the_red_flags_as_they_are_caught() -> None:
    safety = default_manners().safety
    counts = [red_flags.count(file, safety) for file in red_flags.FILES]
    told = marks.read(ROOT / "README.md", "red flags")
    assert told == red_flags.sentence(counts), "Run `python -m benchmarks.red_flags --write`."


def test_the_share_of_false_alarms_that_the_readme_names_is_the_tests() -> None:
    assert f"fewer than {100 * red_flags.MOST_STOPPED:g} % of a file" in (ROOT / "README.md").read_text("utf-8")
