"""Tests of reviews and progress."""
