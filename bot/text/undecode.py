"""Undo a wrong decoding where every byte is still there: `Ã©` is é, `β€™` is ’, whatever the charset was."""

from __future__ import annotations

import functools
import re

from bot.text.charsets import high_half

# In the order of trust where two charsets explain the same characters. The number is the longest lead of a two-byte
# character that is believed: Â and Ã (C2, C3) stand for all of Latin-1; letters beyond would meet genuine words.
_CHARSETS = {
    "cp1252": 0xC5,
    "latin_1": 0xC5,
    "cp1253": 0xC3,
    "iso8859_7": 0xC3,
    "cp1250": 0xC3,
    "cp1254": 0xC3,
    "cp1251": 0,
    "cp874": 0,
    "iso8859_11": 0,
    "iso8859_5": 0,
    "mac_roman": 0,
}
# What people write in prose and lists: punctuation, currency, arrows, signs, dingbats, Vietnamese, emoji.
_PLAUSIBLE = re.compile("[\u00a0-\u017f\u1e00-\u1eff\u2010-\u2bff\ufe0f\ufeff\U0001f000-\U0001faff\u200b-\u200d]")
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
    """Return the byte of each character; stray controls and Windows' signs stand for 80 to 9F in any charset."""
    loose = {chr(byte): byte for byte in range(0x80, 0xA0)}
    windows = {character: byte for byte, character in high_half("cp1252").items() if byte < 0xA0}
    own = {character: byte for byte, character in high_half(codec).items() if character}
    return loose | windows | own


@functools.cache
def _pattern(codec: str) -> re.Pattern[str]:
    def characters(first: int, last: int) -> str:
        return "[" + "".join(re.escape(c) for c, byte in _bytes(codec).items() if first <= byte <= last) + "]"

    rest = characters(0x80, 0xBF)
    forms = [characters(0xF0, 0xF4) + rest + "{3}", characters(0xE1, 0xEF) + rest + "{2}"]
    if _CHARSETS[codec]:
        forms.append(characters(0xC2, _CHARSETS[codec]) + rest)
    return re.compile("|".join(forms))


def _decoded(found: re.Match[str], *, codec: str) -> str:
    wrong = found[0]
    try:
        right = bytes(_bytes(codec)[character] for character in wrong).decode()
    except UnicodeDecodeError:
        return wrong
    if not _PLAUSIBLE.fullmatch(right) or (len(wrong) == 2 and _is_sound(found)):
        return wrong
    if len(wrong) == 3 and not any(_tells(character) for character in wrong[1:]):
        return wrong
    return right


def _is_sound(found: re.Match[str]) -> bool:
    """Tell whether two characters may well be what they seem: a capital at a word's end, or alone in quotes."""
    before = found.string[found.start() - 1 : found.start()]
    after = found.string[found.end() : found.end() + 1]
    return found[0][1] in _CLOSERS and (before.isupper() or before in "«“‘(") and before != "" and not after.isalpha()


def _tells(character: str) -> bool:
    """Tell whether no sound word has this character after an accented letter: controls, signs and the like."""
    return not character.isalnum() and character not in "»«\u00a0’”"
