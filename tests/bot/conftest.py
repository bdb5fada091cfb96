"""The club's build, opened once for all tests of the engine."""

from pathlib import Path

import pytest

from bot.builds import Build, open_build


@pytest.fixture(scope="session")
def club(club_index: Path) -> Build:
    """The published build of the club's small knowledge."""
    return open_build(club_index)
