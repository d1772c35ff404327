"""``python -m knowledge evaluate``: measure the grader on graded answers."""

import argparse
import json
import sys

from knowledge.cli.grade import add_arguments, graded, grader_of
from knowledge.cli.records import problem, records_of
from knowledge.encoder import EncoderError
from knowledge.grading.grade import Grade
from knowledge.grading.judge import JudgeError
from knowledge.grading.measures import FULL, Graded, Measures, Points, measure
from knowledge.grading.records import Record, read
from knowledge.grading.scoring import FULL as FULL_SCORE


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    parser = commands.add_parser("evaluate", help="measure the grader on graded answers")
    add_arguments(parser)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the measures; 1 if a line was broken or nothing could be measured."""
    try:
        records, broken = records_of(options.file, read)
        usable = [record for record in records if _is_gold(options.file, record)]
        grader = grader_of(options)
        measures = measure([_compared(record, g) for record, g in graded(grader, usable)])
    except (OSError, EncoderError, JudgeError, ValueError) as error:
        print(f"{options.file}: {problem(error)}", file=sys.stderr)
        return 1
    print(json.dumps(measures.to_dict(), ensure_ascii=False) if options.json else _table(measures))
    return int(broken or len(usable) < len(records))


def _is_gold(file: str, record: Record) -> bool:
    """Tell whether the line has gold score, points and category; report on stderr if not."""
    fields = record.fields
    points = fields.get("points")
    count = len(record.item.key_points)
    if not isinstance(fields.get("score"), int | float):
        problem = 'the field "score" must be a number, 0-5'
    elif not isinstance(fields.get("category"), str):
        problem = 'the field "category" must be a text'
    elif not isinstance(points, list) or not points or not all(_fits(p, count) for p in points):
        problem = f'"points" must hold a string of {count} letters h, p, m or c for each grader'
    else:
        return True
    print(f"{file}:{record.line}: {problem}", file=sys.stderr)
    return False


def _fits(letters: object, count: int) -> bool:
    return isinstance(letters, str) and len(letters) == count > 0 and set(letters) <= set("hpmc")


def _compared(record: Record, grade: Grade) -> Graded:
    return Graded(
        category=record.fields["category"],
        gold=float(record.fields["score"]),
        predicted=grade.score * FULL / FULL_SCORE,
        letters=tuple(record.fields["points"]),
        verdicts=tuple(point.verdict for point in grade.points),
    )


def _table(measures: Measures) -> str:
    lines = [
        f"answers                 {measures.count}",
        f"Pearson r               {measures.pearson:.3f}",
        f"mean absolute error     {measures.mean_absolute_error:.2f} of 5",
        f"key points              {_agreement(measures.points)}",
        f"bad answers that pass   {measures.bad_pass_rate:.1%}",
        f"  at the score          {measures.threshold:.2f}, which 90 % of full answers reach",
        "",
        f"{'category':<28}{'n':>4}{'gold':>7}{'given':>7}  key points",
    ]
    lines += [
        f"{name:<28}{c.count:>4}{c.gold:>7.2f}{c.predicted:>7.2f}  {_agreement(c.points)}"
        for name, c in measures.categories.items()
    ]
    return "\n".join(lines)


def _agreement(points: Points) -> str:
    return f"accuracy {points.accuracy:.3f}, macro-F1 {points.macro_f1:.3f} (n={points.count})"
