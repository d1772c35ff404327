"""Tests of talking with the coach."""
