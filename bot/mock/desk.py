"""What ``/mock`` and the buttons of an interview do on Discord."""

from dataclasses import dataclass

from bot.mock.answering import Answering
from bot.mock.results import Results
from bot.mock.starting import Starting
from bot.mock.steering import Steering


@dataclass(frozen=True, slots=True)
class MockDesk:
    """What members do with mock interviews.

    Attributes:
        starting: starting one, alone or in a group.
        steering: pausing, going on, ending.
        answering: what answers a question.
        results: what came of it.
    """

    starting: Starting
    steering: Steering
    answering: Answering
    results: Results
