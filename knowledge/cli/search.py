"""``search``: measure the search on questions with the topics that answer them."""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from knowledge.cli.queries import add_source_arguments, encoder_of, library_of, store_of
from knowledge.cli.records import problem
from knowledge.encoder import EncoderError
from knowledge.search.index import Index
from knowledge.search.measures import Asked, Measures, measure
from knowledge.search.passages import passages_of


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add this command to the parser."""
    parser = commands.add_parser("search", help=__doc__, description=__doc__)
    parser.add_argument(
        "file",
        type=Path,
        metavar="FILE",
        help='JSON Lines: "query", "heading" (the topic that answers; null for none), and where '
        'there are "also" (others that do as well) and "split"',
    )
    add_source_arguments(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print recall, answered and refused by split.

    Returns:
        1 when the questions, the notes or the encoder could not be read, else 0.
    """
    try:
        asked = tuple(asked_in(options.file))
        encoder = encoder_of(options)
    except OSError as error:
        print(f"{options.file}: {problem(error)}", file=sys.stderr)
        return 1
    except (ValueError, EncoderError) as error:
        print(error, file=sys.stderr)
        return 1
    library = library_of(options)
    if not library.documents:
        return 1
    index = Index.build(passages_of(library), encoder, store_of(options, "passages"), progress=True)
    measures = measure(index, asked)
    print(_json(measures) if options.json else _table(measures))
    return 0


def asked_in(file: Path) -> Iterator[Asked]:
    """Read questions from JSON Lines.

    Raises:
        OSError: the file cannot be read.
        ValueError: a line is no such question; the message names it.
    """
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            yield _asked(json.loads(line))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            message = f'{file}:{number}: no question with "query" and "heading": {error!r}'
            raise ValueError(message) from error


def _asked(fields: dict[str, Any]) -> Asked:
    heading = fields["heading"]
    topics = () if heading is None else (heading, *fields.get("also", ()))
    if not all(isinstance(text, str) for text in (fields["query"], *topics)):
        message = "a query or a heading is no text"
        raise TypeError(message)
    return Asked(fields["query"], frozenset(topics), str(fields.get("split", "")))


def _json(measures: dict[str, Measures]) -> str:
    return json.dumps({split: asdict(one) for split, one in measures.items()}, ensure_ascii=False)


def _table(measures: dict[str, Measures]) -> str:
    heads = f"{'split':<10}{'recall@1':>10}{'recall@3':>10}{'answered':>14}{'refused':>14}"
    lines = [f"{heads}{'Brier':>8}"]
    for split, one in measures.items():
        answered = f"{one.answered:.1%} of {one.answerable}"
        refused = f"{one.refused:.1%} of {one.unanswerable}"
        lines.append(
            f"{split or '-':<10}{one.recall_at_1:>10.1%}{one.recall_at_3:>10.1%}"
            f"{answered:>14}{refused:>14}{one.brier:>8.3f}"
        )
    return "\n".join(lines)
