"""Tests of the daily question."""
