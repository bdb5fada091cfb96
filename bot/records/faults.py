"""What is told to an owner of the files of a knowledge: faults, and remarks beside them."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """Something wrong with a file: where, what, and what its author should do. `line` counts from 1, 0 = the file."""

    file: str
    line: int
    what: str
    remedy: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}: {self.what} {self.remedy}"


@dataclass(frozen=True, slots=True)
class Remarks:
    """What is told beside the faults and keeps nothing from being published.

    `empty` are headings without text below them, `twice` rows that ask what another row of their table asks.
    """

    empty: list[Fault] = field(default_factory=list)
    twice: list[Fault] = field(default_factory=list)
