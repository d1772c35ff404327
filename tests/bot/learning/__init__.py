"""Tests of what counts as learned."""
