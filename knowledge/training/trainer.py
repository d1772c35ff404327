"""Batches -> a trained ``CrossEncoder``, with sentence-transformers' own trainer."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, cast

import torch
from datasets import Dataset  # type: ignore[import-untyped]
from sentence_transformers import CrossEncoder
from sentence_transformers.base.modules import Dense, Transformer
from sentence_transformers.cross_encoder import CrossEncoderTrainer, CrossEncoderTrainingArguments
from sentence_transformers.sentence_transformer.modules import Pooling
from sentence_transformers.util import batch_to_device
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn
from transformers import TrainerCallback, TrainerControl, TrainerState, TrainingArguments

from knowledge.grading.labels import LABELS
from knowledge.grading.point_judge import pair_of, score_points
from knowledge.precision import trains_in_bf16
from knowledge.training.batches import Batch
from knowledge.training.example import UNSETTLED, Example
from knowledge.training.sampler import AsGiven

_IGNORED = -100


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a model is trained.

    Attributes:
        base: a BERT-like checkpoint, by folder or name, or the folder of a judge.
        rate: learning rate of the backbone, a fifth of that of the scores; embeddings stay as they
            are.
        smoothing: label smoothing.
        warmup: share of the steps in which the rates rise.
        weight_of_ends: of the loss read at the points' ends, beside that of their means.
        decay: of the moving average of the weights, which is what the training gives; the weights
            of single steps are much worse.
        frozen: so many layers next to the embeddings stay as they are, too. Where a judge goes on,
            four of twelve take a fifth off the time of a step.
        teacher: the folder of a judge with the same tokens, whose verdicts are learned as well
            where they are right, so that what it knows stays while something else is learned.
        seed: of everything random.
    """

    base: str
    rate: float = 5e-5
    smoothing: float = 0.05
    warmup: float = 0.03
    weight_of_ends: float = 0.5
    decay: float = 0.99
    frozen: int = 0
    teacher: str | None = None
    seed: int = 0


