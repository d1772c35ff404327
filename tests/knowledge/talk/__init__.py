"""Tests of ``knowledge.talk``."""
