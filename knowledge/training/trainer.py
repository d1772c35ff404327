"""Examples -> a trained ``CrossEncoder``, with sentence-transformers' own trainer."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import cast

import torch
from datasets import Dataset  # type: ignore[import-untyped]
from sentence_transformers import CrossEncoder
from sentence_transformers.base.modules import Dense, Transformer
from sentence_transformers.base.sampler import DefaultBatchSampler
from sentence_transformers.cross_encoder import CrossEncoderTrainer, CrossEncoderTrainingArguments
from sentence_transformers.sentence_transformer.modules import Pooling
from sentence_transformers.util import batch_to_device
from torch import Tensor, nn
from torch.utils.data import SequentialSampler

from knowledge.grading.labels import LABELS
from knowledge.grading.point_judge import pair_of, score_points
from knowledge.training.example import UNSETTLED, Example

_IGNORED = -100
_LIKE_LENGTH = 24
"""So many batches are put together from examples of like length: less of them is padding."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a model is trained.

    Attributes:
        base: a BERT-like checkpoint, by folder or name, or the folder of a judge.
        batch: answers a step.
        rate: learning rate of the backbone, a tenth of that of the scores; word embeddings stay as
            they are.
        smoothing: label smoothing.
        warmup: share of the steps in which the rates rise.
        weight_of_ends: of the loss read at the points' ends, beside that of their means.
        seed: of everything random.
    """

    base: str
    batch: int = 32
    rate: float = 1e-4
    smoothing: float = 0.05
    warmup: float = 0.06
    weight_of_ends: float = 0.5
    seed: int = 0


class PointLoss(nn.Module):
    """Cross-entropy of the verdicts on all key points of a batch, by both readings.

    Args:
        model: scores key points.
        recipe: how it is trained.
    """

    def __init__(self, model: CrossEncoder, recipe: Recipe) -> None:
        super().__init__()
        self.model = model
        self._weight_of_ends = recipe.weight_of_ends
        self._loss = nn.CrossEntropyLoss(ignore_index=_IGNORED, label_smoothing=recipe.smoothing)

    def forward(
        self,
        inputs: list[list[str]],
        labels: list[Tensor],
        prompt: str | None = None,
        task: str | None = None,
    ) -> Tensor:
        """Return the mean loss.

        Args:
            inputs: the two columns of a pair.
            labels: for each pair the labels of its key points.
            prompt: unused; the trainer hands it in.
            task: likewise.
        """
        del prompt, task
        features = self.model.preprocess(list(zip(*inputs, strict=True)))
        at_ends, of_means = score_points(self.model, batch_to_device(features, self.model.device))
        gold = torch.cat(list(labels)).to(of_means.device)
        ends, means = self._loss(at_ends, gold), self._loss(of_means, gold)
        return cast("Tensor", means + self._weight_of_ends * ends)


def new_model(base: str) -> CrossEncoder:
    """Return a judge over a pretrained backbone, untrained, or one trained before to go on with.

    Args:
        base: a checkpoint, by folder or name; or the folder of a judge.
    """
    if (Path(base) / "2_Dense").is_dir():
        trained: CrossEncoder = CrossEncoder(base, model_kwargs={"dtype": torch.float32})
        return trained
    backbone = Transformer(
        base,
        transformer_task="feature-extraction",
        max_seq_length=512,
        # Dropping attention to the few tokens that decide costs a small model more than it helps.
        config_kwargs={"attention_probs_dropout_prob": 0.0},
        model_kwargs={"dtype": torch.float32},
    )
    width = backbone.get_embedding_dimension()
    head = Dense(width, len(LABELS), activation_function=nn.Identity(), module_output_name="scores")
    pooling = Pooling(width, pooling_mode="lasttoken")
    untrained: CrossEncoder = CrossEncoder(modules=[backbone, pooling, head])
    return untrained


def train(examples: Sequence[Example], recipe: Recipe, folder: Path) -> CrossEncoder:
    """Train a judge; go on where an interrupted training in the same folder stopped.

    On a GPU in mixed precision (bf16), else in fp32.

    Args:
        examples: what to learn from, in order.
        recipe: how.
        folder: takes checkpoints, and the trainer's log in ``trainer_state.json``.
    """
    torch.manual_seed(recipe.seed)
    model = new_model(recipe.base)
    for name, parameter in model.named_parameters():
        parameter.requires_grad = "word_embeddings" not in name
    steps = -(-len(examples) // recipe.batch)
    trainer = CrossEncoderTrainer(
        model=model,
        args=_arguments(recipe, steps, folder),
        train_dataset=_dataset(_batched_by_length(examples, recipe)),
        loss=PointLoss(model, recipe),
    )
    interrupted = any(re.fullmatch(r"checkpoint-\d+", entry.name) for entry in folder.glob("*"))
    trainer.train(resume_from_checkpoint=interrupted)
    trainer.state.save_to_json(str(folder / "trainer_state.json"))
    return model.eval()


def _arguments(recipe: Recipe, steps: int, folder: Path) -> CrossEncoderTrainingArguments:
    return CrossEncoderTrainingArguments(
        output_dir=str(folder),
        num_train_epochs=1,
        per_device_train_batch_size=recipe.batch,
        batch_sampler=_InOrder,
        learning_rate=recipe.rate,
        learning_rate_mapping={r"\.linear\.": 10 * recipe.rate},
        weight_decay=0.01,
        warmup_steps=int(recipe.warmup * steps),
        lr_scheduler_type="cosine",
        bf16=torch.cuda.is_available(),
        dataloader_pin_memory=torch.cuda.is_available(),
        seed=recipe.seed,
        logging_steps=max(1, steps // 100),
        save_steps=max(1, steps // 10),
        save_total_limit=1,
        report_to="none",
        disable_tqdm=True,
    )


class _InOrder(DefaultBatchSampler):
    """Takes the examples in the order they have: they were put in a good one."""

    def __init__(self, dataset: Dataset, batch_size: int, drop_last: bool, **_: object) -> None:  # noqa: FBT001
        super().__init__(SequentialSampler(dataset), batch_size=batch_size, drop_last=drop_last)


def _batched_by_length(examples: Sequence[Example], recipe: Recipe) -> list[Example]:
    """Put examples of like length beside each other, batches of a stretch in random order."""
    rng = Random(recipe.seed)
    ordered: list[Example] = []
    stretch = recipe.batch * _LIKE_LENGTH
    for start in range(0, len(examples), stretch):
        near = sorted(examples[start : start + stretch], key=_length)
        batches = [near[i : i + recipe.batch] for i in range(0, len(near), recipe.batch)]
        rng.shuffle(batches)
        ordered += [example for batch in batches for example in batch]
    return ordered


def _length(example: Example) -> int:
    return sum(map(len, pair_of(example.reading)))


def _dataset(examples: Sequence[Example]) -> Dataset:
    pairs = [pair_of(example.reading) for example in examples]
    return Dataset.from_dict(
        {
            "answer": [answer for answer, _ in pairs],
            "points": [points for _, points in pairs],
            "label": [[_label(letter) for letter in example.letters] for example in examples],
        }
    )


def _label(letter: str) -> int:
    return _IGNORED if letter == UNSETTLED else LABELS.index(letter)
