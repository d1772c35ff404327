"""``python -m knowledge.training.contrast``: an encoder that tells a statement from its opposite.

To a sentence encoder a statement and its opposite are nearly the same: their words are. This tunes
one on what people say: a key point and how somebody puts it lie near each other, its opposite and
how somebody puts that likewise, and the two pairs far apart, by contrasting every sentence of a
batch with all others. The lower layers stay as they are, so that only the others have to ship::

    python -m knowledge.training.contrast build/contrast
"""

import argparse
import logging
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from random import Random

import torch
from datasets import Dataset  # type: ignore[import-untyped]
from safetensors.torch import save_file
from sentence_transformers import (
    SentenceTransformer,
    SentenceTransformerTrainer,
    SentenceTransformerTrainingArguments,
)
from sentence_transformers.sentence_transformer.evaluation import TripletEvaluator
from sentence_transformers.sentence_transformer.losses import MultipleNegativesRankingLoss

from knowledge.adapter import adapted, difference
from knowledge.encoder import SHIPPED
from knowledge.grading.contrast import FILE
from knowledge.precision import trains_in_bf16
from knowledge.training import corpus, public, reversals
from knowledge.training.corpus import AuthoredAnswer
from knowledge.training.public import Triple
from knowledge.training.reversals import Reversal
from knowledge.training.sampler import AsGiven

FROZEN = 4
"""So many layers next to the embeddings stay as they are, and the embeddings."""

RATE = 1e-4
"""Learning rate, at its highest."""

RANK = 32
"""Rank of what is kept of each matrix's difference."""

_PROMPT = "query: "
_SCALE = 20.0
_A_STEP = 16
# Batches are of like length within as many contrasts.
_SORTED_TOGETHER = 12 * _A_STEP
_LONGEST_ANSWER = 120
"""Characters: longer answers say much beside the point."""

log = logging.getLogger("knowledge.training")


@dataclass(frozen=True, slots=True)
class ContrastSet:
    """A statement and its opposite, and texts that say the one and the other.

    Attributes:
        point: a key point.
        right: what says it.
        opposite: its opposite.
        wrong: what says that.
    """

    point: str
    right: str
    opposite: str
    wrong: str

    @property
    def pairs(self) -> tuple[tuple[str, str], tuple[str, str]]:
        """The two statements, each with what says it."""
        return (self.point, self.right), (self.opposite, self.wrong)


def of_reversals(found: Iterable[Reversal]) -> list[ContrastSet]:
    """Return a contrast set for each reversal.

    Args:
        found: of any questions.
    """
    return [ContrastSet(one.point, one.right, one.opposite, one.wrong) for one in found]


def of_answers(
    answers: Iterable[AuthoredAnswer], found: Iterable[Reversal], rng: Random
) -> list[ContrastSet]:
    """Return contrast sets of short answers that make a key point and others that contradict it.

    Args:
        answers: authored answers.
        found: the reversals of their questions.
        rng: pairs them.
    """
    made: dict[tuple[str, str], list[str]] = defaultdict(list)
    denied: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in answers:
        if len(one.answer) <= _LONGEST_ANSWER:
            for point, letter in zip(one.question.key_points, one.letters, strict=True):
                if letter in "hc":
                    (made if letter == "h" else denied)[one.question.qid, point].append(one.answer)
    contrasts = []
    for reversal in found:
        key = reversal.question.qid, reversal.point
        right, wrong = (rng.sample(of[key], len(of[key])) for of in (made, denied))
        contrasts += [
            ContrastSet(reversal.point, one, reversal.opposite, other)
            for one, other in zip(right, wrong, strict=False)
        ]
    return contrasts


def of_triples(triples: Iterable[Triple]) -> list[ContrastSet]:
    """Return a contrast set for each triple; what contradicts a text is said by itself alone.

    Args:
        triples: of texts about anything.
    """
    return [
        ContrastSet(one.entailed, one.premise, one.contradicted, one.contradicted)
        for one in triples
    ]


def batches(contrasts: Sequence[ContrastSet], rng: Random) -> Iterator[Sequence[ContrastSet]]:
    """Yield batches without end, all contrast sets before any comes again.

    Args:
        contrasts: of any questions.
        rng: shuffles.
    """
    while True:
        order = rng.sample(contrasts, len(contrasts))
        epoch = []
        for start in range(0, len(order), _SORTED_TOGETHER):
            near = sorted(order[start : start + _SORTED_TOGETHER], key=_length)
            epoch += [near[at : at + _A_STEP] for at in range(0, len(near), _A_STEP)]
        yield from rng.sample(epoch, len(epoch))


