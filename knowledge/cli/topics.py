"""``topics``: the headings of the notes that a query means."""

import argparse
import json
import sys
from functools import cache

from knowledge.cli.queries import add_arguments, encoder_of, library_of, queries_of, store_of
from knowledge.encoder import EncoderError, SentenceEncoder
from knowledge.topics import Match, TopicIndex


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add this command to the parser."""
    parser = commands.add_parser("topics", help=__doc__, description=__doc__)
    add_arguments(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the topic of each query, or the nearest ones where none fits.

    The encoder is loaded for the first query that is no name of a topic.

    Returns:
        1 when no notes or no encoder could be read, else 0.
    """
    library = library_of(options)
    if not library.documents:
        return 1
    topics = TopicIndex(library, store=store_of(options, "headings"))

    @cache
    def encoder() -> SentenceEncoder:
        return encoder_of(options)

    for query in queries_of(options):
        try:
            match = topics.find(query, encoder)
        except EncoderError as error:
            print(error, file=sys.stderr)
            return 1
        print(_json(match) if options.json else _readable(match), flush=True)
    return 0


def _json(match: Match) -> str:
    return json.dumps(
        {
            "query": match.query,
            "topic": match.topic,
            "heading": match.heading.title if match.heading else None,
            "candidates": [heading.title for heading in match.candidates],
        },
        ensure_ascii=False,
    )


def _readable(match: Match) -> str:
    nearest = ", ".join(heading.title for heading in match.candidates)
    if match.heading is None:
        return f"{match.query}: no topic fits. Nearest: {nearest}"
    path = " > ".join(match.heading.path)
    return f"{match.query}: {path}\n    others: {nearest}"
