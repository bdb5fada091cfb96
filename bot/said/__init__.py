"""How people say what they do in a conversation: patterns over a message's plain words, or its folded text.

Each file holds what is said for one purpose; bot/talk reads them. All repeats are bounded or part at single blanks, so
that no message takes more than linear time. Picks among what was offered are in bot/talk/picks.py.
"""
