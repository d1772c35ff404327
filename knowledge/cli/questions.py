"""``questions``: what the coach would ask from notes, or which headings have no answer yet."""

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from knowledge.document import Gap
from knowledge.library import load
from knowledge.question import Question

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 -- argparse names no public type


def add_to(commands: "Commands") -> None:
    """Add this command to the parser."""
    parser = commands.add_parser("questions", help=__doc__, description=__doc__)
    parser.add_argument("path", type=Path, metavar="PATH", help="a notes file or a folder of notes")
    parser.add_argument("--json", action="store_true", help="print one JSON object a line")
    parser.add_argument("--gaps", action="store_true", help="print headings without an answer")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the questions or gaps of ``options.path``; problems go to standard error.

    Returns:
        1 when nothing could be read, else 0.
    """
    library = load(options.path)
    for problem in library.problems:
        print(problem, file=sys.stderr)
    shown = library.gaps if options.gaps else library.questions
    for one in shown:
        print(json.dumps(asdict(one), ensure_ascii=False) if options.json else _readable(one))
    return 0 if library.documents else 1


def _readable(one: Question | Gap) -> str:
    place = f"{one.source.file}:{one.source.line}"
    if isinstance(one, Gap):
        path = one.path if one.title == one.path[-1] else (*one.path, one.title)
        return f"{place}  {' > '.join(path)}"
    mark = "{}." if one.ordered else "-"
    lines = [f"{place}  {' > '.join(one.path)}  [{one.kind}] {one.id}", f"  Q. {one.prompt}"]
    lines += (f"     {mark.format(n)} {point}" for n, point in enumerate(one.key_points, start=1))
    lines += (f"     ? {hint}" for hint in one.hints)
    return "\n".join(lines) + "\n"
