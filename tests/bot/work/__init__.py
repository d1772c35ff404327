"""Tests of how work is done."""
