"""The runs of seven words of the article that `knowledge/` retells, as digests: the article itself isn't ours to keep.

`fixtures/article_runs.txt` was made from it by

    .venv/bin/python -m tests.article_runs PATH/TO/article.txt

and holds 8 bytes of salted BLAKE2b for each run, sorted and in Base64. Words are read here and not by the engine, so
that the digests stay good when the engine reads words in another way.
"""

from __future__ import annotations

import base64
import hashlib
import re
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

from bot.text.clean import clean
from bot.text.repair import repair

FILE = Path(__file__).parent / "fixtures" / "article_runs.txt"
LENGTH = 7
"""Words of a run."""
SIZE = 8
"""Bytes of a digest."""
SALT = b"article runs"
_APOSTROPHES = re.compile("['’]")
_WORD = re.compile(r"[^\W_]+")


def runs(text: str) -> Iterator[str]:
    """Yield each run of seven words, small and without apostrophes; none of a shorter text."""
    words = _WORD.findall(_APOSTROPHES.sub("", text).casefold())
    return (" ".join(words[at : at + LENGTH]) for at in range(len(words) - LENGTH + 1))


def digest(run: str) -> bytes:
    """Return what stands for a run in the file."""
    return hashlib.blake2b(run.encode(), digest_size=SIZE, salt=SALT).digest()


def kept() -> frozenset[bytes]:
    """Read the digests of the article's runs."""
    whole = base64.b64decode(FILE.read_text("ascii"))
    return frozenset(whole[at : at + SIZE] for at in range(0, len(whole), SIZE))


def keep(article: str) -> int:
    """Write the digests of the article's runs, its broken characters mended first; return how many there are."""
    found = sorted({digest(run) for run in runs(clean(repair(article)))})
    lines = textwrap.wrap(base64.b64encode(b"".join(found)).decode("ascii"), 120)
    FILE.write_text("\n".join(lines) + "\n", "ascii")
    return len(found)


if __name__ == "__main__":
    print(f"{FILE.name}: {keep(Path(sys.argv[1]).read_text('utf-8'))} runs of {LENGTH} words")
