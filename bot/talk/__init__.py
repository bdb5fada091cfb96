"""Replies in a talk: what a message does, what is said of the last quote, offers taken, and red flags kept to."""
