"""Tests of ``knowledge.training``."""
