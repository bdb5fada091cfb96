"""Vectors compared: what each kind adds to the engine's words, and what it costs."""
