"""Words as they are written by ear or in haste, too far from the real ones for a slip of the finger: "shud", "coz"."""

from __future__ import annotations

_PAIRS = """
trn train, mny many, sprnt sprint, sprnts sprints, shldr shoulder, shldrs shoulders,
shud should, shld should, shoud should, cud could, cld could, wud would, wld would, wudnt wouldnt, cudnt couldnt,
shudnt shouldnt, hw how, wen when, wat what, wot what, wht what, wich which, wer where, wher where, y why,
becos because, becoz because, becuz because, bcos because, bcoz because, bcuz because, bc because, coz because,
thru through, tho though, altho although, ppl people, peple people, smth something, sth something, sumthing something,
sumone someone, dis this, dat that, dey they, dem them, den then, dere there, wiv with, wif with, abt about,
rly really, rlly really, reely really, relly really, duz does, dusnt doesnt, dosent doesnt, gud good, gd good,
luk look, tite tight, nite night, lite light, slo slow, slowr slower, kwik quick, quik quick, kwicker quicker,
quikr quicker, fastr faster, betr better, bettr better, hav have, giv give, evry every, evrything everything,
enuf enough, enuff enough, tuff tough, ruff rough, laff laugh, coff cough, thay they, thier their, ther there,
nw now, knw know, nvm never mind, btwn between, diff difference, tmrw tomorrow, tomoz tomorrow, yest yesterday,
prob probably, probs probably, def definitely, defo definitely, excersise exercise, excercise exercise,
exersize exercise, exersise exercise, excersises exercises, exercize exercise, technic technique, teknik technique,
tecnique technique, rythm rhythm, rithm rhythm, rythem rhythm, mussel muscle, mussels muscles, muscels muscles,
sholdr shoulder, sholdrs shoulders, stumach stomach, breth breath, breeth breathe, strate straight, strait straight,
ankel ankle, anckle ankle, nee knee, nees knees, rists wrists, rist wrist, thum thumb, fone phone, mooov move,
moov move, runing running, runnin running, sprintin sprinting, swingin swinging, trainin training, traning training
"""

IN_HASTE = {"u": "you", "ur": "your"}
"""The same, also where some ways to ask are written so: with "you" a question is like many more of them."""
_SPLIT = (pair.strip().partition(" ") for pair in _PAIRS.replace("\n", " ").split(","))
BY_EAR = {typed: meant for typed, _, meant in _SPLIT} | IN_HASTE
"""What is written, and what is meant; only for words that the knowledge and the owner's synonyms don't have."""
