"""Tests of the notes of servers."""
