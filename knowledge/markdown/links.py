"""Links in notes that lead nowhere."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from knowledge.document import Problem
from knowledge.markdown import Parsed
from knowledge.question import Source
from knowledge.reading import Text

_NOT_IN_ANCHORS = re.compile(r"[\W_]+")
_COUNTED = re.compile(r"-\d+$")


def broken_links(
    text: Text, parsed: Parsed, anchors: Mapping[Path, Iterable[str]]
) -> Iterator[Problem]:
    """Yield a problem for each link to a heading or file that is not there.

    Anchors are compared by their letters and digits only, since sites make them from headings in
    different ways. Addresses with a scheme or a leading ``/`` are not followed, nor is any relative
    link in a text that lies in no folder.

    Args:
        text: the file.
        parsed: what it holds.
        anchors: headings and ids of every file that was read, by resolved path.
    """
    for link in parsed.links:
        try:
            parts = urlsplit(link.target)
        except ValueError:
            parts = None
        if parts is None:
            message = f"the link to {link.target} is no valid address; correct it"
        elif parts.scheme or parts.netloc or parts.path.startswith("/"):
            continue
        elif parts.path:
            message = _file_problem(text, unquote(parts.path), unquote(parts.fragment), anchors)
        else:
            message = _anchor_problem(unquote(parts.fragment), parsed.anchors, "this file")
        if message:
            yield Problem(Source(text.file, link.line), message)


def _file_problem(text: Text, path: str, anchor: str, anchors: Mapping[Path, Iterable[str]]) -> str:
    if text.place is None:
        return ""
    try:
        target = (text.place.parent / path).resolve()
        there = target.exists()
    except (OSError, ValueError, RuntimeError):
        there = False
    if not there:
        return f"the link leads to {path}, which is not there; correct or remove it"
    known = anchors.get(target)
    return "" if known is None else _anchor_problem(anchor, known, path)


def _anchor_problem(anchor: str, known: Iterable[str], where: str) -> str:
    wanted = {_letters(anchor), _letters(_COUNTED.sub("", anchor))}
    if not anchor or wanted & {_letters(name) for name in known}:
        return ""
    return f"the link leads to #{anchor}, but {where} has no such heading; correct or remove it"


def _letters(text: str) -> str:
    return _NOT_IN_ANCHORS.sub("", re.sub(r"\]\([^)]*\)", "", text)).casefold()
