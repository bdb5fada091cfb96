"""Dependencies point one way, and what trains is not what serves."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ENGINE = sorted((ROOT / "bot").rglob("*.py"))
ASKS_FOR_ITSELF = {ROOT / "bot" / "__main__.py", *(ROOT / "bot" / "build").rglob("*.py")}
ANSWERING = [path for path in ENGINE if path not in ASKS_FOR_ITSELF]
TRAINER_ONLY = ("sklearn", "scipy", "nltk", "joblib", "yaml", "markdown_it")


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def in_repository(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", ENGINE, ids=in_repository)
def test_the_engine_knows_no_framework_and_no_layer_above(path: Path) -> None:
    above = {"flask", "werkzeug", "web", "train", "granian", "flask_limiter"}
    assert {name.split(".")[0] for name in imports(path)} & above == set()


@pytest.mark.parametrize("path", ANSWERING, ids=in_repository)
def test_the_engine_reads_no_clock_and_no_environment(path: Path) -> None:
    named = {node.attr for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Attribute)}
    assert named & {"environ", "getenv", "now", "utcnow", "today", "monotonic", "perf_counter"} == set()


def test_answering_imports_nothing_of_the_trainer(club_index: Path) -> None:
    code = f"""
import sys
from pathlib import Path
from bot.builds import open_build
from bot.dialogue import answer
from bot.records.conversation import Conversation
assert answer("which shoes do I need?", Conversation(), open_build(Path({str(club_index)!r}))).status == "answered"
print(*sorted({{name.split('.')[0] for name in sys.modules}} & set({TRAINER_ONLY!r})))
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == ""


def test_no_cycle_among_modules() -> None:
    modules = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
        for top in ("bot", "web")
        for path in (ROOT / top).rglob("*.py")
    }

    def module_of(name: str) -> str | None:
        """Return the module that `from module import name` reads: a module of that name, else its parent."""
        parent = name.rpartition(".")[0]
        return name if name in modules else parent if parent in modules else None

    graph = {name: {used for used in map(module_of, imports(path)) if used} for name, path in modules.items()}
    done: set[str] = set()

    def walk(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " → ".join((*trail, name))
        if name not in done:
            for used in graph[name]:
                walk(used, (*trail, name))
            done.add(name)

    for name in graph:
        walk(name, ())
