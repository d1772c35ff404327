"""``lint``: what makes the questions of notes bad, and what to do about it."""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from knowledge import encoder, glossary
from knowledge.library import load
from knowledge.lint import Finding, lint

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 -- argparse names no public type


def add_to(commands: "Commands") -> None:
    """Add this command to the parser."""
    parser = commands.add_parser("lint", help=__doc__, description=__doc__)
    parser.add_argument("path", type=Path, metavar="PATH", help="a notes file or a folder of notes")
    parser.add_argument("--json", action="store_true", help="print one JSON object a line")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print what is wrong with the notes of ``options.path``; on stderr, that nothing is.

    Returns:
        1 when anything was found or the encoder could not be loaded, else 0.
    """
    try:
        model = encoder.load()
    except encoder.EncoderError as error:
        print(error, file=sys.stderr)
        return 1
    findings = lint(load(options.path), model, glossary.shipped())
    for finding in findings:
        print(json.dumps(_fields(finding), ensure_ascii=False) if options.json else finding)
    if not findings:
        # Not among the findings, which another program may read.
        print(f"{options.path}: nothing to mend", file=sys.stderr)
    return int(bool(findings))


def _fields(finding: Finding) -> dict[str, str | int | None]:
    return {
        "file": finding.source.file,
        "line": finding.source.line,
        "check": finding.check,
        "message": finding.message,
        "question": finding.question.prompt if finding.question else None,
    }
