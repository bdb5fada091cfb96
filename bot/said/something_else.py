"""Said to have something other than what was quoted: because that was tried in vain, or in so many words."""

from __future__ import annotations

import re

from bot.said.beginnings import BEGINNING

_FAILS = (
    r"(?:(?:it|that|this|they) )?(?:still )?(?:doesnt|didnt|does not|did not|dont|do not|isnt|wont) (?:really )?"
    r"(?:work|working|help|helping)(?: (?:at all|either|(?:for )?(?:me|us|him|her|them)))*"
)
_ALREADY = r"(?: (?:already|before|too|many times))"
IN_VAIN = re.compile(
    rf"^{BEGINNING}(?:no )?(?:(?:i|ive|we|weve|he|she|they|have|already) )*"
    rf"(?:tried (?:that|it|this|them|all that|everything){_ALREADY}?(?:(?: and| but)? {_FAILS})?"
    rf"|do(?:ing|ne)? (?:that|it|this){_ALREADY}|already do(?:ing|ne)? (?:that|it|this)|{_FAILS})$"
)
"""Said of what was quoted, of plain words: "tried that, doesnt work"."""

OTHER_ADVICE = re.compile(
    rf"^{BEGINNING}(?:(?:(?:what|do you have|have you got|got|is there|are there|give me|any|some|an) )*"
    r"(?:other|another|different|better) (?:ideas?|tips?|tricks?|advice|suggestions?|ways?|options?|things?)"
    r"(?: (?:i|we|he|she) (?:can|could|should) (?:try|do))?|something (?:different|other)"
    r"|what else (?:can|could|should) (?:i|we|he|she) (?:try|do))(?: please| then)?$"
)
"""Said to have other advice, of plain words: "any other tips"."""
