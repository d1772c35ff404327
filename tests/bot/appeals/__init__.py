"""Tests of ``bot.appeals``."""
