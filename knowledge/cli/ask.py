"""``ask``: the passages of the notes that answer a question."""

import argparse
import json
import sys
from typing import Any

from knowledge.cli.queries import add_arguments, encoder_of, library_of, queries_of, store_of
from knowledge.encoder import EncoderError
from knowledge.search.index import Findings, Hit, Index
from knowledge.search.passages import passages_of

_RESULTS = 3


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add this command to the parser."""
    parser = commands.add_parser("ask", help=__doc__, description=__doc__)
    add_arguments(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print what the notes say to each query, best first.

    Returns:
        1 when no notes or no encoder could be read, else 0.
    """
    library = library_of(options)
    if not library.documents:
        return 1
    try:
        encoder = encoder_of(options)
    except EncoderError as error:
        print(error, file=sys.stderr)
        return 1
    store = store_of(options, "passages")
    index = Index.build(passages_of(library), encoder, store, progress=True)
    for query in queries_of(options):
        findings = index.ask(query, _RESULTS)
        print(_json(query, findings) if options.json else _readable(query, findings), flush=True)
    return 0


def _json(query: str, findings: Findings) -> str:
    results = [_fields(hit) for hit in findings.hits]
    fields = {
        "query": query,
        "answered": findings.answered,
        "confidence": findings.confidence,
        "results": results,
    }
    return json.dumps(fields, ensure_ascii=False)


def _fields(hit: Hit) -> dict[str, Any]:
    passage = hit.passage
    return {
        "heading": passage.heading,
        "path": passage.source.file,
        "line": passage.source.line,
        "score": hit.score,
        "text": passage.text,
        "headings": passage.path,
    }


def _readable(query: str, findings: Findings) -> str:
    lines = [f"Q. {query}", f"(confidence {findings.confidence:.0%})"]
    if not findings.answered:
        lines.append("The notes do not answer this; the nearest there is:")
    for hit in findings.hits:
        passage = hit.passage
        place = f"{passage.source.file}:{passage.source.line}"
        lines += ["", f"{hit.score:.2f}  {' > '.join(passage.path)}  ({place})"]
        lines += (f"      {line}" for line in passage.text.split("\n"))
    return "\n".join(lines) + "\n"
