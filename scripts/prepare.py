"""Prepare this machine for `make chat` or `make test`: `.venv`, its packages, and for tests a browser, Redis and PHP.

It runs before anything is installed, so it needs the standard library alone, and it keeps to a syntax that
Python 3.7 reads: an old Python then gets a sentence to act on, not a syntax error.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / "bin" / "python"
UNFINISHED = VENV / "unfinished"
LOGS = ROOT / "var" / "log"

OLDEST_PYTHON = (3, 11)
# The first file is installed, the others are those it includes; a change in any of them installs again.
MODELS = "requirements-models.txt"
REQUIREMENTS = {
    "chat": ("requirements.txt",),
    "test": ("requirements-dev.txt", "requirements.txt", "requirements-transformer.txt", MODELS),
}
# Debian's name → program: what some tests need, and skip without.
WISHED = {"redis-server": "redis-server", "php-cli": "php", "sqlite3": "sqlite3"}
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


class SetupFailed(Exception):
    """Raised when the machine can't be made ready; its text says what is lacking and what to do."""


def main(purpose: str) -> int:
    """Prepare for "chat" or "test" and give the exit status."""
    try:
        check_python(sys.version_info[:2])
        usable = venv_is_usable()
        get_from_system(purpose, with_venv=not usable)
        if not usable:
            make_venv()
        install_requirements(purpose)
    except SetupFailed as failure:
        print(f"\nSet-up stopped: {failure}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nSet-up interrupted: the same command begins it anew.", file=sys.stderr)
        return 130
    return 0


def say(line: str) -> None:
    """Tell at once what is being done, also where the output goes to a file."""
    print(f"Set-up: {line}", flush=True)


def check_python(version: tuple[int, ...]) -> None:
    """Refuse a Python that is too old, naming how to choose another."""
    if version < OLDEST_PYTHON:
        found, wanted = (".".join(map(str, numbers)) for numbers in (version, OLDEST_PYTHON))
        raise SetupFailed(
            f"{sys.executable} is Python {found}, and Sideline needs {wanted} or newer. "
            f"Install one and name it, for example: make PYTHON=python{wanted} chat"
        )


# --- what the system has to give -----------------------------------------------------------------------


def get_from_system(purpose: str, with_venv: bool) -> None:
    """Get what only the system's package manager can: installed where we are root, else named with the command."""
    needed, wished = [], []
    if with_venv and not find_spec("ensurepip"):
        needed.append("python{}.{}-venv".format(*sys.version_info))
    if purpose == "test" and not find_browser():
        needed.append("chromium")
    if purpose == "test":
        wished += [package for package, program in WISHED.items() if not shutil.which(program)]
    if needed:
        install_debian_packages(needed + wished, again=f"make {purpose}")
    elif wished:
        try:
            install_debian_packages(wished, again=f"make {purpose}")
        except SetupFailed as failure:
            say(f"{failure}\nGoing on: the tests that need {' or '.join(wished)} will be skipped.")


def find_browser() -> str | None:
    """Find a Chromium or Chrome for the page tests: the one named in SIDELINE_CHROMIUM, else an installed one."""
    named = os.environ.get("SIDELINE_CHROMIUM")
    return shutil.which(named) if named else next(filter(None, map(shutil.which, BROWSERS)), None)


