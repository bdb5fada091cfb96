"""Repair broken text whose control characters were dropped: what stood there is told by the letters around it.

After the accident ’, “, —, ❌ all are one lone `β` (`โ`, `â`), and every emoji is `π` (`๐`, `ð`) with what is left.
A lone β is also a sound letter. So forms that no sound text has are repaired wherever they stand; the rest only in
lines that show them, or in texts that show several.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable

from bot.text.charsets import GREEK, LATIN, THAI, Flavour, broken, high_half

# What a form most likely was, the commonest first. Emoji that share a form are ornaments: any will do.
_LIKELY = ["…", "€", "⚡", "➡️", "⚠️", "•", "❤️", "❤", "🔥", "🧠", "🎯", "💡", "✅"]
_ENDINGS = r"(?:s|t|re|ve|ll|d|m)\b"
_STEMS = (
    "aren|can|couldn|didn|doesn|don|hadn|hasn|haven|isn|mustn|needn|shouldn|wasn|weren|won|wouldn|ain"
    "|i|you|he|she|it|we|they|that|there|here|what|who|how|where|let"
)
# Words that follow a dash and hardly ever a name such as "interferon β".
_BEGINS_CLAUSE = "the|you|your|they|we|our|i"
_BEFORE_NAME = "the|a|an|of|where|and|or|with|for|by|in|on|to|is|as|use|via"
# Bytes after E2 or F0 whose characters never follow β or π in sound text (² and ° do).
_SAFE = (0xA1, 0xA4, 0xA5, 0xA6, 0xA7, 0xA9, 0xAC, 0xAF)
# What Windows' charsets have where the others have controls, apart from what may follow a letter in sound text.
_SIGNS = "€‚ƒ„†‡ˆ‰Š‹Œ‘“•˜™š›œžŸ"
SEVERAL = 2
ORNAMENT, LESSER_ORNAMENT = "•", "▪"

_Rule = tuple[re.Pattern[str], "str | Callable[[re.Match[str]], str]"]


def restore(text: str, *, several: int = SEVERAL) -> str:
    """Return the text with lost punctuation put back; `several` signs of damage make a whole text suspect."""
    for flavour in (GREEK, THAI, LATIN):
        if flavour.three in text or flavour.four in text or flavour.two in text:
            text = _restore_flavour(text, flavour, several)
    return text


def _restore_flavour(text: str, flavour: Flavour, several: int) -> str:
    signs = _signs(flavour)
    lines = text.split("\n")
    if flavour is THAI and any(_is_genuine(line, flavour) for line in lines):
        return text
    suspect = sum(len(signs.findall(line)) for line in lines) >= several
    for number, line in enumerate(lines):
        if line.isascii() or not (suspect or signs.search(line) or flavour.three in line):
            continue
        damaged = (suspect or signs.search(line)) and not _is_genuine(line, flavour)
        for pattern, right in _sure_rules(flavour) + (_context_rules(flavour) if damaged else ()):
            line = pattern.sub(right, line)
        lines[number] = line
    return "\n".join(lines)


@functools.cache
def _signs(flavour: Flavour) -> re.Pattern[str]:
    """Return what no sound text shows: contractions, …, », ornaments with their rests."""
    forms = [_apostrophe(flavour), _guillemet(flavour), *_halves(flavour), *_marked(flavour)]
    return re.compile("|".join(forms))


def _apostrophe(flavour: Flavour) -> str:
    if flavour is LATIN:  # "bât" is a word, "donât" is none
        stems = "|".join(rf"(?<=\b{stem})" for stem in _STEMS.split("|"))
        return rf"(?i:(?:{stems}){flavour.three}(?={_ENDINGS}))"
    return rf"(?<=[a-z]){flavour.three}(?={_ENDINGS})"


def _guillemet(flavour: Flavour) -> str:
    return rf"(?<![{flavour.script}«“(]){flavour.two}{high_half(flavour.codec)[0xBB]}(?![{flavour.script}])"


def _halves(flavour: Flavour) -> tuple[str, str, str]:
    """Return ’, “ and ” where Windows' € for 80 is left and only the last byte was lost."""
    half = f"{flavour.three}€"
    return rf"(?<=[A-Za-z]){half}(?={_ENDINGS})", rf"(?<!\w){half}(?=\w)", rf"(?<=[\w.,!?…]){half}(?!\w)"


