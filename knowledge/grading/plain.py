"""Text as it is judged: without markup, invisible characters and differences of width."""

import re
import unicodedata

_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0]"
)
_FENCE = re.compile(r"^\s*(```|~~~).*$", re.MULTILINE)
_LINE_MARKUP = re.compile(
    r"^[ \t]*(?:>[ \t]*)*(?:#{1,6}[ \t]+|[-*+•][ \t]+|\d{1,2}[.)][ \t]+)?", re.MULTILINE
)
_EMPHASIS = re.compile(r"[*`]+|~~|__+|\|\||(?<!\w)_|_(?!\w)")
_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")
_BLANKS = re.compile(r"\s+")


def plain(text: str) -> str:
    """Return ``text`` as one line in NFKC without Markdown markup and invisible characters.

    Args:
        text: anything a member may type: Markdown as Discord knows it, any script.

    Returns:
        Words, punctuation and single spaces; letter case is kept.
    """
    text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    text = _LINE_MARKUP.sub("", _FENCE.sub("", text))
    return _BLANKS.sub(" ", _EMPHASIS.sub("", _LINK.sub(r"\1", text))).strip()


def has_words(text: str) -> bool:
    """Whether ``text`` holds any letter or digit."""
    return any(character.isalnum() for character in plain(text))
