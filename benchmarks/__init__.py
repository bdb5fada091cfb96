"""Measurements: quality, speed, load. Each prints the table that the README shows."""
