"""Fitting a ``Calibration`` on answers to questions that a model was not trained on."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import torch
from torch import nn

from knowledge.grading.calibration import Calibration

_PULL = 0.01
"""Weight of the biases' squares: few labels are seen often enough to trust a large one."""


def fit(scores: npt.NDArray[np.floating], labels: Sequence[int]) -> Calibration:
    """Return the calibration under which the labels are likeliest.

    Args:
        scores: ``[points, labels]``.
        labels: the right one of each point.
    """
    given = torch.tensor(np.asarray(scores), dtype=torch.float64)
    gold = torch.tensor(list(labels))
    log_temperature = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    biases = torch.zeros(given.shape[1], dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([log_temperature, biases], max_iter=200)

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        value: torch.Tensor = nn.functional.cross_entropy(
            given / log_temperature.exp() + biases, gold
        )
        value = value + _PULL * (biases**2).sum()
        value.backward()  # type: ignore[no-untyped-call]
        return value

    optimizer.step(loss)  # type: ignore[no-untyped-call]
    centred = (biases - biases.mean()).detach()
    return Calibration(
        round(float(log_temperature.detach().exp()), 4),
        tuple(round(float(bias), 4) for bias in centred),
    )
