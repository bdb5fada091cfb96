"""Words of grammar by which a question in another language is known; accents left out, words of English too."""

from __future__ import annotations

_WORDS = {
    "de": """
    der das den dem des ein eine einen einem einer und oder ist sind bin wie warum wann wo wer welche welcher welches
    womit wieviel ich du er sie es wir ihr mich mir mein meine meinen meiner meinem dein sich nicht kein keine mit ohne
    fur bei beim zum zur auf aus von vom nach vor uber unter kann muss soll sollte darf mehr sehr auch aber wenn dass
    gibt habe hat werden wird man viel lange konnen mussen ins
    """,
    "es": """
    el los las una unas del al que como cuando donde por para con sin sobre mi mis tu su sus es son esta estan estoy soy
    puedo puede debo debe hay muy mas pero porque quiero tengo lo le hacer cual cuanto cuantos cuanta cuantas tambien si
    yo nos y o de la en un se ser
    """,
    "fr": """
    le la les un une des du de au aux et ou est sont suis que quoi quel quelle quels quelles qui comment pourquoi quand
    combien dans sur pour avec sans mon ma mes ton votre vos je tu il elle nous vous ils faut peut puis dois doit plus
    mais pas ne ce cette ces sa ses jai cest quest estce pendant en y tres faire se si
    """,
    "it": """
    il lo la gli le un uno una dei del della delle dello degli di da dal dalla al alla nel nella con su per tra che chi
    come quando dove perche quale quanto quanti quanta mio mia miei mie tuo io tu lui lei noi voi e ed o sono sei siamo
    posso puo devo deve piu ma non si cosa molto anche se ho hai ha fare questo questa durante
    """,
    "pl": """
    w z na od po przy dla bez nad pod jak dlaczego czemu kiedy gdzie kto co czy jaki jaka jakie ile ja ty on ona my wy
    moj moja moje mnie mi sie nie tak jest sa byc mam moge mozna trzeba powinienem powinnam bardzo ale lub oraz ze zeby
    gdy podczas przed przez juz tylko ktory ktora ktore
    """,
    "pt": """
    o os um uma uns umas da dos das nos na nas de que como quando onde por para com sem sobre meu minha meus minhas seu
    sua eu voce ele ela e ou sao esta estou posso pode devo deve ha muito mais mas porque quero tenho se qual quanto
    quantos quantas tambem nao ao aos fazer isso pelo pela ate em
    """,
}
"""By ISO 639-1 code."""


def _speakers() -> dict[str, tuple[str, ...]]:
    every = {word for listed in _WORDS.values() for word in listed.split()}
    return {word: tuple(language for language, listed in _WORDS.items() if word in listed.split()) for word in every}


SPOKEN_IN = _speakers()
"""Word to the languages that have it."""