def install_debian_packages(packages: list[str], again: str) -> None:
    """Install Debian packages as root; raise with the exact command where this can't be done."""
    names = " ".join(packages)
    if not shutil.which("apt-get"):
        raise SetupFailed(
            f"this machine lacks {names} (Debian's names). Install the like with its package manager, then: {again}"
        )
    if os.geteuid() != 0:
        raise SetupFailed(
            f"this machine lacks {names}. Install, then go on:\n  sudo apt-get install {names}\n  {again}"
        )
    say(f"{', '.join(packages)} from Debian by apt-get (about a minute)")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    apt = ["apt-get", "-yq", "-o", "DPkg::Lock::Timeout=120"]
    # An update that fails, for one stale source say, need not keep the packages from being found.
    subprocess.run([*apt, "update"], env=quiet, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    run([*apt, "install", "--no-install-recommends", *packages], log="apt.log", environment=quiet)


# --- the virtual environment ---------------------------------------------------------------------------


def venv_is_usable() -> bool:
    """Tell whether `.venv` is whole: no step was cut short, its Python runs, is new enough and has pip."""
    if UNFINISHED.exists() or not VENV_PYTHON.exists():
        return False
    probe = f"import importlib.util as u, sys; sys.exit(not u.find_spec('pip') or sys.version_info < {OLDEST_PYTHON})"
    return subprocess.run([str(VENV_PYTHON), "-c", probe], capture_output=True, check=False).returncode == 0


def make_venv() -> None:
    """Make `.venv` anew. Until it has packages it is marked as unfinished, so a cut-short one is never built upon."""
    if VENV.exists():
        say(".venv was left half made or is of no use: making it anew")
    say(".venv with Python {}.{}.{} (a few seconds)".format(*sys.version_info))
    # Without pip at first, so that there is no moment in which it looks whole and bears no mark.
    run([sys.executable, "-m", "venv", "--clear", "--without-pip", str(VENV)], log="venv.log")
    with marked_unfinished():
        run([str(VENV_PYTHON), "-Im", "ensurepip", "--upgrade", "--default-pip"], log="venv.log")


def install_requirements(purpose: str) -> None:
    """Install the packages that `purpose` needs, unless just these files were installed before."""
    if stamp_of(purpose).exists() and stamp_of(purpose).read_text() == digest_of(purpose):
        return
    file = REQUIREMENTS[purpose][0]
    say(f"the packages of {file} into .venv (up to two minutes)")
    pip = [str(VENV_PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input"]
    # Python compiles what it imports at the first import; compiling everything here doubles the wait.
    pip += ["install", "--prefer-binary", "--no-compile"]
    with marked_unfinished():
        # A user-wide PIP_USER=1 makes pip refuse every virtual environment; all else of pip's configuration holds.
        run([*pip, "-r", str(ROOT / file)], log="pip.log", environment={**os.environ, "PIP_USER": "0"})
        if purpose == "test":  # whole models, without the libraries that they'd bring
            run(
                [*pip, "--no-deps", "-r", str(ROOT / MODELS)],
                log="pip.log",
                environment={**os.environ, "PIP_USER": "0"},
            )
        for covered in {"chat", purpose}:
            stamp_of(covered).write_text(digest_of(covered))


@contextmanager
def marked_unfinished() -> Iterator[None]:
    """Mark `.venv` while a step changes it; the mark stays where the step is cut short, not where it merely fails."""
    UNFINISHED.touch()
    try:
        yield
    except SetupFailed:
        UNFINISHED.unlink()
        raise
    UNFINISHED.unlink()


def stamp_of(purpose: str) -> Path:
    """Name the file that remembers which requirements are installed."""
    return VENV / f"installed-for-{purpose}"


def digest_of(purpose: str) -> str:
    """Compute the SHA-256 of the requirement files of `purpose`, in their order."""
    return hashlib.sha256(b"\0".join((ROOT / file).read_bytes() for file in REQUIREMENTS[purpose])).hexdigest()


def run(command: list[str], log: str, environment: dict[str, str] | None = None) -> None:
    """Run a command with its output in var/log; raise with that log's end if it fails."""
    LOGS.mkdir(parents=True, exist_ok=True)
    path = LOGS / log
    with path.open("wb") as output:
        code = subprocess.run(
            command, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, check=False
        ).returncode
    if code:
        tail = "\n".join(path.read_text(errors="replace").splitlines()[-20:])
        raise SetupFailed(
            f"`{' '.join(command)}` ended with {code}. The end of {path.relative_to(ROOT)}:\n\n{tail}\n\n"
            "Mend what it names, then run the same command again."
        )


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in REQUIREMENTS:
        sys.exit("usage: prepare.py chat|test")
    sys.exit(main(sys.argv[1]))
