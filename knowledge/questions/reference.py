"""Model answers: the readable text of a part of the notes, cut on purpose."""

import re
from collections.abc import Sequence

from knowledge.markdown.plaintext import plain_text, prose
from knowledge.markdown.section import Block

LONGEST = 1500
"""Characters of a reference at most."""

_ENDS = re.compile(r"(?<!\.\.)[.!?。](?=\s)|\n")


def reference_of(blocks: Sequence[Block]) -> str:
    """Return ``blocks`` as text of at most ``LONGEST`` characters, ending at a line or sentence."""
    return cut(plain_text(prose(blocks)))


def cut(text: str) -> str:
    """Return ``text``, or as much of it as ends well, with ``…``."""
    if len(text) <= LONGEST:
        return text
    head = text[: LONGEST - 2]
    ends = [found.end() for found in _ENDS.finditer(head)]
    return f"{head[: ends[-1] if ends else len(head)].rstrip()} …"
