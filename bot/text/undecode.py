"""Undo a wrong decoding where every byte is still there: `Ã©` is é, `β€™` is ’, whatever the charset was."""

from __future__ import annotations

import functools
import re
from collections.abc import Container

from bot.text.charsets import high_half

# In the order of trust where two charsets explain the same characters, with the lead bytes believed of two-byte and
# of three-byte characters. C2 and C3 stand for all of Latin-1; letters beyond would meet genuine words.
_CHARSETS: dict[str, tuple[Container[int], Container[int]]] = {
    "mac_roman": ((), (0xE2, 0xEF)),
    "latin_1": (range(0xC2, 0xC6), range(0xE1, 0xF0)),
    "iso8859_7": (range(0xC2, 0xC4), range(0xE1, 0xF0)),
    "iso8859_11": ((), range(0xE1, 0xF0)),
    "iso8859_5": ((), range(0xE1, 0xF0)),
    "cp1252": (range(0xC2, 0xC6), range(0xE1, 0xF0)),
    "cp1253": (range(0xC2, 0xC4), range(0xE1, 0xF0)),
    "cp1250": (range(0xC2, 0xC4), range(0xE1, 0xF0)),
    "cp1254": (range(0xC2, 0xC4), range(0xE1, 0xF0)),
    "cp1251": ((), range(0xE1, 0xF0)),
    "cp874": ((), range(0xE1, 0xF0)),
}
# What people write in prose and lists: punctuation, currency, arrows, signs, dingbats, Vietnamese, emoji.
_PLAUSIBLE = re.compile(
    "[\u00a0-\u017f\u1e00-\u1eff\u2010-\u279c\u27a1\u27a4\u27b0\u27bf\u27c0-\u28ff\u2934\u2935\u2980-\u2bff"
    "\ufe0f\ufeff\U0001f000-\U0001faff\u200b-\u200d]"
)
# Marks that also follow a capital in sound text: `AMANHÃ…`, `«Β»`.
_CLOSERS = "…”“’‘»«›‹–—\u00a0.,·°´"


def undecode(text: str) -> str:
    """Return the text with every sequence replaced that spells one plausible character in UTF-8."""
    if text.isascii():
        return text
    for codec in _CHARSETS:
        text = _pattern(codec).sub(functools.partial(_decoded, codec=codec), text)
    return text


@functools.cache
def _bytes(codec: str) -> dict[str, int]:
    """Return the byte of each character; in Windows' charsets 1252's signs stand in for bytes that they leave open."""
    controls = {chr(byte): byte for byte in range(0x80, 0xA0)}
    own = {character: byte for byte, character in high_half(codec).items() if character}
    if codec == "iso8859_7":
        del own["΅"]  # hardly ever written, and cp1253's byte of the far commoner ⚡ and ➡
    if not codec.startswith("cp"):
        return controls | own
    return controls | {sign: byte for byte, sign in high_half("cp1252").items() if byte < 0xA0} | own


@functools.cache
def _pattern(codec: str) -> re.Pattern[str]:
    def one_of(wanted: Container[int]) -> str:
        return "[" + "".join(re.escape(c) for c, byte in _bytes(codec).items() if byte in wanted) + "]"

    two, three = _CHARSETS[codec]
    rest = one_of(range(0x80, 0xC0))
    forms = [one_of(range(0xF0, 0xF5)) + rest + "{3}", one_of(three) + rest + "{2}"]
    return re.compile("|".join(forms + ([one_of(two) + rest] if two else [])))


def _decoded(found: re.Match[str], *, codec: str) -> str:
    wrong = found[0]
    try:
        right = bytes(_bytes(codec)[character] for character in wrong).decode()
    except UnicodeDecodeError:
        return wrong
    if not _PLAUSIBLE.fullmatch(right) or (len(wrong) == 2 and _is_sound(found)):
        return wrong
    if len(wrong) == 3 and not _tells(wrong):
        return wrong
    return right


def _is_sound(found: re.Match[str]) -> bool:
    """Tell whether two characters may well be what they seem: a capital at a word's end, or alone in quotes."""
    before = found.string[found.start() - 1 : found.start()]
    after = found.string[found.end() : found.end() + 1]
    return found[0][1] in _CLOSERS and (before.isupper() or before in "«“‘(") and before != "" and not after.isalpha()


def _tells(wrong: str) -> bool:
    """Tell whether no sound word has these three together: signs behind a letter, or a capital inside a word."""
    if not wrong[0].isalpha() or (wrong[0].islower() and any(character.isupper() for character in wrong[1:])):
        return True
    if wrong[1] in "šžœљњќ" and wrong[2] == "\u00a0":  # ⚠ and its like
        return True
    return any(not character.isalnum() and character not in "»«\u00a0’”" for character in wrong[1:])
