"""What is replied doesn't hang on how the owner words it."""

from __future__ import annotations

from pathlib import Path

from bot.builds import open_build
from tests.playing import after
from tests.running import train

SITE = """# The pond

## Depth
ask: how deep is the pond | pond depth | is the pond deep

The pond is two metres deep in the middle.

## Ducks
ask: are there ducks | which birds live on the pond | ducks

Some ducks live on the pond all year.
"""
SENTENCES = "# Sentences\n\n" + "\n\n".join(
    f"## {name}\nAgain:" for name in ("the same", "as before", "goes on", "nearest again")
)


def test_the_same_replies_come_in_whatever_words(tmp_path: Path) -> None:
    talk = (
        "how deep is the pond",
        "how deep is the pond",
        "are there ducks",
        "is the pond deep",
        "ducks",
        "and its depth",
    )
    played = []
    for name, sentences in (("plain", ""), ("worded", SENTENCES)):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "pond.md").write_text(SITE, "utf-8")
        if sentences:
            (folder / "_sentences.md").write_text(sentences, "utf-8")
        train(folder, folder / "index")
        build = open_build(folder / "index")
        replies = [after(build, *talk[: n + 1]) for n in range(len(talk))]
        played.append([(one.status, one.step, [quote.text for quote in one.quotes]) for one in replies])
    assert played[0] == played[1]
    assert "Again:" in {one.lead for one in replies}