def train(
    steps: Sequence[Sequence[ContrastSet]], base: str, folder: Path, seed: int, rate: float = RATE
) -> SentenceTransformer:
    """Tune an encoder; go on where an interrupted training in the same folder stopped.

    The loss is InfoNCE over all texts of a batch (Li et al. 2023,
    https://arxiv.org/abs/2308.03281).

    Args:
        steps: what to learn from, a batch each, in order.
        base: a sentence-transformers model with a BERT-like backbone, by folder or name.
        folder: takes checkpoints, and the trainer's log in ``trainer_state.json``.
        seed: of everything random.
        rate: learning rate.
    """
    torch.manual_seed(seed)
    model = SentenceTransformer(base, model_kwargs={"dtype": torch.float32})
    for name, parameter in model.named_parameters():
        layer = re.search(r"\.layer\.(\d+)\.", name)
        parameter.requires_grad = layer is not None and int(layer[1]) >= FROZEN
    pairs = [pair for step in steps for contrast in step for pair in contrast.pairs]
    statements, said = zip(*pairs, strict=True)
    trainer = SentenceTransformerTrainer(
        model=model,
        args=_arguments([2 * len(step) for step in steps], folder, seed, rate),
        train_dataset=Dataset.from_dict({"statement": statements, "said": said}),
        loss=MultipleNegativesRankingLoss(
            model,
            scale=_SCALE,
            directions=("query_to_doc", "query_to_query", "doc_to_query", "doc_to_doc"),
        ),
    )
    trainer.train(resume_from_checkpoint=any(folder.glob("checkpoint-*")))
    trainer.state.save_to_json(str(folder / "trainer_state.json"))
    return model.eval()


def nearer(model: SentenceTransformer, found: Sequence[Reversal]) -> float:
    """Return how often what says a key point is nearer to it than what says its opposite.

    Args:
        model: an encoder.
        found: reversals of questions that it was not tuned on.

    Returns:
        A share; 0.5 is chance.
    """
    evaluator = TripletEvaluator(
        [_PROMPT + one.point for one in found],
        [_PROMPT + one.right for one in found],
        [_PROMPT + one.wrong for one in found],
        main_similarity_function="cosine",
        write_csv=False,
    )
    measures = evaluator(model)
    return float(measures["cosine_accuracy"])


def main(arguments: Sequence[str] | None = None) -> None:
    """Tune, measure and save.

    Args:
        arguments: of the command line; those of the process when None.
    """
    parser = argparse.ArgumentParser(
        prog="python -m knowledge.training.contrast",
        description="Tunes an encoder to tell statements from their opposites.",
    )
    parser.add_argument("folder", type=Path, help="takes the weights and checkpoints")
    parser.add_argument("--data", type=Path, default=corpus.DATA, help="folder of the answers")
    parser.add_argument(
        "--public", type=Path, help="folder of public pairs, the triples of which are mixed in"
    )
    parser.add_argument("--steps", type=int, default=400)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    answers = corpus.load(options.data)
    asked = {one.question for one in answers}
    shown = reversals.load({one for one in asked if not one.held_out}, options.data)
    held = reversals.load({one for one in asked if one.held_out}, options.data)
    rng = Random(options.seed)
    contrasts = [*of_reversals(shown), *of_reversals(shown), *of_answers(answers, shown, rng)]
    if options.public:
        contrasts += of_triples(public.triples(options.public, rng))
    log.info("%d contrasts, %d held out", len(contrasts), len(held))
    steps = list(islice(batches(contrasts, rng), options.steps))
    work = options.folder / "training"
    work.mkdir(parents=True, exist_ok=True)
    model = train(steps, str(SHIPPED), work, options.seed)
    base = SentenceTransformer(str(SHIPPED), model_kwargs={"dtype": torch.float32})
    save(model, base, options.folder / FILE)
    log.info(
        "nearer than the opposite: %.3f of the held out",
        nearer(adapted(base, options.folder / FILE), held),
    )


def save(model: SentenceTransformer, base: SentenceTransformer, file: Path) -> None:
    """Write by how much what was tuned differs, in half precision and of low rank.

    Args:
        model: what ``train`` returned.
        base: what it was tuned from.
        file: where to.
    """
    tuned = {
        name: parameter for name, parameter in model.named_parameters() if parameter.requires_grad
    }
    save_file(difference(base, tuned, RANK), file)


def _length(contrast: ContrastSet) -> int:
    return len(contrast.right) + len(contrast.wrong)


def _arguments(
    sizes: Sequence[int], folder: Path, seed: int, rate: float
) -> SentenceTransformerTrainingArguments:
    return SentenceTransformerTrainingArguments(
        output_dir=str(folder),
        num_train_epochs=1,
        batch_sampler=partial(AsGiven, sizes),
        prompts=_PROMPT,
        learning_rate=rate,
        adam_beta2=0.98,
        weight_decay=0.01,
        warmup_steps=len(sizes) // 20,
        lr_scheduler_type="cosine",
        bf16=trains_in_bf16(),
        use_cpu=not torch.cuda.is_available(),
        dataloader_pin_memory=torch.cuda.is_available(),
        seed=seed,
        logging_steps=max(1, len(sizes) // 50),
        save_steps=max(1, len(sizes) // 10),
        save_total_limit=1,
        report_to="none",
        disable_tqdm=True,
    )


if __name__ == "__main__":
    main()