def _marked(flavour: Flavour) -> list[str]:
    """Return the forms that keep a telling rest behind β or π."""
    three, four, rest = flavour.three, flavour.four, re.escape(flavour.following() + _SIGNS)
    selector = rf"[{three}{four}][{rest}]{{0,3}} ?{flavour.selector}"
    windows = rf"{four}(?:Ÿ[{rest}]{{0,2}}|[{_SIGNS}][{_SIGNS}”’–—…]{{1,2}}|[”’–—…][¥¤¦§©¬ฅฆงฉ])"
    if flavour is THAI:  # its rests are letters, so they tell only beside Latin ones
        ellipsis = rf"(?<=[A-Za-z]){three}{high_half(flavour.codec)[0xA6]}(?![{flavour.script}])"
        return [selector, windows, ellipsis, rf"^{four}[{rest}]{{0,3}}(?= [A-Za-z])"]
    safe = re.escape("".join({high_half(codec)[byte] for codec in (flavour.codec, flavour.kin) for byte in _SAFE}))
    return [selector, windows, rf"{four}[{safe}][{_SIGNS}]?|{three}[{safe}]"]


def _is_genuine(line: str, flavour: Flavour) -> bool:
    """Tell whether a line holds a word of the charset's own language, which makes a lone letter a letter."""
    runs = re.findall(rf"[{flavour.script}{_SIGNS}”’–—…]+", line)
    if flavour is LATIN:
        return False
    if flavour is THAI:
        return any(not _damaged_run(flavour).fullmatch(run) for run in runs)
    return any(re.search(r"[α-ωά-ώ]{3}", run) and run.strip("βπο") for run in runs)


@functools.cache
def _damaged_run(flavour: Flavour) -> re.Pattern[str]:
    lead, signs = high_half(flavour.codec), f"[{_SIGNS}”’–—…]"
    rest = f"[{re.escape(flavour.following())}{_SIGNS}”’–—…]"
    return re.compile(
        rf"(?:[{lead[0xE2]}{lead[0xEF]}]{rest}{{0,2}}|{lead[0xF0]}{rest}{{0,3}}|[{lead[0xC2]}{lead[0xC3]}]{rest}?|{signs})+"
    )


@functools.cache
def _likely_forms(flavour: Flavour) -> dict[str, str]:
    forms: dict[str, str] = {}
    for codec in (flavour.codec, flavour.kin):
        for character in _LIKELY:
            form = broken(character, codec).strip()
            if len(form) > 1:
                forms.setdefault(form, character)
    return forms


def _ornament(flavour: Flavour) -> Callable[[re.Match[str]], str]:
    """Return what stands for an ornament at a line's start: the likeliest, else a bullet."""

    def made(found: re.Match[str]) -> str:
        form = found["form"].strip()
        plain = ORNAMENT if form.startswith(flavour.four) else LESSER_ORNAMENT
        return found["indent"] + _likely_forms(flavour).get(form, plain) + " "

    return made


def _sign(flavour: Flavour) -> Callable[[re.Match[str]], str]:
    """Return what stands for a sign inside a line: the likeliest; an emoji that can't be told is left out."""

    def made(found: re.Match[str]) -> str:
        form = found["form"].strip()
        if form.startswith(flavour.four):
            return ""
        return found["space"] + _likely_forms(flavour).get(form, "")

    return made


def _latin(found: re.Match[str], *, codec: str) -> str:
    """Return the Latin-1 character that two characters spell in UTF-8."""
    return found[0].encode(codec).decode(errors="replace").replace("\ufffd", "") or found[0]


