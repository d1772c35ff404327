"""Tests of an answer's way."""
