"""Sideline's engine: find the passage that answers a question, quote it, and know when not to."""