@functools.cache
def _sure_rules(flavour: Flavour) -> tuple[_Rule, ...]:
    """Return the rules for forms that sound text doesn't have."""
    three, marked = flavour.three, "|".join(_marked(flavour))
    rules: list[_Rule] = [
        (re.compile(_guillemet(flavour)), "»"),
        (re.compile(_apostrophe(flavour)), "’"),
        *zip(map(re.compile, _halves(flavour)), "’“”", strict=True),
        (re.compile(rf"^(?P<indent>\s*)(?P<form>(?:{marked})(?: ?{flavour.selector})?)(?:\s+|$)"), _ornament(flavour)),
        (re.compile(rf"(?P<space> ?)(?P<form>{marked})"), _sign(flavour)),
    ]
    if flavour is not THAI:
        rules.append((re.compile(rf"(?<![{flavour.script}]){flavour.selector}(?![{flavour.script}])"), ""))
    if flavour is not LATIN:
        words = r"[a-z]+(?: [a-z]+){0,8}[.,!?]?"
        rules.append((re.compile(rf"(?<![\w{three}]){three}({words}){three}(?!\w)"), r"“\1”"))
        aside = rf"(?<=[a-z,.;:!?’”)]) {three} (?=(?:{_BEGINS_CLAUSE})\b)"
        never = "".join(rf"(?<!\b{word})" for word in _BEFORE_NAME.split("|"))
        rules.append((re.compile(never + aside), " — "))
    return tuple(rules)


@functools.cache
def _context_rules(flavour: Flavour) -> tuple[_Rule, ...]:
    """Return the rules for damaged lines, where a lone β is no letter."""
    three, four, rest = flavour.three, flavour.four, re.escape(flavour.following() + _SIGNS)
    cluster = rf"[{three}{four}][{rest}]{{0,3}}(?:[{three}{four}][{rest}]{{0,3}}| ?{flavour.selector})*"
    letter = "A-Za-z" if flavour is LATIN else r"\w"
    rules: list[_Rule] = [
        (re.compile(rf"^(?P<indent>\s*)(?P<form>{cluster})(?:\s+|$)"), _ornament(flavour)),
        (re.compile(rf"(?<=[A-Za-z]){three}(?=(?i:{_ENDINGS}))"), "’"),
        (re.compile(rf"(?<=\d) ?{three} ?(?=\d)"), "–"),
        (re.compile(rf"(?<=\d) ?{high_half(flavour.codec)[0xC3]} ?(?=\d)"), " × "),
        (re.compile(rf"(?<=\S) {three} (?=\S)"), " — "),
        (re.compile(rf"(?<![{letter}]){three}(?=[A-Za-z0-9])([^{three}\n]{{1,300}}){three}(?![{letter}])"), r"“\1”"),
        (re.compile(rf"(?<=\S){flavour.two} (?=\S)"), " "),
    ]
    if flavour is not LATIN:
        rules.append((re.compile(rf"(?<=[A-Za-z]){three}(?=[A-Za-z])"), "’"))
        lead = high_half(flavour.codec)
        pair = f"[{lead[0xC2]}{lead[0xC3]}][{re.escape(flavour.following())}]"
        latin = rf"(?<![{flavour.script}]){pair}(?![{flavour.script}])"
        rules.append((re.compile(latin), functools.partial(_latin, codec=flavour.codec)))
    rules += [
        (re.compile(rf"(?<![{letter}]){three}(?=[A-Za-z0-9])"), "“"),
        (re.compile(rf"(?<=s){three}(?![{letter}{rest}])"), "’"),
        (re.compile(rf"(?<=[A-Za-z0-9.,!?]){three}(?![{letter}{rest}])"), "”"),
        (re.compile(rf"(?P<space> ?)(?P<form>{four}[{rest}]{{0,3}}(?: ?{flavour.selector})?)"), _sign(flavour)),
    ]
    if flavour is not LATIN:
        rules.append((re.compile(rf"(?P<space> ?)(?P<form>{cluster})"), _sign(flavour)))
    return tuple(rules)