class PointLoss(nn.Module):
    """Cross-entropy of the verdicts on all key points of a batch, by both readings.

    A teacher adds that of what it says, of the means alone (Hinton, Vinyals, Dean 2015,
    https://arxiv.org/abs/1503.02531), on the points on which it is right.

    Args:
        model: scores key points.
        recipe: how it is trained.
    """

    def __init__(self, model: CrossEncoder, recipe: Recipe) -> None:
        super().__init__()
        self.model = model
        # In a list: a module of this one would be trained, and saved.
        self._teachers = [new_model(recipe.teacher).eval()] if recipe.teacher else []
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
            labels: for each pair ``[points, 2]``: the labels of its key points, and whether a
                teacher is asked about them (1) or not (0).
            prompt: unused; the trainer hands it in.
            task: likewise.
        """
        del prompt, task
        features = self.model.preprocess(list(zip(*inputs, strict=True)))
        features = batch_to_device(features, self.model.device)
        at_ends, of_means = self._scores(self.model, features)
        gold, asked = torch.cat(list(labels)).to(of_means.device).unbind(dim=1)
        ends, means = self._loss(at_ends, gold), self._loss(of_means, gold)
        loss = means + self._weight_of_ends * ends
        if asked.any():
            for teacher in self._teachers:
                with torch.no_grad():
                    _, said = self._scores(teacher, features)
                followed = (asked > 0) & (said.argmax(dim=1) == gold)
                loss = loss + _apart(said, of_means, followed)
        return cast("Tensor", loss)

    def _scores(self, model: CrossEncoder, features: dict[str, Any]) -> tuple[Tensor, Tensor]:
        # The trainer has only the model's own forward in mixed precision, which isn't called here.
        kind = self.model.device.type
        with torch.autocast(kind, torch.bfloat16, enabled=trains_in_bf16()):
            at_ends, of_means = score_points(model, features)
        return at_ends.float(), of_means.float()


def _apart(said: Tensor, scores: Tensor, followed: Tensor) -> Tensor:
    """Return the cross-entropy of two scores on the points that are followed, over all points."""
    apart = -(said.softmax(dim=1) * scores.log_softmax(dim=1)).sum(dim=1)
    return (apart * followed).mean()


def is_judge(folder: str) -> bool:
    """Whether a folder holds a judge, and not just a backbone."""
    return (Path(folder) / "2_Dense").is_dir()


def new_model(base: str) -> CrossEncoder:
    """Return a judge over a pretrained backbone, untrained, or one trained before to go on with.

    Args:
        base: a checkpoint, by folder or name; or the folder of a judge.
    """
    # Dropping attention to the few tokens that decide costs a small model more than it helps; what
    # dropping states would add was not measured, and takes 8 % of the time.
    undropped = {"attention_probs_dropout_prob": 0.0, "hidden_dropout_prob": 0.0}
    precise = {"dtype": torch.float32}
    if is_judge(base):
        trained: CrossEncoder = CrossEncoder(base, config_kwargs=undropped, model_kwargs=precise)
        return trained
    backbone = Transformer(
        base,
        transformer_task="feature-extraction",
        max_seq_length=512,
        config_kwargs=undropped,
        model_kwargs=precise,
    )
    width = backbone.get_embedding_dimension()
    head = Dense(width, len(LABELS), activation_function=nn.Identity(), module_output_name="scores")
    pooling = Pooling(width, pooling_mode="lasttoken")
    untrained: CrossEncoder = CrossEncoder(modules=[backbone, pooling, head])
    return untrained


def train(batches: Sequence[Batch], recipe: Recipe, folder: Path) -> CrossEncoder:
    """Train a judge; go on where an interrupted training in the same folder stopped.

    In mixed precision (bf16) where the processor computes in it, on a GPU where there is one.

    Args:
        batches: what to learn from, a step each, in order.
        recipe: how.
        folder: takes checkpoints, and the trainer's log in ``trainer_state.json``.
    """
    torch.manual_seed(recipe.seed)
    model = new_model(recipe.base)
    frozen = ("embeddings.", *(f".layer.{number}." for number in range(recipe.frozen)))
    for name, parameter in model.named_parameters():
        parameter.requires_grad = not any(part in name for part in frozen)
    average = _Average(model, recipe.decay)
    trainer = CrossEncoderTrainer(
        model=model,
        args=_arguments(recipe, batches, folder),
        train_dataset=_dataset([example for batch in batches for example in batch]),
        loss=PointLoss(model, recipe),
        callbacks=[average],
    )
    interrupted = any(re.fullmatch(r"checkpoint-\d+", entry.name) for entry in folder.glob("*"))
    trainer.train(resume_from_checkpoint=interrupted)
    trainer.state.save_to_json(str(folder / "trainer_state.json"))
    model.load_state_dict(average.weights.module.state_dict())
    return model.eval()


def _arguments(
    recipe: Recipe, batches: Sequence[Batch], folder: Path
) -> CrossEncoderTrainingArguments:
    steps = len(batches)
    return CrossEncoderTrainingArguments(
        output_dir=str(folder),
        num_train_epochs=1,
        batch_sampler=partial(AsGiven, list(map(len, batches))),
        learning_rate=recipe.rate,
        learning_rate_mapping={r"\.linear\.": 5 * recipe.rate},
        adam_beta2=0.98,
        weight_decay=0.01,
        warmup_steps=int(recipe.warmup * steps),
        lr_scheduler_type="cosine",
        use_cpu=not torch.cuda.is_available(),
        dataloader_pin_memory=torch.cuda.is_available(),
        seed=recipe.seed,
        logging_steps=max(1, steps // 100),
        save_steps=max(1, steps // 20),
        save_total_limit=1,
        report_to="none",
        disable_tqdm=True,
    )


class _Average(TrainerCallback):
    """Keeps a moving average of the weights, in the checkpoints as well."""

    def __init__(self, model: nn.Module, decay: float) -> None:
        self.weights = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(decay))  # type: ignore[no-untyped-call]
        self._model = model

    def on_train_begin(
        self, args: TrainingArguments, state: TrainerState, control: TrainerControl, **_: object
    ) -> None:
        """Take over the average of the checkpoint that the training goes on from."""
        del control
        if state.global_step:
            kept = torch.load(_average_file(args, state), map_location="cpu", weights_only=True)
            self.weights.load_state_dict(kept)

    def on_step_end(
        self, args: TrainingArguments, state: TrainerState, control: TrainerControl, **_: object
    ) -> None:
        """Take in the weights of a step."""
        del args, state, control
        self.weights.update_parameters(self._model)

    def on_save(
        self, args: TrainingArguments, state: TrainerState, control: TrainerControl, **_: object
    ) -> None:
        """Write the average beside what the trainer saves."""
        del control
        torch.save(self.weights.state_dict(), _average_file(args, state))


def _average_file(args: TrainingArguments, state: TrainerState) -> Path:
    return Path(args.output_dir or "") / f"checkpoint-{state.global_step}" / "average.pt"


def _dataset(examples: Sequence[Example]) -> Dataset:
    pairs = [pair_of(example.reading) for example in examples]
    return Dataset.from_dict(
        {
            "answer": [answer for answer, _ in pairs],
            "points": [points for _, points in pairs],
            "label": [
                [[_label(letter), int(example.ask_teacher)] for letter in example.letters]
                for example in examples
            ],
        }
    )


def _label(letter: str) -> int:
    return _IGNORED if letter == UNSETTLED else LABELS.index(letter)
