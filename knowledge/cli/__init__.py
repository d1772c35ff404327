"""The terminal side of ``knowledge``: one module a command, each with ``add_to`` and ``run``."""

import argparse
from collections.abc import Sequence

from knowledge.cli import ask, embed, evaluate, grade, intents, lint, questions, search, topics


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command line.

    Args:
        arguments: the words after the program's name; those of the process when None.

    Returns:
        The exit status: 0 when it did what was asked, 1 when input could not be read.
    """
    parser = argparse.ArgumentParser(prog="python -m knowledge", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in (questions, ask, topics, grade, evaluate, search, embed, lint, intents):
        command.add_to(commands)
    options = parser.parse_args(arguments)
    status: int = options.run(options)
    return status
