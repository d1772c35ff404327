"""Markdown text -> tree of sections."""

from knowledge.markdown.parser import Link, Notice, Parsed, parse, parse_all
from knowledge.markdown.section import Block, BlockKind, Section

__all__ = [
    "Block",
    "BlockKind",
    "Link",
    "Notice",
    "Parsed",
    "Section",
    "parse",
    "parse_all",
]
