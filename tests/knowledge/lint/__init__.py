"""Tests of knowledge.lint."""
