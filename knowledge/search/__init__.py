"""Passages of the notes, their vectors, and search over them."""
