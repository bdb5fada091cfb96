"""docs/operating.md is true: its settings, events, metrics, unit and backup."""

from __future__ import annotations

import ast
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.running import JSON, ROOT, RunningServer
from web.config import SETTINGS
from web.configure import read_config
from web.store import Store

PAGE = (ROOT / "docs" / "operating.md").read_text()
Serve = Callable[..., RunningServer]


def section(title: str) -> str:
    return PAGE.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def rows(title: str) -> dict[str, list[str]]:
    """A section's table: the other cells of a row by what its first names, their code spans alone."""
    lines = [line.split("|")[1:-1] for line in section(title).splitlines() if line.startswith("| `")]
    return {first.strip(" `"): re.findall("`([^`]+)`", cells[-1]) for first, *cells in lines}


def block(language: str, holding: str) -> str:
    """The page's only block of code of that language that holds some words."""
    fences = re.findall(rf"^ *```{language}\n(.*?)^ *```", PAGE, re.MULTILINE | re.DOTALL)
    (found,) = (fence for fence in fences if holding in fence)
    return "".join(line.strip() + "\n" for line in found.splitlines())


def test_each_setting_it_names_is_there() -> None:
    assert set(re.findall(r"SIDELINE_[A-Z_]+", PAGE)) <= {setting.variable for setting in SETTINGS}


def test_the_settings_it_goes_live_with_are_taken_without_a_doubt(tmp_path: Path) -> None:
    settings = dict(line.split("=", 1) for line in block("ini", "SIDELINE_URL").splitlines())
    config = read_config({"SIDELINE_VAR": str(tmp_path), **settings})
    assert [note for note in config.notes if "generated" not in note] == []
    assert not config.for_itself


def logged() -> dict[str, set[str]]:
    """The fields of each event, as the code names them."""
    found: dict[str, set[str]] = {}
    for path in (ROOT / "web").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            match node:
                case ast.Call(func=ast.Name(id="log"), args=[ast.Constant(value=str(event)), *_], keywords=fields):
                    found.setdefault(event, set()).update(field.arg for field in fields if field.arg)
                case ast.Call(func=ast.Name(id="log")):
                    pytest.fail(f"{path.name}:{node.lineno}: an event should stand there by its name")
    return found


def test_it_lists_the_events_that_are_logged_with_their_fields() -> None:
    listed, there = rows("The log"), logged()
    assert listed.keys() == there.keys()
    assert [f"{event}: {field}" for event in there for field in there[event] - set(listed[event])] == []


def test_it_lists_the_metrics_with_their_labels(site: RunningServer) -> None:
    vote(site, site.ask("how do I hold my elbows?").json()["turn_id"])
    text = site.get("/metrics").text
    counted: dict[str, set[str]] = {name: set() for name in re.findall(r"^# HELP (\S+)", text, re.M)}
    for name, labels in re.findall(r"^(\w+)\{(.*)\} ", text, re.M):
        counted[re.sub("_(bucket|sum|count)$", "", name)] |= set(re.findall(r'(\w+)="', labels)) - {"le"}
    assert {name: set(labels) for name, labels in rows("Counts").items()} == counted


def vote(server: RunningServer, turn_id: str) -> None:
    said = json.dumps({"turn_id": turn_id, "helpful": False}).encode()
    assert server.request("POST", "/api/v1/feedback", said, **JSON).status == 204


def test_systemd_takes_the_unit(tmp_path: Path) -> None:
    if not (analyse := shutil.which("systemd-analyze")):
        pytest.skip("systemd-analyze is not installed (Debian: apt-get install systemd)")
    unit = tmp_path / "sideline.service"
    unit.write_text(block("ini", "[Service]").replace("/srv/sideline/.venv/bin/python", "/usr/bin/env"))
    done = subprocess.run([analyse, "verify", str(unit)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_backup_brings_back_talks_and_feedback(serve: Serve, club_index: Path, tmp_path: Path) -> None:
    if not shutil.which("sqlite3"):
        pytest.skip("sqlite3 is not installed (Debian: apt-get install sqlite3)")
    (tmp_path / "knowledge").mkdir()
    server = serve(club_index, SIDELINE_VAR=str(tmp_path / "var"))
    reply = server.ask("how do I hold my elbows?").json()
    vote(server, reply["turn_id"])
    done = subprocess.run(
        ["bash", "-ec", block("sh", ".backup")], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    server.stop()
    shutil.rmtree(tmp_path / "var")
    restored = serve(club_index, SIDELINE_VAR=str(tmp_path / "backup"))
    assert restored.ask("and why?", conversation=reply["conversation"]).status == 200
    assert [one.helpful for one in Store(tmp_path / "backup" / "feedback.sqlite3").read()] == [False]
