"""Fixtures that several parts of the tests share: a small trained index, and a running server over it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.running import RunningServer, train

settings.register_profile("untimed", deadline=None)  # on a busy machine a fifth of a second tells nothing
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def club_knowledge() -> Path:
    """A small knowledge folder: two documents and a table of questions."""
    return Path(__file__).parent / "fixtures" / "club"


@pytest.fixture(scope="session")
def club_index(club_knowledge: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index trained on `club_knowledge`; tests that change it copy it first."""
    index = tmp_path_factory.mktemp("club") / "index"
    train(club_knowledge, index)
    return index


@pytest.fixture(scope="session")
def site(club_index: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    """A running server over `club_index`, without rate limits."""
    server = RunningServer(club_index, tmp_path_factory.mktemp("site"))
    try:
        server.wait_until()
        yield server
    finally:
        server.stop()


@pytest.fixture
def mount_disk(tmp_path: Path) -> Iterator[Callable[[int], Path]]:
    """Give a disk of its own, of so many KB, to fill up."""
    folder = tmp_path / "disk"

    def mount(kilobytes: int) -> Path:
        folder.mkdir()
        command = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder)]
        if os.geteuid() != 0 or subprocess.run(command, capture_output=True, check=False).returncode:
            pytest.skip("a disk that fills up needs the right to mount one")
        return folder

    yield mount
    if folder.is_mount():
        subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., RunningServer]]:
    """Start servers with settings of one's own: `serve(index, SIDELINE_RATE_LIMIT="on")`."""
    running: list[RunningServer] = []

    def start(index: Path, ready: bool = True, port: int | None = None, **settings: str) -> RunningServer:
        folder = tmp_path / f"server-{len(running)}"
        folder.mkdir()
        server = RunningServer(index, folder, port, **settings)
        running.append(server)
        server.wait_until("/readyz" if ready else "/livez")
        return server

    yield start
    for server in running:
        server.stop()
