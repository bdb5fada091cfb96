"""What answers and trains reckons by one thread, so that a machine's other cores are free for other turns."""

import json
import subprocess
import sys

import pytest

from tests.running import ROOT

COUNT = """
import json, sys
from pathlib import Path
{run}
from threadpoolctl import threadpool_info
print(json.dumps([pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"]))
"""


@pytest.mark.parametrize(
    "run",
    [
        "import train; train.main(['--knowledge', sys.argv[1], '--index', sys.argv[2], '--json'])",
        "from bot.__main__ import main; main(['ask', '--index', sys.argv[2], 'hello'])",
    ],
    ids=["train", "ask"],
)
def test_a_command_keeps_to_one_thread(run: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("threads")
    (folder / "knowledge").mkdir()
    (folder / "knowledge/k.md").write_text("# Arms\n\n## Elbows\n\nBend them.\n")
    command = [sys.executable, "-c", COUNT.format(run=run), str(folder / "knowledge"), str(folder / "index")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    counts = json.loads(done.stdout.splitlines()[-1])
    assert counts
    assert set(counts) == {1}
