"""The set-up behind `make chat` and `make test`, run for real on a small copy of the repository."""

from __future__ import annotations

import ast
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from scripts.prepare import SetupFailed, check_python, find_browser, install_debian_packages
from tests.running import free_port
from tests.test_docs import FENCE

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what the set-up reads, with requirements that need no network, set up once."""
    folder = lay_out(tmp_path_factory.mktemp("checkout"))
    first = make(folder, "ready-for-chat")
    assert first.returncode == 0, first.stdout
    assert "Set-up: .venv with Python" in first.stdout
    assert "Set-up: the packages of requirements.txt" in first.stdout
    return folder


def lay_out(folder: Path) -> Path:
    for name in ("Makefile", ".ci/run", "scripts/prepare.py"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    (folder / "requirements.txt").write_text("# nothing\n")
    (folder / "requirements-dev.txt").write_text("-r requirements.txt\n")
    return folder


def clean_environment(**more: str) -> dict[str, str]:
    """This process's environment, less what a surrounding `make` or server would hand down."""
    ours = ("MAKE", "MFLAGS", "SIDELINE_", "HOST", "PORT", "PYTHON")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)} | more


def make(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [shutil.which("make") or "make", f"PYTHON={sys.executable}", *arguments],
        cwd=folder,
        env=clean_environment(**environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def test_a_second_set_up_has_nothing_to_do(checkout: Path) -> None:
    again = make(checkout, "ready-for-chat")
    assert (again.returncode, again.stdout) == (0, "")


def test_changed_requirements_are_installed_again(checkout: Path) -> None:
    (checkout / "requirements.txt").write_text("# nothing, said otherwise\n")
    assert "the packages of requirements.txt" in make(checkout, "ready-for-chat").stdout
    assert make(checkout, "ready-for-chat").stdout == ""


def test_a_failed_install_shows_what_pip_said_and_is_tried_again(checkout: Path) -> None:
    whole = (checkout / "requirements.txt").read_text()
    (checkout / "requirements.txt").write_text("./no-such-folder\n")
    for _ in range(2):
        failed = make(checkout, "ready-for-chat")
        assert failed.returncode != 0
        assert "no-such-folder" in failed.stdout
        assert "var/log/pip.log" in failed.stdout
        assert "Traceback" not in failed.stdout
    (checkout / "requirements.txt").write_text(whole)
    mended = make(checkout, "ready-for-chat")
    assert mended.returncode == 0
    assert "anew" not in mended.stdout


def test_a_set_up_killed_half_way_is_made_anew(tmp_path: Path) -> None:
    folder = lay_out(tmp_path)
    command = [sys.executable, "scripts/prepare.py", "chat"]
    killed = subprocess.Popen(command, cwd=folder, env=clean_environment(), start_new_session=True)
    while killed.poll() is None and not (folder / ".venv/unfinished").exists():
        time.sleep(0.01)
    os.killpg(killed.pid, signal.SIGKILL)
    assert killed.wait() == -signal.SIGKILL

    second = make(folder, "ready-for-chat")
    assert second.returncode == 0, second.stdout
    assert "making it anew" in second.stdout
    assert make(folder, "ready-for-chat").stdout == ""


def test_ci_fails_and_names_the_browser_where_none_can_be_had(tmp_path: Path, checkout: Path) -> None:
    for tool in ("make", "sh", "bash", "dirname", "env"):
        (tmp_path / tool).symlink_to(shutil.which(tool) or tool)
    (tmp_path / "python3").symlink_to(sys.executable)
    run = subprocess.run(
        ["bash", ".ci/run"], cwd=checkout, env=clean_environment(PATH=str(tmp_path)), capture_output=True, check=False
    )
    assert run.returncode != 0
    assert b"this machine lacks chromium redis-server php-cli sqlite3" in run.stderr
    assert b"make test" in run.stderr


def test_an_ordinary_user_is_told_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "apt-get").write_text("#!/bin/sh\nexit 1\n")
    (tmp_path / "apt-get").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 1000)  # the suite runs as root, which would install
    with pytest.raises(SetupFailed, match="sudo apt-get install chromium redis-server\n  make test"):
        install_debian_packages(["chromium", "redis-server"], again="make test")


def test_an_old_python_gets_a_sentence(checkout: Path) -> None:
    with pytest.raises(SetupFailed, match=r"is Python 3\.9, and Sideline needs 3\.11 .* make PYTHON=python3\.11 chat"):
        check_python((3, 9))
    ast.parse((ROOT / "scripts/prepare.py").read_text(), feature_version=(3, 7))
    missing = make(checkout, "chat", "PYTHON=no-such-python")
    assert missing.returncode != 0
    assert "no-such-python is not here" in missing.stdout


@pytest.mark.parametrize(
    ("arguments", "environment", "served"),
    [
        ([], {}, '--host "127.0.0.1" --port "8000"'),
        (["HOST=0.0.0.0", "PORT=9000"], {}, '--host "0.0.0.0" --port "9000"'),
        ([], {"PORT": "9000"}, '--host "127.0.0.1" --port "9000"'),
        ([], {"SIDELINE_HOST": "::1", "SIDELINE_PORT": "9000"}, '--host "::1" --port "9000"'),
    ],
)
def test_chat_is_served_where_it_is_told(arguments: list[str], environment: dict[str, str], served: str) -> None:
    assert served in make(ROOT, "-n", "chat", *arguments, **environment).stdout


def test_chat_tells_what_a_server_for_others_lacks_before_it_trains(tmp_path: Path) -> None:
    index = tmp_path / "index"
    set_up = ("--assume-old=ready-for-chat", f"RUN={sys.executable}")
    told = make(ROOT, *set_up, "chat", "HOST=0.0.0.0", SIDELINE_INDEX=str(index), SIDELINE_VAR=str(tmp_path))
    assert told.returncode != 0
    assert "export SIDELINE_SECRET=$(python3 -c 'import secrets; print(secrets.token_urlsafe(32))')" in told.stdout
    assert not index.exists()


def test_what_the_readme_sets_is_all_that_a_server_for_others_needs(tmp_path: Path) -> None:
    (block,) = (one for one in FENCE.findall((ROOT / "README.md").read_text()) if "SIDELINE_SECRET" in one)
    settings = block.partition("make chat")[0]
    check = f"{sys.executable} -m web --check --host 0.0.0.0 --port {free_port()}"
    done = subprocess.run(
        ["bash", "-c", settings + check],
        cwd=ROOT,
        env=clean_environment(SIDELINE_VAR=str(tmp_path)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_the_browser_is_the_named_one_else_an_installed_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("google-chrome", "my-own"):
        (tmp_path / name).write_text("#!/bin/sh\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("SIDELINE_CHROMIUM", raising=False)
    assert find_browser() == str(tmp_path / "google-chrome")
    monkeypatch.setenv("SIDELINE_CHROMIUM", str(tmp_path / "my-own"))
    assert find_browser() == str(tmp_path / "my-own")
