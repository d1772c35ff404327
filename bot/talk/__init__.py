"""Talking with the coach: what was said, what is done about it, and asking where it is unclear."""
