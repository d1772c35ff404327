"""Tests of what is kept and goes."""
