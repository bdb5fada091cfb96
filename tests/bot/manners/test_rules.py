"""The rule language: what each sign means, and which rules can't be read."""

from __future__ import annotations

import pytest

from bot.manners.lexicon import Lexicon
from bot.manners.rule_spans import spans
from bot.manners.rules import BadRule, atoms, read_rule


def holds(rule: str, message: str) -> bool:
    read = read_rule(rule, {})
    return bool(spans(read, Lexicon(atoms(read), slips=False).found(message.split())))


@pytest.mark.parametrize(
    ("rule", "held", "not_held"),
    [
        ("coach ... hits", "coach then hits", "coach now and then always hits"),
        ("touched her !(foot | hand)", "touched her neck", "touched her hand"),
        ("touched her !foot", "touched her", "touched her foot"),
        ("cries ... !when", "cries all day long and when", "cries now and when"),
        ("!was hurt", "is hurt", "was hurt"),
        ("cries ... !when ... coach", "cries at the coach", "cries when the coach"),
        ("breast & pain & !lump", "pain of the breast", "lump and pain of the breast"),
        ("breast & !lump", "a lump a b c d e f g h i j k l breast", "breast with a lump"),
    ],
)
def test_a_sign_holds_what_it_means(rule: str, held: str, not_held: str) -> None:
    assert holds(rule, held)
    assert not holds(rule, not_held)


@pytest.mark.parametrize(
    "rule", ["!hurt", "!a !b", "!a !b c", "a & !", "a !", "!a & !b", "a !!b", "a | !b", "(!a) b c | d !"]
)
def test_what_only_rules_out_is_no_rule(rule: str) -> None:
    with pytest.raises(BadRule):
        read_rule(rule, {})
