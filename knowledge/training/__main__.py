"""``python -m knowledge.training``: authored answers -> the grader's model.

Two trainings make what ships. One leaves some questions out, to calibrate and to measure on them;
the other learns from all answers and takes over the calibration::

    python -m knowledge.training build/measured --hold-out 0 1
    python -m knowledge.training build/grader --calibration build/measured/model
"""

import argparse
import json
import logging
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, cast

from sentence_transformers import CrossEncoder

from knowledge.grading.calibration import Calibration
from knowledge.grading.labels import LABELS
from knowledge.grading.point_judge import PointJudge
from knowledge.training import calibration, corpus, public
from knowledge.training.corpus import FOLDS, AuthoredAnswer
from knowledge.training.stream import mixed, stream
from knowledge.training.trainer import Recipe, train
from knowledge.training.validation import scored, validate

if TYPE_CHECKING:
    from sentence_transformers.base.modules import Transformer

SHARD = "40MB"
BASE = Path(__file__).parents[1] / "models" / "encoder"

log = logging.getLogger("knowledge.training")


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, calibrate, measure and save.

    Args:
        arguments: of the command line; those of the process when None.
    """
    options = _parser().parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    answers = corpus.load(options.data)
    held = [one for one in answers if one.question.fold in options.hold_out]
    shown = [one for one in answers if one.question.fold not in options.hold_out]
    rng = Random(options.seed)
    examples = list(stream(shown, options.epochs, rng))
    if options.public:
        examples = mixed(examples, public.examples(options.public, len(examples), rng), rng)
    log.info("%d answers, %d held out, %d examples", len(shown), len(held), len(examples))
    recipe = Recipe(options.base, batch=options.batch, rate=options.rate, seed=options.seed)
    work = options.folder / "training"
    work.mkdir(parents=True, exist_ok=True)
    model = train(examples, recipe, work)
    found = _calibration(model, held, options.calibration)
    (options.folder / "recipe.json").write_text(
        json.dumps(asdict(recipe) | {"epochs": options.epochs, "hold_out": options.hold_out})
    )
    if held:
        measures = validate(PointJudge(model, found), held, Random(options.seed))
        text = json.dumps(measures.to_dict(), indent=2, ensure_ascii=False)
        (options.folder / "metrics.json").write_text(text + "\n", encoding="utf-8")
        log.info("%s", text)
    _save(model, options.folder / "model", found)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m knowledge.training", description="Trains the grader's model."
    )
    parser.add_argument("folder", type=Path, help="takes the model, its metrics and checkpoints")
    parser.add_argument("--base", default=str(BASE), help="checkpoint to start from")
    parser.add_argument("--data", type=Path, default=corpus.DATA, help="folder of the answers")
    parser.add_argument(
        "--public", type=Path, help="folder of public pairs, as many of which are mixed in"
    )
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--batch", type=int, default=32, help="answers a step")
    parser.add_argument("--rate", type=float, default=1e-4, help="learning rate")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument(
        "--hold-out",
        type=int,
        nargs="*",
        default=[],
        choices=range(FOLDS),
        help="folds of questions to calibrate and measure on",
    )
    parser.add_argument(
        "--calibration", type=Path, help="folder of a model whose calibration is taken over"
    )
    return parser


def _calibration(
    model: CrossEncoder, held: Sequence[AuthoredAnswer], other: Path | None
) -> Calibration:
    if other is not None:
        return Calibration.load(other)
    none = Calibration.none(len(LABELS))
    return calibration.fit(*scored(PointJudge(model, none), held)) if held else none


def _save(model: CrossEncoder, folder: Path, found: Calibration) -> None:
    """Write a copy in half precision: what ships has to be small."""
    model.half().to("cpu").save_pretrained(str(folder), create_model_card=False)
    (folder / "model.safetensors").unlink()
    cast("Transformer", model[0]).model.save_pretrained(str(folder), max_shard_size=SHARD)
    found.save(folder)


if __name__ == "__main__":
    main()
