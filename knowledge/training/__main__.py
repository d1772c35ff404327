"""``python -m knowledge.training``: authored answers -> the grader's model.

The answers to questions that are held out calibrate what was learned from the others, and measure
it::

    python -m knowledge.training build/grader --public ../shared/data
"""

import argparse
import json
import logging
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from random import Random
from shutil import copyfile
from typing import TYPE_CHECKING, cast

from sentence_transformers import CrossEncoder

from knowledge import encoder
from knowledge.grading import contrast
from knowledge.grading.calibration import Calibration
from knowledge.grading.judge import SHIPPED, JudgeError, Judgement
from knowledge.grading.labels import LABELS
from knowledge.grading.point_judge import PointJudge
from knowledge.grading.readings import Reading
from knowledge.training import calibration, corpus, public, reversals
from knowledge.training.batches import PAIRS_A_STEP, Batch, batches
from knowledge.training.corpus import AuthoredAnswer
from knowledge.training.trainer import Recipe, is_judge, train
from knowledge.training.validation import validate

if TYPE_CHECKING:
    from sentence_transformers.base.modules import Transformer

SHARD = "40MB"
_FEWEST_HELD_OUT = 2
BASE = Path(__file__).parents[1] / "models" / "encoder"

log = logging.getLogger("knowledge.training")


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, calibrate, measure and save.

    Args:
        arguments: of the command line; those of the process when None.
    """
    parser = _parser()
    options = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    if options.teacher and not is_judge(options.teacher):
        parser.error(f"--teacher {options.teacher}: there is no judge in this folder")
    if options.contrast and not (Path(options.contrast) / contrast.FILE).is_file():
        parser.error(f"--contrast {options.contrast}: there is no {contrast.FILE} in this folder")
    try:
        beside = contrast.load(options.contrast, encoder.load())
    except JudgeError as error:
        parser.error(str(error))
    answers = corpus.load(options.data)
    shown = [one for one in answers if not one.question.held_out]
    held = [one for one in answers if one.question.held_out]
    if not shown or len({one.question.qid for one in held}) < _FEWEST_HELD_OUT:
        parser.error(
            f"{options.data}: there have to be questions to learn from, and at least "
            f"{_FEWEST_HELD_OUT} with held_out to calibrate and measure on"
        )
    opposites = reversals.load({one.question for one in held}, options.data)
    if not opposites:
        parser.error(
            f"{options.data / 'reversals.jsonl'}: there have to be opposites of key points of the "
            "questions with held_out, to measure on"
        )
    steps = list(islice(_batches(shown, options), options.steps))
    log.info("%d answers, %d held out, %d examples", len(shown), len(held), sum(map(len, steps)))
    recipe = Recipe(
        options.base,
        rate=options.rate,
        frozen=options.frozen_layers,
        teacher=options.teacher,
        seed=options.seed,
    )
    work = options.folder / "training"
    work.mkdir(parents=True, exist_ok=True)
    model = train(steps, recipe, work)
    untold = PointJudge(model, Calibration.none(len(LABELS)))
    found = calibration.fit(calibration.scored(untold, held, beside))
    _save(model, options.folder / "model", found)
    tuned = Path(options.contrast or SHIPPED) / contrast.FILE
    if tuned.is_file():
        # What the calibration counts on has to lie beside it.
        copyfile(tuned, options.folder / "model" / contrast.FILE)
    used = {name: getattr(options, name) for name in ("steps", "data", "public")}
    (options.folder / "recipe.json").write_text(
        json.dumps(asdict(recipe) | used, default=str, indent=2) + "\n", encoding="utf-8"
    )
    judge = PointJudge(model, found)

    def judged(readings: Sequence[Reading]) -> Sequence[tuple[Judgement, ...]]:
        return judge.judge(calibration.with_closeness(readings, beside))

    measures = validate(judged, held, opposites, Random(options.seed))
    text = json.dumps(measures.to_dict(), indent=2, ensure_ascii=False)
    (options.folder / "metrics.json").write_text(text + "\n", encoding="utf-8")
    log.info("%s", text)


def _batches(answers: Sequence[AuthoredAnswer], options: argparse.Namespace) -> Iterator[Batch]:
    rng = Random(options.seed)
    count = round(PAIRS_A_STEP * options.steps)
    pairs = public.examples(options.public, count, rng) if options.public else []
    asked = {answer.question for answer in answers}
    return batches(answers, iter(pairs), reversals.load(asked, options.data), rng)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m knowledge.training", description="Trains the grader's model."
    )
    parser.add_argument("folder", type=Path, help="takes the model, its metrics and checkpoints")
    parser.add_argument("--base", default=str(BASE), help="checkpoint to start from")
    parser.add_argument("--data", type=Path, default=corpus.DATA, help="folder of the answers")
    parser.add_argument(
        "--public", type=Path, help="folder of public pairs, some of which are mixed in"
    )
    parser.add_argument("--steps", type=int, default=12000)
    parser.add_argument("--rate", type=float, default=5e-5, help="learning rate")
    parser.add_argument(
        "--frozen-layers",
        type=int,
        default=0,
        help="so many layers next to the embeddings stay as they are",
    )
    parser.add_argument(
        "--teacher",
        help="folder of a judge: what it knows is kept while something else is learned",
    )
    parser.add_argument(
        "--contrast", help="folder whose tuned encoder the calibration counts on (default: shipped)"
    )
    parser.add_argument("--seed", type=int, default=0)
    return parser


def _save(model: CrossEncoder, folder: Path, found: Calibration) -> None:
    """Write a copy in half precision: what ships has to be small."""
    small = deepcopy(model).half().to("cpu")
    small.save_pretrained(str(folder), create_model_card=False)
    (folder / "model.safetensors").unlink()
    cast("Transformer", small[0]).model.save_pretrained(str(folder), max_shard_size=SHARD)
    found.save(folder)


if __name__ == "__main__":
    main()
