"""Tests of what was chosen."""
