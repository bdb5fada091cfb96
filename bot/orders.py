"""Tell an order to the bot from a question to the site: only a question is answered, whatever words it shares.

The kinds are those of OWASP's list of prompt injections (Top 10 for LLM Applications, LLM01 and LLM07): dropping the
rules, taking a role, telling secrets, saying words after somebody, and work that is none of a FAQ's. No model here
could obey; but a quote under such a message would look as if it agreed.
"""

from __future__ import annotations

import re

_RULES = r"(?:instructions?|rules?|prompts?|guidelines?|commands?|restrictions?|programming|filters?|safety settings)"
_SECRETS = (
    r"(?:(?:system|hidden|initial|original|secret) (?:prompts?|instructions?|messages?)|config(?:uration)?(?: files?)?"
    r"|source code|api keys?|admin (?:tokens?|passwords?)|environment variables?|your (?:own )?"
    r"(?:prompts?|instructions?|passwords?|secrets?|database|training data))"
)
_OTHERS = (
    r"(?:(?:other|another|all|every|the last|previous) (?:users?|visitors?|members?|customers?|persons?|people)\W?s?)"
)
_TEXTS = (
    r"(?:poem|essay|story|song|rap|haiku|limerick|code|script|program|e-?mail|letter|tweet|caption|cv|resume|homework"
    r"|cover letter|blog ?post|speech|recipe)"
)
_LANGUAGES = r"(?:english|french|spanish|german|italian|polish|portuguese|arabic|japanese|chinese|russian|hindi|latin)"

_AT_A_WORD = "|".join(
    [
        rf"(?:ignore|disregard|forget|bypass|override|drop) (?:\w+ ){{0,4}}{_RULES}\b",
        r"forget (?:everything|all) (?:\w+ ){0,2}(?:before|above|told|said|learned)\b",
        r"you(?: a|')re (?:now|no longer) (?!(?:\w+ ){0,2}(?:right|wrong)\b)",
        r"from now on,? (?:you|act|answer|respond|speak|talk)\b",
        r"(?:pretend|imagine) (?:to be|you(?: a|')re|that you(?: a|')re)\b",
        r"(?:act|behave|answer|respond|speak|talk) (?:as|like) (?:a |an |my |if |you(?: a|')re )"
        r"(?=.*\b(?:doctor|pirate|ai|bot|model|assistant|human|lawyer|teacher|god|grandma)\b)",
        r"(?:jail ?break|dan|developer|god|debug|admin|unrestricted) mode\b",
        r"you have no (?:rules|restrictions|limits|filters)\b",
        rf"(?:reveal|show|print|display|repeat|read|tell|give|dump|output|leak|what(?:'s| is| are))\b"
        rf"(?: \w+){{0,4}} {_SECRETS}\b",
        rf"{_OTHERS} (?:chats?|conversations?|messages?|data|e-?mails?|passwords?|logs?|history|addresses)\b",
        r"i (?:hereby )?(?:authori[sz]e|command|order|instruct) you\b",
        r"(?:repeat after me|just say it|say it back|repeat the (?:words?|sentence|text))\b",
        r"(?:decode|decrypt|unscramble) (?:this|that|it|the following)\b|do what it says\b|base64\b",
        r"(?:execute|run|eval(?:uate)?) (?:this|the following|my) (?:code|command|script|program|query)\b",
        r"drop table\b|rm -rf\b|select \* from\b|print\(",
        r"fix (?:this|my) (?:code|python|script|program)\b",
        rf"(?:write|compose|draft|generate)(?: me| us)? (?:an? |my |the |some )(?:\w+ ){{0,3}}{_TEXTS}\b",
        rf"translate (?:(?:this|that|the) (?:following|text|sentence)|.{{1,60}} (?:in)?to {_LANGUAGES})\b",
    ]
)
_ELSEWHERE = (
    r"<script\b|^\W*(?:please |now |just )*(?:say|repeat|write|type|output|print|reply|respond)"
    r"(?: only| just| exactly| this| with)*\s*[:\"\u201c]"
)
_ORDERS = re.compile(rf"\b(?:{_AT_A_WORD})|{_ELSEWHERE}")
"""One edge of a word before nearly all: a place inside a word isn't tried for each, which takes four times as long."""


def is_order(message: str) -> bool:
    """Tell whether a message orders the bot about instead of asking what the site says."""
    return _ORDERS.search(" ".join(message.lower().replace("\u2019", "'").split())) is not None
