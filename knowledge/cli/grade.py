"""``python -m knowledge grade``: grade answers given as JSON lines."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from config.settings import Settings
from knowledge import encoder, glossary
from knowledge.cli.records import problem, records_of
from knowledge.encoder import EncoderError
from knowledge.grading import contrast, judge
from knowledge.grading.grade import Grade
from knowledge.grading.grader import Grader
from knowledge.grading.judge import JudgeError
from knowledge.grading.records import Record, read

_BATCH = 64


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    parser = commands.add_parser("grade", help="grade answers given as JSON lines")
    add_arguments(parser)
    parser.set_defaults(run=run)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of every command that grades a file."""
    parser.add_argument(
        "file",
        metavar="FILE",
        help="JSON lines with question, reference, answer and maybe key_points; - reads stdin",
    )
    parser.add_argument(
        "--encoder",
        metavar="NAME",
        help="a sentence-transformers folder or hub name (default: ENCODER_MODEL, or the shipped)",
    )
    parser.add_argument(
        "--grader",
        metavar="NAME",
        help="the judge of key points, by folder or hub name (default: GRADER_MODEL or shipped)",
    )


def run(options: argparse.Namespace) -> int:
    """Write each object back with ``score``, ``points`` and ``flags``; 1 if a line was broken."""
    try:
        records, broken = records_of(options.file, read)
        grader = grader_of(options)
    except (OSError, EncoderError, JudgeError) as error:
        print(f"{options.file}: {problem(error)}", file=sys.stderr)
        return 1
    for record, grade in graded(grader, records):
        print(json.dumps(record.fields | shown(grade), ensure_ascii=False), flush=True)
    return int(broken)


def grader_of(options: argparse.Namespace) -> Grader:
    """Load the grader with the models of the command line, else of the settings, else shipped ones.

    Raises:
        EncoderError, JudgeError: a model cannot be loaded.
    """
    settings = Settings()
    own = encoder.load(options.encoder or settings.encoder_model)
    decides = options.grader or settings.grader_model
    return Grader(own, glossary.shipped(), judge.load(decides), contrast.load(decides, own))


def graded(grader: Grader, records: Sequence[Record]) -> Iterator[tuple[Record, Grade]]:
    """Grade records in batches, in order."""
    waiting = iter(records)
    while batch := list(islice(waiting, _BATCH)):
        yield from zip(batch, grader.grade_many(record.item for record in batch), strict=True)


def shown(grade: Grade) -> dict[str, Any]:
    """Return what the command writes of a grade."""
    return {
        "score": grade.score,
        "points": [
            {
                "point": point.point,
                "verdict": str(point.verdict),
                "confidence": point.confidence,
                "evidence": point.evidence.text if point.evidence else "",
            }
            for point in grade.points
        ],
        "flags": [str(flag) for flag in grade.flags],
    }
