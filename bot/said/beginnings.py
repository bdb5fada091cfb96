"""How a wish may begin before it is said: "ok can you …", "please …"."""

from __future__ import annotations

from bot.text.openers import OPENER

BEGINNING = rf"(?:(?:{OPENER}|please|cool|great|also|can you|could you|lets|i want to|can we|may we) )*"
